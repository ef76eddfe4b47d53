import type { EvalNode, Place } from "../../parse/syntax.ts";
import { type FunctionFact, facts, type ValueType } from "./facts.ts";
import { didYouMean, type Findings } from "./findings.ts";
import { checkRegex } from "./regex.ts";
import { isRelativeTime } from "./times.ts";
import { everyEval } from "./walk.ts";

/** The functions, types and traps of an expression; which fields exist is the field flow's matter. */
export function checkEval(root: EvalNode, findings: Findings): void {
  for (const node of everyEval(root)) checkNode(node, findings);
}

function checkNode(node: EvalNode, findings: Findings): void {
  switch (node.kind) {
    case "call":
      checkCall(node, findings);
      break;
    case "binary":
      checkBinary(node, findings);
      break;
    case "unary":
      if (node.operator === "not") wantBoolean(node.operand, "NOT", findings);
      break;
    case "in":
      checkLiterals(node.operand, node.values, node, findings);
      break;
    default:
      break;
  }
}

/** What a condition gives has to be true or false. */
export function checkCondition(node: EvalNode, command: string, findings: Findings): void {
  checkEval(node, findings);
  const type = typeOf(node);
  if (type === "text" || type === "number") {
    findings.error("RW5206", node, `\`${command}\` takes a condition, not a ${type}`, "compare it with something");
  }
}

/** Fields cannot hold true or false (Splunk Search Reference, `eval`). */
export function checkAssigned(node: EvalNode, field: string, findings: Findings): void {
  checkEval(node, findings);
  if (typeOf(node) !== "boolean") return;
  const help = "wrap it: if(…, 1, 0)";
  findings.error("RW5206", node, `The field \`${field}\` cannot hold the true or false of a condition`, help);
}

/** The type that can be told without events; fields may hold anything. */
export function typeOf(node: EvalNode): ValueType {
  switch (node.kind) {
    case "text":
      // A token may stand for anything.
      return node.value.includes("$") ? "any" : "text";
    case "number":
      return "number";
    case "group":
      return typeOf(node.of);
    case "call":
      return facts().functions.get(node.function.toLowerCase())?.gives ?? "any";
    case "in":
      return "boolean";
    case "unary":
      return node.operator === "not" ? "boolean" : "number";
    case "binary":
      return binaryType(node.operator);
    default:
      return "any";
  }
}

function binaryType(operator: string): ValueType {
  if (operator === "+") return "any";
  if (operator === ".") return "text";
  return ["-", "*", "/", "%"].includes(operator) ? "number" : "boolean";
}

type Call = Extract<EvalNode, { readonly kind: "call" }>;
type Binary = Extract<EvalNode, { readonly kind: "binary" }>;

function checkCall(call: Call, findings: Findings): void {
  const known = facts().functions;
  const name = call.function.toLowerCase();
  const fact = known.get(name);
  if (fact === undefined) {
    if (call.function.includes("<<") || call.function.includes("$")) return;
    const message = `There is no eval function \`${call.function}\``;
    findings.error("RW5204", call.name, message, didYouMean(call.function, known.keys()));
    return;
  }
  const count = call.arguments.length;
  // A macro may stand for several arguments.
  if (call.arguments.some(({ kind }) => kind === "macro" || kind === "subsearch")) return;
  const wrong = arityProblem(name, fact, count);
  if (wrong !== undefined) {
    findings.error("RW5205", call.name, wrong);
    return;
  }
  call.arguments.forEach((argument, index) => {
    checkArgument(argument, parameterAt(fact, index), `argument ${index + 1} of \`${name}\``, findings);
  });
  checkFormats(name, call.arguments, findings);
}

function arityProblem(name: string, fact: FunctionFact, count: number): string | undefined {
  const arguments_ = (number: number): string => (number === 1 ? "one argument" : `${number} arguments`);
  if (fact.pairs === true) {
    if (count >= 2 && count % 2 === 0) return undefined;
    return `\`${name}\` takes pairs of a condition and a value, not ${arguments_(count)}`;
  }
  if (fact.even === true && count % 2 !== 0)
    return `\`${name}\` takes pairs of a key and a value, not ${arguments_(count)}`;
  const least = fact.takes.filter((type) => !/[?*]$/.test(type)).length;
  const most = fact.takes.some((type) => type.endsWith("*")) ? Number.POSITIVE_INFINITY : fact.takes.length;
  if (count >= least && count <= most) return undefined;
  const range =
    most === least
      ? arguments_(least)
      : most > 100
        ? `at least ${arguments_(least)}`
        : `${least} to ${arguments_(most)}`;
  return `\`${name}\` takes ${least === 0 && most === 0 ? "no arguments" : range}, not ${count}`;
}

function parameterAt({ takes, pairs }: FunctionFact, index: number): string {
  const at = pairs === true ? index % 2 : Math.min(index, takes.length - 1);
  return (takes[at] ?? "any").replace(/[?*]$/, "");
}

