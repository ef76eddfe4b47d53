import { printString } from "../sigma/value.ts";
import type { Match, Predicate, Regex } from "./predicate.ts";
import { assertNever } from "./walk.ts";

/** The stable readable form of a predicate that `explain` shows. One line; `and` binds tighter than `or`. */
export function printPredicate<F>(predicate: Predicate<F>, nameOf: (field: F) => string): string {
  switch (predicate.kind) {
    case "constant":
      return String(predicate.value);
    case "keyword":
      return `any field contains ${list(predicate.words.map((word) => quote(printString(word))))}`;
    case "not":
      return `not ${grouped(predicate.operand, nameOf)}`;
    case "and":
    case "or":
      return predicate.operands.map((operand) => grouped(operand, nameOf)).join(` ${predicate.kind} `);
    case "test":
      return `${nameOf(predicate.field)} ${printMatch(predicate.match, nameOf)}`;
    default:
      return assertNever(predicate);
  }
}

function grouped<F>(predicate: Predicate<F>, nameOf: (field: F) => string): string {
  const text = printPredicate(predicate, nameOf);
  return predicate.kind === "and" || predicate.kind === "or" ? `(${text})` : text;
}

function printMatch<F>(match: Match<F>, nameOf: (field: F) => string): string {
  switch (match.kind) {
    case "equals":
      return `${cased(match)}= ${list(match.values.map((value) => (typeof value === "string" ? quote(value) : String(value))))}`;
    case "pattern":
      return `${cased(match)}like ${list(match.patterns.map((pattern) => quote(printString(pattern))))}`;
    case "regex":
      return `matches ${list(match.patterns.map(printRegex))}`;
    case "cidr":
      return `within ${list(match.networks)}`;
    case "compare":
      return `${{ gt: ">", gte: "≥", lt: "<", lte: "≤" }[match.operator]} ${match.value}`;
    case "exists":
      return "exists";
    case "same_as":
      return `${cased(match)}${match.shape === "equals" ? "=" : match.shape} field ${nameOf(match.field)}`;
    case "in_list":
      return `in list ${match.list}`;
    default:
      return assertNever(match);
  }
}

function cased(match: { readonly cased: boolean }): string {
  return match.cased ? "cased " : "";
}

function printRegex(regex: Regex): string {
  return `/${regex.source}/${regex.ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
}

function list(items: readonly string[]): string {
  const [only, second] = items;
  return only !== undefined && second === undefined ? only : `(${items.join(", ")})`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
