import type { SourceBinding } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { printDuration } from "../../model/duration.ts";
import type { Metadata, Severity } from "../../model/nodes.ts";
import { plain } from "../../text/source-text.ts";
import { located, map, text, type Value, type ValueMap } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { partId } from "../rule-id.ts";
import { exceptionReferences } from "./envelope-exceptions.ts";
import { guideNote, setupNote } from "./envelope-note.ts";
import { threatOf } from "./envelope-threat.ts";
import type { Rule, Threshold } from "./rule.ts";
import { tagsOf } from "./tags.ts";

/** Kibana refuses rules that ask for more alerts in one run (xpack.alerting.rules.run.alerts.max). */
const MAX_SIGNALS = 1000;

/** One rule in the form of Kibana's API, keys sorted; the TOML file is another layout of the same. */
export interface Envelope {
  readonly rule: ValueMap;
  readonly ruleId: string;
  /** Plain query text for NDJSON, block text for TOML. */
  readonly query: Value;
}

export function envelope(input: CompileInput, rule: Rule, indexes: readonly string[]): Envelope {
  const { detection, settings, attack } = input;
  const { metadata } = detection;
  const at = (key: string): Span | undefined => metadata.spans.get(key);
  const ruleId = partId(metadata.id, "elastic", rule.part);
  const name = ruleName(metadata.title, rule.part);
  const note = guideNote(metadata.guide, name, metadata.falsePositives);
  const setup = setupNote(
    detection,
    [...input.bindings.values()].map((binding) => binding.contract),
    { excepted: new Set(rule.exceptions.map(({ list }) => list.name)), licence: licenceOf(rule) },
  );
  const authors = settings.elastic.author.length > 0 ? settings.elastic.author : metadata.author;
  const threat = threatOf(metadata, attack);
  const entries: readonly (readonly [string, Value | undefined])[] = [
    ["alert_suppression", suppression(rule)],
    ["author", located([...authors], at("author"))],
    ["description", located(metadata.description, at("description"))],
    ["enabled", detection.kind === "hunt" ? false : undefined],
    ["exceptions_list", rule.exceptions.length === 0 ? undefined : exceptionReferences(input, rule.exceptions)],
    ["false_positives", listOf(metadata.falsePositives, at("false_positives"))],
    ["filters", rule.filters.length === 0 ? undefined : rule.filters],
    ["from", located(`now-${printDuration(rule.lookBack)}`, detection.schedule.span)],
    [
      "history_window_start",
      rule.newTerms && located(`now-${printDuration(rule.newTerms.history)}`, rule.newTerms.span),
    ],
    ["index", rule.type === "esql" ? undefined : [...indexes]],
    ["interval", located(printDuration(rule.interval), detection.schedule.span)],
    [
      "investigation_fields",
      rule.investigation.length === 0 ? undefined : map([["field_names", [...rule.investigation]]]),
    ],
    ["language", rule.language],
    ["license", metadata.license === undefined ? undefined : located(metadata.license, at("license"))],
    ["max_signals", maxSignals(input)],
    ["name", located(name, at("title"))],
    ["new_terms_fields", rule.newTerms && located([...rule.newTerms.fields], rule.newTerms.span)],
    ["note", note === undefined ? undefined : located(text(note, "block"), at("guide"))],
    ["references", listOf(metadata.references, at("references"))],
    ["risk_score", located(riskScore(metadata), at("risk_score") ?? at("severity"))],
    ["rule_id", located(ruleId, at("id"))],
    ["setup", setup === undefined ? undefined : text(setup, "block")],
    ["severity", located(severityOf(input), at("severity"))],
    ["tags", [...tagsOf(input, note !== undefined)]],
    ["threat", threat.length === 0 ? undefined : located([...threat], at("attack"))],
    ["threshold", rule.threshold && located(threshold(rule.threshold), rule.threshold.span)],
    ["timestamp_override", rule.byArrival ? arrivalOf(input) : undefined],
    ["to", undefined],
    ["type", rule.type],
  ];
  return { rule: map(entries), ruleId, query: text(rule.query, "literal") };
}

function listOf(values: readonly string[], span: Span | undefined): Value | undefined {
  return values.length === 0 ? undefined : located([...values], span);
}

