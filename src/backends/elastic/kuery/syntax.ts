import type { Span } from "../../../diagnostics/span.ts";
import type { SigmaString } from "../../../sigma/value.ts";

/** A query in Kibana's language. */
export type Kuery =
  | { readonly kind: "and" | "or"; readonly operands: readonly Kuery[] }
  | { readonly kind: "not"; readonly operand: Kuery }
  | { readonly kind: "field"; readonly field: string; readonly value: KueryValue }
  | {
      readonly kind: "range";
      readonly field: string;
      readonly operator: "<" | "<=" | ">" | ">=";
      readonly value: number;
      readonly span: Span;
    };

/** What stands behind the colon. */
export type KueryValue =
  | { readonly kind: "literal"; readonly value: string | number | boolean; readonly span: Span | undefined }
  /** With `*` only, and such that `kueryPattern` prints it. */
  | { readonly kind: "wildcard"; readonly pattern: SigmaString; readonly span: Span }
  | { readonly kind: "exists"; readonly span: Span | undefined }
  | { readonly kind: "values"; readonly junction: "and" | "or"; readonly items: readonly KueryValue[] }
  | { readonly kind: "not_value"; readonly value: KueryValue };
