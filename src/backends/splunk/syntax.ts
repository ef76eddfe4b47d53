import type { Span } from "../../diagnostics/span.ts";

/**
 * The SPL that we print. Splunk has two expression languages with different precedence: `search` (NOT, OR, AND) in the
 * first stage, and eval expressions (NOT, AND, OR) in `where` and `eval` (Splunk Search Reference).
 */
export type SearchTerm =
  | { readonly kind: "and" | "or"; readonly operands: readonly SearchTerm[] }
  | { readonly kind: "not"; readonly operand: SearchTerm }
  | {
      readonly kind: "compare";
      readonly field: string;
      readonly operator: "=" | ">" | ">=" | "<" | "<=";
      readonly value: SearchValue;
      readonly span: Span | undefined;
    }
  | {
      readonly kind: "in";
      readonly field: string;
      readonly values: readonly SearchValue[];
      readonly span: Span | undefined;
    }
  /** `f=*`. */
  | { readonly kind: "present"; readonly field: string; readonly span: Span | undefined }
  | { readonly kind: "macro"; readonly name: string }
  /** True for every event; prints as nothing. */
  | { readonly kind: "all" }
  /** True for no event. */
  | { readonly kind: "none" };

/** A value of the search language: text in which only `any` is a wildcard, or a number. */
export type SearchValue = readonly SearchPart[] | number;

export type SearchPart = { readonly kind: "text"; readonly text: string } | { readonly kind: "any" };

/** An expression of `where` and `eval`. */
export type Eval =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "regex"; readonly source: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "call"; readonly function: EvalFunction; readonly arguments: readonly Eval[] }
  | { readonly kind: "and" | "or"; readonly operands: readonly Eval[] }
  | { readonly kind: "not"; readonly operand: Eval }
  | { readonly kind: "compare"; readonly operator: EvalOperator; readonly left: Eval; readonly right: Eval }
  | { readonly kind: "sum"; readonly operator: "+" | "-"; readonly left: Eval; readonly right: Eval }
  | { readonly kind: "located"; readonly of: Eval; readonly span: Span };

export type EvalOperator = "=" | "!=" | ">" | ">=" | "<" | "<=";

export type EvalFunction =
  | "case"
  | "cidrmatch"
  | "coalesce"
  | "false"
  | "if"
  | "in"
  | "isnotnull"
  | "isnull"
  | "json_array"
  | "json_extract"
  | "len"
  | "lower"
  | "match"
  | "max"
  | "min"
  | "mvappend"
  | "mvcount"
  | "mvfilter"
  | "mvindex"
  | "mvjoin"
  | "mvmap"
  | "null"
  | "nullif"
  | "relative_time"
  | "replace"
  | "split"
  | "substr"
  | "tonumber"
  | "tostring"
  | "true";

export type StatsFunction = "count" | "dc" | "first" | "last" | "max" | "min" | "sum" | "values";

export interface Aggregate {
  readonly function: StatsFunction;
  /** Absent for `count`. */
  readonly of: string | undefined;
  readonly as: string;
}

export interface Assignment {
  readonly name: string;
  readonly value: Eval;
  readonly span: Span | undefined;
}

