import { infixSymbols, infixWords, strength } from "../operators.ts";
import { type Cursor, EQL_KEYWORDS } from "./cursor.ts";
import type { EqlFieldNode, EqlLiteral, EqlNode } from "./syntax.ts";
import type { EqlToken } from "./tokens.ts";

export function parseExpression(cursor: Cursor): EqlNode {
  cursor.enter();
  const expression = operation(cursor, strength.or);
  cursor.leave();
  return expression;
}

export function parseExpressions(cursor: Cursor): readonly EqlNode[] {
  const items = [parseExpression(cursor)];
  while (cursor.takeSymbol(",")) items.push(parseExpression(cursor));
  return items;
}

/** An operand, and the operators after it that bind at least as tightly as `weakest`. */
function operation(cursor: Cursor, weakest: number): EqlNode {
  const not = weakest <= strength.not ? cursor.takeWord("not") : undefined;
  let left = not === undefined ? signed(cursor) : negation(not, cursor);
  // What binds more tightly is in the operand, unless it may not follow itself, as in `a == b == c`.
  let tightest: number = not === undefined ? strength.product : strength.and;
  for (;;) {
    const { kind, text } = cursor.peek();
    const infix = kind === "name" ? infixWords.get(text) : kind === "symbol" ? infixSymbols.get(text) : undefined;
    if (infix === undefined || infix.strength < weakest || infix.strength > tightest) return left;
    tightest = infix.strength;
    const { start } = left;
    if (infix.kind === "or" || infix.kind === "and") {
      const operands = [left];
      while (cursor.takeWord(infix.kind)) operands.push(operation(cursor, infix.strength + 1));
      left = { kind: infix.kind, operands, start, end: cursor.lastEnd() };
      continue;
    }
    cursor.take();
    const right = operation(cursor, infix.strength + 1);
    if (infix.kind === "arithmetic") {
      left = { kind: "arithmetic", operator: infix.operator, left, right, start, end: right.end };
    } else {
      left = { kind: "comparison", operator: infix.operator, left, right, start, end: right.end };
      tightest = strength.and;
    }
  }
}

function negation(not: EqlToken, cursor: Cursor): EqlNode {
  cursor.enter();
  const operand = operation(cursor, strength.not);
  cursor.leave();
  return { kind: "not", operand, start: not.start, end: operand.end };
}

function signed(cursor: Cursor): EqlNode {
  const sign = cursor.peek();
  if (sign.kind !== "symbol" || (sign.text !== "-" && sign.text !== "+")) return tested(cursor);
  cursor.take();
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
  const { kind, text } = cursor.peek();
  if (kind !== "name" && text !== ":") return value;
  const negated = text === "not" && isContained(cursor.peek(1));
  if (negated || isContained(cursor.peek())) {
    if (negated) cursor.take();
    const word = cursor.take().text;
    cursor.expect("(", `\`(\` after \`${word}\``);
    const list = parseExpressions(cursor);
    cursor.expect(")", "`,` or `)`");
    return { kind: "in", fold: word === "in~", negated, value, list, start, end: cursor.lastEnd() };
  }
  const operator = matchOperators.get(text);
  if (operator === undefined) return value;
  const taken = cursor.take();
  const patterns = listOrOne(taken, cursor);
  const fold = operator === ":" || taken.text.endsWith("~");
  return { kind: "match", operator, fold, value, patterns, start, end: cursor.lastEnd() };
}

function isContained({ kind, text }: EqlToken): boolean {
  return kind === "name" && (text === "in" || text === "in~");
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
  let name = namePart(cursor, "a field, a value or `(`");
  for (;;) {
    if (cursor.takeSymbol(".")) {
      name += `.${namePart(cursor, "a name after the dot")}`;
    } else if (cursor.isSymbol("[") && cursor.peek(1).kind === "number" && cursor.peek(2).text === "]") {
      for (let token = 0; token < 3; token += 1) cursor.take();
    } else {
      return { kind: "field", name, optional: mark !== undefined, start, end: cursor.lastEnd() };
    }
  }
}

function namePart(cursor: Cursor, wanted: string): string {
  const token = cursor.peek();
  const named = token.kind === "name" && !token.text.endsWith("~") && !EQL_KEYWORDS.has(token.text);
  if (!named && token.kind !== "quoted") throw cursor.fail(wanted);
  return cursor.take().value;
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
