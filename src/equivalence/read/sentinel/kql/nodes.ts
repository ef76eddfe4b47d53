import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";

/** A child that there has to be. */
export function part(node: BoundNode, name: string): BoundNode {
  const found = optionalPart(node, name);
  if (found === undefined) throw new Error(`${node.kind} has no ${name}`);
  return found;
}

export function optionalPart(node: BoundNode, name: string): BoundNode | undefined {
  const found = Object.hasOwn(node.parts, name) ? node.parts[name] : undefined;
  return found === undefined || isList(found) ? undefined : found;
}

export function partList(node: BoundNode, name: string): readonly BoundNode[] {
  const found = Object.hasOwn(node.parts, name) ? node.parts[name] : undefined;
  return found === undefined ? [] : isList(found) ? found : [found];
}

function isList(found: BoundNode | readonly BoundNode[]): found is readonly BoundNode[] {
  return Array.isArray(found);
}

export function argumentsOf(call: BoundNode): readonly BoundNode[] {
  const list = optionalPart(call, "ArgumentList");
  return list === undefined ? [] : partList(list, "Expressions");
}

/** The name of the function that is called. */
export function calledName(call: BoundNode): string {
  return part(call, "Name").name ?? "";
}

/** Parameters of an operator such as `kind=inner`, in lower case, by name. */
export function parametersOf(operator: BoundNode): ReadonlyMap<string, BoundNode> {
  return new Map(
    partList(operator, "Parameters").map((each) => [part(each, "Name").name ?? "", part(each, "Expression")]),
  );
}

/** The name that a `name = expression` gives, and the expression; no name where there is none. */
export function namedExpression(node: BoundNode): { readonly name: string | undefined; readonly value: BoundNode } {
  if (node.kind !== "SimpleNamedExpression") return { name: undefined, value: node };
  return { name: part(node, "Name").name ?? "", value: part(node, "Expression") };
}

export function withoutParentheses(node: BoundNode): BoundNode {
  let inner = node;
  while (inner.kind === "ParenthesizedExpression") inner = part(inner, "Expression");
  return inner;
}

export function isTabular(node: BoundNode): boolean {
  return node.columns !== undefined;
}
