import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, column, missing, number } from "../../../relation/build.ts";
import type { Relation, Scalar } from "../../../relation/nodes.ts";
import { type Env, type Query, type RowContext, rowContext } from "./context.ts";
import { asJson, cast } from "./convert.ts";
import { namedExpression, optionalPart, parametersOf, part, partList } from "./nodes.ts";
import { readScalar, typeNamed } from "./scalar.ts";
import { withColumns } from "./tabular.ts";
import { unread } from "./unread.ts";
import { type Column, constantNumber, heldAs, isList, type KustoType, type Table, type Value, value } from "./value.ts";

/** What one column is expanded from. */
interface Item {
  readonly name: string;
  readonly node: BoundNode;
  readonly list: Scalar;
  /** Of the list's elements; undefined for JSON. */
  readonly element: KustoType | undefined;
  readonly to: KustoType | undefined;
  readonly ascending: boolean;
}

/** `mv-expand`: a row for each element, "in the order that they appear", all columns "in parallel". */
export function expandRows(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const context = rowContext(query, env, input);
  const parameters = parametersOf(node);
  const kind = parameters.get("kind") ?? parameters.get("bagexpansion");
  const asPairs = kind?.text === "array";
  const indexName = parameters.get("with_itemindex");
  const limitClause = optionalPart(node, "RowLimitClause");
  const limit =
    limitClause === undefined ? undefined : constantNumber(readScalar(part(limitClause, "RowLimit"), context));
  if (limitClause !== undefined && limit === undefined) return unread(limitClause, "This limit");
  const items = partList(node, "Expressions").map((each) => itemOf(each, context, asPairs));
  return expandItems(items, context, query, { index: nameOf(indexName), limit });
}

function nameOf(node: BoundNode | undefined): string | undefined {
  return node === undefined ? undefined : (node.name ?? node.text ?? undefined);
}

export function itemOf(each: BoundNode, context: RowContext, asPairs: boolean): Item {
  const { name, value: of } = namedExpression(part(each, "Expression"));
  const clause = optionalPart(each, "ToTypeOf");
  const read = readScalar(of, context);
  const to = clause === undefined ? undefined : typeNamed(part(clause, "TypeOf"));
  if (clause !== undefined && to === undefined) return unread(clause, "This typeof()");
  const implied = name ?? (of.kind === "NameReference" ? of.name : undefined);
  if (implied === undefined) return unread(each, "A column without a name");
  const common = { name: implied, node: each, to };
  if (isList(read) && read.element !== undefined) {
    const alone = call("list", missing(heldAs(read.element)));
    const list = read.scalar.kind === "texts" ? read.scalar : call("coalesce_list", read.scalar, alone);
    return { ...common, list, element: read.element, ascending: read.ascending === true };
  }
  if (read.type !== "dynamic") return unread(each, `Expanding a ${read.type}`);
  const list = call(asPairs ? "json_pairs" : "json_spread", asJson(read));
  return { ...common, list, element: undefined, ascending: false };
}

export function expandItems(
  items: readonly Item[],
  context: RowContext,
  query: Query,
  { index, limit }: { readonly index?: string | undefined; readonly limit?: number | undefined } = {},
): Table {
  const { table } = context;
  const [only] = items;
  if (items.length === 1 && only?.ascending === true && index === undefined && limit === undefined) {
    const fresh = query.fresh(only.name);
    const relation: Relation = { kind: "expand", input: table.relation, name: fresh, list: only.list, outer: false };
    const element = column(fresh, only.list.type.slice(0, -1) as "number");
    const made = { ...table, relation, ties: [...table.ties, element] };
    return withColumns(made, [{ name: only.name, value: elementOf(only, element) }], query);
  }
  const lists = items.map(({ name, list }) => ({ name: query.fresh(name), list }));
  const stored: Relation = {
    kind: "extend",
    input: table.relation,
    columns: lists.map(({ name, list }) => ({ name, value: list })),
  };
  const columns = lists.map(({ name, list }) => column(name, list.type));
  const most = call("greatest", ...columns.map((each) => call("list_length", each)));
  const length = limit === undefined ? most : call("least", most, number(limit));
  const place = query.fresh("place");
  const relation: Relation = {
    kind: "expand",
    input: stored,
    name: place,
    list: call("range", number(0), call("subtract", length, number(1)), number(1)),
    outer: false,
  };
  const at = column(place, "number");
  const made = { ...table, relation, ties: [...table.ties, at] };
  const added = items.map((item, order): Column => {
    const element = call("element", columns[order] ?? item.list, at);
    return { name: item.name, value: elementOf(item, element) };
  });
  const counted: readonly Column[] = index === undefined ? [] : [{ name: index, value: value("long", at) }];
  return withColumns(made, [...counted, ...added], query);
}

function elementOf({ element, to, node }: Item, scalar: Scalar): Value {
  if (element === undefined) return cast(scalar, to ?? "dynamic", node);
  const of = value(element, scalar);
  if (to === undefined) return { type: "dynamic", scalar: asJson({ type: element, scalar }) };
  if (to === element || (heldAs(to) === "number" && heldAs(element) === "number" && to !== "datetime")) {
    return value(to, of.scalar);
  }
  return cast(asJson(of), to, node);
}
