import { lowerAscii } from "../model/normalise.ts";
import { patternHolds } from "../model/pattern-holds.ts";
import type { Match, Regex } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import type { SigmaString } from "../sigma/value.ts";

/** Whether a value of a closed vocabulary satisfies a test, so that any operator on it becomes a choice of values. */
export function vocabularyMatches<F>(match: Match<F>, value: string): boolean {
  switch (match.kind) {
    case "exists":
      return true;
    case "equals":
      return match.values.some((wanted) => sameText(String(wanted), value, match.cased));
    case "pattern":
      return match.patterns.some((pattern) => patternHolds(pattern, value, match.cased));
    case "regex":
      return match.patterns.some((pattern) => toRegExp(pattern).test(value));
    case "compare":
      return compares(Number(value), match.operator, match.value);
    case "cidr":
    case "same_as":
    case "in_list":
      return false;
    default:
      return assertNever(match);
  }
}

function sameText(a: string, b: string, cased: boolean): boolean {
  return cased ? a === b : lowerAscii(a) === lowerAscii(b);
}

function compares(value: number, operator: "gt" | "gte" | "lt" | "lte", bound: number): boolean {
  switch (operator) {
    case "gt":
      return value > bound;
    case "gte":
      return value >= bound;
    case "lt":
      return value < bound;
    case "lte":
      return value <= bound;
    default:
      return assertNever(operator);
  }
}

/** A whole-value regular expression for a wildcard pattern. */
export function patternRegExp(pattern: SigmaString, cased: boolean): RegExp {
  return new RegExp(`^${patternSource(pattern)}$`, cased ? "s" : "is");
}

/** The body of that expression, in the syntax RE2, PCRE and JavaScript share; `.` must match newlines. */
export function patternSource(pattern: SigmaString, any = ".*", one = "."): string {
  return pattern
    .map((part) => {
      if (part.kind === "any") return any;
      return part.kind === "one" ? one : escapeRegex(part.text);
    })
    .join("");
}

/** Escapes what is special in RE2, PCRE, Java and JavaScript; `/` and quotes are the printer's business. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function toRegExp(regex: Regex): RegExp {
  const flags = `${regex.ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
  return new RegExp(regex.source, flags);
}
