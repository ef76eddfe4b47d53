import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import { regexText } from "./literal.ts";
import { testEval } from "./match.ts";
import type { RowContext } from "./row-context.ts";
import { searchForm } from "./search-test.ts";
import {
  all,
  any,
  bothTerms,
  call,
  type Eval,
  eitherTerm,
  FALSE,
  field,
  not,
  regex,
  type SearchTerm,
  TRUE,
} from "./syntax.ts";

/** A predicate as the first stage's search and what `where` has to add; together they mean the predicate exactly. */
export interface SplitPredicate {
  readonly search: SearchTerm;
  readonly where: Eval | undefined;
}

interface Split {
  /** Follows from the predicate. */
  readonly search: SearchTerm;
  /** Predicate = search and residual; `undefined`: the search says it all. */
  readonly residual: (() => Eval) | undefined;
}

/** Says as much as it can in the search language. */
export function splitPredicate(predicate: Predicate<BoundField>, context: RowContext): SplitPredicate {
  const split = splitAt(predicate, false, context);
  return { search: split.search, where: split.residual?.() };
}

/** What the first stage's search says of a predicate, and whether that is all of it. */
export function searchPart(
  predicate: Predicate<BoundField>,
  context: RowContext,
): { readonly term: SearchTerm; readonly exact: boolean } {
  const { search, residual } = splitAt(predicate, false, context);
  return { term: search, exact: residual === undefined };
}

/** The whole predicate as an eval expression that is true exactly where it holds. */
export function predicateEval(predicate: Predicate<BoundField>, context: RowContext): Eval {
  return wholeAt(predicate, false, context);
}

/** `NOT` moves down to the tests, since a null under it would stay null. */
function wholeAt(predicate: Predicate<BoundField>, negated: boolean, context: RowContext): Eval {
  switch (predicate.kind) {
    case "and":
    case "or": {
      const parts = predicate.operands.map((operand) => wholeAt(operand, negated, context));
      return (predicate.kind === "and") === negated ? any(parts) : all(parts);
    }
    case "not":
      return wholeAt(predicate.operand, !negated, context);
    case "constant":
      return predicate.value === negated ? FALSE : TRUE;
    case "keyword": {
      const found = any(predicate.words.map((word) => call("match", field("_raw"), regex(keywordSource(word)))));
      return { kind: "located", of: negated ? not(found) : found, span: predicate.span };
    }
    case "test":
      return testEval(predicate.field, predicate.match, negated, predicate.span, context);
    default:
      return assertNever(predicate);
  }
}

function splitAt(predicate: Predicate<BoundField>, negated: boolean, context: RowContext): Split {
  switch (predicate.kind) {
    case "and":
    case "or": {
      const parts = predicate.operands.map((operand) => splitAt(operand, negated, context));
      if ((predicate.kind === "and") !== negated) return conjunction(parts);
      return {
        search: eitherTerm(parts.map((part) => part.search)),
        residual: parts.every((part) => part.residual === undefined)
          ? undefined
          : () => wholeAt(predicate, negated, context),
      };
    }
    case "not":
      return splitAt(predicate.operand, !negated, context);
    case "constant": {
      const holds = predicate.value !== negated;
      return { search: holds ? { kind: "all" } : { kind: "none" }, residual: undefined };
    }
    case "keyword":
      return { search: { kind: "all" }, residual: () => wholeAt(predicate, negated, context) };
    case "test": {
      const { field: bound, match, span } = predicate;
      const form = searchForm(bound, match, span);
      const whole = () => wholeAt(predicate, negated, context);
      if (!negated) return { search: form.term, residual: form.exact ? undefined : whole };
      return form.exact
        ? { search: negate(form.term), residual: undefined }
        : { search: { kind: "all" }, residual: whole };
    }
    default:
      return assertNever(predicate);
  }
}

function keywordSource(word: Extract<Predicate<BoundField>, { kind: "keyword" }>["words"][number]): string {
  const body = word.map((part) => (part.kind === "any" ? ".*" : part.kind === "one" ? "." : regexText(part.text)));
  return `(?is)${body.join("")}`;
}

function conjunction(parts: readonly Split[]): Split {
  const residuals = parts.flatMap((part) => part.residual ?? []);
  return {
    search: bothTerms(parts.map((part) => part.search)),
    residual: residuals.length === 0 ? undefined : () => all(residuals.map((residual) => residual())),
  };
}

/** `NOT` of a term, which in the search language is true for events that lack the field. */
function negate(term: SearchTerm): SearchTerm {
  if (term.kind === "and" && term.operands.every((operand) => operand.kind === "not" || operand.kind === "present")) {
    return { kind: "or", operands: term.operands.map(negate) };
  }
  return term.kind === "not" ? term.operand : { kind: "not", operand: term };
}
