import type { CompareOperator, Place } from "../../../backends/splunk/parse/syntax.ts";
import { assertNever } from "../../../model/walk.ts";
import { call, missing } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { refuse } from "./problem.ts";
import { anyValue, asText, looseText, numericText, type Value } from "./value.ts";

/**
 * A comparison of `eval` and `where`: case-sensitive, by number where both sides are numbers, else by the order of
 * characters; null where a side is missing (Splunk Search Reference, eval, "Comparison operators": numbers are compared
 * numerically, text lexicographically; a field in double quotes is a literal text).
 * inferred: text that looks like a number counts as one unless it is a literal or made by a text function, and a
 * multivalue field compares true if one of its values does.
 */
export function compareValues(operator: CompareOperator, left: Value, right: Value, place: Place): Scalar {
  if (left.kind === "null" || right.kind === "null") return missing("boolean");
  if (left.kind === "truth" || right.kind === "truth") return refuse("A condition cannot be compared", place);
  if (left.kind === "texts") {
    return anyValue(left, place, (one) => compareValues(operator, looseText(one), right, place));
  }
  if (right.kind === "texts") {
    return anyValue(right, place, (one) => compareValues(operator, left, looseText(one), place));
  }
  if (left.kind === "number" && right.kind === "number") return ordered(operator, left.scalar, right.scalar);
  const byText = ordered(operator, asText(left, place), asText(right, place));
  if ([left, right].some((side) => side.kind === "text" && side.strict)) return byText;
  const [a, b] = [left, right].map((side) => (side.kind === "number" ? side.scalar : numericText(side.scalar)));
  if (a === undefined || b === undefined) return byText;
  const textual = call("or", call("is_null", a), call("is_null", b));
  return call("if", textual, byText, ordered(operator, a, b));
}

function ordered(operator: CompareOperator, left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case "=":
      return call("equals", left, right);
    case "!=":
      return call("not", call("equals", left, right));
    case "<":
      return call("less", left, right);
    case "<=":
      return call("less_equal", left, right);
    case ">":
      return call("less", right, left);
    case ">=":
      return call("less_equal", right, left);
    default:
      return assertNever(operator);
  }
}
