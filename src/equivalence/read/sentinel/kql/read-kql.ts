import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import type { Clause, Relation } from "../../../relation/nodes.ts";
import { prune } from "../../../relation/prune.ts";
import type { Env, Query } from "./context.ts";
import { withLet } from "./let.ts";
import { part, partList } from "./nodes.ts";
import { readScalar } from "./scalar.ts";
import { readTable } from "./tabular.ts";
import { Unread, unread } from "./unread.ts";
import { rowOrder, type Table } from "./value.ts";

/** Where a query's rows come from. */
export interface KqlSources {
  /** A table of the workspace as a query sees it; undefined where there is none of the name. */
  readonly table: (
    name: string,
    columns: readonly (readonly [string, string])[],
    fresh: Query["fresh"],
  ) => Table | undefined;
  /** The items of a watchlist; undefined where there is none of the alias. */
  readonly watchlist: (alias: string, fresh: Query["fresh"]) => Table | undefined;
  /** Where a piece of the query stands in the file. */
  readonly clauseAt: (start: number, end: number) => Clause;
}

export type KqlReading =
  | { readonly kind: "read"; readonly relation: Relation; readonly table: Table }
  | { readonly kind: "problem"; readonly message: string; readonly start: number; readonly end: number };

/**
 * What a query that the analyser finds no error in gives, with the names of its columns: a query of a rule, or one that
 * starts with `print`, `range` or `datatable`.
 */
export function readKql(tree: BoundNode, sources: KqlSources): KqlReading {
  try {
    const table = readQuery(tree, sources);
    const columns = table.columns.map(({ name, value }) => ({ name, value: value.scalar }));
    const relation = prune({ kind: "project", input: table.relation, columns });
    return { kind: "read", relation, table };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { kind: "problem", message: error.message, start: error.node.start, end: error.node.end };
  }
}

function readQuery(tree: BoundNode, sources: KqlSources): Table {
  let names = 0;
  const fresh = (name: string): string => {
    names += 1;
    return `${name.replace(/~\d+$/, "")}~${names}`;
  };
  const query: Query = {
    fresh,
    clauseAt: sources.clauseAt,
    table: (name, node) =>
      sources.table(name, node.columns ?? [], fresh) ?? unread(node, `The table ${name}, which nothing is known of,`),
    watchlist: (alias, node) =>
      sources.watchlist(alias, fresh) ?? unread(node, `The watchlist ${alias}, of which there is no file,`),
    readScalar,
    readTable: (node, env, input) => readTable(node, env, query, input),
  };
  let env: Env = new Map();
  let result: Table | undefined;
  for (const statement of partList(tree, "Statements")) {
    if (statement.kind === "LetStatement") env = withLet(statement, env, query);
    else if (statement.kind === "ExpressionStatement" && result === undefined) {
      result = readTable(part(statement, "Expression"), env, query);
    } else return unread(statement, statement.kind);
  }
  return result ?? unread(tree, "A query without a result");
}

/** The rows of a query in their order, for tests that show results. */
export function inOrder(
  table: Table,
  relation: Relation,
): { readonly relation: Relation; readonly order: string | undefined } {
  const order = rowOrder(table);
  if (order.length === 0) return { relation, order: undefined };
  const name = "$place";
  const placed: Relation = {
    kind: "window",
    input: table.relation,
    partition: [],
    order,
    columns: [{ name, call: { function: "row_number" } }],
  };
  const columns = table.columns.map((each) => ({ name: each.name, value: each.value.scalar }));
  return {
    relation: {
      kind: "project",
      input: placed,
      columns: [...columns, { name, value: { kind: "column", name, type: "number" } }],
    },
    order: name,
  };
}
