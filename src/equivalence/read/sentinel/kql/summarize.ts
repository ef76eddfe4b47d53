import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { column, number, truth } from "../../../relation/build.ts";
import type { NamedAggregate, NamedScalar, Relation } from "../../../relation/nodes.ts";
import { extremeOrder } from "./aggregate.ts";
import { type Env, type Query, type RowContext, rowContext } from "./context.ts";
import { argumentsOf, calledName, namedExpression, optionalPart, partList } from "./nodes.ts";
import { readScalar } from "./scalar.ts";
import { withColumns } from "./tabular.ts";
import { unread } from "./unread.ts";
import { type Column, inColumn, type Table, type Value, value } from "./value.ts";

interface Group {
  readonly keys: readonly Column[];
  /** Rows before they are grouped, with everything that keys need. */
  readonly context: RowContext;
}

/** `summarize` and `count`: groups of rows that are equal in their keys; null is a key like any other. */
export function summarized(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const context = rowContext(query, env, input);
  const names = (node.columns ?? []).map(([name]) => name);
  if (node.kind === "CountOperator") {
    const counted: NamedAggregate = { name: query.fresh("count"), call: { function: "count" } };
    const held: Column = { name: names[0] ?? "Count", value: rowCount(counted.name) };
    return grouped({ keys: [], context }, [counted], [held], query);
  }
  const by = optionalPart(node, "ByClause");
  const keyNodes = by === undefined ? [] : partList(by, "Expressions");
  const keys = keyNodes.map((each, index): Column => {
    const { name, value: of } = namedExpression(each);
    return { name: name ?? names[index] ?? "", value: readScalar(of, context) };
  });
  const aggregates = partList(node, "Aggregates");
  const group = { keys, context };
  const [only] = aggregates;
  if (only !== undefined && aggregates.length === 1 && isPick(namedExpression(only).value)) {
    const taken = new Set(keyNodes.flatMap((each) => namedExpression(each).value.name ?? []));
    return picked(only, { names: names.slice(keys.length), taken }, group, query, input);
  }
  const calls: NamedAggregate[] = [];
  const inside: RowContext = {
    ...rowContext(query, env, { ...input, columns: [] }),
    aggregates: { calls, input: context },
  };
  const columns = aggregates.map((each, index): Column => {
    const { name, value: of } = namedExpression(each);
    return { name: name ?? names[keys.length + index] ?? "", value: readScalar(of, inside) };
  });
  return grouped(group, calls, columns, query);
}

function rowCount(name: string): Value {
  const of = column(name, "number");
  return value("long", { kind: "call", function: "coalesce", arguments: [of, number(0)], type: "number" });
}

function isPick(node: BoundNode): boolean {
  if (node.kind !== "FunctionCallExpression") return false;
  const name = calledName(node);
  if (name === "arg_max" || name === "arg_min") return true;
  return name === "take_any" && (argumentsOf(node).length > 1 || argumentsOf(node)[0]?.kind === "StarExpression");
}

function grouped(
  { keys, context }: Group,
  calls: readonly NamedAggregate[],
  columns: readonly Column[],
  query: Query,
): Table {
  const { table } = context;
  const named = keys.map((key) => ({ ...key, fresh: query.fresh(key.name) }));
  const hidden = table.partition.map((by): NamedScalar => ({ name: query.fresh("part"), value: by }));
  const relation: Relation = {
    kind: "aggregate",
    input: table.relation,
    keys: [...named.map(({ fresh, value: of }) => ({ name: fresh, value: of.scalar })), ...hidden],
    columns: calls,
  };
  const held = named.map(({ name, fresh, value: of }): Column => ({ name, value: inColumn(fresh, of) }));
  const base: Table = {
    relation: keys.length === 0 && hidden.length === 0 ? alwaysOne(relation) : relation,
    columns: held,
    order: [],
    ties: held.map(({ value: { scalar } }) => scalar),
    partition: hidden.map(({ name, value: { type } }) => column(name, type)),
  };
  return withColumns(base, columns, query);
}

/** "If there are no group keys provided, the result has a single record", also where there are no rows. */
function alwaysOne(right: Relation): Relation {
  return { kind: "join", form: "left", left: { kind: "rows", columns: [], rows: [[]] }, right, on: truth(true) };
}

/** `arg_max(by, …)` alone: of each group the row itself, with the events of that row only. */
function picked(
  node: BoundNode,
  { names, taken }: { readonly names: readonly string[]; readonly taken: ReadonlySet<string> },
  { keys, context }: Group,
  query: Query,
  input: Table,
): Table {
  const { value: of } = namedExpression(node);
  const name = calledName(of);
  const [first, ...rest] = argumentsOf(of);
  if (node.kind === "SimpleNamedExpression" && rest.length > 0) return unread(node, "A name for several columns");
  if (first === undefined) return unread(of, `${name}() of nothing`);
  const isAny = name === "take_any";
  const by = isAny ? undefined : readScalar(first, context);
  const returned = (isAny ? [first, ...rest] : rest).flatMap((each): readonly Value[] => {
    if (each.kind !== "StarExpression") return [readScalar(namedExpression(each).value, context)];
    const others = input.columns.filter((one) => !taken.has(one.name) && (isAny || one.name !== first.name));
    return others.map((one) => one.value);
  });
  const values = by === undefined ? returned : [by, ...returned];
  if (values.length !== names.length) return unread(node, "This choice of columns");
  const columns = [...keys, ...values.map((each, index): Column => ({ name: names[index] ?? "", value: each }))];
  const { table } = context;
  const order =
    by === undefined
      ? extremeOrder("arg_max", number(0), context).slice(1)
      : extremeOrder(name === "arg_min" ? "arg_min" : "arg_max", by.scalar, context);
  const relation: Relation = {
    kind: "pick",
    input: table.relation,
    keys: [...keys.map((each) => each.value.scalar), ...table.partition],
    order,
    count: 1,
  };
  const base: Table = { ...table, relation, columns: [], order: [] };
  const made = withColumns(base, columns, query);
  if (keys.length > 0 || table.partition.length > 0) return made;
  return { ...made, relation: alwaysOne(made.relation), columns: made.columns.map(neverNull) };
}

/** Where there was no row at all, a string is empty. */
function neverNull({ name, value: of }: Column): Column {
  return { name, value: of.type === "string" ? value("string", of.scalar) : of };
}

/** `distinct`: one row of each combination. */
export function distinctRows(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const context = rowContext(query, env, input);
  const names = (node.columns ?? []).map(([name]) => name);
  const expressions = partList(node, "Expressions");
  const keys = expressions.flatMap((each, index): readonly Column[] => {
    if (each.kind === "StarExpression") return input.columns;
    const { name, value: of } = namedExpression(each);
    return [{ name: name ?? names[index] ?? "", value: readScalar(of, context) }];
  });
  return grouped({ keys, context }, [], [], query);
}
