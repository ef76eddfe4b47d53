import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { column } from "../../../relation/build.ts";
import { columnsOf } from "../../../relation/columns.ts";
import type { Clause, Frame, NamedAggregate, Order, Scalar, WindowCall } from "../../../relation/nodes.ts";
import { rowOrder, type Table, type Value } from "./value.ts";

/** What a `let` or a parameter of a function stands for. */
export type Binding =
  | { readonly kind: "value"; readonly read: (context: RowContext) => Value }
  | { readonly kind: "table"; readonly read: () => Table }
  | { readonly kind: "function"; readonly declaration: BoundNode; readonly env: Env };

export type Env = ReadonlyMap<string, Binding>;

/** What reading one query needs everywhere. */
export interface Query {
  /** A name for a column that no other has. */
  readonly fresh: (name: string) => string;
  /** Where a piece of the query stands in the file. */
  readonly clauseAt: (start: number, end: number) => Clause;
  /** A table of the workspace; undefined where there is none of the name. */
  readonly table: (name: string, node: BoundNode) => Table;
  readonly watchlist: (alias: string, node: BoundNode) => Table;
  readonly readScalar: (node: BoundNode, context: RowContext) => Value;
  readonly readTable: (node: BoundNode, env: Env, input?: Table) => Table;
}

/** The rows that scalars are read over. Windows and subqueries that they need are joined to the table. */
export interface RowContext {
  readonly query: Query;
  readonly env: Env;
  table: Table;
  /** Windows there are already, by what they say. */
  readonly windows: Map<string, Scalar>;
  /** Inside `summarize`: where aggregates go, and the rows that they see. */
  readonly aggregates?: { readonly calls: NamedAggregate[]; readonly input: RowContext };
  /** Inside the condition of a join. */
  readonly sides?: { readonly left: Table; readonly right: Table };
}

export function rowContext(query: Query, env: Env, table: Table): RowContext {
  return { query, env, table, windows: new Map() };
}

export interface WindowShape {
  readonly partition?: readonly Scalar[];
  readonly order?: readonly Order[];
  readonly frame?: Frame;
}

/** A column computed from the rows around a row, in the order of the rows unless another is given. */
export function windowColumn(context: RowContext, name: string, call: WindowCall, shape: WindowShape = {}): Scalar {
  const { table, windows, query } = context;
  const order = shape.order ?? rowOrder(table);
  const partition = [...table.partition, ...(shape.partition ?? [])];
  const key = JSON.stringify([call, partition, order, shape.frame ?? null]);
  const known = windows.get(key);
  if (known !== undefined) return known;
  const fresh = query.fresh(name);
  const frame = shape.frame === undefined ? {} : { frame: shape.frame };
  const relation = {
    kind: "window",
    input: table.relation,
    partition,
    order,
    columns: [{ name: fresh, call }],
    ...frame,
  } as const;
  context.table = { ...table, relation };
  const type = columnsOf(relation).get(fresh) ?? "number";
  const made = column(fresh, type);
  windows.set(key, made);
  return made;
}

/** Every row has the columns of a table of at most one row. */
export function joinOne(context: RowContext, one: Table): void {
  const { table } = context;
  const relation = {
    kind: "join",
    form: "left",
    left: table.relation,
    right: one.relation,
    on: { kind: "literal", value: true, type: "boolean" },
  } as const;
  context.table = { ...table, relation };
}
