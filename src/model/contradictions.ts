import type { Span } from "../diagnostics/span.ts";
import type { FieldRef } from "./nodes.ts";
import type { Predicate } from "./predicate.ts";
import { visitPredicate } from "./walk.ts";

/** Two comparisons of one field that no value satisfies together. */
export interface Contradiction {
  readonly field: string;
  readonly text: string;
  readonly span: Span;
}

interface Bound {
  readonly value: number;
  readonly strict: boolean;
  readonly text: string;
  readonly span: Span;
}

/**
 * Finds comparisons joined by `and` that leave no number between them, such as `gt: 5` with `lt: 3`. List fields are
 * passed over, since each comparison may be met by another element.
 */
export function findContradictions(predicate: Predicate<FieldRef>): readonly Contradiction[] {
  const found: Contradiction[] = [];
  visitPredicate(predicate, (node) => {
    if (node.kind === "and") found.push(...betweenOperands(node.operands));
  });
  return found;
}

function betweenOperands(operands: readonly Predicate<FieldRef>[]): readonly Contradiction[] {
  const low = new Map<string, Bound>();
  const high = new Map<string, Bound>();
  const integers = new Set<string>();
  for (const operand of operands) {
    if (operand.kind !== "test" || operand.match.kind !== "compare" || operand.field.definition.list) continue;
    const { operator, value } = operand.match;
    const { name } = operand.field;
    if (operand.field.definition.type === "integer") integers.add(name);
    const bound = {
      value,
      strict: operator === "gt" || operator === "lt",
      text: `${operator}: ${value}`,
      span: operand.span,
    };
    if (operator === "gt" || operator === "gte") {
      const known = low.get(name);
      if (known === undefined || value > known.value || (value === known.value && bound.strict)) low.set(name, bound);
    } else {
      const known = high.get(name);
      if (known === undefined || value < known.value || (value === known.value && bound.strict)) high.set(name, bound);
    }
  }
  return [...low].flatMap(([field, from]) => {
    const to = high.get(field);
    if (to === undefined || !empty(from, to, integers.has(field))) return [];
    return [{ field, text: `${from.text} and ${to.text}`, span: to.span }];
  });
}

function empty(from: Bound, to: Bound, integer: boolean): boolean {
  if (integer) {
    const first = from.strict ? Math.floor(from.value) + 1 : Math.ceil(from.value);
    const last = to.strict ? Math.ceil(to.value) - 1 : Math.floor(to.value);
    return first > last;
  }
  return from.value > to.value || (from.value === to.value && (from.strict || to.strict));
}
