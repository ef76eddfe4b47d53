import type { Expression } from "./expression.ts";
import type { ParseProblem, Place } from "./place.ts";

/** A log search: which messages to read, and what to do with them. */
export interface Search {
  readonly scope: Scope | undefined;
  readonly stages: readonly Stage[];
}

/** What stands before the first pipe. */
export type Scope = Place & ScopeNode;

export type ScopeNode =
  | { readonly kind: "and" | "or"; readonly operands: readonly Scope[] }
  | { readonly kind: "not"; readonly operand: Scope }
  /** A word or a phrase anywhere in the message; `*` and `?` are wildcards unless it is quoted. */
  | { readonly kind: "keyword"; readonly text: string; readonly quoted: boolean }
  /** `_index=sec_record_*`; several values stand for `in (…)`. */
  | {
      readonly kind: "field";
      readonly name: string;
      readonly operator: string;
      readonly values: readonly (Place & { readonly text: string; readonly quoted: boolean })[];
    };

/** What one pipe leads to. */
export type Stage = Place & StageNode;

export interface Named extends Place {
  readonly name: string;
}

export interface SearchAggregate extends Place {
  readonly function: string;
  readonly functionPlace: Place;
  readonly args: readonly Expression[];
  readonly as: Named | undefined;
}

export type StageNode =
  | { readonly kind: "where"; readonly condition: Expression }
  /** `expression as name`; without a name a function replaces the field it reads. */
  | { readonly kind: "calculate"; readonly value: Expression; readonly as: Named | undefined }
  | { readonly kind: "timeslice"; readonly length: string; readonly as: Named | undefined }
  | { readonly kind: "aggregate"; readonly functions: readonly SearchAggregate[]; readonly by: readonly Expression[] }
  | { readonly kind: "fields"; readonly without: boolean; readonly names: readonly Expression[] }
  | { readonly kind: "sort"; readonly by: readonly Expression[] }
  | { readonly kind: "limit"; readonly count: number }
  /** An operator that is not read further. */
  | { readonly kind: "other"; readonly operator: string; readonly operatorPlace: Place };

export interface ParsedSearch {
  /** Undefined if there are problems. */
  readonly search: Search | undefined;
  readonly problems: readonly ParseProblem[];
}
