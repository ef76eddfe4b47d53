import type { EvalNode } from "../../../backends/splunk/parse/syntax.ts";
import { call, missing, now, number, text, truth } from "../../relation/build.ts";
import { argument, type CallNode, type EvalFunction, literalText, most, valueAt } from "./arguments.ts";
import { compareValues } from "./compare.ts";
import { readCondition, readExpression, type Scope } from "./expression.ts";
import { likePattern } from "./like.ts";
import { findsPattern, readPattern } from "./regex.ts";
import {
  anyValue,
  asText,
  commonKind,
  convert,
  isMissing,
  NULL,
  numberValue,
  ofKind,
  truthValue,
  type Value,
} from "./value.ts";

/** `if(c, a, b)`: the third where the condition is not true, unknown included (Splunk Search Reference, if). */
function choose(
  node: CallNode,
  pairs: readonly (readonly [EvalNode, EvalNode])[],
  last: EvalNode | undefined,
  scope: Scope,
): Value {
  const branches = pairs.map(([condition, value]) => ({
    test: readCondition(condition, scope),
    value: readExpression(value, scope),
    node: value,
  }));
  const otherwise = last === undefined ? NULL : readExpression(last, scope);
  const values = [...branches.map(({ value }) => value), otherwise];
  if (values.every(({ kind }) => kind === "truth" || kind === "null") && values.some(({ kind }) => kind === "truth")) {
    const scalars = branches.map(({ value }) => (value.kind === "truth" ? value.scalar : missing("boolean")));
    const end = otherwise.kind === "truth" ? otherwise.scalar : missing("boolean");
    return truthValue(
      branches.reduceRight((rest, { test }, index) => call("if", test, scalars[index] ?? rest, rest), end),
    );
  }
  const kind = commonKind(
    values.map((value) => value.kind),
    node,
  );
  const choice = kind === "texts" ? "if_list" : "if";
  const end = convert(otherwise, kind, node);
  return ofKind(
    kind,
    branches.reduceRight((rest, { test, value }) => call(choice, test, convert(value, kind, node), rest), end),
  );
}

function truths(value: boolean): EvalFunction {
  return (node) => {
    most(node, 0);
    return truthValue(truth(value));
  };
}

/** Functions that test and choose (Splunk Search Reference, Comparison and Conditional functions). */
export const CONDITION_FUNCTIONS: ReadonlyMap<string, EvalFunction> = new Map<string, EvalFunction>([
  ["true", truths(true)],
  ["false", truths(false)],
  ["null", () => NULL],
  ["now", () => numberValue(call("divide", now, number(1000)))],
  [
    "isnull",
    (node, scope) => {
      most(node, 1);
      return truthValue(isMissing(valueAt(node, 0, scope)));
    },
  ],
  [
    "isnotnull",
    (node, scope) => {
      most(node, 1);
      return truthValue(call("not", isMissing(valueAt(node, 0, scope))));
    },
  ],
  [
    "if",
    (node, scope) => {
      most(node, 3);
      return choose(node, [[argument(node, 0), argument(node, 1)]], argument(node, 2), scope);
    },
  ],
  [
    "case",
    // NULL if none of the conditions is true (Splunk Search Reference, case).
    (node, scope) => {
      const pairs = Array.from(
        { length: Math.ceil(node.arguments.length / 2) },
        (_, index) => [argument(node, 2 * index), argument(node, 2 * index + 1)] as const,
      );
      return choose(node, pairs, undefined, scope);
    },
  ],
  [
    "coalesce",
    // The first value that is not NULL (Splunk Search Reference, coalesce). inferred: an empty text is a value.
    (node, scope) => {
      const values = node.arguments.map((each) => readExpression(each, scope));
      const kind = commonKind(
        values.map((value) => value.kind),
        node,
      );
      if (kind === "null") return NULL;
      const present = values.filter((value) => value.kind !== "null").map((value) => convert(value, kind, node));
      return ofKind(kind, call(kind === "texts" ? "coalesce_list" : "coalesce", ...present));
    },
  ],
  [
    "nullif",
    // NULL if both values are the same, otherwise the first (Splunk Search Reference, nullif).
    (node, scope) => {
      most(node, 2);
      const [first, second] = [valueAt(node, 0, scope), valueAt(node, 1, scope)];
      if (first.kind === "null" || second.kind === "null" || first.kind === "truth") return first;
      if (first.kind === "texts") {
        // inferred: several values are not the same as one.
        const same = call("same", call("list_join", first.scalar, text("\n")), asText(second, node));
        const single = call("equals", call("list_length", first.scalar), number(1));
        return ofKind("texts", call("if_list", call("and", single, same), missing("texts"), first.scalar));
      }
      const equal = compareValues("=", first, second, node);
      const none = first.kind === "number" ? number(null) : text(null);
      return { ...first, scalar: call("if", equal, none, first.scalar) };
    },
  ],
  [
    "in",
    // Whether the value is one of the list, exactly (Splunk Search Reference, in).
    (node, scope) => {
      const subject = valueAt(node, 0, scope);
      argument(node, 1);
      const tests = node.arguments
        .slice(1)
        .map((each) => compareValues("=", subject, readExpression(each, scope), node));
      return truthValue(call("or", ...tests));
    },
  ],
  [
    "match",
    // Anchors are not implied (Splunk Search Reference, match).
    (node, scope) => {
      most(node, 2);
      const pattern = readPattern(literalText(argument(node, 1), "A regular expression"), argument(node, 1));
      return truthValue(anyValue(valueAt(node, 0, scope), node, (one) => findsPattern(pattern, one)));
    },
  ],
  [
    "like",
    (node, scope) => {
      most(node, 2);
      return truthValue(likePattern(valueAt(node, 0, scope), argument(node, 1), node));
    },
  ],
  [
    "cidrmatch",
    // Whether an address, of IPv6 too, belongs to a subnet; both are text (Splunk Search Reference, cidrmatch).
    (node, scope) => {
      most(node, 2);
      const network = literalText(argument(node, 0), "A network");
      return truthValue(anyValue(valueAt(node, 1, scope), node, (one) => call("in_network", one, text(network))));
    },
  ],
]);
