import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { any, call, missing, someOf, text, truth } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { asJsonList, asText, converted, nullableText } from "./convert.ts";
import { unread } from "./unread.ts";
import { constantText, isList, isNumeric, type Value } from "./value.ts";

/**
 * `==`: two nulls give null, one null gives false (Microsoft Learn, "Null values", "Equality and inequality of null values";
 * "Logical operators" says false for two nulls, which a filter does not tell from null).
 */
export function equal(left: Value, right: Value, node: BoundNode): Scalar {
  const [a, b] = comparable(left, right, node);
  return equalScalars(a, b);
}

function equalScalars(a: Scalar, b: Scalar): Scalar {
  const same = call("is_true", call("equals", a, b));
  if (neverNull(a) || neverNull(b)) return same;
  return call("if", call("and", call("is_null", a), call("is_null", b)), missing("boolean"), same);
}

function neverNull(scalar: Scalar): boolean {
  if (scalar.kind === "literal") return scalar.value !== null;
  return scalar.kind === "call" && scalar.function === "coalesce" && scalar.arguments.some(neverNull);
}

/** Both sides as one type: dynamic as the other's, a number beside a string as text. */
function comparable(left: Value, right: Value, node: BoundNode): readonly [Scalar, Scalar] {
  if (left.type === "dynamic" && right.type === "dynamic") return [nullableText(left), nullableText(right)];
  if (left.type === "dynamic") return [asOther(left, right, node), right.scalar];
  if (right.type === "dynamic") return [left.scalar, asOther(right, left, node)];
  if (left.type === right.type || (isNumeric(left.type) && isNumeric(right.type))) return [left.scalar, right.scalar];
  // inferred: comparing a string column with a number compiles and finds the number's text (SigninLogs.ResultType).
  if (left.type === "string" || right.type === "string") return [nullableText(left), nullableText(right)];
  if (left.type === "guid" || right.type === "guid") return [nullableText(left), nullableText(right)];
  return unread(node, `A comparison of ${left.type} with ${right.type}`);
}

/** inferred: a dynamic value is compared as the type of the other side, and is null where it has none. */
function asOther(dynamic: Value, other: Value, node: BoundNode): Scalar {
  return other.type === "string" ? nullableText(dynamic) : converted(dynamic, other.type, node).scalar;
}

/** `<` and `<=`; null where a side is. */
export function ordered(name: "less" | "less_equal", left: Value, right: Value, node: BoundNode): Scalar {
  const [a, b] = comparable(left, right, node);
  return call(name, a, b);
}

/** Case-insensitive operators mind ASCII letters only ("String operators": for others `tolower()` is advised). */
export function folded(scalar: Scalar): Scalar {
  if (scalar.kind === "texts") return { ...scalar, values: scalar.values.map(foldedText) };
  return scalar.kind === "literal" && typeof scalar.value === "string"
    ? text(foldedText(scalar.value))
    : call("lower_ascii", scalar);
}

function foldedText(value: string): string {
  return value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export type TextTest = "equals" | "contains" | "starts_with" | "ends_with" | "has" | "hasprefix" | "hassuffix";

/** A test of texts; a left side that is null gives null, which only a dynamic one can be. */
export function textTest(test: TextTest, left: Value, right: Value, cased: boolean): Scalar {
  const texts = [left, right].map((each) => (each.type === "string" ? each.scalar : nullableText(each)));
  const [a = text(null), b = text(null)] = cased ? texts : texts.map(folded);
  switch (test) {
    case "equals":
      return equalScalars(a, b);
    case "contains":
    case "starts_with":
    case "ends_with":
      return call(test, a, b);
    default:
      return call("regex_matches", a, termPattern(b, test !== "hassuffix", test !== "hasprefix"));
  }
}

// "What is a term?": "each string value is broken into maximal sequences of alphanumeric characters".
const IN_TERM = "\\p{L}\\p{N}";

/**
 * Where a term begins and ends. inferred: a side of the right operand that is itself no letter or digit ends a term, and the
 * empty text is in everything.
 */
function termPattern(term: Scalar, bounded: boolean, boundedEnd: boolean): Scalar {
  const before = `(?:^|[^${IN_TERM}])`;
  const after = `(?:$|[^${IN_TERM}])`;
  if (term.kind === "literal" && typeof term.value === "string") {
    const isTermSign = /^[\p{L}\p{N}]$/u;
    const signs = [...term.value];
    const start = bounded && isTermSign.test(signs[0] ?? "") ? before : "";
    const end = boundedEnd && isTermSign.test(signs.at(-1) ?? "") ? after : "";
    return text(`(?s)${start}${escapeRegex(term.value)}${end}`);
  }
  const edge = (pattern: string, side: string): Scalar =>
    call("if", call("regex_matches", term, text(pattern)), text(side), text(""));
  const start = bounded ? edge(`^[${IN_TERM}]`, before) : text("");
  const end = boundedEnd ? edge(`[${IN_TERM}]$`, after) : text("");
  return call("concat", text("(?s)"), start, call("regex_escape", term), end);
}

function escapeRegex(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll("\0", "\\x00");
}

/**
 * `in`: "behaves like a logical OR of equality comparisons", so that null is in nothing; arrays stand for their elements.
 * `in~` is the same without regard to case.
 */
export function within(left: Value, right: readonly Value[], cased: boolean, node: BoundNode): Scalar {
  const own = left.type === "string" || left.type === "guid" ? left.scalar : nullableText(left);
  const fold = (scalar: Scalar): Scalar => (cased ? scalar : folded(scalar));
  const constants = right.flatMap((each) => constantText(each) ?? []);
  const isTextual = left.type === "string" || left.type === "dynamic" || left.type === "guid";
  if (isTextual && constants.length === right.length) {
    return call("list_contains", fold({ kind: "texts", values: constants, type: "texts" }), fold(own));
  }
  const tests = right.map((each): Scalar => {
    if (each.type !== "dynamic") {
      return call("is_true", cased ? equal(left, each, node) : textTest("equals", left, each, false));
    }
    if (isList(each) && each.element === "string" && each.scalar.type === "texts") {
      if (each.scalar.kind === "texts") return call("list_contains", fold(each.scalar), fold(own));
      return someOf(each.scalar, "item", (item) => call("equals", fold(item), fold(own)));
    }
    return someOf(asJsonList(each), "item", (item) => {
      const other: Value = { type: "dynamic", scalar: item };
      return call("is_true", cased ? equal(left, other, node) : textTest("equals", left, other, false));
    });
  });
  return tests.length === 0 ? truth(false) : any(tests);
}

/** The terms of `has_any` and `has_all`, each as a test. */
export function termTests(left: Value, right: readonly Value[], node: BoundNode): readonly Scalar[] {
  return right.flatMap((each): readonly Scalar[] => {
    if (each.type !== "dynamic") return [textTest("has", left, each, false)];
    if (each.scalar.kind === "texts") {
      return each.scalar.values.map((term) => textTest("has", left, { type: "string", scalar: text(term) }, false));
    }
    return unread(node, "A list of terms that depends on the row");
  });
}

/** The text that a regular expression is tried on. */
export function subjectOf(of: Value): Scalar {
  return of.type === "string" ? of.scalar : asText(of);
}
