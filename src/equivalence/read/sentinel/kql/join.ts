import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { all, call, readFrom } from "../../../relation/build.ts";
import { columnsOf } from "../../../relation/columns.ts";
import type { NamedScalar, Relation, Scalar } from "../../../relation/nodes.ts";
import { type Env, type Query, rowContext } from "./context.ts";
import { parametersOf, part, partList, withoutParentheses } from "./nodes.ts";
import { readScalar } from "./scalar.ts";
import { unread } from "./unread.ts";
import { type Column, findColumn, inColumn, rowOrder, type Table, value } from "./value.ts";

interface Keys {
  readonly left: readonly Scalar[];
  readonly on: Scalar;
}

/** `join`: keys are equal, case and all; a null is equal to nothing (inferred: as in SQL). */
export function joinTables(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const kind = parametersOf(node).get("kind")?.text ?? "innerunique";
  const left = input;
  const right = distinctNames(query.readTable(part(node, "Expression"), env), left, query);
  const keys = readKeys(part(node, "ConditionClause"), env, query, left, right);
  const names = (node.columns ?? []).map(([name]) => name);
  switch (kind) {
    case "inner":
      return both(
        left,
        right,
        { kind: "join", form: "inner", left: left.relation, right: right.relation, on: keys.on },
        names,
        node,
      );
    // "innerunique: all deduplicated rows from the left table": of equal keys any row is kept, here the first.
    case "innerunique": {
      const unique: Relation = {
        kind: "pick",
        input: left.relation,
        keys: [...left.partition, ...keys.left],
        order: rowOrder(left),
        count: 1,
      };
      return both(
        left,
        right,
        { kind: "join", form: "inner", left: unique, right: right.relation, on: keys.on },
        names,
        node,
      );
    }
    case "leftouter":
      return both(left, right, outer(left, right, keys.on), names, node);
    case "rightouter":
      return both(left, right, outer(right, left, keys.on), names, node);
    case "fullouter": {
      const rest: Relation = { kind: "join", form: "anti", left: right.relation, right: left.relation, on: keys.on };
      return both(left, right, { kind: "union", inputs: [outer(left, right, keys.on), rest] }, names, node);
    }
    case "leftsemi":
      return one(left, { kind: "join", form: "semi", left: left.relation, right: right.relation, on: keys.on });
    case "leftanti":
    case "leftantisemi":
    case "anti":
      return one(left, { kind: "join", form: "anti", left: left.relation, right: right.relation, on: keys.on });
    case "rightsemi":
      return one(right, { kind: "join", form: "semi", left: right.relation, right: left.relation, on: keys.on });
    case "rightanti":
    case "rightantisemi":
      return one(right, { kind: "join", form: "anti", left: right.relation, right: left.relation, on: keys.on });
    default:
      return unread(node, `join kind=${kind}`);
  }
}

/** `lookup`: an outer join, or an inner one, without the right side's keys. */
export function lookupTable(node: BoundNode, env: Env, query: Query, input: Table): Table {
  const kind = parametersOf(node).get("kind")?.text ?? "leftouter";
  const right = distinctNames(query.readTable(part(node, "Expression"), env), input, query);
  const clause = part(node, "LookupClause");
  const keys = readKeys(clause, env, query, input, right);
  const gone = new Set(partList(clause, "Expressions").map((each) => rightName(each)));
  const kept = { ...right, columns: right.columns.filter(({ name }) => !gone.has(name)) };
  const form = kind === "inner" ? "inner" : "left";
  if (kind !== "inner" && kind !== "leftouter") return unread(node, `lookup kind=${kind}`);
  const relation: Relation = { kind: "join", form, left: input.relation, right: right.relation, on: keys.on };
  return both(
    input,
    kept,
    relation,
    (node.columns ?? []).map(([name]) => name),
    node,
  );
}

function rightName(each: BoundNode): string {
  return each.kind === "NameReference" ? (each.name ?? "") : (part(part(each, "Right"), "Selector").name ?? "");
}

function outer(left: Table, right: Table, on: Scalar): Relation {
  return { kind: "join", form: "left", left: left.relation, right: right.relation, on };
}

function one(side: Table, relation: Relation): Table {
  return { ...side, relation, order: [] };
}

