import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import type { NamedScalar, Order, Relation } from "../../../relation/nodes.ts";
import { type Env, type Query, rowContext } from "./context.ts";
import { filterBy } from "./filter.ts";
import { joinTables, lookupTable } from "./join.ts";
import { bindParameters, functionBody } from "./let.ts";
import { applyRows } from "./mv-apply.ts";
import { expandRows } from "./mv-expand.ts";
import { argumentsOf, calledName, namedExpression, optionalPart, part, partList } from "./nodes.ts";
import { parseRows } from "./parse-operator.ts";
import { readScalar } from "./scalar.ts";
import { constantRows, printedRow, rangeRows } from "./sources.ts";
import { distinctRows, summarized } from "./summarize.ts";
import { unionOf } from "./union.ts";
import { unread } from "./unread.ts";
import { type Column, constantNumber, findColumn, inColumn, rowOrder, type Table, type Value } from "./value.ts";

/** A tabular expression; `input` is what comes through the pipe before it. */
export function readTable(node: BoundNode, env: Env, query: Query, input?: Table): Table {
  switch (node.kind) {
    case "PipeExpression": {
      const before = readTable(part(node, "Expression"), env, query, input);
      return readTable(part(node, "Operator"), env, query, before);
    }
    case "ParenthesizedExpression":
    case "MaterializeExpression":
      return readTable(part(node, "Expression"), env, query, input);
    case "NameReference":
      return namedTable(node, env, query);
    case "FunctionCallExpression":
      return calledTable(node, env, query);
    case "DataTableExpression":
      return constantRows(node, query);
    case "PrintOperator":
      return printedRow(node, env, query);
    case "RangeOperator":
      return rangeRows(node, env, query);
    case "UnionOperator":
      return unionOf(node, env, query, input);
    default:
      return input === undefined ? unread(node, node.kind) : operate(node, env, query, input);
  }
}

function operate(node: BoundNode, env: Env, query: Query, input: Table): Table {
  switch (node.kind) {
    case "FilterOperator":
      return filterBy(part(node, "Condition"), env, query, input);
    case "ExtendOperator":
    case "SerializeOperator":
      return extended(node, partList(node, "Expressions"), env, query, input);
    case "ProjectOperator":
      return projected(node, env, query, input);
    case "ProjectAwayOperator": {
      const gone = patternsOf(node);
      return { ...input, columns: input.columns.filter(({ name }) => !gone.some((each) => each.test(name))) };
    }
    case "ProjectKeepOperator": {
      const kept = patternsOf(node);
      return { ...input, columns: input.columns.filter(({ name }) => kept.some((each) => each.test(name))) };
    }
    case "ProjectRenameOperator":
      return renamed(node, input);
    case "ProjectReorderOperator":
      return reordered(node, input);
    case "SummarizeOperator":
      return summarized(node, env, query, input);
    case "DistinctOperator":
      return distinctRows(node, env, query, input);
    case "CountOperator":
      return summarized(node, env, query, input);
    case "SortOperator":
      return sorted(partList(node, "Expressions"), env, query, input);
    case "TopOperator":
      return topRows(node, env, query, input);
    case "TakeOperator":
      return taken(node, env, query, input);
    case "MvExpandOperator":
      return expandRows(node, env, query, input);
    case "MvApplyOperator":
      return applyRows(node, env, query, input);
    case "JoinOperator":
      return joinTables(node, env, query, input);
    case "LookupOperator":
      return lookupTable(node, env, query, input);
    case "ParseOperator":
      return parseRows(node, env, query, input, false);
    case "ParseWhereOperator":
      return parseRows(node, env, query, input, true);
    case "AsOperator":
    case "ConsumeOperator":
    case "RenderOperator":
      return input;
    default:
      return unread(node, `The operator ${node.kind.replace(/Operator$/, "")}`);
  }
}

function namedTable(node: BoundNode, env: Env, query: Query): Table {
  const name = node.name ?? "";
  const bound = env.get(name);
  if (bound?.kind === "table") return { ...bound.read(), source: name };
  if (bound?.kind === "function") return bodyTable(bound.declaration, bound.env, query);
  if (bound !== undefined) return unread(node, `${name} as a table`);
  return query.table(name, node);
}

function bodyTable(declaration: BoundNode, env: Env, query: Query): Table {
  const { statements, expression } = functionBody(declaration, env, query);
  if (expression === undefined) return unread(declaration, "A function without a result");
  return readTable(expression, statements, query);
}

function calledTable(node: BoundNode, env: Env, query: Query): Table {
  const name = calledName(node);
  if (name === "_GetWatchlist") {
    const [alias, ...more] = argumentsOf(node);
    if (alias === undefined || more.length > 0 || typeof alias.value !== "string")
      return unread(node, "This watchlist");
    return query.watchlist(alias.value, node);
  }
  const bound = env.get(name);
  if (bound?.kind !== "function") return unread(node, `The function ${name}()`);
  const empty: Table = {
    relation: { kind: "rows", columns: [], rows: [[]] },
    columns: [],
    order: [],
    ties: [],
    partition: [],
  };
  const context = rowContext(query, env, empty);
  const inner = bindParameters(bound.declaration, bound.env, argumentsOf(node), context);
  return bodyTable(bound.declaration, inner, query);
}

