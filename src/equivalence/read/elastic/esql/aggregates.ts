import type { EsqlNode } from "../../../../backends/elastic/parse/esql/syntax.ts";
import { call, column, missing, number } from "../../../relation/build.ts";
import { aggregateType } from "../../../relation/columns.ts";
import type { AggregateCall, NamedAggregate, Order, Scalar } from "../../../relation/nodes.ts";
import type { EsqlCall, EsqlContext } from "./context.ts";
import { calling } from "./expression.ts";
import { isMany, many, nullOf, sortedList, typedValue, type Value, withoutKey } from "./value.ts";

type CallNode = Extract<EsqlNode, { readonly kind: "call" }>;

/** The aggregates that a `stats` needs, collected while its expressions are read. */
export interface Aggregates {
  /** The value of an aggregate over the rows that pass a test; undefined for a function that is none. */
  read(node: CallNode, where: Scalar | undefined): Value | undefined;
  readonly columns: readonly NamedAggregate[];
  /** What the columns hold where there are no rows at all. */
  readonly ofNothing: readonly Scalar[];
}

type Add = (call: AggregateCall, ofNothing?: Scalar) => Scalar;

export function createAggregates(row: EsqlContext, fresh: (name: string) => string): Aggregates {
  const columns: NamedAggregate[] = [];
  const ofNothing: Scalar[] = [];
  return {
    read(node, where) {
      const aggregate = functions.get(node.name);
      if (aggregate === undefined) return undefined;
      const add: Add = (plain, nothing) => {
        const limited = where === undefined ? plain : { ...plain, where };
        const name = fresh("rw aggregate");
        const type = aggregateType(limited);
        columns.push({ name, call: limited });
        ofNothing.push(nothing ?? missing(type));
        return column(name, type);
      };
      const star = node.arguments.some(({ kind }) => kind === "star");
      return aggregate(calling(star ? { ...node, arguments: [] } : node, row), add);
    },
    columns,
    ofNothing,
  };
}

/**
 * "Individual null values are skipped when computing aggregations" (ES|QL STATS). Of several values in a row each counts:
 * `count(mv)` of two is 2 (ES|QL COUNT, examples).
 */
type AggregateFunction = (called: EsqlCall, add: Add) => Value;

/** Without an argument or with a constant one rows are counted. */
function count(called: EsqlCall, add: Add): Value {
  const [value] = called.values;
  if (value === undefined || (value.constant !== undefined && value.constant !== null)) {
    return typedValue("whole", add({ function: "count" }, number(0)));
  }
  if (isMany(value)) {
    const total = add({ function: "sum", of: call("list_length", value.scalar) }, number(0));
    return typedValue("whole", call("coalesce", total, number(0)));
  }
  return typedValue("whole", add({ function: "count", of: value.scalar }, number(0)));
}

/** Exact up to the precision threshold of 3000 values by default; beyond that the product only estimates. */
function countDistinct(called: EsqlCall, add: Add): Value {
  const value = called.argument(0);
  if (!isMany(value)) return typedValue("whole", add({ function: "count_distinct", of: value.scalar }, number(0)));
  const all = add({ function: "concat", of: value.scalar });
  return typedValue("whole", call("list_length", call("list_distinct", all)));
}

function extreme(name: "min" | "max"): AggregateFunction {
  return (called, add) => {
    const value = called.typed(0, "whole", "fraction", "date", "text", "boolean", "ip");
    const of = sortKey(value, name === "max") ?? called.fail("The order of versions is not read", 0);
    if (value.type !== "ip") return typedValue(value.type, add({ function: name, of }));
    return typedValue(value.type, withoutKey(add({ function: name, of: call("concat", call("address_key", of), of) })));
  };
}

/** "Returns unique (deduplicated) values"; their order "isn't guaranteed". None at all is null. */
function values(called: EsqlCall, add: Add): Value {
  const value = called.argument(0);
  if (value.type === "null") return nullOf("null");
  const all = isMany(value)
    ? call("list_distinct", add({ function: "concat", of: value.scalar }))
    : add({ function: "set", of: value.scalar });
  return typedValue(value.type, call("null_if_empty", all));
}

