import type { Span } from "../../../diagnostics/span.ts";

export type EqlQuery =
  | { readonly kind: "event"; readonly category: string; readonly where: EqlExpression }
  | {
      readonly kind: "sequence";
      /** `maxspan`, such as `6h`. */
      readonly maxspan: { readonly text: string; readonly span: Span };
      readonly steps: readonly EqlStep[];
    };

export interface EqlStep {
  readonly category: string;
  readonly where: EqlExpression;
  /** Join fields, as many in every step. */
  readonly by: readonly { readonly field: string; readonly span: Span }[];
}

export type EqlScalar = string | number | boolean;

export type EqlExpression =
  | { readonly kind: "and" | "or"; readonly operands: readonly EqlExpression[] }
  | { readonly kind: "not"; readonly operand: EqlExpression }
  | { readonly kind: "true" }
  | {
      readonly kind: "compare";
      readonly field: string;
      readonly operator: "==" | "<" | "<=" | ">" | ">=";
      readonly value: EqlScalar;
      readonly span: Span | undefined;
    }
  | { readonly kind: "present"; readonly field: string; readonly span: Span }
  /** `in`, `in~`, `:`, `like`, `regex`, `regex~`. `:` takes wildcards, `in` does not. */
  | {
      readonly kind: "any_of";
      readonly field: string;
      readonly operator: "in" | "in~" | ":" | "like" | "regex" | "regex~";
      readonly values: readonly EqlScalar[];
      readonly span: Span;
    }
  | { readonly kind: "cidr"; readonly field: string; readonly networks: readonly string[]; readonly span: Span };
