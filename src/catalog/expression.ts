/**
 * How a value is computed from what a target stores. Each backend prints these in its own language or says, with a note,
 * that it cannot.
 */
export type Expression =
  | Column
  /** The first that is present. `disjoint`: never two at once, so that a test on it is an `or` of tests. */
  | { readonly kind: "first_of"; readonly options: readonly Expression[]; readonly disjoint: boolean }
  /** The value may be in any of these; a test holds if it holds on one. */
  | { readonly kind: "any_of"; readonly options: readonly Expression[] }
  | { readonly kind: "lower"; readonly of: Expression }
  | { readonly kind: "remove"; readonly of: Expression; readonly text: string }
  /** The element at `index` after splitting at `separator`; negative counts from the end. */
  | { readonly kind: "segment"; readonly of: Expression; readonly separator: string; readonly index: number }
  /** Group 1 of an RE2 regular expression, else missing. */
  | { readonly kind: "extract"; readonly of: Expression; readonly regex: string }
  /** `of` where it contains (or, negated, does not contain) `text`, else missing. */
  | { readonly kind: "only_if"; readonly of: Expression; readonly contains: string; readonly negated: boolean }
  /** A value inside JSON text or a dynamic column. `parse`: the column holds text that must be parsed first. */
  | {
      readonly kind: "path";
      readonly of: Expression;
      readonly path: readonly (string | number)[];
      readonly parse: boolean;
    }
  | { readonly kind: "constant"; readonly value: string | number | boolean }
  | { readonly kind: "absent"; readonly reason: string };

export interface Column {
  readonly kind: "column";
  readonly name: string;
  /** The target's own type name: `string`, `dynamic`, `keyword`, `ip`, … */
  readonly type: string;
}

export type ExpressionKind = Expression["kind"];
