import { call, everyOf, filtered, missing, number, someOf, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import type { EsqlCall, EsqlFunction } from "./context.ts";
import { asType, commonType, isMany, many, nullOf, sortedList, typedValue, type Value } from "./value.ts";

/** Of a list: null stays null, since there is no empty list. */
function reducing(reduce: (list: Scalar) => Scalar, type?: Value["type"]): EsqlFunction {
  return (called) => {
    const value = called.argument(0);
    if (value.type === "null") return nullOf(type ?? "null");
    return typedValue(type ?? value.type, reduce(many(value)));
  };
}

function arithmetic(reduce: (list: Scalar) => Scalar, type?: Value["type"]): EsqlFunction {
  const reduced = reducing(reduce, type);
  return (called) => {
    called.typed(0, "whole", "fraction");
    return reduced(called);
  };
}

/** Two columns of one type, null as no value. */
function both(called: EsqlCall): readonly [Value, Value] {
  const type = commonType(called.values);
  if (type === undefined) return called.fail("Both arguments are of one type");
  return [asType(called.argument(0), type), asType(called.argument(1), type)];
}

const at = (index: number) => (list: Scalar) => call("element", list, number(index));

function edge(index: number): EsqlFunction {
  return (called) => {
    const value = called.argument(0);
    if (value.type === "null") return value;
    const list = sortedList(value) ?? called.fail("The order of versions is not read", 0);
    return typedValue(value.type, at(index)(list));
  };
}

/** Null where one of them is null (Elasticsearch, MvAppend). */
function append(called: EsqlCall): Value {
  const [left, right] = both(called);
  if (left.constant === null || right.constant === null) return nullOf(left.type);
  return typedValue(left.type, call("list_join_lists", many(left), many(right)));
}

/** `mv_contains`: all of the second are in the first; null is the empty set. */
function contains(called: EsqlCall): Value {
  const [superset, subset] = both(called);
  const all = everyOf(many(subset), "value", (value) => call("list_contains", many(superset), value));
  return typedValue("boolean", all);
}

function intersects(called: EsqlCall): Value {
  const [left, right] = both(called);
  return typedValue(
    "boolean",
    someOf(many(right), "value", (value) => call("list_contains", many(left), value)),
  );
}

/** "Returns null if either field is null or if no values match." */
function intersection(called: EsqlCall): Value {
  const [left, right] = both(called);
  const found = filtered(many(left), "value", (value) => call("list_contains", many(right), value));
  return typedValue(left.type, call("null_if_empty", call("list_distinct", found)));
}

/** "Null values are treated as empty sets; returns null only if both fields are null." */
function union(called: EsqlCall): Value {
  const [left, right] = both(called);
  const joined = call("list_concat", many(left), many(right));
  return typedValue(left.type, call("null_if_empty", call("list_distinct", joined)));
}

function constantIndex(called: EsqlCall, index: number): number {
  const { constant } = called.argument(index);
  return typeof constant === "number" ? constant : called.fail("This place is not the same in every row", index);
}

/**
 * Both ends included, counted from 0, negative from the end; beyond the list there is nothing. A start behind the end and
 * ends of different signs are refused (Elasticsearch, MvSlice).
 */
function slice(called: EsqlCall): Value {
  const value = called.argument(0);
  const start = constantIndex(called, 1);
  const end = called.values.length > 2 ? constantIndex(called, 2) : start;
  if (start > end || (start < 0 && end >= 0)) return called.fail("A slice starts before it ends, on one side");
  if (value.type === "null") return value;
  const list = many(value);
  const length = call("list_length", list);
  const place = (index: number): Scalar => (index < 0 ? call("add", length, number(index)) : number(index));
  const cut = call("list_slice", list, call("greatest", number(0), place(start)), place(end));
  // An end before the first value leaves none, where a negative place would count from the end again.
  const none = call("or", call("less", place(end), number(0)), call("is_null", list));
  const whole = end < 0 ? call("if_list", none, missing(list.type), cut) : cut;
  return typedValue(value.type, call("null_if_empty", whole));
}

function sort(called: EsqlCall): Value {
  const value = called.argument(0);
  if (value.type === "null" || !isMany(value)) return value;
  const list = sortedList(value) ?? called.fail("The order of versions is not read", 0);
  const descending = called.values.length > 1 && called.constantText(1).toUpperCase() === "DESC";
  return typedValue(value.type, descending ? call("list_reverse", list) : list);
}

function concat(called: EsqlCall): Value {
  const value = called.typed(0, "text");
  return typedValue("text", call("list_join", many(value), text(called.constantText(1))));
}

export const multivalueFunctions: readonly (readonly [string, EsqlFunction])[] = [
  // "MV_COUNT" of null is null.
  ["mv_count", reducing((list) => call("null_if", call("list_length", list), number(0)), "whole")],
  ["mv_first", reducing(at(0))],
  ["mv_last", reducing(at(-1))],
  ["mv_min", edge(0)],
  ["mv_max", edge(-1)],
  ["mv_dedupe", reducing((list) => call("list_distinct", list))],
  ["mv_sum", arithmetic((list) => call("list_sum", list))],
  ["mv_avg", arithmetic((list) => call("divide", call("list_sum", list), call("list_length", list)), "fraction")],
  ["mv_append", append],
  ["mv_contains", contains],
  ["mv_contains_all", contains],
  ["mv_intersects", intersects],
  ["mv_intersection", intersection],
  ["mv_union", union],
  ["mv_slice", slice],
  ["mv_sort", sort],
  ["mv_concat", concat],
];
