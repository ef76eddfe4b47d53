import {
  type ArithmeticOperator,
  type CompareOperator,
  type Expression,
  ungrouped,
} from "../../../backends/sumo/parse/expression.ts";
import { regexProblem } from "../../../backends/sumo/parse/regex-syntax.ts";
import { assertNever } from "../../../model/walk.ts";
import { all, any, call, missing, number, readFrom, text, texts, truth } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { type CallSite, readCall } from "./calls.ts";
import { javaRegex } from "./java-regex.ts";
import { globRegex, likeRegex } from "./patterns.ts";
import type { Place, Reading } from "./reading.ts";
import { unread } from "./unread.ts";

/** What a suffixed number is in milliseconds or units (Cloud SIEM Rules Syntax, "CIP literals supported in CSE"). */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/**
 * A test as a relation's truth value, which of rules is never null: "`null = "foo"` false", the same of every comparison, of
 * BETWEEN, LIKE and RLIKE, and "`!(null)` true" (Sumo Logic documentation, "Cloud SIEM Rules Syntax"). Every comparison and
 * every call carries its clause. Throws `Unread`.
 */
export function readTest(node: Expression, reading: Reading, place: Place): Scalar {
  const test = (inner: Expression): Scalar => readTest(inner, reading, place);
  const value = (inner: Expression): Scalar => readValue(inner, reading, place);
  const clause = place(node);
  const leaf = (scalar: Scalar): Scalar => readFrom(clause, reading.truth === "two" ? call("is_true", scalar) : scalar);
  const signed = (scalar: Scalar, negated: boolean): Scalar =>
    negated ? readFrom(clause, call("not", leaf(scalar))) : leaf(scalar);
  switch (node.kind) {
    case "group":
      return test(node.of);
    case "and":
      return all(node.operands.map(test));
    case "or":
      return any(node.operands.map(test));
    case "not":
      return call("not", test(node.operand));
    case "boolean":
      return readFrom(clause, truth(node.value));
    case "compare":
      return compared(node.operator, node.left, node.right);
    case "in": {
      const left = value(node.left);
      const items = node.items.map(ungrouped);
      const literals = items.flatMap((item) => (item.kind === "string" ? [item.value] : []));
      if (left.type === "text" && literals.length === items.length && reading.truth === "two") {
        return signed(call("list_contains", texts(literals), left), node.negated);
      }
      return signed(any(items.map((item) => equality(left, value(item), item))), node.negated);
    }
    case "like": {
      // The parser steps over ESCAPE and what follows it.
      if (node.end > node.right.end) return unread("LIKE with ESCAPE is not read", clause);
      const pattern = likeRegex(stringOf(node.right, "The pattern of LIKE"));
      if (pattern === undefined) {
        return unread("A backslash in a pattern of LIKE may be itself or an escape", place(node.right));
      }
      return signed(call("regex_matches", textOperand(node.left, "LIKE"), text(pattern)), node.negated);
    }
    case "rlike": {
      // "A Java regular expression"; published rules anchor where they mean to, so that it finds a place.
      const pattern = javaRegex(stringOf(node.right, "The pattern of RLIKE"));
      if (pattern === undefined) return unread("The Java regular expression is not read", place(node.right));
      const matches = call("js_regex", textOperand(node.left, "RLIKE"), text(pattern.source), text(pattern.flags));
      return signed(matches, node.negated);
    }
    case "matches":
      return signed(call("regex_matches", textOperand(node.left, "MATCHES"), text(regexOf(node.right))), node.negated);
    case "between": {
      const left = value(node.left);
      const inside = [ordered(">=", left, value(node.low), node), ordered("<=", left, value(node.high), node)];
      return signed(all(inside), node.negated);
    }
    case "is_null": {
      const isNull = call("is_null", value(node.of));
      return readFrom(clause, node.negated ? call("not", isNull) : isNull);
    }
    case "name":
    case "index":
    case "member":
    case "call":
    case "choice": {
      const found = value(node);
      if (found.type !== "boolean") return unread("A test is true or false", clause);
      return leaf(found);
    }
    case "null":
      return reading.truth === "two" ? truth(false) : missing("boolean");
    case "string":
    case "regex":
    case "number":
    case "array":
    case "negative":
    case "arithmetic":
      return unread("A test is true or false", clause);
    default:
      return assertNever(node);
  }

  function compared(operator: CompareOperator, left: Expression, right: Expression): Scalar {
    const [one, other] = [ungrouped(left), ungrouped(right)];
    if (operator === "<=>") return readFrom(clause, nullSafe(one, other));
    // "`"foo" = null` false"
    if (one.kind === "null" || other.kind === "null") return readFrom(clause, constant(operator === "!="));
    const [a, b] = [value(left), value(right)];
    // inferred: `!=` is the negation of `=`, as published rules take it, so that it holds of null.
    if (operator === "=" || operator === "!=") return signed(equality(a, b, right), operator === "!=");
    return leaf(ordered(operator, a, b, right));
  }

  function nullSafe(left: Expression, right: Expression): Scalar {
    if (right.kind === "null") return left.kind === "null" ? truth(true) : call("is_null", value(left));
    if (left.kind === "null") return call("is_null", value(right));
    const [a, b] = [value(left), value(right)];
    if (a.type !== b.type) return differing(right);
    return call("same", a, b);
  }

  function constant(result: boolean): Scalar {
    return reading.truth === "two" ? truth(result) : missing("boolean");
  }

  function equality(left: Scalar, right: Scalar, at: Expression): Scalar {
    // In records that searches read truth values are texts.
    if (reading.truth === "three" && left.type === "boolean" && right.type === "text") {
      return call("equals", call("boolean_text", left), right);
    }
    if (left.type !== right.type) return differing(at);
    return call("equals", left, right);
  }

  function ordered(operator: "<" | "<=" | ">" | ">=", left: Scalar, right: Scalar, at: Expression): Scalar {
    if (left.type !== right.type) return differing(at);
    // Text is ordered as text: `metadata_deviceEventId between '2000000' and '2999999'` is the manual's example.
    if (left.type !== "text" && left.type !== "number") return unread("Only text and numbers are ordered", place(at));
    switch (operator) {
      case "<":
        return call("less", left, right);
      case "<=":
        return call("less_equal", left, right);
      case ">":
        return call("less", right, left);
      case ">=":
        return call("less_equal", right, left);
    }
  }

  /** "The two expressions must be the same type" (the same page, ==). */
  function differing(at: Expression): never {
    return unread("The two sides of a comparison are of different types", place(at));
  }

  function textOperand(operand: Expression, operator: string): Scalar {
    const found = value(operand);
    return found.type === "text" ? found : unread(`${operator} is given no text`, place(operand));
  }

  function stringOf(operand: Expression, what: string): string {
    const bare = ungrouped(operand);
    return bare.kind === "string" ? bare.value : unread(`${what} is no string`, place(operand));
  }

  function regexOf(operand: Expression): string {
    const bare = ungrouped(operand);
    if (bare.kind !== "regex") {
      const glob = globRegex(stringOf(operand, "The pattern of MATCHES"));
      return (
        glob ?? unread("A question mark or backslash in a pattern of MATCHES has no certain meaning", place(operand))
      );
    }
    // "an RE2 compliant regex"; `matches /.*bar.*/` is `RLIKE '.*bar.*'` there, which finds a place.
    const problem = regexProblem(bare.source, "re2");
    return problem === undefined ? bare.source : unread(problem.message, place(operand));
  }
}