export type Stage =
  | { readonly kind: "search"; readonly term: SearchTerm }
  /** Rows of several searches, labelled inside; has no row limit, unlike `append` and `union`. */
  | { readonly kind: "multisearch"; readonly searches: readonly (readonly Stage[])[] }
  | {
      readonly kind: "where";
      readonly condition: Eval | undefined;
      /** What a scheduled run asks beside the condition: rows that arrived in its window. */
      readonly arrival?: Eval;
    }
  /** Gives every row the time range of the search. */
  | { readonly kind: "addinfo" }
  | { readonly kind: "eval"; readonly assignments: readonly Assignment[] }
  /** Empty texts become missing. */
  | { readonly kind: "blank_to_null"; readonly fields: readonly string[] }
  | { readonly kind: "fillnull"; readonly fields: readonly string[] }
  | {
      readonly kind: "lookup";
      readonly table: string;
      readonly column: string;
      readonly field: string;
      readonly as: string;
      readonly span: Span | undefined;
    }
  | { readonly kind: "mvexpand"; readonly field: string }
  | { readonly kind: "sort"; readonly keys: readonly { readonly field: string; readonly descending: boolean }[] }
  | {
      readonly kind: "streamstats";
      readonly aggregates: readonly Aggregate[];
      readonly by: readonly string[];
      /** The row itself counts. */
      readonly current: boolean;
      /** Seconds that a window reaches back, per group. */
      readonly seconds: number | undefined;
    }
  | {
      readonly kind: "stats" | "eventstats";
      readonly aggregates: readonly Aggregate[];
      readonly by: readonly string[];
    }
  /** Epoch times as text with their zone. */
  | { readonly kind: "convert"; readonly fields: readonly string[] }
  | { readonly kind: "table"; readonly fields: readonly string[] }
  | { readonly kind: "macro"; readonly name: string };

export const field = (name: string): Eval => ({ kind: "field", name });
export const text = (value: string): Eval => ({ kind: "text", value });
export const number = (value: number): Eval => ({ kind: "number", value });
export const regex = (source: string): Eval => ({ kind: "regex", source });
export const call = (name: EvalFunction, ...args: readonly Eval[]): Eval => ({
  kind: "call",
  function: name,
  arguments: args,
});
export const compare = (left: Eval, operator: EvalOperator, right: Eval): Eval => ({
  kind: "compare",
  operator,
  left,
  right,
});
export const not = (operand: Eval): Eval => ({ kind: "not", operand });
export const sum = (left: Eval, operator: "+" | "-", right: Eval): Eval => ({ kind: "sum", operator, left, right });
export const TRUE: Eval = call("true");
export const FALSE: Eval = call("false");
export const NULL: Eval = call("null");

/** A conjunction; of one operand, that operand; of none, true. */
export function all(operands: readonly Eval[]): Eval {
  const flat = operands.flatMap((operand) => (operand.kind === "and" ? operand.operands : [operand]));
  const [first, second] = flat;
  if (first === undefined) return TRUE;
  return second === undefined ? first : { kind: "and", operands: flat };
}

/** All that a `where` asks. */
export function whereCondition({ condition, arrival }: Extract<Stage, { kind: "where" }>): Eval {
  return all([condition ?? TRUE, arrival ?? TRUE].filter((one) => one !== TRUE));
}

/** A disjunction; of one operand, that operand; of none, false. */
export function any(operands: readonly Eval[]): Eval {
  const flat = operands.flatMap((operand) => (operand.kind === "or" ? operand.operands : [operand]));
  const [first, second] = flat;
  if (first === undefined) return FALSE;
  return second === undefined ? first : { kind: "or", operands: flat };
}

/** All of the terms; what is always true says nothing. */
export function bothTerms(terms: readonly SearchTerm[]): SearchTerm {
  const flat = terms.flatMap((term) => (term.kind === "and" ? term.operands : term.kind === "all" ? [] : [term]));
  if (flat.some((term) => term.kind === "none")) return { kind: "none" };
  const [first, second] = flat;
  if (first === undefined) return { kind: "all" };
  return second === undefined ? first : { kind: "and", operands: flat };
}

/** One of the terms. */
export function eitherTerm(terms: readonly SearchTerm[]): SearchTerm {
  const flat = terms.flatMap((term) => (term.kind === "or" ? term.operands : term.kind === "none" ? [] : [term]));
  if (flat.some((term) => term.kind === "all")) return { kind: "all" };
  const [first, second] = flat;
  if (first === undefined) return { kind: "none" };
  return second === undefined ? first : { kind: "or", operands: flat };
}

/** `if(condition, yes, no)`; a condition that is null counts as false. */
export const choose = (condition: Eval, yes: Eval, no: Eval): Eval => call("if", condition, yes, no);

export function aggregate(name: StatsFunction, of: string | undefined, as: string): Aggregate {
  return { function: name, of, as };
}
