import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, column, missing, number, text } from "../../../relation/build.ts";
import { aggregateType } from "../../../relation/columns.ts";
import type { AggregateCall, Order, Scalar } from "../../../relation/nodes.ts";
import type { RowContext } from "./context.ts";
import { asJson, asJsonList } from "./convert.ts";
import { argumentsOf, calledName, namedExpression } from "./nodes.ts";
import { readScalar, readTruth } from "./scalar.ts";
import { unread } from "./unread.ts";
import { constantNumber, isList, kustoType, listValue, rowOrder, type Value, value } from "./value.ts";

interface Aggregation {
  readonly node: BoundNode;
  readonly nodes: readonly BoundNode[];
  /** The rows of a group. */
  readonly input: RowContext;
  /** Only rows of which this is true. */
  readonly where: Scalar | undefined;
  /** A column of the group. */
  readonly add: (call: AggregateCall) => Scalar;
}

type Reader = (aggregation: Aggregation) => Value;

/**
 * An aggregate of `summarize` as a column of the groups; undefined for any other function. Null values are passed over, and
 * of no values counts and sums are 0, lists are empty, all others null (Microsoft Learn, "summarize operator", "Default
 * values of aggregations").
 */
export function readAggregate(node: BoundNode, context: RowContext): Value | undefined {
  const { aggregates, query } = context;
  const name = calledName(node);
  const isConditional = name.endsWith("if");
  const base = name.replace(/_?if$/, "");
  const reader = AGGREGATES.get(name) ?? (isConditional ? AGGREGATES.get(base) : undefined);
  if (reader === undefined || aggregates === undefined) return undefined;
  const nodes = argumentsOf(node).map((each) => namedExpression(each).value);
  const { input, calls } = aggregates;
  // The condition comes after the value: `sumif(value, condition)`, `make_list_if(value, condition, most)`.
  const at = name === "countif" ? 0 : 1;
  const condition = isConditional ? (nodes[at] ?? unread(node, `${name}() without a condition`)) : undefined;
  const where = condition === undefined ? undefined : readTruth(condition, { ...input, table: input.table });
  return reader({
    node,
    nodes: condition === undefined ? nodes : nodes.filter((each) => each !== condition),
    input,
    where,
    add: (made) => {
      const fresh = query.fresh(name);
      const filter = where === undefined ? {} : { where };
      const whole = { ...made, ...filter };
      calls.push({ name: fresh, call: whole });
      return column(fresh, aggregateType(whole));
    },
  });
}

function only({ node, nodes, input }: Aggregation): Value {
  const [of] = nodes;
  return of === undefined ? unread(node, `${calledName(node)}() of nothing`) : readScalar(of, input);
}

const count: Reader = ({ add }) => value("long", call("coalesce", add({ function: "count" }), number(0)));

/** `dcount` estimates; what it estimates is taken as exact, which for few values it is. */
const countDistinct: Reader = (aggregation) => {
  const of = only(aggregation);
  const whole = of.type === "dynamic" ? call("json_compact", asJson(of)) : of.scalar;
  return value("long", call("coalesce", aggregation.add({ function: "count_distinct", of: whole }), number(0)));
};

function extreme(name: "min" | "max"): Reader {
  return (aggregation) => {
    const of = only(aggregation);
    if (of.type === "dynamic" || of.type === "bool") return unread(aggregation.node, `${name}() of a ${of.type}`);
    return value(of.type, aggregation.add({ function: name, of: of.scalar }));
  };
}

const sum: Reader = (aggregation) => {
  const of = only(aggregation);
  const type = kustoType(aggregation.node.type) ?? of.type;
  return value(type, call("coalesce", aggregation.add({ function: "sum", of: of.scalar }), number(0)));
};

const average: Reader = (aggregation) => {
  const type = kustoType(aggregation.node.type) ?? "real";
  return value(type, aggregation.add({ function: "average", of: only(aggregation).scalar }));
};

/** The most elements that are asked for. */
function limitOf({ node, nodes, input }: Aggregation): { readonly limit?: number } {
  const [, most] = nodes;
  if (most === undefined) return {};
  const limit = constantNumber(readScalar(most, input));
  return limit === undefined ? unread(node, "A limit that depends on the row") : { limit };
}

/**
 * `make_list()`: "if the input to the summarize operator is sorted, the order of elements in the resulting array tracks that
 * of the input". Nulls are left out, empty strings are not.
 */
const makeList: Reader = (aggregation) => {
  const { input, add } = aggregation;
  const of = only(aggregation);
  const order = rowOrder(input.table);
  const limit = limitOf(aggregation);
  if (of.type === "dynamic") {
    const list = add({ function: "list", of: asJson(of), order, ...limit });
    return value("dynamic", call("to_json", call("coalesce_list", list, call("json_elements", emptyArray()))));
  }
  const list = add({ function: "list", of: of.scalar, order, ...limit });
  return listValue(of.type, orEmpty(list));
};

