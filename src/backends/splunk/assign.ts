import type { Expression } from "../../catalog/expression.ts";
import type { Span } from "../../diagnostics/span.ts";
import { columnsOf, expressionKey, valueOf } from "./expression.ts";
import type { Names } from "./names.ts";
import type { Assignment, Eval } from "./syntax.ts";

/** A field to be filled from stored fields. */
export interface Wanted {
  readonly name: string;
  readonly expression: Expression;
  /** What else happens to the value, e.g. that an empty text becomes missing. */
  readonly finish: (value: Eval) => Eval;
  /** The value stands for the expression, so that later ones may start from it. */
  readonly reusable: boolean;
  readonly span: Span | undefined;
}

/**
 * Assignments in an order in which none overwrites a stored field that a later one reads; where that cannot be, the
 * stored field is copied first. Values that others are computed from come first, and are not computed again.
 */
export function orderAssignments(wanted: readonly Wanted[], names: Names): readonly Assignment[] {
  const remaining = wanted
    .map((one, index) => ({ ...one, index, size: expressionKey(one.expression).length }))
    .sort((a, b) => a.size - b.size || a.index - b.index);
  const assignments: Assignment[] = [];
  const computed = new Map<string, string>();
  while (remaining.length > 0) {
    const safe = remaining.findIndex((one) => !isRead(one.name, remaining, one));
    const [next] = remaining.splice(Math.max(safe, 0), 1);
    if (next === undefined) break;
    if (safe === -1) {
      const copy = names.internal(`stored_${next.name.replace(/\W+/g, "_")}`);
      assignments.push({ name: copy, value: { kind: "field", name: next.name }, span: undefined });
      remaining.forEach((one, index) => {
        remaining[index] = { ...one, expression: renameColumn(one.expression, next.name, copy) };
      });
    }
    const value = next.finish(valueOf(next.expression, computed));
    if (!(value.kind === "field" && value.name === next.name)) {
      assignments.push({ name: next.name, value, span: next.span });
    }
    if (next.reusable && !["constant", "absent"].includes(next.expression.kind)) {
      const key = expressionKey(next.expression);
      if (!computed.has(key)) computed.set(key, next.name);
    }
  }
  return assignments;
}

function isRead(name: string, remaining: readonly (Wanted & { readonly index: number })[], self: { readonly index: number }): boolean {
  return remaining.some((other) => other.index !== self.index && columnsOf(other.expression).includes(name));
}

/** The same expression with a stored field read under another name. */
export function renameColumn(expression: Expression, from: string, to: string): Expression {
  switch (expression.kind) {
    case "column":
      return expression.name === from ? { ...expression, name: to } : expression;
    case "first_of":
    case "any_of":
      return { ...expression, options: expression.options.map((option) => renameColumn(option, from, to)) };
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path":
      return { ...expression, of: renameColumn(expression.of, from, to) };
    case "constant":
    case "absent":
      return expression;
  }
}