/** Columns of both sides; the analyser knows what equal names become. A string without a row is empty. */
function both(left: Table, right: Table, relation: Relation, names: readonly string[], node: BoundNode): Table {
  const columns = [...left.columns, ...right.columns];
  if (names.length !== columns.length) return unread(node, "The columns of this join");
  const { ingested: _, source: __, ...rest } = left;
  return {
    ...rest,
    relation,
    columns: columns.map(({ value: of }, index): Column => {
      const name = names[index] ?? "";
      return { name, value: of.type === "string" ? value("string", of.scalar) : of };
    }),
    order: [],
    ties: [...left.ties, ...right.ties],
  };
}

/** A table joined with itself has every column twice. */
function distinctNames(right: Table, left: Table, query: Query): Table {
  const own = columnsOf(left.relation);
  const other = [...columnsOf(right.relation)];
  if (!other.some(([name]) => own.has(name))) return right;
  const names = new Map(other.map(([name]) => [name, query.fresh(name.replace(/~\d+$/, ""))]));
  const columns = other.map(
    ([name, type]): NamedScalar => ({ name: names.get(name) ?? name, value: { kind: "column", name, type } }),
  );
  const rename = (scalar: Scalar): Scalar =>
    scalar.kind === "column" ? { ...scalar, name: names.get(scalar.name) ?? scalar.name } : renamedIn(scalar, rename);
  return {
    ...right,
    relation: { kind: "project", input: right.relation, columns },
    columns: right.columns.map(({ name, value: of }) => ({
      name,
      value:
        of.scalar.kind === "column"
          ? inColumn(names.get(of.scalar.name) ?? "", of)
          : { ...of, scalar: rename(of.scalar) },
    })),
    order: right.order.map((each) => ({ ...each, by: rename(each.by) })),
    ties: right.ties.map(rename),
    partition: right.partition.map(rename),
    ...(right.ingested === undefined ? {} : { ingested: rename(right.ingested) }),
  };
}

function renamedIn(scalar: Scalar, rename: (scalar: Scalar) => Scalar): Scalar {
  if (scalar.kind === "call") return { ...scalar, arguments: scalar.arguments.map(rename) };
  if (scalar.kind === "each") return { ...scalar, list: rename(scalar.list), body: rename(scalar.body) };
  return scalar;
}

/** `on Key`, or `on $left.a == $right.b`; several are all required. */
function readKeys(clause: BoundNode, env: Env, query: Query, left: Table, right: Table): Keys {
  if (clause.kind !== "JoinOnClause") return unread(clause, "This condition of a join");
  const pairs = partList(clause, "Expressions").flatMap((each) => conditions(each, env, query, left, right));
  return {
    left: pairs.map((pair) => pair.left),
    on: all(
      pairs.map(({ left: a, right: b, node }) => readFrom(query.clauseAt(node.start, node.end), call("equals", a, b))),
    ),
  };
}

interface Pair {
  readonly left: Scalar;
  readonly right: Scalar;
  readonly node: BoundNode;
}

function conditions(node: BoundNode, env: Env, query: Query, left: Table, right: Table): readonly Pair[] {
  const inner = withoutParentheses(node);
  if (inner.kind === "NameReference") {
    const [a, b] = [left, right].map((side) => findColumn(side, inner.name ?? "")?.value);
    if (a === undefined || b === undefined) return unread(inner, "This key");
    return [{ left: a.scalar, right: b.scalar, node: inner }];
  }
  if (inner.kind === "AndExpression") {
    return ["Left", "Right"].flatMap((side) => conditions(part(inner, side), env, query, left, right));
  }
  if (inner.kind !== "EqualExpression") return unread(inner, "This condition of a join");
  const context = { ...rowContext(query, env, left), sides: { left, right } };
  const sides = ["Left", "Right"].map((side) => part(inner, side));
  const isSwapped = sides[0] !== undefined && /^\$right$/.test(targetName(sides[0]));
  const [a, b] = (isSwapped ? sides.reverse() : sides).map((side) => readScalar(side, context).scalar);
  if (a === undefined || b === undefined) return unread(inner, "This condition of a join");
  return [{ left: a, right: b, node: inner }];
}

function targetName(node: BoundNode): string {
  return node.kind === "PathExpression" ? (part(node, "Expression").name ?? "") : "";
}