/** "The array's sort order is undefined": sorted here. Of arrays the elements count, not the arrays. */
const makeSet: Reader = (aggregation) => {
  const { add, node } = aggregation;
  const of = only(aggregation);
  const limit = limitOf(aggregation);
  if (isList(of)) {
    if (limit.limit !== undefined) return unread(node, "A set of the elements of arrays with a limit");
    const list = call("list_distinct", orEmpty(add({ function: "concat", of: of.scalar })));
    return listValue(of.element ?? "dynamic", list);
  }
  if (of.type === "dynamic") {
    const json = asJson(of);
    const spread = call("coalesce_list", asJsonList(of), call("list", json));
    const present: Scalar = {
      kind: "each",
      form: "filter",
      list: spread,
      item: "item",
      body: call("not", call("is_null", column("item", "json"))),
      type: "jsons",
    };
    const list = call("list_distinct", call("coalesce_list", add({ function: "concat", of: present }), noJson()));
    return value("dynamic", call("to_json", list));
  }
  return listValue(of.type, orEmpty(add({ function: "set", of: of.scalar, ...limit })));
};

function emptyArray(): Scalar {
  return { kind: "literal", value: "[]", type: "json" };
}

function noJson(): Scalar {
  return call("json_elements", emptyArray());
}

/** Where there is no group at all there is no list either. */
function orEmpty(list: Scalar): Scalar {
  const nothing: Scalar = {
    kind: "each",
    form: "filter",
    list: call("list", missing(list.type.slice(0, -1) as "text")),
    item: "none",
    body: { kind: "literal", value: false, type: "boolean" },
    type: list.type,
  };
  return call("coalesce_list", list, nothing);
}

/** `take_any()` "will attempt to return a non-null/non-empty value"; of several, the first in the order of the rows. */
const takeAny: Reader = (aggregation) => {
  const { input, node, nodes, add } = aggregation;
  if (nodes.length !== 1 || node.type?.startsWith("tuple")) return unread(node, "take_any() of several columns");
  const of = only(aggregation);
  const kept = of.type === "string" ? call("null_if", of.scalar, text("")) : of.scalar;
  const found = add({ function: "first", of: kept, order: rowOrder(input.table) });
  return of.type === "string" ? value("string", found) : { ...of, scalar: found };
};

/** `make_bag()`: "a property bag of dynamic values within the group, without key duplication". */
const makeBag: Reader = (aggregation) => {
  if (aggregation.nodes.length > 1) return unread(aggregation.node, "make_bag() with a limit");
  const order = rowOrder(aggregation.input.table);
  const bags = aggregation.add({ function: "list", of: asJson(only(aggregation)), order });
  return value("dynamic", call("json_merge_all", bags));
};

/**
 * `variance()` and `stdev()` of a sample. Those of a population are not read: the page of `variancepif()` shows 850 where
 * its formula gives 833.
 */
function spread(isRoot: boolean): Reader {
  return (aggregation) => {
    const of = only(aggregation).scalar;
    const [count, total, squares] = [
      aggregation.add({ function: "count", of }),
      aggregation.add({ function: "sum", of }),
      aggregation.add({ function: "sum", of: call("multiply", of, of) }),
    ];
    const left = call("subtract", squares, call("divide", call("multiply", total, total), count));
    const variance = call("divide", left, call("subtract", count, number(1)));
    const result = isRoot ? call("power", variance, number(0.5)) : variance;
    return value("real", call("coalesce", result, number(0)));
  };
}

const unknown: Reader = (aggregation) => unread(aggregation.node, `${calledName(aggregation.node)}()`);

const AGGREGATES: ReadonlyMap<string, Reader> = new Map([
  ["count", count],
  ["countif", count],
  ["dcount", countDistinct],
  ["count_distinct", countDistinct],
  ["min", extreme("min")],
  ["max", extreme("max")],
  ["sum", sum],
  ["avg", average],
  ["make_list", makeList],
  ["makelist", makeList],
  ["make_set", makeSet],
  ["makeset", makeSet],
  ["take_any", takeAny],
  ["any", takeAny],
  ["make_bag", makeBag],
  ["make_list_with_nulls", unknown],
  ["stdev", spread(true)],
  ["variance", spread(false)],
  ["percentile", unknown],
  ["percentiles", unknown],
  ["arg_max", unknown],
  ["arg_min", unknown],
]);

/** The row of a group where an expression is greatest or least: nulls lose against any value (`arg_max`, null handling). */
export function extremeOrder(name: "arg_max" | "arg_min", by: Scalar, context: RowContext): readonly Order[] {
  return [{ by, descending: name === "arg_max", nulls: "last" }, ...rowOrder(context.table)];
}
