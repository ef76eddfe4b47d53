import { assertNever } from "../../../model/walk.ts";
import type { Bound, SigmaCorrelation } from "../../../sigma/correlation.ts";
import { timespanSeconds } from "../../../sigma/timespan.ts";
import { all, call, column, missing, number, text } from "../../relation/build.ts";
import type { NamedScalar, Order, Relation, Scalar, Window, WindowCall } from "../../relation/nodes.ts";
import { conditionTest } from "./detection-test.ts";
import { TIME } from "./event-time.ts";
import { compareNumbers, numberIn } from "./item-test.ts";
import { Unreadable } from "./unreadable.ts";

/** One of the rules that a correlation is about. */
export interface CorrelatedRule {
  /** As the correlation refers to it. */
  readonly name: string;
  /** Its matches: columns `time` and `id`, and the values of each field that was asked for as a list. */
  readonly matches: (fields: readonly string[]) => { readonly relation: Relation; readonly values: readonly Scalar[] };
}

/** Columns `time` and `id` of the match that ends each window, and the values of `group-by`. */
export interface CorrelationRows {
  readonly relation: Relation;
  readonly keys: readonly Scalar[];
}

export const ID = "id";
const RULE = "rule";
const byTime: readonly Order[] = [{ by: column(TIME, "number"), descending: false, nulls: "first" }];

/**
 * What a correlation finds: a row per match of its rules at which it holds, made of all matches in the window that ends there.
 * The specification leaves open how windows lie ("the time frame should not be restricted to boundaries"); they slide here,
 * [t − timespan, t]. inferred: both ends are in, rules on the same match count it once, a match without a `group-by` field
 * belongs to no group, one with several values of it to a group of each, and groups are told apart by case, since a group is
 * made of values and not of comparisons.
 */
export function correlationRows(document: SigmaCorrelation, rules: readonly CorrelatedRule[]): CorrelationRows {
  if (document.timespan === undefined) throw new Unreadable("The correlation has no timespan");
  const timespan = timespanSeconds(document.timespan) * 1000;
  const keys = document.groupBy.map((_, index) => keyColumn(index));
  // A match with several counted values is several rows that say the same.
  const relation: Relation = {
    kind: "pick",
    input: holding(document, rules, matchesOf(document, rules), timespan),
    keys: [column(ID, "text"), column(RULE, "number"), ...keys],
    order: byTime,
    count: 1,
  };
  return { relation, keys };
}

/** The matches of all rules, one row per rule, group and tuple of counted values. */
function matchesOf(document: SigmaCorrelation, rules: readonly CorrelatedRule[]): Relation {
  const counted = document.condition?.kind === "bounds" ? document.condition.fields : [];
  const inputs = rules.map(({ name, matches }, index): Relation => {
    const fieldOf = (asked: string): string => {
      const alias = document.aliases.get(asked);
      if (alias === undefined) return asked;
      return alias.get(name) ?? fail(`The alias ${asked} has no field of ${name}`);
    };
    const { relation, values } = matches([...document.groupBy, ...counted].map(fieldOf));
    let expanded = relation;
    values.forEach((value, position) => {
      const isKey = position < document.groupBy.length;
      const column = isKey ? `key ${position}` : `value ${position - document.groupBy.length}`;
      const list = call("list_distinct", value);
      expanded = { kind: "expand", input: expanded, name: column, list, outer: !isKey };
    });
    const columns: NamedScalar[] = [
      { name: TIME, value: column(TIME, "number") },
      { name: ID, value: column(ID, "text") },
      { name: RULE, value: number(index) },
      ...document.groupBy.map((_, position) => ({ name: `key ${position}`, value: keyColumn(position) })),
      { name: "value", value: tuple(counted.map((_, position) => column(`value ${position}`, "text"))) },
    ];
    return { kind: "project", input: expanded, columns };
  });
  return inputs.length === 1 && inputs[0] !== undefined ? inputs[0] : { kind: "union", inputs };
}

function keyColumn(index: number): Scalar {
  return column(`key ${index}`, "text");
}

/** One text per combination of values, null where one of them is missing. */
function tuple(values: readonly Scalar[]): Scalar {
  const [only] = values;
  if (only === undefined) return missing("text");
  if (values.length === 1) return only;
  const pieces = values.flatMap((value) => [call("to_text", call("length", value)), text(":"), value]);
  return call("concat", ...pieces);
}

