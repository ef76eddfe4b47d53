import type { BinaryOperator, EvalNode } from "../../../backends/splunk/parse/syntax.ts";
import { assertNever } from "../../../model/walk.ts";
import { call, number, readFrom, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { compareValues } from "./compare.ts";
import { evalFunction } from "./eval-functions.ts";
import { type Flow, fieldOf, type Reading } from "./flow.ts";
import { likePattern } from "./like.ts";
import { refuse } from "./problem.ts";
import {
  asNumber,
  asText,
  asTruth,
  looseText,
  numberValue,
  numericText,
  strictText,
  truthValue,
  type Value,
} from "./value.ts";

/** What names and the language's own functions mean where an expression stands. */
export interface Scope {
  readonly reading: Reading;
  /** The value of a field of the row; inside of `mvfilter` and `mvmap` one value of their field. */
  readonly field: (name: string) => Value;
}

export function scopeOf(flow: Flow, reading: Reading): Scope {
  return { reading, field: (name) => fieldOf(flow, name) };
}

/**
 * An expression of `eval` and `where`. A bare word and a name in single quotes are fields, text in double quotes is itself
 * (Splunk Search Reference, eval, Usage).
 */
export function readExpression(node: EvalNode, scope: Scope): Value {
  switch (node.kind) {
    case "group":
      return readExpression(node.of, scope);
    case "text":
      return strictText(text(plainText(node, scope)));
    case "number":
      return numberValue(number(node.value));
    case "field":
      return scope.field(node.name);
    case "call":
      return inClause(node, evalFunction(node, scope), scope);
    case "unary":
      return readUnary(node, scope);
    case "binary":
      return readBinary(node, scope);
    case "in": {
      const subject = readExpression(node.operand, scope);
      const tests = node.values.map((value) => compareValues("=", subject, readExpression(value, scope), node));
      return inClause(node, truthValue(call("or", ...tests)), scope);
    }
    case "macro":
      return refuse(`The macro \`${node.name}\` is not defined in the files`, node);
    case "subsearch":
      return refuse("A subsearch in an expression is not covered", node);
    default:
      return assertNever(node);
  }
}

/**
 * A literal as a value. In one, `\t` written with a single backslash is a tab (Splunk Search Manual, "Types of
 * expressions"); what other single backslashes are is not said. Regular expressions do not come this way.
 */
function plainText(node: Extract<EvalNode, { readonly kind: "text" }>, { reading }: Scope): string {
  const written = reading.text.slice(node.start + 1, node.end - 1);
  if (!/\\[^"\\]/.test(written.replace(/\\["\\]/g, ""))) return node.value;
  return refuse("What a single backslash means in a literal text is not documented; double it", node);
}

/** A condition of `where`, `if` and the like. */
export function readCondition(node: EvalNode, scope: Scope): Scalar {
  return asTruth(readExpression(node, scope), node);
}

function readUnary(node: Extract<EvalNode, { readonly kind: "unary" }>, scope: Scope): Value {
  const operand = readExpression(node.operand, scope);
  switch (node.operator) {
    case "not":
      // inferred: what is unknown stays unknown under NOT, as an expression with a missing field gives null.
      return truthValue(call("not", asTruth(operand, node.operand)));
    case "+":
      return numberValue(asNumber(operand, node));
    case "-":
      return numberValue(call("subtract", number(0), asNumber(operand, node)));
    default:
      return assertNever(node.operator);
  }
}

function readBinary(node: Extract<EvalNode, { readonly kind: "binary" }>, scope: Scope): Value {
  const { operator } = node;
  if (operator === "and" || operator === "or") return readLogic(node, operator, scope);
  const left = readExpression(node.left, scope);
  const right = readExpression(node.right, scope);
  switch (operator) {
    case "xor": {
      const [a, b] = [asTruth(left, node.left), asTruth(right, node.right)];
      return truthValue(call("or", call("and", a, call("not", b)), call("and", call("not", a), b)));
    }
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return inClause(node, truthValue(compareValues(operator, left, right, node)), scope);
    case "like":
      return inClause(node, truthValue(likePattern(left, node.right, node)), scope);
    case ".":
      // Joins its sides as text; missing if one side is (Splunk Search Reference, eval).
      return strictText(call("concat", asText(left, node.left), asText(right, node.right)));
    case "+":
      return plus(node, left, right);
    case "-":
    case "*":
    case "/":
    case "%":
      return numberValue(call(ARITHMETIC[operator], asNumber(left, node.left), asNumber(right, node.right)));
    default:
      return assertNever(operator);
  }
}

const ARITHMETIC = { "-": "subtract", "*": "multiply", "/": "divide", "%": "modulo" } as const;

/** Adds numbers, and joins what is no number (Splunk Search Reference, eval). inferred: both sides have to look like numbers. */
function plus(node: Extract<EvalNode, { readonly kind: "binary" }>, left: Value, right: Value): Value {
  if (left.kind === "number" && right.kind === "number") return numberValue(call("add", left.scalar, right.scalar));
  const [a, b] = [asText(left, node.left), asText(right, node.right)];
  const sum = call("add", numericText(a), numericText(b));
  return looseText(call("coalesce", call("to_text", sum), call("concat", a, b)));
}

/** Chains of one operator are one flat node, so that long conditions do not nest. */
function readLogic(
  node: Extract<EvalNode, { readonly kind: "binary" }>,
  operator: Extract<BinaryOperator, "and" | "or">,
  scope: Scope,
): Value {
  const tests: Scalar[] = [];
  let rest: EvalNode = node;
  while (rest.kind === "binary" && rest.operator === operator) {
    tests.unshift(readCondition(rest.right, scope));
    rest = rest.left;
  }
  tests.unshift(readCondition(rest, scope));
  return truthValue(call(operator, ...tests));
}

/** Tests know where they stand; other values do not decide anything by themselves. */
function inClause(node: EvalNode, value: Value, { reading }: Scope): Value {
  return value.kind === "truth" ? truthValue(readFrom(reading.clause(node), value.scalar)) : value;
}
