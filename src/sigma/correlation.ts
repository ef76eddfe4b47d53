import { nearest } from "../diagnostics/suggest.ts";
import { type ConditionNode, parseCondition } from "./condition.ts";
import { parseBase, readTexts, type SigmaDocumentBase } from "./metadata.ts";
import { requireKey } from "./rule.ts";
import { counting, describe, entriesOf, error, quote, type Source, warn } from "./source.ts";
import { parseTimespan, type Timespan } from "./timespan.ts";

/** A rule over the matches of other rules. */
export interface SigmaCorrelation extends SigmaDocumentBase {
  readonly kind: "correlation";
  readonly type: CorrelationType;
  /** Ids or names; empty only if the condition names the rules. */
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  readonly timespan: Timespan | undefined;
  readonly condition: CorrelationCondition | undefined;
  /** Alias, then rule, then the rule's field. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether the referenced rules also stand alone; undefined where the document does not say (the same as false). */
  readonly generate: boolean | undefined;
}

/** `value_median` is not in the specification but known to pySigma. */
export type CorrelationType =
  | "event_count"
  | "value_count"
  | "value_sum"
  | "value_avg"
  | "value_percentile"
  | "value_median"
  | "temporal"
  | "temporal_ordered";

export type CorrelationCondition =
  /** Every bound holds for the number that the type counts. */
  | {
      readonly kind: "bounds";
      readonly bounds: readonly Bound[];
      readonly fields: readonly string[];
      readonly percentile?: number | undefined;
    }
  /** A condition over rule names (approved for specification 2.2; temporal types only). */
  | { readonly kind: "rules"; readonly condition: ConditionNode };

export interface Bound {
  readonly operator: BoundOperator;
  readonly value: number;
}

export type BoundOperator = "gt" | "gte" | "lt" | "lte" | "eq" | "neq";

export const correlationTypes: readonly CorrelationType[] = [
  "event_count",
  "value_count",
  "temporal",
  "temporal_ordered",
  "value_sum",
  "value_avg",
  "value_percentile",
  "value_median",
];

export const boundOperators: readonly BoundOperator[] = ["gt", "gte", "lt", "lte", "eq", "neq"];

export function isTemporal(type: CorrelationType): boolean {
  return type === "temporal" || type === "temporal_ordered";
}

const knownKeys = ["type", "rules", "group-by", "timespan", "condition", "aliases", "generate"];

/** Reads a correlation; undefined if something had to be reported as an error. */
export function parseCorrelation(
  entries: readonly (readonly [string, unknown])[],
  into: Source,
): SigmaCorrelation | undefined {
  const { source, errors } = counting(into);
  const top = new Map(entries);
  const base = parseBase(entries, ["correlation", "generate"], source);
  const section = entriesOf(top.get("correlation"));
  if (section === undefined) {
    const found = describe(top.get("correlation"));
    error(source, "RW2222", `\`correlation\` is ${found}, where a mapping is expected`, ["correlation"]);
    return undefined;
  }
  for (const [key] of section) {
    if (knownKeys.includes(key)) continue;
    const close = nearest(key, knownKeys).map((known) => `\`${known}\``);
    const help = close.length === 0 ? undefined : `Did you mean ${close.join(" or ")}?`;
    error(
      source,
      "RW2222",
      `A correlation has no key ${quote(key)}`,
      { pointer: ["correlation", key], part: "key" },
      help,
    );
  }
  const values = new Map(section);
  const type = requireKey(values, "type", source) ? readType(values.get("type"), source) : undefined;
  const condition = readCondition(values.get("condition"), type, source);
  const rules = readRules(values, condition, source);
  const groupBy = values.has("group-by")
    ? readTexts(values.get("group-by"), ["correlation", "group-by"], source, "lone")
    : [];
  const timespan = readTimespan(values.get("timespan"), source);
  const aliases = readAliases(values.get("aliases"), source);
  const generate = readGenerate(top.get("generate"), values.get("generate"), source);
  if (errors() > 0 || type === undefined || rules === undefined || groupBy === undefined) return undefined;
  return { kind: "correlation", ...base, type, rules, groupBy, timespan, condition, aliases, generate };
}

function readType(value: unknown, source: Source): CorrelationType | undefined {
  const type = correlationTypes.find((each) => each === value);
  if (type !== undefined) return type;
  const message = `Unknown type of correlation ${typeof value === "string" ? quote(value) : describe(value)}`;
  const close = typeof value === "string" ? nearest(value, correlationTypes) : [];
  const help = `One of ${(close.length > 0 ? close : correlationTypes).join(", ")}`;
  error(source, "RW2223", message, ["correlation", "type"], help);
  return undefined;
}

