import type { Span } from "../../diagnostics/span.ts";

export type ComparisonOperator = "=" | "<" | "<=" | ">" | ">=";

/** A boolean or scalar expression of Cloud SIEM's rule language. */
export type Cse =
  /** An attribute of the normalised record. */
  | { readonly kind: "attribute"; readonly name: string }
  /** A field of the raw message, flattened with dots. */
  | { readonly kind: "raw"; readonly name: string }
  /** A number that the rule or search has counted itself. */
  | { readonly kind: "counted"; readonly name: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Cse[] }
  | { readonly kind: "compare"; readonly operator: ComparisonOperator; readonly left: Cse; readonly right: Cse }
  | { readonly kind: "in"; readonly left: Cse; readonly items: readonly Cse[] }
  | {
      readonly kind: "like";
      readonly left: Cse;
      readonly before: boolean;
      readonly text: string;
      readonly after: boolean;
    }
  /** RE2, unanchored; flags stand in the source. */
  | { readonly kind: "matches"; readonly left: Cse; readonly source: string }
  | { readonly kind: "is_null"; readonly of: Cse }
  | { readonly kind: "and" | "or"; readonly operands: readonly Cse[] }
  | { readonly kind: "not"; readonly operand: Cse }
  | { readonly kind: "located"; readonly of: Cse; readonly span: Span };

export const attribute = (name: string): Cse => ({ kind: "attribute", name });
export const text = (value: string): Cse => ({ kind: "text", value });
export const number = (value: number): Cse => ({ kind: "number", value });
export const boolean = (value: boolean): Cse => ({ kind: "boolean", value });
export const call = (name: string, ...args: readonly Cse[]): Cse => ({ kind: "call", name, args });
export const at = (of: Cse, span: Span): Cse => (isConstant(of) ? of : { kind: "located", of, span });

/** `left = item`, or `left IN (…)` for several; of nothing it is false. */
export function oneOf(left: Cse, items: readonly Cse[]): Cse {
  const [only] = items;
  if (only === undefined) return boolean(false);
  return items.length === 1 ? { kind: "compare", operator: "=", left, right: only } : { kind: "in", left, items };
}

export function not(operand: Cse): Cse {
  const bare = unlocated(operand);
  if (bare.kind === "boolean") return boolean(!bare.value);
  return bare.kind === "not" ? bare.operand : { kind: "not", operand };
}

export const and = (operands: readonly Cse[]): Cse => junction("and", operands);
export const or = (operands: readonly Cse[]): Cse => junction("or", operands);

/** Without nesting, constants and needless wrapping. */
function junction(kind: "and" | "or", operands: readonly Cse[]): Cse {
  const neutral = kind === "and";
  const parts: Cse[] = [];
  for (const operand of operands) {
    const bare = unlocated(operand);
    if (bare.kind === kind) parts.push(...bare.operands);
    else if (bare.kind !== "boolean") parts.push(operand);
    else if (bare.value !== neutral) return bare;
  }
  const [only] = parts;
  if (only === undefined) return boolean(neutral);
  return parts.length === 1 ? only : { kind, operands: parts };
}

function isConstant(cse: Cse): boolean {
  return cse.kind === "boolean";
}

/** The expression without the place it came from. */
export function unlocated(cse: Cse): Cse {
  return cse.kind === "located" ? unlocated(cse.of) : cse;
}
