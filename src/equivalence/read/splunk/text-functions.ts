import type { EvalNode } from "../../../backends/splunk/parse/syntax.ts";
import { call, number, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { argument, type EvalFunction, literalText, most, valueAt } from "./arguments.ts";
import { readExpression } from "./expression.ts";
import { refuse } from "./problem.ts";
import { type Pattern, readPattern } from "./regex.ts";
import { asNumber, asText, numberValue, numericText, perValue, strictText } from "./value.ts";

const textFunction =
  (change: (one: ReturnType<typeof text>) => ReturnType<typeof text>): EvalFunction =>
  (node, scope) => {
    most(node, 1);
    return perValue(valueAt(node, 0, scope), node, change);
  };

/** Group references of a replacement, which a backslash and a digit are. */
function replacement(source: string, pattern: Pattern, node: EvalNode): string {
  const groups = pattern.kind === "re2" ? pattern.groups.length : 0;
  for (const [, group] of source.matchAll(/\\([\s\S]?)/g)) {
    if (group === undefined || !/\d/.test(group))
      refuse("A backslash in a replacement is not covered but before a digit", node);
    if (Number(group) > groups) refuse(`The regular expression has no group ${group}`, node);
  }
  return source;
}

/**
 * The characters from an index on. As in SQLite (core functions, substr), an index in front of the text takes from the length
 * what lies in front: `substr("abc", 0, 2)` and `substr("abc", -4, 2)` are "a". A length below 0 gives empty text (inferred).
 */
function substring(of: Scalar, start: Scalar, length: Scalar | undefined): Scalar {
  const fromEnd = call("add", call("length", of), start);
  const first = call("if", call("less", start, number(0)), fromEnd, call("subtract", start, number(1)));
  const from = atLeastZero(first);
  const end = length === undefined ? number(1e6) : call("add", first, length);
  return call("substring", of, from, atLeastZero(call("subtract", end, from)));
}

/** Without a value where there is none, which `greatest` would leave out. */
function atLeastZero(of: Scalar): Scalar {
  return call("if", call("less", of, number(0)), number(0), of);
}

/** Functions of text (Splunk Search Reference, Text functions and Conversion functions). */
export const TEXT_FUNCTIONS: ReadonlyMap<string, EvalFunction> = new Map<string, EvalFunction>([
  ["lower", textFunction((one) => call("lower", one))],
  ["upper", textFunction((one) => call("upper", one))],
  ["trim", textFunction((one) => call("regex_replace", one, text("^[ \\t]+|[ \\t]+\\z"), text("")))],
  ["ltrim", textFunction((one) => call("regex_replace", one, text("^[ \\t]+"), text("")))],
  ["rtrim", textFunction((one) => call("regex_replace", one, text("[ \\t]+\\z"), text("")))],
  [
    "tostring",
    (node, scope) => {
      most(node, 1);
      return perValue(valueAt(node, 0, scope), node, (one) => one);
    },
  ],
  [
    "tonumber",
    (node, scope) => {
      most(node, 1);
      const value = valueAt(node, 0, scope);
      return numberValue(value.kind === "number" ? value.scalar : numericText(asText(value, node)));
    },
  ],
  [
    "len",
    (node, scope) => {
      most(node, 1);
      return numberValue(call("length", asText(valueAt(node, 0, scope), node)));
    },
  ],
  [
    "substr",
    // Search Reference, substr: "The indexes follow SQLite semantics; they start at 1. Negative indexes can be used to
    // indicate a start from the end of the string."
    (node, scope) => {
      most(node, 3);
      const [at, size] = [argument(node, 1), node.arguments[2]];
      const start = asNumber(valueAt(node, 1, scope), at);
      const length = size === undefined ? undefined : asNumber(valueAt(node, 2, scope), size);
      return perValue(valueAt(node, 0, scope), node, (one) => substring(one, start, length));
    },
  ],
  [
    "replace",
    // inferred: every match is replaced, as in PCRE's global substitution; \1 is a group.
    (node, scope) => {
      most(node, 3);
      const at = argument(node, 1);
      const pattern = readPattern(literalText(at, "A regular expression"), at);
      if (pattern.kind !== "re2") return refuse("Look-around and back references are not covered in `replace`", at);
      const to = replacement(literalText(argument(node, 2), "A replacement"), pattern, argument(node, 2));
      return perValue(valueAt(node, 0, scope), node, (one) =>
        call("regex_replace", one, text(pattern.source), text(to)),
      );
    },
  ],
  [
    "urldecode",
    (node) => {
      most(node, 1);
      const encoded = literalText(argument(node, 0), "An encoded text");
      try {
        return strictText(text(decodeURIComponent(encoded)));
      } catch {
        return refuse("The text cannot be decoded", node);
      }
    },
  ],
  [
    "json_array",
    (node, scope) => {
      const items = node.arguments.map((each) => asText(readExpression(each, scope), each));
      return strictText(call("json_text", call("to_json", call("list", ...items))));
    },
  ],
]);