function readRules(
  values: ReadonlyMap<string, unknown>,
  condition: CorrelationCondition | undefined,
  source: Source,
): readonly string[] | undefined {
  const pointer = ["correlation", "rules"];
  if (!values.has("rules")) {
    if (condition?.kind === "rules") return [];
    error(source, "RW2221", "The key `rules` is missing", ["correlation"]);
    return undefined;
  }
  const rules = readTexts(values.get("rules"), pointer, source, "lone");
  if (rules?.length === 0) error(source, "RW2201", "The list of rules is empty", pointer);
  return rules;
}

function readTimespan(value: unknown, source: Source): Timespan | undefined {
  if (value === undefined) return undefined;
  const timespan = typeof value === "string" ? parseTimespan(value) : undefined;
  if (timespan !== undefined) return timespan;
  const found = typeof value === "string" ? quote(value) : describe(value);
  const help = "A whole number and one of s, m, h, d, such as 90m";
  error(source, "RW2232", `Cannot read the time span ${found}`, ["correlation", "timespan"], help);
  return undefined;
}

function readCondition(
  value: unknown,
  type: CorrelationType | undefined,
  source: Source,
): CorrelationCondition | undefined {
  const pointer = ["correlation", "condition"];
  if (value === undefined) return undefined;
  if (typeof value === "string" && (type === undefined || isTemporal(type))) {
    const parsed = parseCondition(value);
    if (parsed.ok) return { kind: "rules", condition: parsed.condition };
    const { message, help, start, end } = parsed.error;
    error(source, "RW2208", message, { pointer, part: [start, end] }, help);
    return undefined;
  }
  const entries = entriesOf(value);
  if (entries === undefined) {
    const message = `The condition is ${describe(value)}, where a mapping such as \`gte: 10\` is expected`;
    error(source, "RW2234", message, pointer);
    return undefined;
  }
  const bounds: Bound[] = [];
  let fields: readonly string[] = [];
  let percentile: number | undefined;
  for (const [key, each] of entries) {
    const operator = boundOperators.find((known) => known === key);
    if (operator !== undefined && typeof each === "number" && Number.isFinite(each))
      bounds.push({ operator, value: each + 0 });
    else if (operator !== undefined) {
      error(source, "RW2234", `\`${key}\` needs a number, and this is ${describe(each)}`, [...pointer, key]);
    } else if (key === "field") {
      fields = readTexts(each, [...pointer, key], source, "lone") ?? [];
    } else if (key === "percentile" && typeof each === "number" && each >= 0 && each <= 100) percentile = each;
    else if (key === "percentile") {
      error(source, "RW2234", "`percentile` is a number from 0 to 100", [...pointer, key]);
    } else {
      const help = `One of ${[...boundOperators, "field"].join(", ")}`;
      error(source, "RW2234", `Unknown comparison ${quote(key)}`, { pointer: [...pointer, key], part: "key" }, help);
    }
  }
  const isBare = entries.every(([key]) => key === "field" || key === "percentile");
  if (isBare) error(source, "RW2234", "The condition compares with nothing", pointer, "Add for example `gte: 10`");
  return { kind: "bounds", bounds, fields, ...(percentile === undefined ? {} : { percentile }) };
}

function readAliases(value: unknown, source: Source): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const pointer = ["correlation", "aliases"];
  const aliases = new Map<string, ReadonlyMap<string, string>>();
  if (value === undefined) return aliases;
  const entries = entriesOf(value);
  if (entries === undefined)
    error(source, "RW2239", `\`aliases\` is ${describe(value)}, where a mapping is expected`, pointer);
  for (const [alias, mapping] of entries ?? []) {
    const fields = new Map<string, string>();
    const rules = entriesOf(mapping) ?? [];
    if (rules.length === 0) {
      error(source, "RW2239", `The alias ${quote(alias)} has to map rules to fields`, [...pointer, alias]);
    }
    for (const [rule, field] of rules) {
      if (typeof field === "string" && field !== "") fields.set(rule, field);
      else error(source, "RW2239", `The field of ${quote(rule)} is ${describe(field)}`, [...pointer, alias, rule]);
    }
    aliases.set(alias, fields);
  }
  return aliases;
}

/** The specification has the key at the top, pySigma inside `correlation`; the top one counts. */
function readGenerate(top: unknown, inner: unknown, source: Source): boolean | undefined {
  for (const [value, pointer] of [
    [top, ["generate"]],
    [inner, ["correlation", "generate"]],
  ] as const) {
    if (value === undefined || typeof value === "boolean") continue;
    error(source, "RW2222", `\`generate\` is \`true\` or \`false\`, not ${describe(value)}`, pointer);
  }
  if (typeof top !== "boolean") return typeof inner === "boolean" ? inner : undefined;
  if (typeof inner === "boolean" && inner !== top) {
    const message = `\`generate\` is ${top} here and ${inner} inside \`correlation\``;
    warn(source, "RW2237", message, ["generate"], "The one at the top counts");
  }
  return top;
}
