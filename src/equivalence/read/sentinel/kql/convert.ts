import type { BoundNode } from "../../../../backends/sentinel/verify/kusto-tree.ts";
import { call, mapped, missing, number, text, truth } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import { momentOf, spanWritten } from "./literal.ts";
import { unread } from "./unread.ts";
import {
  constantText,
  EMPTY_TEXT,
  isList,
  isNullLiteral,
  isWhole,
  type KustoType,
  nullOf,
  string,
  type Value,
  value,
} from "./value.ts";

/** Seven digits after the point: Kusto keeps ticks of 100 ns (Microsoft Learn, the datetime data type). */
function momentText(scalar: Scalar): Scalar {
  return call("concat", call("moment_format", scalar, text("%Y-%m-%dT%H:%M:%S.%f")), text("0Z"));
}

/** The text of a value, null for null. */
export function nullableText(of: Value): Scalar {
  const { scalar, type } = of;
  if (constantText(of) !== undefined) return scalar;
  switch (type) {
    case "string":
    case "guid":
      return scalar;
    // inferred: `strcat(true)` and JSON both spell it in lower case; Kusto.Explorer shows 1 and 0.
    case "bool":
      return call("boolean_text", scalar);
    case "int":
    case "long":
      return call("whole_text", scalar);
    case "real":
    case "decimal":
      return call("to_text", scalar);
    case "datetime":
      return momentText(scalar);
    case "timespan":
      return call("duration_text", scalar);
    case "dynamic":
      return call("json_compact", asJson(of));
  }
}

/** `tostring()`: "If value is null, the result is an empty string." */
export function asText(of: Value): Scalar {
  if (of.type === "string") return of.scalar;
  if (isNullLiteral(of)) return EMPTY_TEXT;
  return call("coalesce", nullableText(of), EMPTY_TEXT);
}

/** A dynamic value as JSON. What JSON has no form for is a text ("The dynamic data type"). */
export function asJson({ type, scalar, element }: Value): Scalar {
  if (type === "dynamic") {
    if (element === undefined || !isList({ type, scalar })) return scalar;
    if (isWhole(element)) return call("whole_list_json", scalar);
    if (element === "datetime") return call("to_json", mapped(scalar, "moment", momentText));
    if (element === "timespan")
      return call(
        "to_json",
        mapped(scalar, "span", (each) => call("duration_text", each)),
      );
    return call("to_json", scalar);
  }
  if (isWhole(type)) return call("whole_json", scalar);
  if (type === "datetime" || type === "timespan") return call("to_json", nullableText({ type, scalar }));
  return call("to_json", scalar);
}

/** An array as a list of JSON; null for what is no array. */
export function asJsonList(of: Value): Scalar {
  return call("json_elements", asJson(of));
}

/** The value as another type, as Kusto's functions `to…` convert; null where it has no such value. */
export function converted(of: Value, to: KustoType, node: BoundNode): Value {
  if (of.type === to) return of;
  if (isNullLiteral(of)) return nullOf(to);
  switch (to) {
    case "string":
      return string(asText(of));
    case "guid":
      return value("guid", call("null_if", call("lower", asText(of)), EMPTY_TEXT));
    case "int":
    case "long":
      return value(to, toWhole(of, node));
    case "real":
    case "decimal":
      return value(to, toReal(of, node));
    case "bool":
      return value(to, toBool(of, node));
    case "datetime":
      return value(to, toMoment(of, node));
    case "timespan":
      return toSpan(of, node);
    case "dynamic":
      return value(to, asJson(of));
  }
}

// "tolong": a text is a decimal or a hexadecimal number; inferred: any other text, also one with a fraction, gives null.
const WHOLE = "^\\s*[+-]?[0-9]+\\s*$";

function toWhole(of: Value, node: BoundNode): Scalar {
  switch (of.type) {
    case "int":
    case "long":
      return of.scalar;
    case "real":
    case "decimal":
      return call("truncate", of.scalar);
    case "bool":
      return asNumber(of.scalar);
    case "string":
      return call("if", call("regex_matches", of.scalar, text(WHOLE)), call("to_number", of.scalar), missing("number"));
    case "dynamic": {
      const json = asJson(of);
      const written = call("json_compact", json);
      const isText = call("equals", call("json_type", json), text("VARCHAR"));
      const whole = call(
        "if",
        call("regex_matches", written, text(WHOLE)),
        call("to_number", written),
        missing("number"),
      );
      return call("if", isText, whole, call("truncate", jsonNumber(json)));
    }
    case "timespan":
      return call("round", call("multiply", of.scalar, number(10_000)));
    default:
      return unread(node, `A ${of.type} as a whole number`);
  }
}

