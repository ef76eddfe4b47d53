import type { Span } from "../diagnostics/span.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { type ConditionNode, expandQuantified } from "../sigma/condition.ts";
import type { ModelCode } from "./codes.ts";
import type { Predicate } from "./predicate.ts";
import { assertNever } from "./walk.ts";

/** What a condition's names stand for, and where its problems go. */
export interface ConditionContext<F> {
  readonly names: readonly string[];
  /** The predicate of a selection that exists. */
  selection(name: string): Predicate<F>;
  /** The place of a part of the condition's text. */
  place(node: ConditionNode): Span;
  problem(code: ModelCode, span: Span, message: string, help?: string): void;
}

/** `3 of sel_*` over many selections has more combinations than any rule can hold. */
const MAX_COMBINATIONS = 64;

/** Puts selections in place of their names. Names and patterns without a selection are reported and never hold. */
export function conditionToPredicate<F>(node: ConditionNode, context: ConditionContext<F>): Predicate<F> {
  const span = context.place(node);
  const never: Predicate<F> = { kind: "constant", value: false, span };
  switch (node.kind) {
    case "and":
    case "or":
      return { kind: node.kind, operands: node.operands.map((operand) => conditionToPredicate(operand, context)), span };
    case "not":
      return { kind: "not", operand: conditionToPredicate(node.operand, context), span };
    case "identifier": {
      if (context.names.includes(node.name)) return context.selection(node.name);
      const [near] = nearest(node.name, context.names);
      const help = near === undefined ? undefined : `Did you mean "${near}"?`;
      context.problem("RW3015", span, `There is no selection "${node.name}"`, help);
      return never;
    }
    case "quantified": {
      const expanded = expandQuantified(node.pattern, context.names);
      if (!expanded.ok) {
        context.problem("RW3016", span, expanded.message, `The selections are ${context.names.join(", ")}`);
        return never;
      }
      const operands = expanded.names.map((name) => context.selection(name));
      if (node.quantifier === "all") return { kind: "and", operands, span };
      if (node.quantifier === "any") return { kind: "or", operands, span };
      return atLeast(node.quantifier, operands, span, context);
    }
    default:
      return assertNever(node);
  }
}

function atLeast<F>(
  count: number,
  operands: readonly Predicate<F>[],
  span: Span,
  context: ConditionContext<F>,
): Predicate<F> {
  const never: Predicate<F> = { kind: "constant", value: false, span };
  if (count > operands.length) {
    context.problem("RW3016", span, `Only ${operands.length} selections match, and ${count} are asked for`);
    return never;
  }
  if (combinationCount(operands.length, count) > MAX_COMBINATIONS) {
    context.problem("RW3022", span, `${count} of ${operands.length} selections have more than ${MAX_COMBINATIONS} combinations`);
    return never;
  }
  const combinations = combine(count, operands);
  return { kind: "or", operands: combinations.map((chosen) => ({ kind: "and", operands: chosen, span })), span };
}

function combinationCount(total: number, chosen: number): number {
  let count = 1;
  for (let index = 0; index < Math.min(chosen, total - chosen); index += 1) count = (count * (total - index)) / (index + 1);
  return count;
}

function combine<T>(count: number, items: readonly T[]): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) => combine(count - 1, items.slice(index + 1)).map((rest) => [item, ...rest]));
}
