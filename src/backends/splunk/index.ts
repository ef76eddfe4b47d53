import type { BoundField } from "../../catalog/nodes.ts";
import { printDuration } from "../../model/duration.ts";
import type { Detection, Key } from "../../model/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { visitPredicate } from "../../model/walk.ts";
import { stages } from "../../plan/stages.ts";
import { concatTexts, from, plain, type SourceText } from "../../text/source-text.ts";
import type { Artifact, Backend, CompileInput } from "../backend.ts";
import { nativeQuery } from "../native.ts";
import { partId } from "../rule-id.ts";
import { capabilities } from "./capabilities.ts";
import { noteCollapsedLists } from "./collapsed-lists.ts";
import { contentFiles } from "./content.ts";
import { type EnvelopeInput, splunkScopes, type Throttle } from "./context.ts";
import { escu } from "./escu.ts";
import { confFiles, listFiles } from "./library.ts";
import { commentText } from "./literal.ts";
import { type Lowered, type LowerInput, lowerPlan, reviewStages } from "./lower.ts";
import { filterMacroName, listObjectName, slugSnake, sourceMacroName } from "./objects.ts";
import { renderStages } from "./print.ts";
import { riskOf } from "./risk.ts";
import { savedSearch } from "./savedsearch.ts";
import { timingOf } from "./schedule.ts";
import type { Stage } from "./syntax.ts";
import { vendorProducts } from "./vendor-product.ts";

/** Splunk: SPL, savedsearches.conf, ESCU YAML and the macros and lookups they need. */
export const splunk: Backend = {
  id: "splunk",
  title: "Splunk",
  capabilities,
  requiredOutputs: () => [],
  compile,
  library: (inputs) => [...confFiles(inputs), ...contentFiles(inputs)],
};

function compile(input: CompileInput): readonly Artifact[] {
  const { detection, notes, settings } = input;
  const plan = stages(input.plan);
  const timing = timingOf(detection, plan, settings.splunk.cronOffset);
  if (timing.every !== detection.schedule.every && detection.kind === "rule") {
    notes.add({
      code: "frequency-changed",
      construct: "schedule",
      reason: `the search runs every ${printDuration(timing.every)}: ${
        detection.schedule.mode === "realtime"
          ? "real-time searches are refused in Splunk Cloud"
          : "a cron line has no step for the interval asked for"
      }`,
      span: detection.schedule.span,
    });
  }
  noteKeywords(input);
  noteWindowSize(input);
  noteCollapsedLists(input);
  const lowerInput: LowerInput = {
    plan: input.plan,
    timing,
    notes,
    tableOf: (list) => listObjectName(settings.prefix, detection, list),
    macroOf: (source) => macroName(input, source),
    filterMacro: filterMacroName(detection),
    vendorProducts: vendorProducts(input),
    fresh: detection.kind === "rule",
  };
  const lowered = lowerPlan(lowerInput);
  const own = nativeQuery(detection.native.get("splunk"), notes);
  const rendered = new Map<Stage, SourceText>();
  const textOf = (printed: Lowered["stages"]): SourceText =>
    own === undefined ? renderStages(printed, rendered) : nativeText(own, detection);
  if (settings.splunk.escu === "6" && detection.kind === "rule") {
    notes.add({
      code: "metadata-lost",
      construct: "schedule",
      reason: `the content format keeps schedules in files of their own; the search needs ${timing.cron} from ${timing.earliest}`,
      span: detection.schedule.span,
    });
  }
  return artifacts(input, {
    detection,
    input,
    query: textOf(lowered.stages),
    review: () => textOf(reviewStages(lowerInput, lowered)),
    timing,
    columns: lowered.columns,
    risk: riskOf(detection, lowered.columns, notes),
    throttle: throttleOf(detection, lowered, input),
    scopes: splunkScopes(input),
  });
}

