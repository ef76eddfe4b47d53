import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { type ConditionNode, expandQuantified } from "../sigma/condition.ts";
import type { Predicate } from "./predicate.ts";
import { assertNever } from "./walk.ts";

/** `3 of sel_*` over many selections has more combinations than a rule can hold. */
const MAX_COMBINATIONS = 64;

/**
 * Puts selections in place of their names. Names and patterns without a selection, which `checkConditions` reports,
 * never hold; a number that would need too many combinations is reported here.
 */
export function conditionToPredicate<F>(
  node: ConditionNode,
  selections: ReadonlyMap<string, Predicate<F>>,
  span: Span,
  report: Report,
): Predicate<F> {
  const never: Predicate<F> = { kind: "constant", value: false, span };
  switch (node.kind) {
    case "and":
    case "or": {
      const operands = node.operands.map((operand) => conditionToPredicate(operand, selections, span, report));
      return { kind: node.kind, operands, span };
    }
    case "not":
      return { kind: "not", operand: conditionToPredicate(node.operand, selections, span, report), span };
    case "identifier":
      return selections.get(node.name) ?? never;
    case "quantified": {
      const expanded = expandQuantified(node.pattern, selections.keys());
      if (!expanded.ok) return never;
      const operands = expanded.names.flatMap((name) => selections.get(name) ?? []);
      if (node.quantifier === "all") return { kind: "and", operands, span };
      if (node.quantifier === "any") return { kind: "or", operands, span };
      if (combinationCount(operands.length, node.quantifier) > MAX_COMBINATIONS) {
        const message = `\`${node.quantifier} of ${node.pattern}\` has more than ${MAX_COMBINATIONS} combinations`;
        report({
          code: "RW3022",
          severity: "error",
          message,
          span,
          help: "Use `1 of` or `all of` over fewer selections",
        });
        return never;
      }
      const combinations = combine(node.quantifier, operands);
      return { kind: "or", operands: combinations.map((chosen) => ({ kind: "and", operands: chosen, span })), span };
    }
    default:
      return assertNever(node);
  }
}

function combinationCount(total: number, chosen: number): number {
  let count = chosen > total ? 0 : 1;
  for (let index = 0; index < Math.min(chosen, total - chosen); index += 1)
    count = (count * (total - index)) / (index + 1);
  return count;
}

function combine<T>(count: number, items: readonly T[]): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) => combine(count - 1, items.slice(index + 1)).map((rest) => [item, ...rest]));
}