function toReal(of: Value, node: BoundNode): Scalar {
  switch (of.type) {
    case "int":
    case "long":
    case "real":
    case "decimal":
      return of.scalar;
    case "bool":
      return asNumber(of.scalar);
    case "string":
      return call("to_number", of.scalar);
    case "dynamic":
      return jsonNumber(asJson(of));
    default:
      return unread(node, `A ${of.type} as a number`);
  }
}

function asNumber(bool: Scalar): Scalar {
  const isSet = call("if", bool, number(1), number(0));
  return call("if", call("is_null", bool), missing("number"), isSet);
}

/** A number, or a text or a truth value that stands for one. */
function jsonNumber(json: Scalar): Scalar {
  const isBool = call("equals", call("json_type", json), text("BOOLEAN"));
  const written = call("json_text", json);
  const truthValue = call("if", call("equals", written, text("true")), number(1), number(0));
  return call("if", isBool, truthValue, call("to_number", written));
}

/** "tobool": `true`, `false` in any case; a number is true unless it is 0. */
function toBool(of: Value, node: BoundNode): Scalar {
  if (of.type === "int" || of.type === "long" || of.type === "real") return not(call("equals", of.scalar, number(0)));
  if (of.type !== "string" && of.type !== "dynamic") return unread(node, `A ${of.type} as a truth value`);
  const written = call("lower_ascii", of.type === "string" ? of.scalar : call("json_text", asJson(of)));
  const asNumeric = not(call("equals", call("to_number", written), number(0)));
  return call(
    "if",
    call("equals", written, text("true")),
    truth(true),
    call("if", call("equals", written, text("false")), truth(false), asNumeric),
  );
}

function not(test: Scalar): Scalar {
  return call("not", test);
}

/** "todatetime": ISO 8601 and, of the older forms, month, day and year with slashes. */
function toMoment(of: Value, node: BoundNode): Scalar {
  if (of.type !== "string" && of.type !== "dynamic") return unread(node, `A ${of.type} as a moment`);
  const constant = constantText(of);
  if (constant !== undefined) {
    const moment = momentOf(constant.trim());
    if (moment !== undefined) return number(moment);
  }
  const written = of.type === "string" ? of.scalar : call("json_text", asJson(of));
  return call(
    "coalesce",
    call("moment", written),
    call("moment_parse", written, text("%m/%d/%Y %H:%M:%S")),
    call("moment_parse", written, text("%m/%d/%Y")),
  );
}

function toSpan(of: Value, node: BoundNode): Value {
  const constant = constantText(of);
  if (constant === undefined) {
    if (of.type === "long" || of.type === "int") {
      return value("timespan", call("quotient", of.scalar, number(10_000)));
    }
    return unread(node, `A ${of.type} as a duration`);
  }
  const length = spanWritten(constant.trim());
  return length === undefined ? unread(node, `The duration ${constant}`) : value("timespan", number(length));
}

/** `mv-expand … to typeof()`: "cast-only", what is of another type is null. */
export function cast(json: Scalar, to: KustoType, node: BoundNode): Value {
  const kind = call("json_type", json);
  const ofKind = (kinds: readonly string[], found: Scalar, none: Scalar): Scalar => {
    const tests = kinds.map((each) => call("equals", kind, text(each)));
    return call("if", call("or", ...tests), found, none);
  };
  const numbers = ["DOUBLE", "BIGINT", "UBIGINT", "HUGEINT"];
  const written = call("json_text", json);
  switch (to) {
    case "dynamic":
      return value(to, json);
    case "string":
      return string(ofKind(["VARCHAR"], written, EMPTY_TEXT));
    case "int":
    case "long":
      return value(to, ofKind(numbers, call("truncate", call("to_number", written)), missing("number")));
    case "real":
    case "decimal":
      return value(to, ofKind(numbers, call("to_number", written), missing("number")));
    case "bool":
      return value(to, ofKind(["BOOLEAN"], call("equals", written, text("true")), missing("boolean")));
    // "Kusto will parse strings as strongly-typed values if they can be parsed as such" ("The dynamic data type").
    case "datetime":
      return value(to, ofKind(["VARCHAR"], call("moment", written), missing("number")));
    default:
      return unread(node, `typeof(${to})`);
  }
}

/** Values of one type, so that one can be chosen of them: lists that differ, and lists beside JSON, become JSON. */
export function alike(values: readonly Value[], type: KustoType, node: BoundNode): readonly Value[] {
  if (type !== "dynamic") return values.map((each) => converted(each, type, node));
  const [first] = values;
  const sameList = values.every((each) => each.element === first?.element && each.scalar.type === first?.scalar.type);
  if (sameList && first !== undefined && isList(first)) return values;
  return values.map((each): Value => ({ type, scalar: isNullLiteral(each) ? missing("json") : asJson(each) }));
}
