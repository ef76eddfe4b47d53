import { type Cursor, EQL_KEYWORDS } from "./cursor.ts";
import type { EqlComparison, EqlFieldNode, EqlLiteral, EqlNode } from "./syntax.ts";
import type { EqlToken } from "./tokens.ts";

/** `or`, `and`, `not`, comparisons, sums, products, signs: loosest first. */
export function parseExpression(cursor: Cursor): EqlNode {
  cursor.enter();
  const expression = disjunction(cursor);
  cursor.leave();
  return expression;
}

export function parseExpressions(cursor: Cursor): readonly EqlNode[] {
  const items = [parseExpression(cursor)];
  while (cursor.takeSymbol(",")) items.push(parseExpression(cursor));
  return items;
}

function disjunction(cursor: Cursor): EqlNode {
  const first = conjunction(cursor);
  if (!cursor.isWord("or")) return first;
  const operands = [first];
  while (cursor.takeWord("or")) operands.push(conjunction(cursor));
  return { kind: "or", operands, start: first.start, end: cursor.lastEnd() };
}

function conjunction(cursor: Cursor): EqlNode {
  const first = negation(cursor);
  if (!cursor.isWord("and")) return first;
  const operands = [first];
  while (cursor.takeWord("and")) operands.push(negation(cursor));
  return { kind: "and", operands, start: first.start, end: cursor.lastEnd() };
}

function negation(cursor: Cursor): EqlNode {
  const not = cursor.takeWord("not");
  if (not === undefined) return comparison(cursor);
  cursor.enter();
  const operand = negation(cursor);
  cursor.leave();
  return { kind: "not", operand, start: not.start, end: operand.end };
}

const comparisons: ReadonlyMap<string, EqlComparison> = new Map(
  (["==", "!=", "<", "<=", ">", ">="] as const).map((operator) => [operator, operator]),
);

function comparison(cursor: Cursor): EqlNode {
  const left = sum(cursor);
  const operator = cursor.peek().kind === "symbol" ? comparisons.get(cursor.peek().text) : undefined;
  if (operator === undefined) return left;
  cursor.take();
  const right = sum(cursor);
  return { kind: "comparison", operator, left, right, start: left.start, end: right.end };
}

function sum(cursor: Cursor): EqlNode {
  let left = product(cursor);
  for (;;) {
    const operator = cursor.isSymbol("+") ? "+" : cursor.isSymbol("-") ? "-" : undefined;
    if (operator === undefined) return left;
    cursor.take();
    const right = product(cursor);
    left = { kind: "arithmetic", operator, left, right, start: left.start, end: right.end };
  }
}

function product(cursor: Cursor): EqlNode {
  let left = signed(cursor);
  for (;;) {
    const { kind, text: operator } = cursor.peek();
    if (kind !== "symbol" || (operator !== "*" && operator !== "/" && operator !== "%")) return left;
    cursor.take();
    const right = signed(cursor);
    left = { kind: "arithmetic", operator, left, right, start: left.start, end: right.end };
  }
}

function signed(cursor: Cursor): EqlNode {
  const sign = cursor.takeSymbol("-") ?? cursor.takeSymbol("+");
  if (sign === undefined) return tested(cursor);
  cursor.enter();
  const operand = signed(cursor);
  cursor.leave();
  const place = { start: sign.start, end: operand.end };
  if (operand.kind === "literal" && typeof operand.value === "number") {
    return { ...operand, value: sign.text === "-" ? -operand.value : operand.value, ...place };
  }
  return sign.text === "-" ? { kind: "negative", operand, ...place } : operand;
}