function artifacts(input: CompileInput, envelope: EnvelopeInput): readonly Artifact[] {
  const { detection } = input;
  const name = slugSnake(detection);
  const rule = (path: string, kind: Artifact["kind"], content: SourceText): Artifact => ({
    path,
    kind,
    part: undefined,
    ruleId: kind === "rule" ? partId(detection.metadata.id, "splunk", undefined) : undefined,
    content,
  });
  const header = `\`\`\`${commentText(`${detection.metadata.title}, version ${detection.metadata.version}`)}\`\`\`\n`;
  const titleSpan = detection.metadata.spans.get("title");
  return [
    rule(
      `${name}.spl`,
      "query",
      concatTexts(titleSpan === undefined ? plain(header) : from(header, titleSpan), envelope.query, "\n"),
    ),
    rule(`${name}.savedsearch.conf`, "rule", savedSearch(envelope)),
    rule(`${name}.yml`, "rule", escu(envelope)),
    ...listFiles(input),
  ];
}

function macroName(input: CompileInput, source: string): string {
  const scope = input.bindings.get(source)?.scope;
  if (scope?.kind !== "splunk") throw new Error(`The binding of ${source} is not one for Splunk`);
  return sourceMacroName(input.settings.prefix, scope.macro);
}

/** The author's own query, with the macro behind it that every search of ours can be tuned by and contentctl asks for. */
function nativeText(query: string, detection: Detection): SourceText {
  const span = detection.native.get("splunk")?.span;
  const trimmed = query.trim();
  const call = `\`${filterMacroName(detection)}\``;
  const filter = trimmed.includes(call) ? "" : `\n| ${call}`;
  return concatTexts(span === undefined ? plain(trimmed) : from(trimmed, span), filter);
}

/** The throttle's fields as columns; the search has them only where they are outputs. */
function throttleOf(detection: Detection, lowered: Lowered, input: CompileInput): Throttle | undefined {
  const { throttle } = detection.limits;
  if (throttle === undefined) return undefined;
  const fields = throttle.fields.map((key) => throttleColumn(key, detection, lowered));
  const known = fields.filter((name) => name !== undefined);
  if (known.length === 0 || known.length < fields.length) {
    input.notes.add({
      code: "throttle-approximate",
      construct: "limits.throttle",
      reason: "Splunk throttles by columns of the result, and a field of the throttle is no output",
      span: throttle.span,
    });
    if (known.length === 0) return undefined;
  }
  return { fields: known, period: printDuration(throttle.for, ["h", "m", "s"]) };
}

function throttleColumn(key: Key, detection: Detection, lowered: Lowered): string | undefined {
  const output = detection.outputs.find(({ name, value }) => {
    if (value.kind === "key") return value.key.name === key.name;
    if (name === key.name) return true;
    return (
      value.kind === "field" &&
      [...key.fields.values()].every((one) => [...value.fields.values()].some((own) => own.name === one.name))
    );
  });
  return output === undefined ? undefined : lowered.columns.get(output.name);
}

const MAX_WINDOW = 10_000;

/** `streamstats` keeps 10,000 events of a window (limits.conf, max_stream_window). */
function noteWindowSize({ plan, notes }: CompileInput): void {
  const { trigger } = stages(plan);
  if (trigger?.kind !== "count") return;
  const beyond = trigger.conditions.find((one) => one.value >= MAX_WINDOW);
  if (beyond !== undefined) {
    notes.add({
      code: "condition-approximate",
      construct: "trigger.condition",
      reason: "no window counts to 10,000 (limits.conf, max_stream_window)",
      span: beyond.span,
      direction: beyond.operator === "gt" || beyond.operator === "gte" ? "under" : "both",
    });
  }
  notes.add({
    code: "window-cap",
    construct: "trigger.timespan",
    reason: "a window holds at most 10,000 events (limits.conf, max_stream_window); older ones are not counted",
    span: trigger.span,
  });
}

/** Words are looked for in the event's text, where quotes and line breaks are escaped and field names stand too. */
function noteKeywords({ plan, notes }: CompileInput): void {
  const words = (predicate: Predicate<BoundField>): void =>
    visitPredicate(predicate, (node) => {
      if (node.kind !== "keyword") return;
      notes.add({
        code: "operator-approximate",
        construct: "keyword",
        reason: "words are looked for in the text of the event, which also holds the names of its fields",
        span: node.span,
        direction: "both",
      });
    });
  for (const branch of stages(plan).branches) {
    words(branch.scan.where);
    for (const filter of branch.filters) words(filter.where);
    for (const term of branch.score?.add ?? []) words(term.when);
    if (branch.collapse?.any !== undefined) words(branch.collapse.any);
  }
}
