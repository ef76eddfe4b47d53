import type { Span } from "../../../diagnostics/span.ts";

/** A pipeline: `from`, then commands. */
export interface EsqlQuery {
  readonly indexes: readonly string[];
  readonly metadata: readonly string[];
  readonly commands: readonly EsqlCommand[];
}

export type EsqlCommand =
  | { readonly kind: "where"; readonly condition: EsqlExpression }
  | { readonly kind: "eval"; readonly assignments: readonly EsqlAssignment[] }
  | { readonly kind: "mv_expand"; readonly column: string }
  | { readonly kind: "stats"; readonly aggregates: readonly EsqlAssignment[]; readonly by: readonly string[] }
  | { readonly kind: "keep"; readonly columns: readonly string[] };

export interface EsqlAssignment {
  readonly column: string;
  readonly value: EsqlExpression;
  /** Rows an aggregate is limited to. */
  readonly where?: EsqlExpression;
  readonly span: Span | undefined;
}

export type EsqlBinary = "and" | "or" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-";

export type EsqlExpression =
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** A length of time, such as `15 minutes`. */
  | { readonly kind: "timespan"; readonly text: string }
  | { readonly kind: "star" }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly EsqlExpression[] }
  | { readonly kind: "junction"; readonly operator: "and" | "or"; readonly operands: readonly EsqlExpression[] }
  | {
      readonly kind: "binary";
      readonly operator: Exclude<EsqlBinary, "and" | "or">;
      readonly left: EsqlExpression;
      readonly right: EsqlExpression;
    }
  | { readonly kind: "not"; readonly operand: EsqlExpression }
  | {
      readonly kind: "in";
      readonly value: EsqlExpression;
      readonly list: readonly EsqlExpression[];
      readonly negated: boolean;
    }
  | {
      readonly kind: "like";
      readonly operator: "like" | "rlike";
      readonly value: EsqlExpression;
      readonly pattern: string;
      readonly negated: boolean;
    }
  | { readonly kind: "is_null"; readonly value: EsqlExpression; readonly negated: boolean }
  | { readonly kind: "marked"; readonly value: EsqlExpression; readonly span: Span };
