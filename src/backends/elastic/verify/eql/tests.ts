import type { EqlNode } from "../../parse/eql/syntax.ts";
import type { Place } from "../../parse/problem.ts";
import { luceneProblem } from "../lucene-syntax.ts";
import { checkAddress } from "../value-form.ts";
import { type EqlContext, type EqlType, typeName, typeOf } from "./operands.ts";

type Node<Kind extends EqlNode["kind"]> = Extract<EqlNode, { readonly kind: Kind }>;

/** Types of which the values are written as strings. */
const writtenAsString: ReadonlySet<EqlType> = new Set(["string", "ip", "date", "version"]);

export function checkComparison({ operator, left, right }: Node<"comparison">, context: EqlContext): void {
  const types = [typeOf(left, context), typeOf(right, context)] as const;
  if (readsField(left) && readsField(right)) {
    context.findings.error("RW5455", "EQL compares a field with a value, not with another field", right);
    return;
  }
  const [value, constant] = readsField(right) ? [right, left] : [left, right];
  const [valueType, constantType] = readsField(right) ? [types[1], types[0]] : types;
  if (refuseText(valueType, value, context)) return;
  if (constantType === "null" && operator !== "==" && operator !== "!=") {
    context.findings.error("RW5454", `Nothing is ${operator} null`, constant, "Presence is tested with `!= null`");
    return;
  }
  checkPair(valueType, constantType, constant, `\`${operator}\``, context);
}

export function checkIn(node: Node<"in">, context: EqlContext): void {
  const type = typeOf(node.value, context);
  const operator = node.fold ? "`in~`" : "`in`";
  const refused = refuseText(type, node.value, context);
  if (!refused && node.fold && !isText(type)) notText(operator, type, node.value, context);
  for (const item of node.list) {
    const itemType = typeOf(item, context);
    if (readsField(item)) {
      context.findings.error("RW5455", `${operator} takes values, not fields`, item);
    } else if (!refused) checkPair(type, itemType, item, operator, context);
  }
}

export function checkMatch(node: Node<"match">, context: EqlContext): void {
  const { findings } = context;
  const type = typeOf(node.value, context);
  const operator = `\`${node.operator}${node.fold && node.operator !== ":" ? "~" : ""}\``;
  if (!refuseText(type, node.value, context) && !isText(type)) notText(operator, type, node.value, context);
  for (const pattern of node.patterns) {
    if (typeof pattern.value !== "string") {
      findings.error("RW5454", `${operator} takes strings`, pattern, 'Write "…", or compare with `==`');
    } else if (node.operator === "regex") checkRegex(pattern.value, pattern, pattern.raw, context);
  }
}

function checkRegex(pattern: string, place: Place, raw: boolean, { findings }: EqlContext): void {
  const problem = luceneProblem(pattern);
  if (problem === undefined) return;
  const start = raw ? place.start + 3 + problem.at : place.start;
  const at = raw ? { start, end: start + 1 } : place;
  if (problem.refused) findings.error("RW5457", `Not a regular expression of Lucene: ${problem.message}`, at);
  else findings.warning("RW5459", problem.message, at);
}

function refuseText(type: EqlType, node: EqlNode, { findings }: EqlContext): boolean {
  if (type !== "text") return false;
  findings.error("RW5455", "EQL does not compare analysed text", node, "Test a keyword field instead");
  return true;
}

function isText(type: EqlType): boolean {
  return type === "string" || type === "unknown" || type === "null";
}

function notText(operator: string, type: EqlType, node: EqlNode, { findings }: EqlContext): void {
  findings.error(
    "RW5454",
    `${operator} tests strings, but this is ${typeName(type)}`,
    node,
    "Compare with `==` or `in`",
  );
}

function checkPair(value: EqlType, constant: EqlType, node: EqlNode, operator: string, context: EqlContext): void {
  const { findings } = context;
  if ([value, constant].some((type) => type === "unknown" || type === "null")) return;
  const fits = value === constant || (constant === "string" && writtenAsString.has(value));
  if (!fits) {
    findings.error("RW5454", `${operator} compares ${typeName(value)} with ${typeName(constant)}`, node);
  } else if (value === "ip" && node.kind === "literal" && typeof node.value === "string") {
    checkAddress(node.value, node, "RW5458", findings);
  }
}

function readsField(node: EqlNode): boolean {
  switch (node.kind) {
    case "field":
      return true;
    case "literal":
      return false;
    case "call":
      return node.arguments.some(readsField);
    case "and":
    case "or":
      return node.operands.some(readsField);
    case "not":
    case "negative":
      return readsField(node.operand);
    case "comparison":
    case "arithmetic":
      return readsField(node.left) || readsField(node.right);
    case "in":
    case "match":
      return readsField(node.value);
  }
}
