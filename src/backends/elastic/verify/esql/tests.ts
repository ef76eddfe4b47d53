import type { EsqlNode } from "../../parse/esql/syntax.ts";
import { luceneProblem } from "../lucene-syntax.ts";
import { checkAddress } from "../value-form.ts";
import { type EsqlContext, typeOf } from "./expressions.ts";
import { type EsqlType, typeName } from "./types.ts";
import { isDate } from "./values.ts";

type Node<Kind extends EsqlNode["kind"]> = Extract<EsqlNode, { readonly kind: Kind }>;

export function checkComparison({ operator, left, right }: Node<"comparison">, context: EsqlContext): void {
  const leftType = typeOf(left, context);
  checkPair({ node: left, type: leftType }, { node: right, type: typeOf(right, context) }, `\`${operator}\``, context);
}

export function checkIn({ value, list }: Node<"in">, context: EsqlContext): void {
  const type = typeOf(value, context);
  for (const item of list)
    checkPair({ node: value, type }, { node: item, type: typeOf(item, context) }, "`in`", context);
}

interface Side {
  readonly node: EsqlNode;
  readonly type: EsqlType;
}

/** Types that string literals are read as where they meet them. */
const readFromStrings: ReadonlySet<EsqlType> = new Set(["date", "ip", "version", "boolean"]);

function checkPair(left: Side, right: Side, operator: string, context: EsqlContext): void {
  if (left.type === right.type || [left, right].some(({ type }) => isOpen(type))) return;
  const [value, literal] = isText(left.node) ? [right, left] : [left, right];
  if (readFromStrings.has(value.type) && isText(literal.node)) checkForm(value.type, literal.node, context);
  else {
    const message = `${operator} compares ${typeName(left.type)} with ${typeName(right.type)}`;
    context.findings.error("RW5481", message, right.node);
  }
}

function isOpen(type: EsqlType): boolean {
  return type === "unknown" || type === "null" || type === "other";
}

function isText(node: EsqlNode): node is Node<"literal"> & { readonly value: string } {
  return node.kind === "literal" && typeof node.value === "string";
}

function checkForm(
  type: EsqlType,
  node: Node<"literal"> & { readonly value: string },
  { findings }: EsqlContext,
): void {
  if (type === "ip") checkAddress(node.value, node, "RW5485", findings);
  if (type === "date" && !isDate(node.value)) {
    findings.error("RW5485", `\`${node.value}\` is no date`, node, "Dates are written as `2026-01-31T00:00:00Z`");
  }
  if (type === "boolean" && !/^(?:true|false)$/i.test(node.value)) {
    findings.error("RW5485", `\`${node.value}\` is neither \`true\` nor \`false\``, node);
  }
}

export function checkPatterns(node: Node<"like" | "rlike">, context: EsqlContext): void {
  const { findings } = context;
  const type = typeOf(node.value, context);
  if (!isOpen(type) && type !== "string") {
    const help = "Convert it with `to_string(…)`";
    findings.error("RW5481", `\`${node.kind}\` tests strings, but this is ${typeName(type)}`, node.value, help);
  }
  for (const pattern of node.patterns) {
    if (isText(pattern)) checkPattern(node.kind, pattern, context);
    else if (pattern.kind !== "parameter" && pattern.kind !== "call") {
      findings.error("RW5481", `\`${node.kind}\` takes a string as its pattern`, pattern);
    }
  }
}

function checkPattern(
  kind: "like" | "rlike",
  node: Node<"literal"> & { readonly value: string },
  { findings }: EsqlContext,
): void {
  const { value } = node;
  const place = (at: number): { readonly start: number; readonly end: number } =>
    node.raw ? { start: node.start + 3 + at, end: node.start + 4 + at } : node;
  if (kind === "rlike") {
    const problem = luceneProblem(value);
    if (problem?.refused === true) {
      findings.error("RW5484", `Not a regular expression of Lucene: ${problem.message}`, place(problem.at));
    } else if (problem !== undefined) findings.warning("RW5486", problem.message, place(problem.at));
    return;
  }
  const stray = /\\(?:([^*?\\])|$)/.exec(value.replace(/\\[*?\\]/g, "xx"));
  if (stray !== null) {
    const message =
      stray[1] === undefined
        ? "Nothing follows the last backslash"
        : "A backslash stands before `*`, `?` or a backslash";
    findings.error("RW5484", `${message} in a pattern of \`like\``, place(stray.index));
  } else if (/^%|%$/.test(value) && !/[*?]/.test(value)) {
    findings.warning("RW5486", "`%` is no wildcard in ES|QL", node, "Any text is `*`, one character `?`");
  }
}

export function arithmeticType({ operator, left, right }: Node<"arithmetic">, context: EsqlContext): EsqlType {
  const types = [typeOf(left, context), typeOf(right, context)] as const;
  if (types.some(isOpen)) return types.includes("date") ? "date" : types[0] === types[1] ? types[0] : "unknown";
  const [first, second] = types;
  if (first === "number" && second === "number") return "number";
  if (operator === "+" || operator === "-") {
    if (first === "timespan" && second === "timespan") return "timespan";
    if (second === "timespan" && (first === "date" || isText(left))) return "date";
    if (operator === "+" && first === "timespan" && (second === "date" || isText(right))) return "date";
  }
  const dates = first === "date" && second === "date";
  const help = dates ? "Distances in time are `date_diff(…)`" : undefined;
  const message = `\`${operator}\` does not go with ${typeName(first)} and ${typeName(second)}`;
  context.findings.error("RW5481", message, { start: left.start, end: right.end }, help);
  return "unknown";
}
