import { printable } from "../diagnostics/printable.ts";
import { printString } from "../sigma/value.ts";
import type { NamedField } from "./normalise.ts";
import type { Match, Predicate, Regex, Scalar } from "./predicate.ts";
import { assertNever } from "./walk.ts";

/** Prints a predicate as one line of words and symbols. Literals are quoted as in JSON, and what a terminal would obey is written out, so a line stays a line. */
export function printPredicate<F extends NamedField>(predicate: Predicate<F>): string {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.operands.map((operand) => inside(operand)).join(` ${predicate.kind} `);
    case "not":
      if (predicate.operand.kind === "test" && predicate.operand.match.kind === "exists") {
        return `${predicate.operand.field.name} is missing`;
      }
      return `not ${inside(predicate.operand)}`;
    case "test":
      return printMatch(predicate.field.name, predicate.match);
    case "keyword":
      return `any field contains ${list(predicate.words.map((word) => printScalar(printString(word))))}`;
    case "constant":
      return predicate.value ? "always" : "never";
    default:
      return assertNever(predicate);
  }
}

function inside<F extends NamedField>(predicate: Predicate<F>): string {
  const text = printPredicate(predicate);
  return predicate.kind === "and" || predicate.kind === "or" ? `(${text})` : text;
}

const SIGNS = { gt: ">", gte: "≥", lt: "<", lte: "≤" } as const;
const SHAPES = {
  equals: "is the same as",
  contains: "contains",
  startswith: "starts with",
  endswith: "ends with",
} as const;

function printMatch<F extends NamedField>(name: string, match: Match<F>): string {
  switch (match.kind) {
    case "equals":
      return `${name} is ${list(match.values.map(printScalar))}${cased(match.cased)}`;
    case "pattern":
      return `${name} is like ${list(match.patterns.map((pattern) => printScalar(printString(pattern))))}${cased(match.cased)}`;
    case "regex":
      return `${name} matches ${list(match.patterns.map(printRegex))}`;
    case "cidr":
      return `${name} lies in ${list(match.networks)}`;
    case "compare":
      return `${name} ${SIGNS[match.operator]} ${match.value}`;
    case "exists":
      return `${name} is present`;
    case "same_as":
      return `${name} ${SHAPES[match.shape]} the value of ${match.field.name}${cased(match.cased)}`;
    case "in_list":
      return `${name} is in the list ${match.list}`;
    default:
      return assertNever(match);
  }
}

function printScalar(value: Scalar): string {
  return printable(JSON.stringify(value));
}

function printRegex(regex: Regex): string {
  const flags = `${regex.ignoreCase ? "i" : ""}${regex.multiline ? "m" : ""}${regex.dotAll ? "s" : ""}`;
  return `/${printable(regex.source)}/${flags}`;
}

function cased(value: boolean): string {
  return value ? " (case matters)" : "";
}

/** Without an "or", which a reader could take for one between tests. */
function list(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? "") : `one of ${values.join(", ")}`;
}