function checkArgument(argument: EvalNode, wanted: string, where: string, findings: Findings): void {
  const type = typeOf(argument);
  const literal = unwrap(argument);
  const wrong = (expected: string): void => {
    findings.error("RW5206", argument, `Expected ${expected} as ${where}, not a ${type}`);
  };
  switch (wanted) {
    case "number":
      if (literal.kind === "text" && type === "text") wrong("a number");
      if (type === "boolean") wrong("a number");
      return;
    case "text":
    case "pattern":
      if (literal.kind === "number" || type === "boolean") wrong("a text");
      return;
    case "boolean":
      if (type === "text" || (type === "number" && !(literal.kind === "number" && literal.value <= 1)))
        wrong("a condition");
      return;
    case "time":
      if (type === "number" || type === "boolean") wrong('an offset such as "-1d@d"');
      if (literal.kind === "text" && !isRelativeTime(literal.value)) {
        findings.error("RW5211", argument, `\`${literal.value}\` is no offset in time such as \`-1d@d\``);
      }
      return;
    default:
      return;
  }
}

function checkFormats(name: string, given: readonly EvalNode[], findings: Findings): void {
  const regexAt = name === "match" || name === "replace" || name === "mvfind" ? given[1] : undefined;
  if (regexAt?.kind === "text") reportRegex(regexAt.value, regexAt, findings);
  const [first, second] = given;
  if ((name === "isnull" || name === "isnotnull") && first?.kind === "text" && typeOf(first) === "text") {
    const message = `\`${name}\` looks at the text "${first.value}", not at a field of that name`;
    findings.warn("RW5215", first, message, `write '${first.value}' for the field`);
  }
  if (name === "cidrmatch" && first?.kind === "text" && !/[$/:.]/.test(first.value)) {
    findings.error("RW5206", first, `\`${first.value}\` is no network such as \`10.0.0.0/8\``);
  }
  if (name === "searchmatch" || name === "like" || second === undefined) return;
}

export function reportRegex(source: string, place: Place, { error }: Findings): void {
  // A token or a template stands for text that is not known.
  if (/\$\w+\$|<<[A-Z]+>>/.test(source)) return;
  const problem = checkRegex(source);
  if (problem !== undefined)
    error("RW5212", place, `${problem.message}, in the regular expression \`${short(source)}\``);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function unwrap(node: EvalNode): EvalNode {
  return node.kind === "group" ? unwrap(node.of) : node;
}

function checkBinary(node: Binary, findings: Findings): void {
  const { operator, left, right } = node;
  switch (operator) {
    case "and":
    case "or":
    case "xor":
      wantBoolean(left, operator.toUpperCase(), findings);
      wantBoolean(right, operator.toUpperCase(), findings);
      if (operator !== "and") warnOfPrecedence(node, findings);
      return;
    case "=":
    case "!=":
      checkLiterals(left, [right], node, findings);
      warnOfWildcard(right, findings);
      warnOfWildcard(left, findings);
      return;
    case "-":
    case "*":
    case "/":
    case "%":
      for (const side of [left, right]) {
        if (unwrap(side).kind === "text" && typeOf(side) === "text") {
          findings.error("RW5206", side, `The operator \`${operator}\` takes numbers, not a text`);
        }
      }
      return;
    case "+": {
      const kinds = [unwrap(left), unwrap(right)];
      const text = kinds.find((side) => side.kind === "text" && typeOf(side) === "text");
      if (text !== undefined && kinds.some(({ kind }) => kind === "number")) {
        findings.error("RW5206", text, "The operator `+` takes two numbers or two texts, not one of each");
      }
      return;
    }
    default:
      return;
  }
}

function wantBoolean(node: EvalNode, operator: string, findings: Findings): void {
  const type = typeOf(node);
  if (type !== "text" && type !== "number") return;
  const message = `${operator} takes conditions, not a ${type}`;
  findings.error("RW5206", node, message, "write the comparison out on each side");
}

/** AND binds closer than OR in an expression, and the other way round in a search. */
function warnOfPrecedence({ left, right }: Binary, { warn }: Findings): void {
  for (const side of [left, right]) {
    if (side.kind !== "binary" || side.operator !== "and") continue;
    const message = "AND binds closer than OR here, unlike in `search`, where OR binds closer";
    warn("RW5217", side.at, message, "put parentheses around each group");
    return;
  }
}

function checkLiterals(left: EvalNode, right: readonly EvalNode[], place: Place, findings: Findings): void {
  const text = unwrap(left);
  const constant = (node: EvalNode): boolean => node.kind === "text" || node.kind === "number";
  if (text.kind !== "text" || typeOf(text) !== "text" || !right.map(unwrap).every(constant)) return;
  const message = `The text "${short(text.value)}" is compared, not a field of that name`;
  findings.warn("RW5215", { start: place.start, end: text.end }, message, `write '${text.value}' for the field`);
}

function warnOfWildcard(node: EvalNode, { warn }: Findings): void {
  if (node.kind !== "text" || node.value.length < 2 || !/^\*|\*$/.test(node.value)) return;
  const message = `In an expression \`*\` is no wildcard: "${short(node.value)}" is compared as it stands`;
  warn("RW5214", node, message, 'use like(field, "…%") or match(field, "…")');
}
