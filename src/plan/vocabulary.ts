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
      return match.patterns.some((pattern) => patternRegExp(pattern, match.cased).test(value));
    case "regex":
      return match.patterns.some((pattern) => toRegExp(pattern).test(value));
    case "cidr":
    case "compare":
    case "same_as":
    case "in_list":
      return false;
    default:
      return assertNever(match);
  }
}

function sameText(a: string, b: string, cased: boolean): boolean {
  return cased ? a === b : a.toLowerCase() === b.toLowerCase();
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