/** The rows at which a correlation holds. */
function holding(
  document: SigmaCorrelation,
  rules: readonly CorrelatedRule[],
  input: Relation,
  timespan: number,
): Relation {
  const { type, condition } = document;
  const bounds = condition?.kind === "bounds" ? condition.bounds : undefined;
  const window = (columns: Window["columns"], of: Relation = input): Relation => ({
    kind: "window",
    input: of,
    partition: document.groupBy.map((_, index) => keyColumn(index)),
    order: byTime,
    frame: { unit: "range", preceding: timespan, following: 0 },
    columns,
    gathers: true,
  });
  const measured = (name: WindowCall["function"], of: Scalar): Relation => ({
    kind: "filter",
    input: window([{ name: "measured", call: { function: name, of } }]),
    where: meets(column("measured", "number"), bounds ?? fail(`${type} needs a condition`)),
  });
  const amount = numberIn(column("value", "text"));
  switch (type) {
    case "event_count":
      return measured("count_distinct", column(ID, "text"));
    case "value_count":
      return measured("count_distinct", column("value", "text"));
    case "value_sum":
      return measured("sum", amount);
    case "value_avg":
      return measured("average", amount);
    case "value_percentile":
    case "value_median":
      return fail(`How ${type} picks a value is not specified`);
    case "temporal": {
      const columns = rules.map((_, index) => ({
        name: `seen ${index}`,
        call: { function: "count", of: isRule(index, number(1)) } as const,
      }));
      const seen = rules.map((_, index) => call("less", number(0), column(`seen ${index}`, "number")));
      return { kind: "filter", input: window(columns), where: together(document, rules, seen) };
    }
    case "temporal_ordered":
      return ordered(document, rules, input, timespan, window);
    default:
      return assertNever(type);
  }
}

/** Several comparisons are "the conjunction AND". A missing number meets none. */
function meets(measured: Scalar, bounds: readonly Bound[]): Scalar {
  return call("is_true", all(bounds.map(({ operator, value }) => compareNumbers(measured, operator, value))));
}

/** A value on rows of one rule, null on the others. */
function isRule(index: number, value: Scalar): Scalar {
  return call("if", call("equals", column(RULE, "number"), number(index)), value, missing(value.type));
}

/** Every rule, or what the condition says: "the count of different event types (Sigma rules matching)", or rules by name. */
function together(document: SigmaCorrelation, rules: readonly CorrelatedRule[], seen: readonly Scalar[]): Scalar {
  const { condition } = document;
  if (condition === undefined) return all(seen);
  if (condition.kind === "rules") {
    return conditionTest(
      condition.condition,
      new Map(rules.map(({ name }, index) => [name, seen[index] ?? fail(name)])),
    );
  }
  const types = call("add", ...seen.map((each) => call("if", each, number(1), number(0))));
  return meets(types, condition.bounds);
}

/**
 * "Requires in addition that the events appear in the order": each row knows the latest start of a chain that ends with it.
 * inferred: of two at the same time either may come first.
 */
function ordered(
  document: SigmaCorrelation,
  rules: readonly CorrelatedRule[],
  input: Relation,
  timespan: number,
  window: (columns: Window["columns"], of: Relation) => Relation,
): Relation {
  const { condition } = document;
  const demands = condition?.kind === "bounds" ? condition.bounds : undefined;
  const isAll = demands?.every(({ operator, value }) => ["gte", "eq"].includes(operator) && value === rules.length);
  if (condition !== undefined && isAll !== true) fail("Which order some of the rules have to keep is not specified");
  let chained: Relation = {
    kind: "extend",
    input,
    columns: [{ name: "chain 0", value: isRule(0, column(TIME, "number")) }],
  };
  for (let index = 1; index < rules.length; index += 1) {
    const before: Relation = {
      kind: "window",
      input: chained,
      partition: document.groupBy.map((_, position) => keyColumn(position)),
      order: byTime,
      frame: { unit: "range", preceding: null, following: 0 },
      columns: [{ name: "before", call: { function: "max", of: column(`chain ${index - 1}`, "number") } }],
    };
    const value = isRule(index, column("before", "number"));
    chained = { kind: "extend", input: before, columns: [{ name: `chain ${index}`, value }] };
  }
  const start = column(`chain ${rules.length - 1}`, "number");
  const length = call("subtract", column(TIME, "number"), start);
  return {
    kind: "filter",
    input: window([], chained),
    where: call("is_true", call("less_equal", length, number(timespan))),
  };
}

function fail(message: string): never {
  throw new Unreadable(message);
}