/** A value of text, a number, a truth value or a list of texts; null where the record lacks it. Throws `Unread`. */
export function readValue(node: Expression, reading: Reading, place: Place): Scalar {
  const value = (inner: Expression): Scalar => readValue(inner, reading, place);
  const clause = place(node);
  const numeric = (inner: Expression): Scalar => {
    const found = value(inner);
    return found.type === "number" ? found : unread("Calculations take numbers", place(inner));
  };
  switch (node.kind) {
    case "group":
      return value(node.of);
    case "name":
      return namedValue(node.name);
    case "index": {
      const key = ungrouped(node.key);
      if (node.of.kind !== "name" || node.of.name !== "fields" || key.kind !== "string") {
        return unread("Only fields['…'] is read by a key", clause);
      }
      return reading.columns.raw(key.value);
    }
    case "member":
      if (node.of.kind !== "name" || node.of.name !== "fields") return unread("Only fields has members", clause);
      return reading.columns.raw(node.name);
    case "string":
      // Backslashes are themselves: hundreds of published literals hold Windows paths as they are.
      return text(node.value);
    case "number": {
      const unit = node.unit === undefined ? 1 : UNITS[node.unit];
      return unit === undefined ? unread("The number's unit is not known", clause) : number(node.value * unit);
    }
    case "boolean":
      return truth(node.value);
    case "negative":
      return call("subtract", number(0), numeric(node.operand));
    case "arithmetic":
      return calculated(node.operator, numeric(node.left), numeric(node.right));
    case "call": {
      const argument = (index: number): Expression =>
        node.args[index] ?? unread(`${node.name} has too few arguments`, clause);
      const site: CallSite = {
        node,
        clause,
        reading,
        value: (index) => value(argument(index)),
        test: (index) => readTest(argument(index), reading, place),
      };
      return readCall(site);
    }
    case "choice": {
      const [then, otherwise] = [value(node.then), value(node.otherwise)];
      if (then.type !== otherwise.type) return unread("Both values of a choice have to be of one type", clause);
      return call("if", readTest(node.condition, reading, place), then, otherwise);
    }
    case "null":
    case "array":
    case "regex":
      return unread("This is not read as a value", clause);
    case "compare":
    case "in":
    case "like":
    case "rlike":
    case "matches":
    case "between":
    case "is_null":
    case "not":
    case "and":
    case "or":
      return readTest(node, reading, place);
    default:
      return assertNever(node);
  }

  function namedValue(name: string): Scalar {
    const known = reading.names.get(name);
    if (known !== undefined) return known;
    // In searches the map is laid out under names with a dot.
    if (name.startsWith("fields.")) return reading.columns.raw(name.slice("fields.".length));
    return reading.columns.attribute(name) ?? unread(`The schema has no attribute ${name} that can be read`, clause);
  }
}

function calculated(operator: ArithmeticOperator, left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case "+":
      return call("add", left, right);
    case "-":
      return call("subtract", left, right);
    case "*":
      return call("multiply", left, right);
    case "/":
      // "floating-point division"; inferred from Spark: null where the divisor is 0.
      return call("divide", left, right);
    case "%":
      return call("modulo", left, right);
  }
}
