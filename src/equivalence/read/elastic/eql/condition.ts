import type { EqlLiteral, EqlNode } from "../../../../backends/elastic/parse/eql/syntax.ts";
import { assertNever } from "../../../../model/walk.ts";
import { all, any, call, readFrom } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { eqlPattern, matchesPattern } from "../pattern.ts";
import { compare, existsTest, rangeTest, regexTest, termTest, wildcardTest } from "../terms.ts";
import { Unreadable } from "../unreadable.ts";
import { readCall } from "./calls.ts";
import { clauseOf, type EqlContext, fieldOf } from "./context.ts";
import { constant, holds, negated, type Truth, unknown } from "./truth.ts";
import { readValue } from "./value.ts";

type Of<Kind extends EqlNode["kind"]> = Extract<EqlNode, { readonly kind: Kind }>;

/** A condition of EQL as a test of a document. */
export function readCondition(node: EqlNode, context: EqlContext): Scalar {
  return holds(read(node, context));
}

function read(node: EqlNode, context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  switch (node.kind) {
    // Bool queries of what their parts are; a script among them is true or false by then.
    case "and":
      return { kind: "query", test: all(node.operands.map((operand) => readCondition(operand, context))) };
    case "or":
      return { kind: "query", test: any(node.operands.map((operand) => readCondition(operand, context))) };
    case "not":
      return negated(read(node.operand, context));
    case "comparison":
      return marked(readComparison(node, context), node, context);
    case "in": {
      const test = anyOf(
        node.list.map((each) => readEquality(node.value, each, node.fold, node, context)),
        node,
        context,
      );
      return marked(node.negated ? negated(test) : test, node, context);
    }
    case "match":
      return marked(readMatch(node, context), node, context);
    case "call":
      return marked(readCall(node, context), node, context);
    case "field": {
      const field = fieldOf(node, context);
      if (field === undefined) return unknown;
      return marked({ kind: "query", test: termTest(field, true, { clause }) }, node, context);
    }
    case "literal":
      if (typeof node.value === "boolean") return constant(node.value);
      if (node.value === null) return unknown;
      throw new Unreadable("This is no condition", clause);
    case "negative":
    case "arithmetic":
      throw new Unreadable("A number is no condition", clause);
    default:
      return assertNever(node);
  }
}

function marked(truth: Truth, node: EqlNode, context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  return truth.kind === "query"
    ? { kind: "query", test: readFrom(clause, truth.test) }
    : { ...truth, body: readFrom(clause, truth.body) };
}

function readComparison(node: Of<"comparison">, context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  // Constants go to the right ("LiteralsOnTheRight").
  const turned = node.left.kind === "literal" && node.right.kind !== "literal";
  const left = turned ? node.right : node.left;
  const right = turned ? node.left : node.right;
  const operator = turned ? TURNED[node.operator] : node.operator;
  if (operator === "==" || operator === "!=") {
    const equal = readEquality(left, right, false, node, context);
    return operator === "==" ? equal : negated(equal);
  }
  if (left.kind === "field" && right.kind === "literal") {
    const field = fieldOf(left, context);
    if (field === undefined || right.value === null) return unknown;
    return { kind: "query", test: rangeTest(field, operator, right.value, clause) };
  }
  return script(left, right, node, context, (a, b) => compare(operator, a, b));
}

const TURNED = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** `== null` asks whether the field is there ("EQL syntax reference", check if a field exists); `!=` is `not ==`. */
function readEquality(left: EqlNode, right: EqlNode, fold: boolean, node: EqlNode, context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  if (right.kind === "literal" && right.value === null) {
    if (fold) throw new Unreadable("null is in no list", clause);
    if (left.kind === "field") {
      const field = fieldOf(left, context);
      if (field === undefined) return constant(true);
      return { kind: "query", test: call("not", existsTest(field, clause)) };
    }
    const value = readValue(left, context);
    return { kind: "script", body: call("is_null", value.scalar), occurrences: value.occurrences };
  }
  if (left.kind === "field" && right.kind === "literal" && right.value !== null) {
    const field = fieldOf(left, context);
    if (field === undefined) return unknown;
    return { kind: "query", test: termTest(field, typed(field.class, right, clause), { clause, fold }) };
  }
  return script(left, right, node, context, (a, b) =>
    fold ? call("equals", call("lower", a), call("lower", b)) : call("equals", a, b),
  );
}

/** Types are checked before a query runs: text with text, numbers with numbers; addresses and dates stand as text. */
function typed(kind: string, { value }: EqlLiteral, clause: ReturnType<typeof clauseOf>): string | number | boolean {
  const wanted = kind === "number" ? "number" : kind === "boolean" ? "boolean" : "string";
  if (value === null || typeof value !== wanted) {
    throw new Unreadable("EQL refuses to compare values of different types", clause);
  }
  return value;
}

/** `:` and `like` have wildcards, `regex` Lucene's expressions; `:` folds case even without a wildcard. */
function readMatch(node: Of<"match">, context: EqlContext): Truth {
  const clause = clauseOf(node, context);
  const patterns = node.patterns.map(({ value }) => {
    if (typeof value !== "string") throw new Unreadable(`\`${node.operator}\` compares text`, clause);
    return value;
  });
  if (node.value.kind === "field") {
    const field = fieldOf(node.value, context);
    if (field === undefined) return unknown;
    const tests = patterns.map((pattern) =>
      node.operator === "regex"
        ? regexTest(field, pattern, { fold: node.fold, clause })
        : wildcardTest(field, eqlPattern(pattern), { fold: node.fold, clause }),
    );
    return { kind: "query", test: any(tests) };
  }
  const value = readValue(node.value, context);
  if (node.operator === "regex" || value.scalar.type !== "text") {
    throw new Unreadable(`\`${node.operator}\` on what a function gives is not read`, clause);
  }
  // Scripts fold all letters, not only A to Z (Java's Pattern with UNICODE_CASE, String.equalsIgnoreCase).
  const subject = node.fold ? call("lower", value.scalar) : value.scalar;
  const tests = patterns.map((pattern) =>
    matchesPattern(subject, eqlPattern(node.fold ? pattern.toLowerCase() : pattern), false),
  );
  return { kind: "script", body: any(tests), occurrences: value.occurrences };
}

function script(
  left: EqlNode,
  right: EqlNode,
  node: EqlNode,
  context: EqlContext,
  test: (left: Scalar, right: Scalar) => Scalar,
): Truth {
  const clause = clauseOf(node, context);
  // "You also cannot compare a field to another field, even if the fields are changed using a function."
  if (right.kind !== "literal") throw new Unreadable("EQL compares only with constants", clause);
  if (right.value === null) return unknown;
  const [a, b] = [readValue(left, context), readValue(right, context)];
  if (a.scalar.type !== b.scalar.type) throw new Unreadable("EQL refuses to compare values of different types", clause);
  return { kind: "script", body: test(a.scalar, b.scalar), occurrences: [...a.occurrences, ...b.occurrences] };
}

/** Several tests of one value: one query, or one script that sees the same value in all of them. */
function anyOf(truths: readonly Truth[], node: Of<"in">, context: EqlContext): Truth {
  if (truths.every((truth) => truth.kind === "query")) {
    return { kind: "query", test: any(truths.map((truth) => holds(truth))) };
  }
  if (truths.every((truth) => truth === unknown)) return unknown;
  if (truths.length === 1 && truths[0] !== undefined) return truths[0];
  throw new Unreadable("`in` on what a function gives is not read", clauseOf(node, context));
}