function total(called: EsqlCall, add: Add): { readonly value: Value; readonly sum: Scalar } {
  const value = called.typed(0, "whole", "fraction");
  const of = isMany(value) ? call("list_sum", value.scalar) : value.scalar;
  return { value, sum: add({ function: "sum", of }) };
}

function sum(called: EsqlCall, add: Add): Value {
  const { value, sum: result } = total(called, add);
  return typedValue(value.type, result);
}

/** Of all values, of which a row may have several; null where there is none. */
function average(called: EsqlCall, add: Add): Value {
  const { value, sum: result } = total(called, add);
  const found = isMany(value)
    ? add({ function: "sum", of: call("list_length", value.scalar) })
    : add({ function: "count", of: value.scalar }, number(0));
  return typedValue("fraction", call("divide", result, found));
}

/**
 * The value of the row that comes first or last by another column, null where that row has none; "null values always sort
 * last" (ES|QL FIRST, LAST). Which of several rows at the same place is open.
 */
function edge(name: "first" | "last"): AggregateFunction {
  return (called, add) => {
    const value = called.argument(0);
    const by = called.values.length > 1 ? called.argument(1) : called.fail(`\`${name}\` takes a column to sort by`);
    const kept = isMany(value) ? call("list_concat", value.scalar) : call("list", value.scalar);
    if (by.constant !== undefined) return called.fail("Rows are put in order by a column", 1);
    const key = orderKey(by, name === "last") ?? called.fail("The order of versions is not read", 1);
    const order: Order = { by: key, descending: name === "last", nulls: "last" };
    const found = add({ function: "first", of: kept, order: [order] });
    return typedValue(value.type, isMany(value) ? call("null_if_empty", found) : call("element", found, number(0)));
  };
}

/** "Sorting on multivalued columns uses the lowest value when sorting ascending and the highest when descending." */
export function sortKey(value: Value, descending: boolean): Scalar | undefined {
  if (!isMany(value)) return value.type === "version" ? undefined : value.scalar;
  const list = sortedList(value);
  return list === undefined ? undefined : call("element", list, number(descending ? -1 : 0));
}

/** What rows are put in order by. */
export function orderKey(value: Value, descending: boolean): Scalar | undefined {
  const key = sortKey(value, descending);
  return key === undefined || value.type !== "ip" ? key : call("address_key", key);
}

/** "Collects the top values for a field. Includes repeated values." */
function top(called: EsqlCall, add: Add): Value {
  const value = called.argument(0);
  const limit = called.argument(1).constant;
  if (called.values.length > 3) return called.fail("An output field of `top` is not read", 3);
  if (typeof limit !== "number" || limit < 1) return called.fail("The number of values is not the same for all", 1);
  const order = called.values.length > 2 ? called.constantText(2).toLowerCase() : "asc";
  const all = typedValue(value.type, add({ function: "concat", of: many(value) }));
  const sorted = sortedList(all) ?? called.fail("The order of versions is not read", 0);
  const ordered = order === "desc" ? call("list_reverse", sorted) : sorted;
  return typedValue(value.type, call("null_if_empty", call("list_slice", ordered, number(0), number(limit - 1))));
}

function present(called: EsqlCall, add: Add): Scalar {
  return call("less", number(0), add({ function: "count", of: called.argument(0).scalar }, number(0)));
}

const functions: ReadonlyMap<string, AggregateFunction> = new Map<string, AggregateFunction>([
  ["count", count],
  ["count_distinct", countDistinct],
  ["min", extreme("min")],
  ["max", extreme("max")],
  ["values", values],
  ["sum", sum],
  ["avg", average],
  ["first", edge("first")],
  ["last", edge("last")],
  ["top", top],
  ["present", (called, add) => typedValue("boolean", present(called, add))],
  ["absent", (called, add) => typedValue("boolean", call("not", present(called, add)))],
]);
