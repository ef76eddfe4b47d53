import type { EvalNode } from "../../../backends/splunk/parse/syntax.ts";
import { call, number, text } from "../../relation/build.ts";
import { argument, type EvalFunction, literalText, most, valueAt } from "./arguments.ts";
import { readExpression } from "./expression.ts";
import { refuse } from "./problem.ts";
import { type Pattern, readPattern } from "./regex.ts";
import { asText, numberValue, numericText, perValue, strictText } from "./value.ts";

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
    // inferred: the first character is that of index 1; other starts are left out.
    (node, scope) => {
      most(node, 3);
      const [start, length] = [argument(node, 1), node.arguments[2]];
      if (start.kind !== "number" || start.value < 1) return refuse("Only a start from 1 on is covered", start);
      if (length !== undefined && length.kind !== "number") return refuse("Only a literal length is covered", length);
      const count = number(length === undefined ? 1e6 : length.value);
      return perValue(valueAt(node, 0, scope), node, (one) => call("substring", one, number(start.value - 1), count));
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