/** The title, with the part's name behind it where a detection needs several rules, within 67 characters. */
export function ruleName(title: string, part: string | undefined): string {
  if (part === undefined) return title;
  const suffix = ` (${part.replaceAll("_", " ")})`;
  const room = 67 - suffix.length;
  if (title.length <= room) return `${title}${suffix}`;
  const cut = title
    .slice(0, Math.max(1, room))
    .replace(/\s+\S*$/, "")
    .replace(/[^A-Za-z0-9]+$/, "");
  return `${cut === "" ? title.slice(0, 1) : cut}${suffix}`;
}

/** Rules may group alerts from Platinum on (Elastic Security documentation, Suppress detection alerts, requirements). */
export function licenceOf({ suppression: wanted }: Rule): string | undefined {
  return wanted === undefined ? undefined : "Elastic Platinum or higher, for alert suppression";
}

function suppression(rule: Rule): Value | undefined {
  if (rule.suppression === undefined) return undefined;
  const { groupBy, duration, span } = rule.suppression;
  return located(
    map([
      ["duration", duration === undefined ? undefined : suppressionDuration(duration)],
      ["group_by", groupBy.length === 0 ? undefined : [...groupBy]],
      ["missing_fields_strategy", groupBy.length === 0 ? undefined : "doNotSuppress"],
    ]),
    span,
  );
}

function threshold({ fields, value, cardinality }: Threshold): Value {
  const distinct = cardinality && [map([...Object.entries(cardinality)])];
  return map([
    ["cardinality", distinct],
    ["field", [...fields]],
    ["value", value],
  ]);
}

/** Suppression knows seconds, minutes and hours. */
function suppressionDuration(duration: number): Value {
  const printed = printDuration(duration, ["h", "m", "s"]);
  return map([
    ["unit", printed.slice(-1)],
    ["value", Number(printed.slice(0, -1))],
  ]);
}

function maxSignals(input: CompileInput): Value {
  const { maxAlerts } = input.detection.limits;
  const wanted = maxAlerts ?? input.settings.elastic.maxSignals;
  const value = Math.min(wanted, MAX_SIGNALS);
  if (maxAlerts === undefined || value < wanted) {
    input.notes.add({
      code: "alert-cap",
      construct: "limits.max_alerts",
      reason: `one run raises at most ${value} alerts`,
      span: input.detection.trigger.span,
    });
  }
  return value;
}

/** Bands of Kibana and the public repository. */
const BANDS: Readonly<Record<"low" | "medium" | "high" | "critical", readonly [number, number]>> = {
  low: [0, 21],
  medium: [22, 47],
  high: [48, 73],
  critical: [74, 100],
};

function elasticSeverity(severity: Severity): keyof typeof BANDS {
  return severity === "informational" ? "low" : severity;
}

function severityOf(input: CompileInput): string {
  const { metadata, trigger } = input.detection;
  if (metadata.severity === "informational") {
    input.notes.add({
      code: "severity-mapped",
      construct: "severity",
      reason: "the lowest severity of Elastic is low",
      span: metadata.spans.get("severity") ?? trigger.span,
    });
  }
  return elasticSeverity(metadata.severity);
}

function riskScore({ severity, riskScore: score }: Metadata): number {
  const [low, high] = BANDS[elasticSeverity(severity)];
  return Math.min(high, Math.max(low, score));
}

function arrivalOf(input: CompileInput): string {
  const arrivals = [...input.bindings.values()].flatMap((binding: SourceBinding) =>
    binding.arrival?.kind === "column" ? [binding.arrival.name] : [],
  );
  return arrivals[0] ?? "event.ingested";
}

/** A value without blocks of text, as NDJSON writes the query: its last line break is the block's. */
export function plainQuery(query: Value): Value {
  if (typeof query !== "object" || query === null || !("kind" in query) || query.kind !== "text") return query;
  const { source } = query;
  if (!source.text.endsWith("\n")) return text(source);
  const end = source.text.length - 1;
  const marks = source.marks.flatMap((mark) => (mark.start >= end ? [] : [{ ...mark, end: Math.min(mark.end, end) }]));
  return text({ ...plain(source.text.slice(0, end)), marks });
}
