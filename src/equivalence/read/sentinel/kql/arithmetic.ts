import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, number } from "../../../relation/build.ts";
import { converted } from "./convert.ts";
import { unread } from "./unread.ts";
import { isWhole, type KustoType, kustoType, type Value, value } from "./value.ts";

type Operation =
  | "AddExpression"
  | "SubtractExpression"
  | "MultiplyExpression"
  | "DivideExpression"
  | "ModuloExpression";

/**
 * "If both operands are of integer types, the result will be of type long", a division too; a duration divided by a duration
 * is a real number; "the modulo of two numbers always returns a small non-negative number" (Microsoft Learn, "Numerical
 * operators", "Datetime / timespan arithmetic"). Null is sticky.
 */
export function arithmetic(operation: Operation, left: Value, right: Value, node: BoundNode): Value {
  const type = kustoType(node.type) ?? unread(node, "The type of this calculation");
  const [a, b] = [numeric(left, right, node), numeric(right, left, node)];
  switch (operation) {
    case "AddExpression":
      return value(type, call("add", a, b));
    case "SubtractExpression":
      return value(type, call("subtract", a, b));
    case "MultiplyExpression":
      return value(type, call("multiply", a, b));
    case "DivideExpression":
      return value(type, isWhole(type) ? call("truncate", call("divide", a, b)) : call("quotient", a, b));
    case "ModuloExpression": {
      const size = call("abs", b);
      return value(type, call("modulo", call("add", call("modulo", a, size), size), size));
    }
  }
}

function numeric(of: Value, other: Value, node: BoundNode): Value["scalar"] {
  if (of.type === "string" || of.type === "bool" || of.type === "guid")
    return unread(node, `Calculating with a ${of.type}`);
  const target: KustoType = other.type === "dynamic" || isWhole(other.type) ? "real" : other.type;
  return of.type === "dynamic" ? converted(of, target, node).scalar : of.scalar;
}

/** Milliseconds from the beginning of the year 1 to that of 1970. */
const YEAR_ONE = 62_135_596_800_000;

/**
 * `bin()`: "the nearest multiple of roundTo below value. Null values, a null bin size, or a negative bin size will result in
 * null." inferred: moments are counted from the beginning of the year 1, a Monday, as Kusto keeps them.
 */
export function binned(of: Value, size: Value, type: KustoType): Value {
  const offset = of.type === "datetime" ? number(YEAR_ONE) : number(0);
  const step = call("if", call("less", number(0), size.scalar), size.scalar, number(null));
  const steps = call("floor", call("divide", call("add", of.scalar, offset), step));
  return value(type, call("subtract", call("multiply", steps, step), offset));
}
