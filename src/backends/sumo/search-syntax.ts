import type { Cse } from "./syntax.ts";

/** A query of core log search over normalised records. Conditions are rule expressions in their search form. */
export interface Search {
  readonly index: string;
  /** Fields with one value for all records, looked for in the index. */
  readonly terms: readonly (readonly [string, string])[];
  readonly steps: readonly SearchStep[];
}

export type SearchStep =
  | { readonly kind: "where"; readonly condition: Cse }
  | { readonly kind: "lower"; readonly of: Cse; readonly as: string }
  | { readonly kind: "flag"; readonly condition: Cse; readonly as: string }
  | { readonly kind: "timeslice"; readonly milliseconds: number }
  | { readonly kind: "aggregate"; readonly functions: readonly SearchAggregate[]; readonly by: readonly Cse[] }
  | { readonly kind: "fields"; readonly fields: readonly Cse[] };

export interface SearchAggregate {
  readonly function: "count" | "count_distinct" | "values" | "min" | "max" | "first" | "last";
  readonly of: Cse | undefined;
  readonly as: string;
}
