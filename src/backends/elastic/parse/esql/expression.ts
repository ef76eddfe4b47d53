import { type Infix, infixSymbols, infixWords, strength } from "../operators.ts";
import { ParseFailure } from "../problem.ts";
import { skipBalanced } from "./balanced.ts";
import { constant, parseOptions } from "./literals.ts";
import { describe, type EsqlToken, isReserved, type Scanner } from "./scanner.ts";
import type { EsqlName, EsqlNode } from "./syntax.ts";

export function parseExpression(scanner: Scanner): EsqlNode {
  scanner.enter();
  const expression = operation(scanner, strength.or);
  scanner.leave();
  return expression;
}

export function parseExpressions(scanner: Scanner): readonly EsqlNode[] {
  const items = [parseExpression(scanner)];
  while (scanner.takeSymbol(",")) items.push(parseExpression(scanner));
  return items;
}

/** An operand, and the operators after it that bind at least as tightly as `weakest`. */
function operation(scanner: Scanner, weakest: number): EsqlNode {
  const not = weakest <= strength.not ? scanner.takeWord("not") : undefined;
  let left = not === undefined ? signed(scanner) : negation(not, scanner);
  // What binds more tightly is in the operand, unless it may not follow itself, as in `a == b == c`.
  let tightest: number = not === undefined ? strength.product : strength.and;
  for (;;) {
    const token = scanner.peek();
    const infix = infixOf(token);
    if (infix === undefined || infix.strength < weakest || infix.strength > tightest) return left;
    tightest = infix.strength;
    const { start } = left;
    switch (infix.kind) {
      case "or":
      case "and": {
        const operands = [left];
        while (scanner.takeWord(infix.kind)) operands.push(operation(scanner, infix.strength + 1));
        left = { kind: infix.kind, operands, start, end: scanner.lastEnd() };
        break;
      }
      case "test":
        left = tested(left, scanner);
        tightest = strength.and;
        break;
      case "comparison":
      case "arithmetic": {
        scanner.take();
        const right = operation(scanner, infix.strength + 1);
        if (infix.kind === "arithmetic") {
          left = { kind: "arithmetic", operator: infix.operator, left, right, start, end: right.end };
        } else {
          left = { kind: "comparison", operator: infix.operator, left, right, start, end: right.end };
          tightest = strength.test;
        }
      }
    }
  }
}

interface Test {
  readonly kind: "test";
  readonly strength: number;
}

const test: Test = { kind: "test", strength: strength.test };
const words: ReadonlyMap<string, Infix | Test> = new Map<string, Infix | Test>([
  ...infixWords,
  ...["is", "not", "in", "like", "rlike"].map((word) => [word, test] as const),
]);
const symbols: ReadonlyMap<string, Infix | Test> = new Map<string, Infix | Test>([...infixSymbols, [":", test]]);

function infixOf({ kind, word, text }: EsqlToken): Infix | Test | undefined {
  return kind === "name" ? words.get(word) : kind === "symbol" ? symbols.get(text) : undefined;
}

function negation(not: EsqlToken, scanner: Scanner): EsqlNode {
  scanner.enter();
  const operand = operation(scanner, strength.not);
  scanner.leave();
  return { kind: "not", operand, start: not.start, end: operand.end };
}

function tested(value: EsqlNode, scanner: Scanner): EsqlNode {
  const { start } = value;
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
  const negated = scanner.takeWord("not") !== undefined;
  if (scanner.takeWord("in")) return contained(value, negated, scanner);
  const kind = scanner.takeWord("like") ? "like" : scanner.takeWord("rlike") ? "rlike" : undefined;
  if (kind === undefined) throw scanner.fail("`in`, `like` or `rlike` after `not`");
  const patterns = scanner.isSymbol("(") ? patternList(scanner) : [primary(scanner)];
  return { kind, negated, value, patterns, start, end: scanner.lastEnd() };
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
  const list = [operation(scanner, strength.comparison)];
  while (scanner.takeSymbol(",")) list.push(operation(scanner, strength.comparison));
  scanner.expect(")", "`,` or `)`");
  return { kind: "in", negated, value, list, start, end: scanner.lastEnd() };
}

function signed(scanner: Scanner): EsqlNode {
  const sign = scanner.peek();
  if (sign.kind !== "symbol" || (sign.text !== "-" && sign.text !== "+")) return primary(scanner);
  scanner.take();
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
    return column(token, scanner);
  }
  if (token.kind === "quoted") {
    scanner.take();
    return column(token, scanner);
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

function column(first: EsqlToken, scanner: Scanner): EsqlNode {
  const { name, start, end } = restOfName(first, scanner);
  return { kind: "column", name, start, end };
}

function restOfName(first: EsqlToken, scanner: Scanner): EsqlName {
  const { start } = first;
  const plainEnd = first.kind === "name" ? scanner.takePath() : first.end;
  let name = first.kind === "name" ? scanner.text.slice(start, plainEnd) : first.value;
  while (scanner.takeSymbol(".")) {
    const part = scanner.peek();
    if ((part.kind !== "name" || isReserved(part)) && part.kind !== "quoted" && part.kind !== "parameter") {
      throw scanner.fail("a name after the dot");
    }
    scanner.take();
    name = `${name}.${part.value}`;
  }
  const end = scanner.lastEnd();
  const next = scanner.peek();
  if (next.kind === "decimal" && next.start === end && next.text.startsWith(".")) {
    const help = `A part of a name that begins with a digit stands in backticks: \`${next.text.slice(1).replace(/\D.*/, "")}\``;
    throw new ParseFailure(`Expected an operator, not ${describe(next)}`, next, help);
  }
  return { name, start, end };
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
