import type { Span } from "../diagnostics/span.ts";
import type { SigmaString } from "../sigma/value.ts";

/**
 * A boolean over one event. `F` is how a field is named: a {@link FieldRef} in the detection model, a bound field after
 * `bind(catalog, target)`. Every `test` on a missing field is false and its negation true; "missing" is absent, null or
 * empty text, since some targets store all three alike.
 */
export type Predicate<F> =
  | { readonly kind: "and"; readonly operands: readonly Predicate<F>[]; readonly span: Span }
  | { readonly kind: "or"; readonly operands: readonly Predicate<F>[]; readonly span: Span }
  | { readonly kind: "not"; readonly operand: Predicate<F>; readonly span: Span }
  | { readonly kind: "test"; readonly field: F; readonly match: Match<F>; readonly span: Span }
  | { readonly kind: "keyword"; readonly words: readonly SigmaString[]; readonly span: Span }
  | { readonly kind: "constant"; readonly value: boolean; readonly span: Span };

export type Scalar = string | number | boolean;

/**
 * What a test asks of one field. Lists mean "any of these"; the modifier `all` becomes an `and` of tests and `neq` a
 * `not`, so that neither is a case here. Equality and patterns ignore the case of ASCII letters unless `cased`.
 */
export type Match<F> =
  | { readonly kind: "equals"; readonly values: readonly Scalar[]; readonly cased: boolean }
  | { readonly kind: "pattern"; readonly patterns: readonly SigmaString[]; readonly cased: boolean }
  | { readonly kind: "regex"; readonly patterns: readonly Regex[] }
  | { readonly kind: "cidr"; readonly networks: readonly string[] }
  | { readonly kind: "compare"; readonly operator: "gt" | "gte" | "lt" | "lte"; readonly value: number }
  | { readonly kind: "exists" }
  | {
      readonly kind: "same_as";
      readonly field: F;
      readonly shape: "equals" | "contains" | "startswith" | "endswith";
      readonly cased: boolean;
    }
  | { readonly kind: "in_list"; readonly list: string };

/** An unanchored regular expression in the syntax that RE2 and PCRE share. */
export interface Regex {
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

export type PredicateKind = Predicate<unknown>["kind"];
export type MatchKind = Match<unknown>["kind"];
