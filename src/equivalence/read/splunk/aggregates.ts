import type { Aggregate, MacroCall } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, missing, number, text } from "../../relation/build.ts";
import { aggregateType } from "../../relation/columns.ts";
import type { AggregateFunction, Order, Scalar, ValueType } from "../../relation/nodes.ts";
import { readExpression, scopeOf } from "./expression.ts";
import { type Flow, fieldOf, type Reading } from "./flow.ts";
import { refuse } from "./problem.ts";
import {
  asNumber,
  firstOf,
  looseText,
  NULL,
  nonEmpty,
  numberValue,
  numericText,
  textsValue,
  type Value,
} from "./value.ts";

/** One call of the relation that an aggregate needs, in a column of its own. */
export interface Part {
  readonly name: string;
  readonly function: AggregateFunction;
  readonly of?: Scalar;
  readonly where?: Scalar;
  readonly limit?: number;
  /** For `first` and `last` where it is not the order of the rows. */
  readonly order?: readonly Order[];
}

/** An aggregate of `stats`: what to compute over the rows, and its value from that. */
export interface Aggregation {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly result: (of: (part: Part) => Scalar) => Value;
}

export function partColumn(part: Part): Scalar {
  const type: ValueType = aggregateType(
    part.of === undefined ? { function: part.function } : { function: part.function, of: part.of },
  );
  return column(part.name, type);
}

/** Aggregates pass over rows in which their field is missing, and take each value of a multivalue field for itself. */
export function readAggregation(aggregate: Aggregate | MacroCall, flow: Flow, reading: Reading): Aggregation {
  if ("kind" in aggregate) return refuse(`The macro \`${aggregate.name}\` is not defined in the files`, aggregate);
  const name = aggregate.as?.name ?? aggregate.label;
  if (aggregate.sparkline !== undefined || name.includes("*")) {
    return refuse(`\`${aggregate.label}\` is not covered`, aggregate);
  }
  const part = (fn: AggregateFunction, rest: Omit<Part, "name" | "function"> = {}): Part => ({
    name: `${name} ${reading.next()}`,
    function: fn,
    ...rest,
  });
  const { of } = aggregate;
  const fn = aggregate.function.toLowerCase();
  if (of === undefined) {
    // Of events, without a field (Splunk Search Reference, Aggregate functions).
    if (fn !== "count" && fn !== "c") return refuse(`\`${aggregate.function}\` needs a field`, aggregate);
    const count = part("count");
    return { name, parts: [count], result: (value) => numberValue(value(count)) };
  }
  if (of.kind === "macro") return refuse(`The macro \`${of.name}\` is not defined in the files`, of);
  if (of.kind === "name" && of.name.name.includes("*")) return refuse("A wildcard in an aggregate is not covered", of);
  const value =
    of.kind === "name" ? fieldOf(flow, of.name.name) : readExpression(of.expression, scopeOf(flow, reading));
  const build = BUILDERS[fn];
  if (build === undefined || !Object.hasOwn(BUILDERS, fn)) {
    return refuse(`The aggregate \`${aggregate.function}\` is not covered`, aggregate.functionAt);
  }
  const { parts, result } = build({ value, part, flow, aggregate });
  return { name, parts, result };
}

interface Operands {
  readonly value: Value;
  readonly part: (fn: AggregateFunction, rest?: Omit<Part, "name" | "function">) => Part;
  readonly flow: Flow;
  readonly aggregate: Aggregate;
}

type Built = Pick<Aggregation, "parts" | "result">;
type Build = (operands: Operands) => Built;

const nothing: Built = { parts: [], result: () => NULL };

/** `count(x)` counts values, and `count(eval(test))` the rows for which the test is true. */
const count: Build = ({ value, part }) => {
  if (value.kind === "null") return { parts: [], result: () => numberValue(number(0)) };
  const one =
    value.kind === "truth"
      ? part("count", { where: call("is_true", value.scalar) })
      : value.kind === "texts"
        ? part("sum", { of: call("list_length", value.scalar) })
        : part("count", { of: value.scalar });
  return { parts: [one], result: (of) => numberValue(call("coalesce", of(one), number(0))) };
};

/** Values are compared as text, also where they are numbers (Splunk Search Reference, Statistical and charting functions). */
const distinct: Build = ({ value, part, aggregate }) => {
  if (value.kind === "null") return { parts: [], result: () => numberValue(number(0)) };
  if (value.kind === "truth") return refuse("A condition cannot be aggregated so", aggregate);
  if (value.kind !== "texts") {
    const one = part("count_distinct", { of: value.scalar });
    return { parts: [one], result: (of) => numberValue(of(one)) };
  }
  const all = part("concat", { of: value.scalar });
  return { parts: [all], result: (of) => numberValue(call("list_length", call("list_distinct", of(all)))) };
};

