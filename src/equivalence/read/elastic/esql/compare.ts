import type { EsqlComparison } from "../../../../backends/elastic/parse/esql/syntax.ts";
import type { Place } from "../../../../backends/elastic/parse/problem.ts";
import { any, call, missing, number, text, texts, truth } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { EsqlFailure } from "./failure.ts";
import { addressOf, momentOf } from "./literal.ts";
import { commonType, type EsqlType, isNumber, single, type Value } from "./value.ts";

/**
 * "If either field is multivalued then the result is null" (ES|QL operators); with null it is null as well, on both sides
 * (ES|QL operators, `IS NULL` is for that). Text is compared with its case, in the order of UTF-8.
 */
export function compare(operator: EsqlComparison, left: Value, right: Value, place: Place): Scalar {
  const [a, b] = adapted(left, right, place);
  if (a.type === "null" || b.type === "null") return missing("boolean");
  const [x, y] = [single(a), single(b)];
  switch (operator) {
    case "==":
      return equal(a, x, y);
    case "!=":
      return call("not", equal(a, x, y));
    case "<":
      return call("less", ordered(a, x, place), ordered(b, y, place));
    case "<=":
      return call("less_equal", ordered(a, x, place), ordered(b, y, place));
    case ">":
      return call("less", ordered(b, y, place), ordered(a, x, place));
    case ">=":
      return call("less_equal", ordered(b, y, place), ordered(a, x, place));
  }
}

function equal({ type }: Value, left: Scalar, right: Scalar): Scalar {
  // Addresses are compared as such, however they are written; one without a length is the network of itself.
  return type === "ip" ? call("in_network", left, right) : call("equals", left, right);
}

function ordered({ type }: Value, scalar: Scalar, place: Place): Scalar {
  if (type === "ip") return call("address_key", scalar);
  if (type === "text" || type === "whole" || type === "fraction" || type === "date") return scalar;
  throw new EsqlFailure(`There is no order of values of type ${type} here`, place);
}

/**
 * Both sides as one type. A string literal beside a date, an address, a version or a boolean is converted to that (ES|QL
 * implicit casting); other types do not mix.
 */
function adapted(left: Value, right: Value, place: Place): readonly [Value, Value] {
  if (left.index === true || right.index === true) {
    throw new EsqlFailure("The names of indexes behind a data stream are not simulated", place);
  }
  if (typeof left.constant === "string" && left.type === "text") return [castLiteral(left, right, place), right];
  if (typeof right.constant === "string" && right.type === "text") return [left, castLiteral(right, left, place)];
  if (commonType([left, right]) === undefined) {
    throw new EsqlFailure(`ES|QL does not compare ${left.type} and ${right.type}`, place);
  }
  return [left, right];
}

export function castLiteral(literal: Value, { type }: { readonly type: EsqlType }, place: Place): Value {
  const value = String(literal.constant);
  const cast = (scalar: Scalar): Value => ({ type, scalar, constant: value });
  const refuse = (): never => {
    throw new EsqlFailure(`"${value}" is no value of type ${type}`, place);
  };
  switch (type) {
    case "text":
    case "null":
      return literal;
    case "version":
      return { ...literal, type };
    case "date": {
      const moment = momentOf(value);
      return moment === undefined ? refuse() : cast(number(moment));
    }
    case "ip": {
      const address = addressOf(value);
      return address === undefined ? refuse() : cast(text(address));
    }
    case "boolean":
      return /^(?:true|false)$/i.test(value) ? cast(truth(value.toLowerCase() === "true")) : refuse();
    case "whole":
    case "fraction":
    case "timespan":
      return refuse();
  }
}

/** Whether a value is one of several: true, else null where one of them is null (ES|QL operators, `IN`). */
export function oneOf(value: Value, list: readonly Value[], place: Place): Scalar {
  if (value.type === "null") return missing("boolean");
  const [first] = list;
  const plain = list.flatMap((each) =>
    typeof each.constant === "string" && each.type === "text" ? each.constant : [],
  );
  if (value.type === "text" && value.index === undefined && plain.length === list.length && first !== undefined) {
    const one = single(value);
    if (list.length === 1) return compare("==", value, first, place);
    return call("if", call("is_null", one), missing("boolean"), call("list_contains", texts(plain), one));
  }
  return any(list.map((each) => compare("==", value, each, place)));
}

/** For arithmetic: a number with a type, null for null. */
export function numeric(value: Value, place: Place): Scalar {
  if (value.type === "null") return missing("number");
  if (!isNumber(value)) throw new EsqlFailure(`ES|QL does not calculate with ${value.type}`, place);
  return single(value);
}
