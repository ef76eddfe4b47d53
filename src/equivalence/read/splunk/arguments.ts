import type { EvalNode } from "../../../backends/splunk/parse/syntax.ts";
import { readExpression, type Scope } from "./expression.ts";
import { refuse } from "./problem.ts";
import type { Value } from "./value.ts";

export type CallNode = Extract<EvalNode, { readonly kind: "call" }>;
export type EvalFunction = (node: CallNode, scope: Scope) => Value;

/** The argument at a place. */
export function argument(node: CallNode, index: number): EvalNode {
  return node.arguments[index] ?? refuse(`\`${node.function}\` misses an argument`, node);
}

export function literalText(node: EvalNode, what: string): string {
  return node.kind === "text" ? node.value : refuse(`${what} that is no literal text is not covered`, node);
}

export function most(node: CallNode, count: number): void {
  if (node.arguments.length > count) refuse(`\`${node.function}\` has more than ${count} arguments`, node);
}

export const valueAt = (node: CallNode, index: number, scope: Scope): Value =>
  readExpression(argument(node, index), scope);