/** The distinct values as a multivalue field, sorted as text (Splunk Search Reference, Multivalue stats functions). */
const values: Build = ({ value, part, aggregate }) => {
  if (value.kind === "null") return nothing;
  if (value.kind === "truth") return refuse("A condition cannot be aggregated so", aggregate);
  if (value.kind !== "texts") {
    const one = part("set", { of: value.kind === "number" ? call("to_text", value.scalar) : value.scalar });
    return { parts: [one], result: (of) => textsValue(nonEmpty(of(one))) };
  }
  const all = part("concat", { of: value.scalar });
  return { parts: [all], result: (of) => textsValue(nonEmpty(call("list_distinct", of(all)))) };
};

/** The first 100 values in the order of the events, as text (Splunk Search Reference, Multivalue stats functions). */
const list: Build = ({ value, part, flow, aggregate }) => {
  if (value.kind === "null") return nothing;
  if (value.kind === "truth") return refuse("A condition cannot be aggregated so", aggregate);
  const fn = value.kind === "texts" ? "concat" : "list";
  const of = value.kind === "number" ? call("to_text", value.scalar) : value.scalar;
  const one = part(fn, { of, order: flow.order });
  return {
    parts: [one],
    result: (found) => textsValue(nonEmpty(call("list_slice", found(one), number(0), number(99)))),
  };
};

const extreme =
  (fn: "min" | "max"): Build =>
  ({ value, part, aggregate }) => {
    if (value.kind === "null") return nothing;
    if (value.kind === "truth") return refuse("A condition cannot be aggregated so", aggregate);
    if (value.kind === "number") {
      const one = part(fn, { of: value.scalar });
      return { parts: [one], result: (of) => numberValue(of(one)) };
    }
    // As numbers if possible (Splunk Search Reference, Statistical and charting functions); inferred: else all as text.
    const subject = value.kind === "texts" ? firstOf(value.scalar) : value.scalar;
    const asNumbers = part(fn, { of: numericText(subject) });
    const asTexts = part(fn, { of: subject });
    const isText = part("count", { of: subject, where: call("is_null", numericText(subject)) });
    const many = part("max", { of: value.kind === "texts" ? call("list_length", value.scalar) : number(1) });
    return {
      parts: [asNumbers, asTexts, isText, many],
      result: (of) => {
        const byText = call("less", number(0), of(isText));
        const found = call("if", byText, of(asTexts), call("to_text", of(asNumbers)));
        // inferred: which of several values of one event counts is left open, so there is no answer then.
        return looseText(call("if", call("less", number(1), of(many)), text(null), found));
      },
    };
  };

const numeric =
  (fn: "sum" | "average"): Build =>
  ({ value, part, aggregate }) => {
    if (value.kind === "null") return nothing;
    const one = part(fn, { of: asNumber(value, aggregate) });
    return { parts: [one], result: (of) => numberValue(of(one)) };
  };

const range: Build = ({ value, part, aggregate }) => {
  if (value.kind === "null") return nothing;
  const of = asNumber(value, aggregate);
  const [least, most] = [part("min", { of }), part("max", { of })];
  return { parts: [least, most], result: (found) => numberValue(call("subtract", found(most), found(least))) };
};

/** The first value that `stats` sees, which need not be the first in time (Splunk Search Reference, Event order functions). */
const edge =
  (fn: "first" | "last", order?: (flow: Flow) => readonly Order[]): Build =>
  ({ value, part, flow, aggregate }) => {
    if (value.kind === "null") return nothing;
    if (value.kind === "truth") return refuse("A condition cannot be aggregated so", aggregate);
    const of = value.kind === "texts" ? call("element", value.scalar, number(fn === "first" ? 0 : -1)) : value.scalar;
    const one = part(fn, { of, ...(order === undefined ? {} : { order: order(flow) }) });
    return {
      parts: [one],
      result: (found) => (value.kind === "number" ? numberValue(found(one)) : looseText(found(one))),
    };
  };

/** The chronologically earliest or latest value (Splunk Search Reference, Time functions). */
function byTime(flow: Flow): readonly Order[] {
  const time = fieldOf(flow, "_time");
  const scalar = time.kind === "number" ? time.scalar : missing("number");
  return [
    { by: scalar, descending: false, nulls: "last" },
    ...flow.order.map((each) => ({ ...each, descending: !each.descending })),
  ];
}

const BUILDERS: Readonly<Record<string, Build>> = {
  count,
  c: count,
  dc: distinct,
  distinct_count: distinct,
  values,
  list,
  min: extreme("min"),
  max: extreme("max"),
  sum: numeric("sum"),
  avg: numeric("average"),
  mean: numeric("average"),
  range,
  first: edge("first"),
  last: edge("last"),
  earliest: edge("first", byTime),
  latest: edge("last", byTime),
};
