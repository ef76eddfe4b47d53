import type { EvalNode } from "../../../backends/splunk/parse/syntax.ts";
import { call, column, missing, number, text } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { argument, type CallNode, type EvalFunction, literalText } from "./arguments.ts";
import { readExpression, type Scope } from "./expression.ts";
import { refuse } from "./problem.ts";
import {
  asText,
  asTexts,
  asTruth,
  depthOf,
  itemName,
  looseText,
  NULL,
  nonEmpty,
  numberValue,
  textsValue,
  type Value,
} from "./value.ts";

const listAt = (node: CallNode, index: number, scope: Scope): Scalar =>
  asTexts(readExpression(argument(node, index), scope), argument(node, index));

/** The functions of multivalue fields (Splunk Search Reference, "Multivalue eval functions"). */
export const LIST_FUNCTIONS: ReadonlyMap<string, EvalFunction> = new Map<string, EvalFunction>([
  [
    "split",
    (node, scope) => {
      const at = argument(node, 1);
      const value = readExpression(argument(node, 0), scope);
      const separator = delimiter(at, scope);
      // inferred: each of several values is split; where the delimiter is computed, only a single value is.
      const joins = value.kind === "texts" && at.kind === "text";
      const whole = joins ? call("list_join", value.scalar, separator) : asText(value, node);
      return textsValue(call("split", whole, separator));
    },
  ],
  [
    "mvindex",
    // Counted from 0, from the end below it. inferred: NULL where nothing is there (Splunk Search Reference, mvindex).
    (node, scope) => {
      const list = listAt(node, 0, scope);
      const start = indexOf(argument(node, 1));
      const last = node.arguments[2];
      if (last === undefined) return looseText(call("element", list, number(start)));
      return textsValue(nonEmpty(call("list_slice", list, number(start), number(indexOf(last)))));
    },
  ],
  [
    "mvcount",
    // 1 for a single value, NULL for none (Splunk Search Reference, mvcount).
    (node, scope) => {
      const list = listAt(node, 0, scope);
      return numberValue(call("if", call("is_null", list), number(null), call("list_length", list)));
    },
  ],
  [
    "mvfilter",
    // The values for which an expression about one field is true (Splunk Search Reference, mvfilter). inferred: NULL if none.
    (node, scope) => {
      const { list, item, body } = overValues(argument(node, 0), argument(node, 0), node, scope);
      const test = call("is_true", asTruth(body, node));
      return textsValue(nonEmpty({ kind: "each", form: "filter", list, item, body: test, type: "texts" }));
    },
  ],
  [
    "mvmap",
    // An expression for each value of a field (Splunk Search Reference, mvmap).
    (node, scope) => {
      const { list, item, body } = overValues(argument(node, 0), argument(node, 1), node, scope);
      if (body.kind === "texts" || body.kind === "truth") return refuse("`mvmap` has to give one value for each", node);
      const one = asText(body, node);
      const mapped: Scalar = { kind: "each", form: "map", list, item, body: one, type: "texts" };
      // A value that comes to nothing is none of the result.
      const inner = column(item, "text");
      const present = call("not", call("is_null", inner));
      return textsValue(nonEmpty({ kind: "each", form: "filter", list: mapped, item, body: present, type: "texts" }));
    },
  ],
  [
    "mvjoin",
    (node, scope) => {
      const list = listAt(node, 0, scope);
      return looseText(call("list_join", list, delimiter(argument(node, 1), scope)));
    },
  ],
  [
    "mvappend",
    // Arguments that are missing add nothing.
    (node, scope) => {
      const lists = node.arguments.map((_, index) => listAt(node, index, scope));
      return lists.length === 0 ? NULL : textsValue(nonEmpty(call("list_concat", ...lists)));
    },
  ],
]);

function indexOf(node: EvalNode): number {
  if (node.kind === "number") return node.value;
  if (node.kind === "unary" && node.operator === "-" && node.operand.kind === "number") return -node.operand.value;
  return refuse("An index that is no literal number is not covered", node);
}

/** A delimiter is a literal, or one text made of fields. */
function delimiter(node: EvalNode, scope: Scope): Scalar {
  if (node.kind !== "text") return asText(readExpression(node, scope), node);
  const literal = literalText(node, "A delimiter");
  return literal === "" ? refuse("An empty delimiter is not covered", node) : text(literal);
}

/** An expression about each value of the one field that it names. */
function overValues(
  named: EvalNode,
  expression: EvalNode,
  node: CallNode,
  scope: Scope,
): { readonly list: Scalar; readonly item: string; readonly body: Value } {
  const names = new Set(fieldsIn(named));
  const [name] = names;
  if (name === undefined || names.size > 1) {
    return refuse(`\`${node.function}\` has to name one field`, node);
  }
  const value = scope.field(name);
  const list = value.kind === "null" ? missing("texts") : asTexts(value, node);
  const read = (item: string): Value => {
    const one = looseText(column(item, "text"));
    return readExpression(expression, { ...scope, field: (each) => (each === name ? one : scope.field(each)) });
  };
  // A name that no list inside of the body or of the field has.
  const first = read(itemName(0));
  const depth = Math.max(depthOf(list), first.kind === "null" ? 0 : depthOf(first.scalar));
  const item = itemName(depth);
  return { list, item, body: depth === 0 ? first : read(item) };
}

function fieldsIn(node: EvalNode): readonly string[] {
  switch (node.kind) {
    case "field":
      return [node.name];
    case "call":
      return node.arguments.flatMap(fieldsIn);
    case "unary":
      return fieldsIn(node.operand);
    case "binary":
      return [...fieldsIn(node.left), ...fieldsIn(node.right)];
    case "in":
      return [node.operand, ...node.values].flatMap(fieldsIn);
    case "group":
      return fieldsIn(node.of);
    default:
      return [];
  }
}
