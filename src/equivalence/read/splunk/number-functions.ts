import { call, number, text } from "../../relation/build.ts";
import { argument, type EvalFunction, literalText, most, valueAt } from "./arguments.ts";
import { readExpression } from "./expression.ts";
import { refuse } from "./problem.ts";
import { relativeTime, timeFormat } from "./time.ts";
import { asNumber, looseText, NULL, numberValue } from "./value.ts";

const numberFunction =
  (name: "abs" | "floor"): EvalFunction =>
  (node, scope) => {
    most(node, 1);
    return numberValue(call(name, asNumber(valueAt(node, 0, scope), node)));
  };

function extreme(name: "greatest" | "least"): EvalFunction {
  return (node, scope) => {
    const values = node.arguments.map((each) => readExpression(each, scope));
    // Strings are greater than numbers (Splunk Search Reference, max): only what is known to be numbers is compared.
    const index = values.findIndex(({ kind }) => kind !== "number" && kind !== "null");
    if (index >= 0) return refuse(`\`${node.function}\` of what may be text is not covered`, node.arguments[index]);
    const numbers = values.flatMap((value) => (value.kind === "number" ? [value.scalar] : []));
    return numbers.length === 0 ? NULL : numberValue(call(name, ...numbers));
  };
}

/** Functions of numbers and of moments (Splunk Search Reference, Mathematical, Statistical and Date functions). */
export const NUMBER_FUNCTIONS: ReadonlyMap<string, EvalFunction> = new Map<string, EvalFunction>([
  ["abs", numberFunction("abs")],
  ["floor", numberFunction("floor")],
  [
    "ceiling",
    (node, scope) => {
      const negated = call("subtract", number(0), asNumber(valueAt(node, 0, scope), node));
      return numberValue(call("subtract", number(0), call("floor", negated)));
    },
  ],
  [
    "round",
    (node, scope) => {
      most(node, 2);
      const digits = node.arguments[1];
      if (digits !== undefined && digits.kind !== "number") return refuse("Only literal digits are covered", digits);
      const scale = number(10 ** (digits?.value ?? 0));
      const scaled = call("multiply", asNumber(valueAt(node, 0, scope), node), scale);
      return numberValue(call("divide", call("round", scaled), scale));
    },
  ],
  ["max", extreme("greatest")],
  ["min", extreme("least")],
  [
    "relative_time",
    (node, scope) => {
      most(node, 2);
      const from = asNumber(valueAt(node, 0, scope), node);
      const at = argument(node, 1);
      return numberValue(relativeTime(from, literalText(at, "A relative time"), at));
    },
  ],
  [
    "strftime",
    (node, scope) => {
      most(node, 2);
      const at = argument(node, 1);
      const format = text(timeFormat(literalText(at, "A time format"), at));
      const moment = call("multiply", asNumber(valueAt(node, 0, scope), node), number(1000));
      return looseText(call("moment_format", moment, format));
    },
  ],
]);
