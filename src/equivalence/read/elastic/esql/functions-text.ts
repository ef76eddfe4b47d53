import { call, number, text } from "../../../relation/build.ts";
import type { Scalar } from "../../../relation/nodes.ts";
import type { EsqlCall, EsqlFunction } from "./context.ts";
import { eachValue } from "./convert.ts";
import { javaReplace } from "./regex-java.ts";
import { single, typedValue, type Value } from "./value.ts";

/** Of several values each is changed: "a single-valued column or expression, or a multi-valued" one (ES|QL TO_LOWER). */
function changeCase(name: "lower" | "upper"): EsqlFunction {
  return (called) => eachValue(called.typed(0, "text"), "text", (item) => call(name, item));
}

const oneText = (called: EsqlCall, index: number): Scalar => single(called.typed(index, "text"));

/** A test of two texts, null where one is null or of several values. */
function textTest(name: "starts_with" | "ends_with" | "contains"): EsqlFunction {
  return (called) => typedValue("boolean", call(name, oneText(called, 0), oneText(called, 1)));
}

function concat(called: EsqlCall): Value {
  return typedValue("text", call("concat", ...called.values.map((_, index) => oneText(called, index))));
}

/** "Returns 0 if the substring cannot be found. Note that string positions start from 1." */
function locate(called: EsqlCall): Value {
  if (called.values.length > 2) return called.fail("A place to start from is not read", 2);
  return typedValue("whole", call("position", oneText(called, 0), oneText(called, 1)));
}

function replace(called: EsqlCall): Value {
  const translated = javaReplace(called.constantText(1), called.constantText(2));
  if ("reason" in translated) return called.fail(`This expression is not read: ${translated.reason}`, 1);
  const { pattern, replacement } = translated;
  return typedValue("text", call("regex_replace", oneText(called, 0), text(pattern), text(replacement)));
}

/** "Only single byte delimiters are currently supported." Where it does not occur there is one value, the whole text. */
function split(called: EsqlCall): Value {
  const delimiter = called.constantText(1);
  if (delimiter.length !== 1 || delimiter > "\x7f") return called.fail("`split` takes a delimiter of one byte", 1);
  return typedValue("text", call("split", oneText(called, 0), text(delimiter)));
}

function constantNumber(called: EsqlCall, index: number): number {
  const { constant } = called.argument(index);
  return typeof constant === "number" ? constant : called.fail("This number is not the same in every row", index);
}

/** Positions begin with 1, 0 is the same; a negative one is relative to the end. */
function substring(called: EsqlCall): Value {
  const value = oneText(called, 0);
  const start = constantNumber(called, 1);
  const before =
    start < 0
      ? call("greatest", number(0), call("add", call("length", value), number(start)))
      : number(Math.max(0, start - 1));
  const length = called.values.length > 2 ? number(constantNumber(called, 2)) : call("length", value);
  return typedValue("text", call("substring", value, before, length));
}

function left(called: EsqlCall): Value {
  const length = Math.max(0, constantNumber(called, 1));
  return typedValue("text", call("substring", oneText(called, 0), number(0), number(length)));
}

function right(called: EsqlCall): Value {
  const value = oneText(called, 0);
  const length = Math.max(0, constantNumber(called, 1));
  const before = call("greatest", number(0), call("subtract", call("length", value), number(length)));
  return typedValue("text", call("substring", value, before, number(length)));
}

export const textFunctions: readonly (readonly [string, EsqlFunction])[] = [
  ["to_lower", changeCase("lower")],
  ["to_upper", changeCase("upper")],
  ["starts_with", textTest("starts_with")],
  ["ends_with", textTest("ends_with")],
  ["contains", textTest("contains")],
  ["concat", concat],
  ["locate", locate],
  ["replace", replace],
  ["split", split],
  ["substring", substring],
  ["left", left],
  ["right", right],
  ["length", (called) => typedValue("whole", call("length", oneText(called, 0)))],
  ["trim", (called) => typedValue("text", call("regex_replace", oneText(called, 0), text(BLANK_ENDS), text("")))],
];

// The characters that Java's isWhitespace knows below 0x7f (ES|QL TRIM).
const BLANK_ENDS = "\\A[\\x{9}-\\x{d}\\x{1c}-\\x{20}]+|[\\x{9}-\\x{d}\\x{1c}-\\x{20}]+\\z";
