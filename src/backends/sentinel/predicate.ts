import type { BoundField } from "../../catalog/nodes.ts";
import type { Match, Predicate, Scalar } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import { asNumber, asText, isPresent } from "./expression.ts";
import { listTest } from "./list-test.ts";
import { cidrTest } from "./network.ts";
import { keywordTest, patternTest, regexTest } from "./pattern.ts";
import { and, at, binary, call, type Kql, name, not, number, or, type Typed, text } from "./syntax.ts";

type Test = Extract<Predicate<BoundField>, { kind: "test" }>;
type Keyword = Extract<Predicate<BoundField>, { kind: "keyword" }>;

/** What a predicate's fields and lists are called where it is printed. */
export interface PredicateScope {
  field(field: BoundField): Typed;
  /** A column that already holds the answer to a test, where fields no longer are what they were. */
  answer(test: Test | Keyword): Kql | undefined;
  /** The name of the `let` that holds a list's values, in the normal form of the field. */
  list(name: string, field: BoundField): string;
  /** Says that a test cannot be asked of the elements of a list and is asked of its text. */
  loosen(test: Test): void;
}

/**
 * A predicate in KQL. In a `where`, null counts as false; elsewhere it does not, since `not(null)` is null too. So every
 * test that could be null is closed with `coalesce`, unless it is a conjunct of a `where` itself (`open`).
 */
export function lowerPredicate(predicate: Predicate<BoundField>, scope: PredicateScope, open = false): Kql {
  switch (predicate.kind) {
    case "and":
      return and(predicate.operands.map((operand) => lowerPredicate(operand, scope, open)));
    case "or":
      return or(predicate.operands.flatMap((operand) => alternatives(lowerPredicate(operand, scope))));
    case "not":
      return negate(lowerPredicate(predicate.operand, scope));
    case "keyword":
      return at(scope.answer(predicate) ?? or(predicate.words.map(keywordTest)), predicate.span);
    case "constant":
      return at({ kind: "bool", value: predicate.value }, predicate.span);
    case "test":
      return at(lowerTest(predicate, scope, open), predicate.span);
    default:
      return assertNever(predicate);
  }
}

/** The operands of an `or`, each with the place of the whole, so that no `or` stands inside another. */
function alternatives(kql: Kql): readonly Kql[] {
  if (kql.kind === "located")
    return alternatives(kql.of).map((operand) => (operand === kql.of ? kql : at(operand, kql.span)));
  return kql.kind === "or" && kql.operands.length > 0 ? kql.operands.flatMap(alternatives) : [kql];
}

/** `not(isnotempty(x))` reads better as `isempty(x)`. */
function negate(kql: Kql): Kql {
  if (kql.kind === "located") return at(negate(kql.of), kql.span);
  if (kql.kind === "call" && kql.name === "isnotempty") return call("isempty", ...kql.args);
  if (kql.kind === "call" && kql.name === "isnotnull") return call("isnull", ...kql.args);
  return not(kql);
}

function lowerTest(test: Test, scope: PredicateScope, open: boolean): Kql {
  const answer = scope.answer(test);
  if (answer !== undefined) return answer;
  const { match } = test;
  const value = scope.field(test.field);
  if (test.field.definition.list) {
    const elements = listTest(asText(value), match);
    if (elements !== undefined) return elements;
    scope.loosen(test);
  }
  if (match.kind === "same_as" && match.field.definition.list) scope.loosen(test);
  switch (match.kind) {
    case "equals":
      return equals(value, match.values, match.cased);
    case "pattern":
      return or(match.patterns.map((pattern) => patternTest(value, pattern, match.cased)));
    case "regex":
      return or(match.patterns.map((pattern) => regexTest(value, pattern)));
    case "cidr":
      return cidrTest(asText(value), match.networks, open);
    case "compare":
      return close(binary(asNumber(value), COMPARISONS[match.operator], number(match.value)), open);
    case "exists":
      return isPresent(value);
    case "same_as":
      return sameAs(value, scope.field(match.field), match);
    case "in_list":
      return { kind: "in", left: asText(value), cased: false, items: [name(scope.list(match.list, test.field))] };
    default:
      return assertNever(match);
  }
}

const COMPARISONS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

/** False where the condition is null. */
export function close(condition: Kql, open: boolean): Kql {
  return open ? condition : call("coalesce", condition, { kind: "bool", value: false });
}

/** Equality with any of some values, each compared as what it is. Comparing a null with a value is false, not null. */
function equals(value: Typed, values: readonly Scalar[], cased: boolean): Kql {
  const booleans = values.filter((item) => typeof item === "boolean");
  const numbers = values.filter((item) => typeof item === "number");
  const asBooleans = value.type === "bool" || value.type === "dynamic" ? booleans : [];
  const asNumbers = value.type === "string" || value.type === "bool" ? [] : numbers;
  const texts = values.filter(
    (item) =>
      !(typeof item === "boolean" && asBooleans.includes(item)) &&
      !(typeof item === "number" && asNumbers.includes(item)),
  );
  const tests: Kql[] = [];
  if (texts.length > 0) tests.push(textEquals(asText(value), texts.map(String), cased));
  if (asNumbers.length > 0) tests.push(oneOf(asNumber(value), asNumbers.map(number), true));
  // tobool() reads true and "True" alike; insights have been written as both.
  const flag = value.type === "bool" ? value.kql : call("tobool", value.kql);
  for (const item of new Set(asBooleans)) tests.push(binary(flag, "==", { kind: "bool", value: item }));
  return or(tests);
}

function textEquals(value: Kql, texts: readonly string[], cased: boolean): Kql {
  const plain = texts.every((item) => item.toLowerCase() === item.toUpperCase());
  return oneOf(value, texts.map(text), cased || plain);
}

function oneOf(value: Kql, items: readonly Kql[], cased: boolean): Kql {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return binary(value, cased ? "==" : "=~", only);
  return { kind: "in", left: value, cased, items };
}

const SHAPES = {
  equals: { folded: "=~", cased: "==" },
  contains: { folded: "contains", cased: "contains_cs" },
  startswith: { folded: "startswith", cased: "startswith_cs" },
  endswith: { folded: "endswith", cased: "endswith_cs" },
} as const;

/** A comparison of two fields is false where the second is missing: every text contains the empty one. */
function sameAs(left: Typed, right: Typed, match: Extract<Match<BoundField>, { kind: "same_as" }>): Kql {
  const operator = SHAPES[match.shape][match.cased ? "cased" : "folded"];
  return and([isPresent(right), binary(asText(left), operator, asText(right))]);
}
