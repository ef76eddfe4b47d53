import { ParseFailure } from "../problem.ts";
import { skipBalanced } from "./balanced.ts";
import { constant, parseOptions } from "./literals.ts";
import { describe, type EsqlToken, isReserved, type Scanner } from "./scanner.ts";
import type { EsqlComparison, EsqlName, EsqlNode } from "./syntax.ts";

/** `or`, `and`, `not`, tests, sums, products, signs, casts: loosest first. */
export function parseExpression(scanner: Scanner): EsqlNode {
  scanner.enter();
  const expression = disjunction(scanner);
  scanner.leave();
  return expression;
}

export function parseExpressions(scanner: Scanner): readonly EsqlNode[] {
  const items = [parseExpression(scanner)];
  while (scanner.takeSymbol(",")) items.push(parseExpression(scanner));
  return items;
}

function disjunction(scanner: Scanner): EsqlNode {
  const first = conjunction(scanner);
  if (!scanner.isWord("or")) return first;
  const operands = [first];
  while (scanner.takeWord("or")) operands.push(conjunction(scanner));
  return { kind: "or", operands, start: first.start, end: scanner.lastEnd() };
}

function conjunction(scanner: Scanner): EsqlNode {
  const first = negation(scanner);
  if (!scanner.isWord("and")) return first;
  const operands = [first];
  while (scanner.takeWord("and")) operands.push(negation(scanner));
  return { kind: "and", operands, start: first.start, end: scanner.lastEnd() };
}

function negation(scanner: Scanner): EsqlNode {
  const not = scanner.takeWord("not");
  if (not === undefined) return tested(scanner);
  scanner.enter();
  const operand = negation(scanner);
  scanner.leave();
  return { kind: "not", operand, start: not.start, end: operand.end };
}

const comparisons: ReadonlyMap<string, EsqlComparison> = new Map(
  (["==", "!=", "<", "<=", ">", ">="] as const).map((operator) => [operator, operator]),
);

function tested(scanner: Scanner): EsqlNode {
  const value = compared(scanner);
  const { start } = value;
  const { kind: next, text } = scanner.peek();
  if (next !== "name" && (next !== "symbol" || text !== ":")) return value;
  const is = scanner.takeWord("is");
  if (is !== undefined) {
    const negated = scanner.takeWord("not") !== undefined;
    scanner.expect("null", "`null` or `not null` after `is`");
    return { kind: "is_null", negated, value, start, end: scanner.lastEnd() };
  }
  if (scanner.takeSymbol(":")) {
    const query = constant(scanner);
    if (query === undefined) throw scanner.fail("a value to match");
    return { kind: "matches", value, query, start, end: query.end };
  }
  const not = scanner.takeWord("not");
  if (scanner.takeWord("in")) return contained(value, not !== undefined, scanner);
  const kind = scanner.takeWord("like") ? "like" : scanner.takeWord("rlike") ? "rlike" : undefined;
  if (kind !== undefined) {
    const patterns = scanner.isSymbol("(") ? patternList(scanner) : [primary(scanner)];
    return { kind, negated: not !== undefined, value, patterns, start, end: scanner.lastEnd() };
  }
  if (not !== undefined) throw scanner.fail("`in`, `like` or `rlike` after `not`");
  return value;
}

function patternList(scanner: Scanner): readonly EsqlNode[] {
  scanner.take();
  const items: EsqlNode[] = [];
  do {
    const { kind } = scanner.peek();
    const item = kind === "string" || kind === "parameter" ? constant(scanner) : undefined;
    if (item === undefined) throw scanner.fail("a pattern as a string");
    items.push(item);
  } while (scanner.takeSymbol(","));
  scanner.expect(")", "`,` or `)`");
  return items;
}

function contained(value: EsqlNode, negated: boolean, scanner: Scanner): EsqlNode {
  scanner.expect("(", "`(` after `in`");
  const { start } = value;
  if (["from", "row", "ts", "show", "promql"].some((word) => scanner.isWord(word))) {
    skipBalanced(scanner);
    scanner.expect(")", "`)` after the subquery");
    return { kind: "opaque", what: "a subquery", start, end: scanner.lastEnd() };
  }
  const list = [compared(scanner)];
  while (scanner.takeSymbol(",")) list.push(compared(scanner));
  scanner.expect(")", "`,` or `)`");
  return { kind: "in", negated, value, list, start, end: scanner.lastEnd() };
}

function compared(scanner: Scanner): EsqlNode {
  const left = sum(scanner);
  const operator = scanner.peek().kind === "symbol" ? comparisons.get(scanner.peek().text) : undefined;
  if (operator === undefined) return left;
  scanner.take();
  const right = sum(scanner);
  return { kind: "comparison", operator, left, right, start: left.start, end: right.end };
}

function sum(scanner: Scanner): EsqlNode {
  let left = product(scanner);
  for (;;) {
    const operator = scanner.isSymbol("+") ? "+" : scanner.isSymbol("-") ? "-" : undefined;
    if (operator === undefined) return left;
    scanner.take();
    const right = product(scanner);
    left = { kind: "arithmetic", operator, left, right, start: left.start, end: right.end };
  }
}

