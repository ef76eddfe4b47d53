import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, readFrom } from "../../../relation/build.ts";
import { scansOf } from "../../../relation/inputs.ts";
import type { Relation } from "../../../relation/nodes.ts";
import { equal, textTest } from "./compare.ts";
import { type Env, type Query, type RowContext, rowContext } from "./context.ts";
import { isTabular, part, partList, withoutParentheses } from "./nodes.ts";
import { readScalar, readTruth } from "./scalar.ts";
import type { Table } from "./value.ts";

/**
 * Rows of which a condition is true: "this operator treats null values as if they're bool(false)". Terms that are joined by
 * `and` are filters one after the other.
 */
export function filterBy(condition: BoundNode, env: Env, query: Query, input: Table): Table {
  const context = rowContext(query, env, input);
  for (const term of conjuncts(condition)) {
    context.table = { ...context.table, relation: filtered(term, context) };
  }
  return context.table;
}

function conjuncts(condition: BoundNode): readonly BoundNode[] {
  const inner = withoutParentheses(condition);
  if (inner.kind !== "AndExpression") return [condition];
  return [...conjuncts(part(inner, "Left")), ...conjuncts(part(inner, "Right"))];
}

const MEMBERSHIPS: ReadonlyMap<string, { readonly form: "semi" | "anti"; readonly cased: boolean }> = new Map([
  ["InExpression", { form: "semi", cased: true }],
  ["NotInExpression", { form: "anti", cased: true }],
  ["InCsExpression", { form: "semi", cased: false }],
  ["NotInCsExpression", { form: "anti", cased: false }],
]);

function filtered(term: BoundNode, context: RowContext): Relation {
  const inner = withoutParentheses(term);
  const membership = MEMBERSHIPS.get(inner.kind);
  const [only, ...more] = membership === undefined ? [] : partList(part(inner, "Right"), "Expressions");
  if (membership !== undefined && only !== undefined && more.length === 0 && isTabular(withoutParentheses(only))) {
    const found = ofTable(inner, withoutParentheses(only), membership, context);
    if (found !== undefined) return found;
  }
  const where = readTruth(term, context);
  return { kind: "filter", input: context.table.relation, where };
}

/** Membership in a table that holds events: rows stay what they are, made of their own events alone. */
function ofTable(
  node: BoundNode,
  members: BoundNode,
  { form, cased }: { readonly form: "semi" | "anti"; readonly cased: boolean },
  context: RowContext,
): Relation | undefined {
  const { query, env } = context;
  const table = query.readTable(members, env);
  const [first] = table.columns;
  if (first === undefined || scansOf(table.relation).length === 0 || first.value.type === "dynamic") return undefined;
  const left = readScalar(part(node, "Left"), context);
  const name = query.fresh("member");
  const right: Relation = {
    kind: "project",
    input: table.relation,
    columns: [{ name, value: first.value.scalar }],
  };
  const member = { ...first.value, scalar: { kind: "column", name, type: first.value.scalar.type } } as const;
  const same = cased ? equal(left, member, node) : textTest("equals", left, member, false);
  const on = readFrom(query.clauseAt(node.start, node.end), call("is_true", same));
  return { kind: "join", form, left: context.table.relation, right, on };
}
