import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, column, number } from "../../../relation/build.ts";
import type { Relation } from "../../../relation/nodes.ts";
import { type Env, type Query, rowContext } from "./context.ts";
import { converted } from "./convert.ts";
import { literalValue } from "./literal.ts";
import { namedExpression, part, partList } from "./nodes.ts";
import { readScalar } from "./scalar.ts";
import { withColumns } from "./tabular.ts";
import { unread } from "./unread.ts";
import { type Column, heldAs, kustoType, nullOf, type Table, type Value, value } from "./value.ts";

/** A table of no columns with one row. */
export const ONE_ROW: Table = {
  relation: { kind: "rows", columns: [], rows: [[]] },
  columns: [],
  order: [],
  ties: [],
  partition: [],
};

/** `datatable`: its rows in their order. */
export function constantRows(node: BoundNode, query: Query): Table {
  const columns = (node.columns ?? []).map(([name, typeName]) => {
    const type = kustoType(typeName) ?? unread(node, `A column of type ${typeName}`);
    return { name, type, fresh: query.fresh(name) };
  });
  const values = partList(node, "Values");
  const place = query.fresh("place");
  const count = columns.length === 0 ? 0 : values.length / columns.length;
  const rows = Array.from({ length: count }, (_, row) => [
    number(row),
    ...columns.map(({ type }, index) => {
      const cell = values[row * columns.length + index] ?? node;
      return cellOf(cell, type).scalar;
    }),
  ]);
  const relation: Relation = {
    kind: "rows",
    columns: [
      { name: place, type: "number" },
      ...columns.map(({ fresh, type }) => ({ name: fresh, type: heldAs(type) })),
    ],
    rows,
  };
  return {
    relation,
    columns: columns.map(({ name, fresh, type }) => ({ name, value: { type, scalar: column(fresh, heldAs(type)) } })),
    order: [],
    ties: [column(place, "number")],
    partition: [],
  };
}

function cellOf(node: BoundNode, type: Value["type"]): Value {
  const sign = node.kind === "UnaryMinusExpression" ? -1 : 1;
  const literal = literalValue(sign === -1 ? part(node, "Expression") : node);
  if (literal === undefined) return unread(node, node.kind);
  if (sign === -1 && literal.scalar.kind === "literal") return value(type, number(-Number(literal.scalar.value)));
  if (literal.scalar.kind === "literal" && literal.scalar.value === null) return nullOf(type);
  const made = converted(literal, type, node);
  if (type !== "dynamic") return made;
  return { type, scalar: literal.element === undefined ? made.scalar : call("to_json", literal.scalar) };
}

/** `print`: one row. */
export function printedRow(node: BoundNode, env: Env, query: Query): Table {
  const context = rowContext(query, env, ONE_ROW);
  const names = node.columns ?? [];
  const columns = partList(node, "Expressions").map((each, index): Column => {
    const { name, value: of } = namedExpression(each);
    return { name: name ?? names[index]?.[0] ?? "", value: readScalar(of, context) };
  });
  return withColumns(context.table, columns, query);
}

/** `range x from … to … step …`: "the last value is less than or equal to the stop". */
export function rangeRows(node: BoundNode, env: Env, query: Query): Table {
  const context = rowContext(query, env, ONE_ROW);
  const [from, to, step] = ["From", "To", "Step"].map((name) => readScalar(part(node, name), context));
  if (from === undefined || to === undefined || step === undefined) return unread(node, "This range");
  const name = part(node, "Name").name ?? "";
  const fresh = query.fresh(name);
  const type = kustoType(node.columns?.[0]?.[1]) ?? from.type;
  const relation: Relation = {
    kind: "expand",
    input: context.table.relation,
    name: fresh,
    list: call("range", from.scalar, to.scalar, step.scalar),
    outer: false,
  };
  const held = column(fresh, "number");
  return { ...context.table, relation, columns: [{ name, value: { type, scalar: held } }], ties: [held] };
}
