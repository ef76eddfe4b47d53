import type { EsqlCommandNode, EsqlField, EsqlName } from "../../../../backends/elastic/parse/esql/syntax.ts";
import { call, column, truth } from "../../../relation/build.ts";
import { aggregateType } from "../../../relation/columns.ts";
import { elementOf, type NamedScalar, type Relation, type WindowCall } from "../../../relation/nodes.ts";
import { type Aggregates, createAggregates } from "./aggregates.ts";
import type { EsqlContext } from "./context.ts";
import { condition, evaluate } from "./expression.ts";
import { EsqlFailure } from "./failure.ts";
import type { Rows } from "./rows.ts";
import { isMany, typedValue, type Value } from "./value.ts";

type Stats = Extract<EsqlCommandNode, { readonly kind: "stats" }>;

/** Groups rows; `inline` adds the aggregates of its group to each row instead. */
export function stats({ inline, aggregates: fields, by, keyword }: Stats, rows: Rows, row: EsqlContext): void {
  const groups = new Map(by.map((field) => [field.column.name, group(field, rows, row, inline)]));
  const aggregates = createAggregates(row, rows.fresh);
  const results = fields.map((field) => [field.column.name, result(field, aggregates, groups, row)] as const);
  const keys = [...groups].map(([name, value]): NamedScalar => ({ name: rows.fresh(name), value: value.scalar }));
  if (inline) {
    if (aggregates.columns.some(({ call: each }) => each.order !== undefined)) {
      throw new EsqlFailure("`inline stats` with `first` or `last` is not read", keyword);
    }
    rows.step((input) => windowed(input, aggregates, keys));
    for (const [name, value] of results) rows.compute(name, value);
    return;
  }
  rows.step((input) => {
    const grouped: Relation = { kind: "aggregate", input, keys, columns: aggregates.columns };
    return keys.length === 0 ? orNothing(grouped, aggregates) : grouped;
  });
  rows.replace(new Map());
  for (const [name, value] of results) rows.compute(name, value);
  [...groups].forEach(([name, value], index) => {
    const key = keys[index];
    // "If its name coincides with one of the computed columns, that column will be ignored."
    if (key !== undefined) rows.name(name, typedValue(value.type, column(key.name, value.scalar.type)));
  });
}

/**
 * What a row is grouped by. Null is a group of its own, and "if the grouping key is multivalued then the input row is in all
 * groups" (ES|QL STATS), in each of them once.
 */
function group(
  { column: { name }, named, value: node }: EsqlField,
  rows: Rows,
  row: EsqlContext,
  inline: boolean,
): Value {
  const value = evaluate(node, row);
  if (value.type === "timespan") throw new EsqlFailure("A length of time is no group", node);
  // An aggregate may read a group by the name that it gets here.
  const known = named && !rows.has(name) ? rows.compute(name, value) : value;
  if (!isMany(known)) return known;
  if (inline) throw new EsqlFailure("`inline stats` by a field that may have several values is not read", node);
  const own = rows.fresh(name);
  const list = call("list_distinct", known.scalar);
  rows.step((input) => ({ kind: "expand", input, name: own, list, outer: true }));
  return typedValue(known.type, column(own, elementOf(known.scalar.type) ?? "text"));
}

function result(
  { value, where }: EsqlField,
  aggregates: Aggregates,
  groups: ReadonlyMap<string, Value>,
  row: EsqlContext,
): Value {
  const test = where === undefined ? undefined : condition(where, row);
  return evaluate(value, {
    clauseOf: (place) => row.clauseOf(place),
    aggregate: (node) => aggregates.read(node, test),
    read(name: EsqlName) {
      if (groups.has(name.name)) throw new EsqlFailure("A group beside an aggregate is not read here", name);
      throw new EsqlFailure(`\`${name.name}\` is neither aggregated nor grouped by`, name);
    },
  });
}

/** "If BY is omitted, the output table contains exactly one row", even of no rows at all: counts of 0, null for the rest. */
function orNothing(grouped: Relation, { columns, ofNothing }: Aggregates): Relation {
  const head = columns.map(({ name, call: each }) => ({ name, type: aggregateType(each) }));
  const nothing: Relation = { kind: "rows", columns: head, rows: [ofNothing] };
  return {
    kind: "union",
    inputs: [grouped, { kind: "join", form: "anti", left: nothing, right: grouped, on: truth(true) }],
  };
}

function windowed(input: Relation, { columns }: Aggregates, keys: readonly NamedScalar[]): Relation {
  return {
    kind: "window",
    input,
    partition: keys.map(({ value }) => value),
    order: [],
    columns: columns.map(({ name, call: { function: aggregate, of, where } }) => {
      const window: WindowCall = {
        function: aggregate,
        ...(of === undefined ? {} : { of }),
        ...(where === undefined ? {} : { where }),
      };
      return { name, call: window };
    }),
  };
}