/** A value, and whether it is in a list or matches patterns. */
function tested(cursor: Cursor): EqlNode {
  const value = primary(cursor);
  const { start } = value;
  const not = cursor.isWord("not") && /^in~?$/.test(cursor.peek(1).text) ? cursor.take() : undefined;
  const contained = cursor.takeWord("in") ?? cursor.takeWord("in~");
  if (contained !== undefined) {
    const fold = contained.text === "in~";
    cursor.expect("(", `\`(\` after \`${contained.text}\``);
    const list = parseExpressions(cursor);
    cursor.expect(")", "`,` or `)`");
    return { kind: "in", fold, negated: not !== undefined, value, list, start, end: cursor.lastEnd() };
  }
  const operator = matchOperators.get(cursor.peek().kind === "string" ? "" : cursor.peek().text);
  if (operator === undefined) return value;
  const taken = cursor.take();
  const patterns = listOrOne(taken, cursor);
  const fold = operator === ":" || taken.text.endsWith("~");
  return { kind: "match", operator, fold, value, patterns, start, end: cursor.lastEnd() };
}

const matchOperators: ReadonlyMap<string, ":" | "like" | "regex"> = new Map([
  [":", ":"],
  ["like", "like"],
  ["like~", "like"],
  ["regex", "regex"],
  ["regex~", "regex"],
]);

function listOrOne(operator: EqlToken, cursor: Cursor): readonly EqlLiteral[] {
  const one = (): EqlLiteral => {
    const found = literal(cursor);
    if (found === undefined) throw cursor.fail(`a string after \`${operator.text}\``);
    return found;
  };
  if (!cursor.takeSymbol("(")) return [one()];
  const items = [one()];
  while (cursor.takeSymbol(",")) items.push(one());
  cursor.expect(")", "`,` or `)`");
  return items;
}

function primary(cursor: Cursor): EqlNode {
  const found = literal(cursor);
  if (found !== undefined) return found;
  const token = cursor.peek();
  if (cursor.takeSymbol("(")) {
    const inside = parseExpression(cursor);
    cursor.expect(")", "`)`, or `and`, `or` before more");
    return { ...inside, start: token.start, end: cursor.lastEnd() };
  }
  const next = cursor.peek(1);
  if (token.kind === "name" && next.kind === "symbol" && next.text === "(" && !EQL_KEYWORDS.has(token.text)) {
    return call(cursor);
  }
  return parseField(cursor);
}

function call(cursor: Cursor): EqlNode {
  const token = cursor.take();
  cursor.take();
  const args = cursor.isSymbol(")") ? [] : parseExpressions(cursor);
  cursor.expect(")", `\`,\` or \`)\` in the call of \`${token.text}\``);
  const fold = token.text.endsWith("~");
  const name = fold ? token.text.slice(0, -1) : token.text;
  const namePlace = { start: token.start, end: token.end };
  return { kind: "call", name, fold, namePlace, arguments: args, start: token.start, end: cursor.lastEnd() };
}

export function parseField(cursor: Cursor): EqlFieldNode {
  const mark = cursor.takeSymbol("?");
  const { start } = mark ?? cursor.peek();
  const part = (wanted: string): string => {
    const token = cursor.peek();
    const named = token.kind === "name" && !token.text.endsWith("~") && !EQL_KEYWORDS.has(token.text);
    if (!named && token.kind !== "quoted") throw cursor.fail(wanted);
    return cursor.take().value;
  };
  let name = part("a field, a value or `(`");
  for (;;) {
    if (cursor.takeSymbol(".")) {
      name += `.${part("a name after the dot")}`;
    } else if (cursor.isSymbol("[") && cursor.peek(1).kind === "number" && cursor.peek(2).text === "]") {
      for (let token = 0; token < 3; token += 1) cursor.take();
    } else {
      return { kind: "field", name, optional: mark !== undefined, start, end: cursor.lastEnd() };
    }
  }
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function literal(cursor: Cursor): EqlLiteral | undefined {
  const { kind, text, value, raw, start, end } = cursor.peek();
  if (kind === "string") return taken({ kind: "literal", value, raw, start, end }, cursor);
  if (kind === "number") return taken({ kind: "literal", value: Number(text), raw, start, end }, cursor);
  const constant = kind === "name" ? constants.get(text) : undefined;
  return constant === undefined ? undefined : taken({ kind: "literal", value: constant, raw, start, end }, cursor);
}

function taken(literal: EqlLiteral, cursor: Cursor): EqlLiteral {
  cursor.take();
  return literal;
}
