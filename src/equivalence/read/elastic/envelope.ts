import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import type { Clause } from "../../relation/nodes.ts";
import { agoOf, durationOf } from "./date-math.ts";
import { listAt, type Members, member, textAt, textsAt } from "./members.ts";
import { offsetsOf } from "./offsets.ts";
import { type ClauseAt, Unreadable } from "./unreadable.ts";

/** A rule in a file: TOML as in elastic/detection-rules, or a line of Kibana's import. */
export interface RuleSource {
  readonly form: "toml" | "api";
  readonly path: string;
  readonly document: Document;
  readonly at: Pointer;
  readonly value: Members;
}

/** The settings of a rule that decide what it raises, in the same terms for both forms. */
export interface Envelope {
  readonly title: string;
  readonly type: string;
  readonly language: string;
  readonly query: string | undefined;
  readonly index: readonly string[];
  /** How far back a run searches, how far before now it ends, and how often it takes place; milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly interval: number;
  readonly timestampOverride: string | undefined;
  readonly fallbackDisabled: boolean;
  readonly timestampField: string | undefined;
  readonly tiebreakerField: string | undefined;
  readonly eventCategory: string | undefined;
  readonly buildingBlock: boolean;
  readonly maxSignals: number;
  readonly filters: readonly unknown[];
  readonly exceptions: readonly unknown[];
  readonly threshold: Threshold | undefined;
  readonly newTerms: NewTerms | undefined;
  readonly suppression: Suppression | undefined;
}

export interface Threshold {
  readonly fields: readonly string[];
  readonly value: number;
  readonly cardinality: readonly { readonly field: string; readonly value: number }[];
}

export interface NewTerms {
  readonly fields: readonly string[];
  /** How far back the history reaches, in milliseconds. */
  readonly history: number;
}

export interface Suppression {
  readonly groupBy: readonly string[];
  readonly missing: string;
  readonly duration: unknown;
}

/** What Kibana fills in where a rule leaves it out (Kibana, detection engine API: interval 5m, from now-6m, to now). */
const DEFAULTS = { interval: "5m", from: "now-6m", to: "now", language: "kuery", maxSignals: 100 };

export function readEnvelope(source: RuleSource): Envelope {
  const { value } = source;
  const clause = (...path: Pointer): Clause => clauseOf(source, path);
  for (const key of ["data_view_id", "saved_id", "machine_learning_job_id", "threat_mapping"]) {
    if (member(value, key) !== undefined) throw new Unreadable(`Rules with ${key} are not read`, clause(key));
  }
  return {
    title: textAt(value, "name") ?? "",
    type: textAt(value, "type") ?? "",
    language: textAt(value, "language") ?? DEFAULTS.language,
    query: textAt(value, "query"),
    index: textsAt(value, "index"),
    from: ago(textAt(value, "from") ?? DEFAULTS.from, clause("from")),
    to: ago(textAt(value, "to") ?? DEFAULTS.to, clause("to")),
    interval: duration(textAt(value, "interval") ?? DEFAULTS.interval, clause("interval")),
    timestampOverride: textAt(value, "timestamp_override"),
    fallbackDisabled: member(value, "timestamp_override_fallback_disabled") === true,
    timestampField: textAt(value, "timestamp_field"),
    tiebreakerField: textAt(value, "tiebreaker_field"),
    eventCategory: textAt(value, "event_category_override"),
    buildingBlock: member(value, "building_block_type") !== undefined,
    maxSignals: numberAt(value, "max_signals") ?? DEFAULTS.maxSignals,
    filters: listAt(value, "filters"),
    exceptions: listAt(value, "exceptions_list"),
    threshold: thresholdOf(value, clause("threshold")),
    newTerms: newTermsOf(value, clause("new_terms")),
    suppression: suppressionOf(value),
  };
}

/** Where the value at a pointer below the rule stands in the file; for an absent one, what it would belong to. */
export function clauseOf({ document, at }: RuleSource, path: Pointer): Clause {
  return offsetsOf(document, document.spanAt([...at, ...path]));
}

/** Gives the place in the file of a part of the rule's query. */
export function queryClauses({ document, at }: RuleSource): ClauseAt {
  return (start, end) => {
    const pointer = [...at, "query"];
    return offsetsOf(document, document.spanWithin(pointer, start, end) ?? document.spanAt(pointer));
  };
}

function ago(text: string, clause: Clause): number {
  const found = agoOf(text);
  if (found === undefined || found < 0) throw new Unreadable(`${text} is no time before now that is read`, clause);
  return found;
}

function duration(text: string, clause: Clause): number {
  const found = durationOf(text);
  if (found === undefined) throw new Unreadable(`${text} is no length of time that is read`, clause);
  return found;
}

function numberAt(value: unknown, name: string): number | undefined {
  const found = member(value, name);
  return typeof found === "number" ? found : undefined;
}

function thresholdOf(value: Members, clause: Clause): Threshold | undefined {
  const threshold = member(value, "threshold");
  if (threshold === undefined) return undefined;
  const least = numberAt(threshold, "value");
  if (least === undefined) throw new Unreadable("The threshold has no value", clause);
  const cardinality = listAt(threshold, "cardinality").map((each) => {
    const field = textAt(each, "field");
    const count = numberAt(each, "value");
    if (field === undefined || count === undefined) throw new Unreadable("This cardinality is not read", clause);
    return { field, value: count };
  });
  // An empty name groups by nothing, as an empty list does (Kibana, normalizeThresholdField).
  return { fields: textsAt(threshold, "field").filter((field) => field !== ""), value: least, cardinality };
}

/** Flat in Kibana's form; in TOML `field` and `value` pairs, of whose histories the first counts. */
function newTermsOf(value: Members, clause: Clause): NewTerms | undefined {
  const table = member(value, "new_terms");
  const fields = table === undefined ? textsAt(value, "new_terms_fields") : textsAt(table, "value");
  const start =
    table === undefined
      ? textAt(value, "history_window_start")
      : textAt(listAt(table, "history_window_start")[0], "value");
  if (fields.length === 0 && start === undefined) return undefined;
  if (start === undefined) throw new Unreadable("The new terms have no history", clause);
  return { fields, history: ago(start, clause) };
}

function suppressionOf(value: Members): Suppression | undefined {
  const suppression = member(value, "alert_suppression");
  if (suppression === undefined) return undefined;
  return {
    groupBy: textsAt(suppression, "group_by"),
    // Kibana's default (AlertSuppressionMissingFieldsStrategy).
    missing: textAt(suppression, "missing_fields_strategy") ?? "suppress",
    duration: member(suppression, "duration"),
  };
}