/** Every new value sees the columns from before; one of the same name takes the place of the old one. */
export function extended(
  node: BoundNode,
  expressions: readonly BoundNode[],
  env: Env,
  query: Query,
  input: Table,
): Table {
  const context = rowContext(query, env, input);
  const known = new Set(input.columns.map(({ name }) => name));
  const unnamed = (node.columns ?? []).map(([name]) => name).filter((name) => !known.has(name));
  const given = expressions.map(namedExpression);
  const ownNames = new Set(given.flatMap(({ name }) => name ?? []));
  const free = unnamed.filter((name) => !ownNames.has(name));
  const added = given.map(({ name, value }): Column => {
    const implied = name ?? (value.kind === "NameReference" ? value.name : free.shift());
    if (implied === undefined) return unread(value, "A column without a name");
    return { name: implied, value: readScalar(value, context) };
  });
  return withColumns(context.table, added, query);
}

/** The values as columns of the relation, unless they are some already. */
export function withColumns(table: Table, added: readonly Column[], query: Query): Table {
  const stored: NamedScalar[] = [];
  const made = added.map(({ name, value }): Column => {
    if (value.scalar.kind === "column" || value.scalar.kind === "literal") return { name, value };
    const fresh = query.fresh(name);
    stored.push({ name: fresh, value: value.scalar });
    return { name, value: inColumn(fresh, value) };
  });
  const relation: Relation =
    stored.length === 0 ? table.relation : { kind: "extend", input: table.relation, columns: stored };
  const byName = new Map(made.map((each) => [each.name, each]));
  const kept = table.columns.map((each) => byName.get(each.name) ?? each);
  const names = new Set(kept.map(({ name }) => name));
  return { ...table, relation, columns: [...kept, ...made.filter(({ name }) => !names.has(name))] };
}

function projected(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const context = rowContext(query, env, input);
  const names = node.columns ?? [];
  const expressions = partList(node, "Expressions");
  if (names.length !== expressions.length) return unread(node, "A `project` of several columns at once");
  const columns = expressions.map((each, index): Column => {
    const { name, value } = namedExpression(each);
    return { name: name ?? names[index]?.[0] ?? "", value: readScalar(value, context) };
  });
  const made = withColumns({ ...context.table, columns: [] }, columns, query);
  return made;
}

/** Names, and names with `*` for any text. */
function patternsOf(node: BoundNode): readonly RegExp[] {
  return partList(node, "Expressions").map((each) => {
    if (each.kind === "NameReference" && each.name !== undefined && !each.name.includes("*")) {
      return new RegExp(`^${escaped(each.name)}$`);
    }
    return unread(each, "A pattern of names");
  });
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function renamed(node: BoundNode, input: Table): Table {
  const names = new Map(
    partList(node, "Expressions").map((each) => {
      const { name, value } = namedExpression(each);
      return [value.name ?? "", name ?? ""] as const;
    }),
  );
  return { ...input, columns: input.columns.map(({ name, value }) => ({ name: names.get(name) ?? name, value })) };
}

function reordered(node: BoundNode, input: Table): Table {
  const order = (node.columns ?? []).map(([name]) => name);
  const columns = order.flatMap((name) => findColumn(input, name) ?? []);
  return columns.length === input.columns.length ? { ...input, columns } : unread(node, "This order of columns");
}

/**
 * `sort`: the default is descending; nulls come first in ascending and last in descending order (Microsoft Learn, "sort
 * operator"). Rows that are equal keep no order in Kusto.
 */
function sorted(expressions: readonly BoundNode[], env: Env, query: Query, input: Table): Table {
  const context = rowContext(query, env, input);
  const by = expressions.map((each) => ordering(each, (of) => readScalar(of, context)));
  const columns = by.map(({ value }): Column => ({ name: query.fresh("by"), value }));
  const made = withColumns({ ...context.table, columns: [] }, columns, query);
  const order = made.columns.map(({ value: { scalar } }, index): Order => {
    const { descending, nulls } = by[index] ?? { descending: true, nulls: "last" };
    return { by: scalar, descending, nulls };
  });
  return { ...made, columns: context.table.columns, order };
}

function ordering(
  node: BoundNode,
  read: (of: BoundNode) => Value,
): { readonly value: Value; readonly descending: boolean; readonly nulls: "first" | "last" } {
  if (node.kind !== "OrderedExpression") return { value: read(node), descending: true, nulls: "last" };
  const clause = optionalPart(node, "Ordering");
  const word = clause === undefined ? undefined : optionalPart(clause, "AscOrDescKeyword")?.text;
  const descending = word !== "asc";
  const nullsClause = clause === undefined ? undefined : optionalPart(clause, "NullsClause");
  const place = nullsClause === undefined ? undefined : optionalPart(nullsClause, "FirstOrLastKeyword")?.text;
  const nulls = place === "first" || place === "last" ? place : descending ? "last" : "first";
  return { value: read(part(node, "Expression")), descending, nulls };
}

/** "`top 5 by name` is equivalent to the expression `sort by name | take 5`". */
function topRows(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const table = sorted([part(node, "ByExpression")], env, query, input);
  return taken(node, env, query, table);
}

/** "There is no guarantee which records are returned, unless the source data is sorted." */
function taken(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const count = constantNumber(readScalar(part(node, "Expression"), rowContext(query, env, input)));
  if (count === undefined) return unread(node, "A number of rows that depends on the row");
  const relation: Relation = {
    kind: "pick",
    input: input.relation,
    keys: input.partition,
    order: rowOrder(input),
    count,
  };
  return { ...input, relation };
}
