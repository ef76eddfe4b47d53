import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, column } from "../../../relation/build.ts";
import type { NamedScalar, Relation } from "../../../relation/nodes.ts";
import { type Env, type Query, rowContext, windowColumn } from "./context.ts";
import { expandItems, itemOf } from "./mv-expand.ts";
import { optionalPart, part, partList } from "./nodes.ts";
import { unread } from "./unread.ts";
import { type Column, inColumn, type Table } from "./value.ts";

/**
 * `mv-apply`: "applies a subquery to each record, and returns the union of the results of all subqueries": each row is
 * expanded, the subquery works on the elements of each row by themselves, and its columns stand beside those of the row.
 */
export function applyRows(node: BoundNode, env: Env, query: Query, input: Table): Table {
  if (optionalPart(node, "RowLimitClause") !== undefined) return unread(node, "mv-apply with a limit");
  const numbered = rowContext(query, env, input);
  const id = windowColumn(numbered, "row", { function: "row_number" });
  const base = { ...numbered.table, partition: [] };
  const context = rowContext(query, env, base);
  const items = partList(node, "Expressions").map((each) => itemOf(each, context, false));
  const elements = expandItems(items, context, query);
  const subquery = part(node, "Subquery");
  const applied = query.readTable(part(subquery, "Expression"), env, { ...elements, partition: [id] });
  const outside = new Map(input.columns.map((each) => [each.name, JSON.stringify(each.value.scalar)]));
  const added = applied.columns.filter(({ name, value }) => outside.get(name) !== JSON.stringify(value.scalar));
  const [own] = applied.partition;
  if (own === undefined) return unread(node, "This subquery");
  const renamed = added.map(({ name, value }) => ({ name, value, fresh: query.fresh(name) }));
  const key = query.fresh("row");
  const right: Relation = {
    kind: "project",
    input: applied.relation,
    columns: [
      { name: key, value: own },
      ...renamed.map(({ fresh, value }): NamedScalar => ({ name: fresh, value: value.scalar })),
    ],
  };
  const on = call("equals", id, column(key, "number"));
  const relation: Relation = { kind: "join", form: "inner", left: base.relation, right, on };
  const made = new Map(
    renamed.map(({ name, value, fresh }): [string, Column] => [name, { name, value: inColumn(fresh, value) }]),
  );
  const names = (node.columns ?? []).map(([name]) => name);
  const before = new Map(input.columns.map((each) => [each.name, each]));
  const columns = names.flatMap((name) => made.get(name) ?? before.get(name) ?? []);
  return { ...input, relation, columns };
}