function product(scanner: Scanner): EsqlNode {
  let left = signed(scanner);
  for (;;) {
    const { kind, text: operator } = scanner.peek();
    if (kind !== "symbol" || (operator !== "*" && operator !== "/" && operator !== "%")) return left;
    scanner.take();
    const right = signed(scanner);
    left = { kind: "arithmetic", operator, left, right, start: left.start, end: right.end };
  }
}

function signed(scanner: Scanner): EsqlNode {
  const sign = scanner.takeSymbol("-") ?? scanner.takeSymbol("+");
  if (sign === undefined) return primary(scanner);
  scanner.enter();
  const operand = signed(scanner);
  scanner.leave();
  const place = { start: sign.start, end: operand.end };
  if (sign.text === "+") return operand;
  if (operand.kind === "literal" && typeof operand.value === "number") {
    return { ...operand, value: -operand.value, ...place };
  }
  if (operand.kind === "timespan") return { ...operand, amount: -operand.amount, ...place };
  return { kind: "negative", operand, ...place };
}

/** A value that no operator is part of, but casts. */
export function primary(scanner: Scanner): EsqlNode {
  let value = unit(scanner);
  while (scanner.takeSymbol("::")) {
    const token = scanner.peek();
    if (token.kind !== "name" && token.kind !== "quoted") throw scanner.fail("a type after `::`");
    scanner.take();
    const type = { name: token.value.toLowerCase(), start: token.start, end: token.end };
    value = { kind: "cast", value, type, start: value.start, end: type.end };
  }
  return value;
}

function unit(scanner: Scanner): EsqlNode {
  const found = constant(scanner);
  if (found !== undefined) return found;
  const token = scanner.peek();
  if (scanner.takeSymbol("(")) {
    const inside = parseExpression(scanner);
    scanner.expect(")", "`)`, or `and`, `or` before more");
    return { ...inside, start: token.start, end: scanner.lastEnd() };
  }
  if (token.kind === "name" && (!isReserved(token) || token.word === "first" || token.word === "last")) {
    scanner.take();
    if (scanner.isSymbol("(")) return call(token, scanner);
    if (isReserved(token)) throw reserved(token);
    return { kind: "column", ...restOfName(token, scanner) };
  }
  if (token.kind === "quoted") {
    scanner.take();
    return { kind: "column", ...restOfName(token, scanner) };
  }
  throw scanner.fail("a column, a value or a function");
}

function reserved(token: EsqlToken): ParseFailure {
  return new ParseFailure(
    `Expected a column, a value or a function, not ${describe(token)}`,
    token,
    `\`${token.text}\` is a keyword; a column of this name stands in backticks`,
  );
}

export function parseName(scanner: Scanner): EsqlName {
  const token = scanner.peek();
  if ((token.kind !== "name" || isReserved(token)) && token.kind !== "quoted") throw scanner.fail("a column");
  return restOfName(scanner.take(), scanner);
}

function restOfName(first: EsqlToken, scanner: Scanner): EsqlName {
  let name = first.value;
  let plain = first.kind === "name";
  while (scanner.takeSymbol(".")) {
    const part = scanner.peek();
    if ((part.kind !== "name" || isReserved(part)) && part.kind !== "quoted" && part.kind !== "parameter") {
      throw scanner.fail("a name after the dot");
    }
    scanner.take();
    plain &&= part.kind === "name";
    name = `${name}.${part.value}`;
  }
  // What was put together piece by piece is slow to look up, so the name is cut out of the text where it stands there.
  const end = scanner.lastEnd();
  if (plain && end - first.start === name.length) name = scanner.text.slice(first.start, end);
  const { kind, text, start } = scanner.peek();
  if (kind === "decimal" && text.startsWith(".") && start === scanner.lastEnd()) {
    const help = `A part of a name that begins with a digit stands in backticks: \`${text.slice(1).replace(/\D.*/, "")}\``;
    throw new ParseFailure(`Expected an operator, not ${describe(scanner.peek())}`, scanner.peek(), help);
  }
  return { name, start: first.start, end };
}

function call(nameToken: EsqlToken, scanner: Scanner): EsqlNode {
  scanner.take();
  const namePlace = { start: nameToken.start, end: nameToken.end };
  const args: EsqlNode[] = [];
  let options = false;
  if (!scanner.isSymbol(")")) {
    const star = scanner.takeSymbol("*");
    if (star !== undefined) args.push({ kind: "star", start: star.start, end: star.end });
    else {
      do {
        if (scanner.isSymbol("{")) {
          options = true;
          parseOptions(scanner);
          break;
        }
        args.push(argument(scanner));
      } while (scanner.takeSymbol(","));
    }
  }
  scanner.expect(")", `\`,\` or \`)\` in the call of \`${nameToken.text}\``);
  const { start } = nameToken;
  return { kind: "call", name: nameToken.word, namePlace, arguments: args, options, start, end: scanner.lastEnd() };
}

function argument(scanner: Scanner): EsqlNode {
  const value = parseExpression(scanner);
  if (value.kind !== "column" || value.name.includes(".") || !scanner.takeSymbol("->")) return value;
  const body = parseExpression(scanner);
  return { kind: "opaque", what: "a lambda", start: value.start, end: body.end };
}
