import type { ArithmeticOperator, CompareOperator, Expression, ExpressionNode } from "./expression.ts";
import { fail, MOST_LEVELS, type Place } from "./place.ts";
import type { Language, Token } from "./tokens.ts";

const COMPARE: ReadonlyMap<string, CompareOperator> = new Map([
  ["=", "="],
  ["==", "="],
  ["!=", "!="],
  ["<>", "!="],
  ["<=>", "<=>"],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
]);
const SUMS: ReadonlyMap<string, ArithmeticOperator> = new Map([
  ["+", "+"],
  ["-", "-"],
]);
const PRODUCTS: ReadonlyMap<string, ArithmeticOperator> = new Map([
  ["*", "*"],
  ["/", "/"],
  ["%", "%"],
]);
/** Of `a + b + c` and the like in one expression; lists and junctions are flat. */
const MOST_CHAINED = 500;
const RESERVED = new Set(["AND", "OR", "NOT", "IN", "LIKE", "RLIKE", "MATCHES", "BETWEEN", "IS", "ESCAPE"]);
/** Times to milliseconds and sizes to units (Cloud SIEM rules syntax). */
const UNITS = new Set([
  "ns",
  "us",
  "ms",
  "s",
  "m",
  "h",
  "d",
  "w",
  "k",
  "K",
  "M",
  "G",
  "T",
  "P",
  "Ki",
  "Mi",
  "Gi",
  "Ti",
  "Pi",
]);
const OPERATORS_OF_OTHERS: ReadonlyMap<string, string> = new Map([
  ["ILIKE", "LIKE on lower(…)"],
  ["REGEXP", "MATCHES /…/"],
  ["CONTAINS", "LIKE '%…%'"],
  ["HAS", "LIKE '%…%'"],
  ["STARTSWITH", "LIKE '…%'"],
  ["ENDSWITH", "LIKE '%…'"],
]);

/** Reads expressions from tokens. State: the token it is at and how deep it is. */
export interface ExpressionReader {
  expression(): Expression;
  /** A value without AND, OR, NOT and tests. */
  value(): Expression;
  peek(offset?: number): Token;
  take(): Token;
  isMark(mark: string): boolean;
  isWord(word: string): boolean;
  expectMark(mark: string, where: string): Token;
  refuse(expected: string): never;
}

export function createReader(tokens: readonly Token[], language: Language): ExpressionReader {
  const end = tokens.at(-1);
  if (end === undefined) throw new Error("Tokens end with an end");
  let at = 0;
  let levels = 0;
  let chained = 0;

  const peek = (offset = 0): Token => tokens[at + offset] ?? end;
  const take = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const isMark = (mark: string): boolean => peek().kind === "mark" && peek().text === mark;
  const isWord = (word: string): boolean => peek().keyword === word;
  const takeMark = (mark: string): boolean => {
    if (!isMark(mark)) return false;
    at += 1;
    return true;
  };
  const takeWord = (word: string): boolean => {
    if (!isWord(word)) return false;
    at += 1;
    return true;
  };
  const refuse = (expected: string): never => {
    const token = peek();
    if (token.kind === "word") {
      const instead = OPERATORS_OF_OTHERS.get(token.keyword);
      if (instead !== undefined) return fail(`There is no ${token.text}`, token, `Use ${instead}`);
    }
    return fail(`Expected ${expected}, found ${show(token)}`, token);
  };
  const expectMark = (mark: string, where: string): Token => (isMark(mark) ? take() : refuse(`${mark} ${where}`));
  const spanning = (start: number, node: ExpressionNode): Expression =>
    Object.assign(node, { start, end: tokens[at - 1]?.end ?? start });
  const deeper = <T>(place: Place, read: () => T): T => {
    levels += 1;
    if (levels > MOST_LEVELS) fail(`The expression nests more than ${MOST_LEVELS} levels deep`, place);
    const result = read();
    levels -= 1;
    return result;
  };

  /** Operators of a chain nest to the left, so that a long one is deep too. */
  const chain = (place: Place): void => {
    chained += 1;
    if (chained > MOST_CHAINED) fail(`The expression has more than ${MOST_CHAINED} operators in chains`, place);
  };

  const expression = (): Expression => deeper(peek(), choice);

  const choice = (): Expression => {
    const condition = or();
    if (language !== "search" || !takeMark("?")) return condition;
    const then = expression();
    expectMark(":", "between the two values of a choice");
    return spanning(condition.start, { kind: "choice", condition, then, otherwise: expression() });
  };
  const junction = (kind: "and" | "or", mark: string, operand: () => Expression): Expression => {
    const first = operand();
    const operands = [first];
    while (takeWord(kind.toUpperCase()) || takeMark(mark)) operands.push(operand());
    return operands.length === 1 ? first : spanning(first.start, { kind, operands });
  };
  const or = (): Expression => junction("or", "||", and);
  const and = (): Expression => junction("and", "&&", not);
  const not = (): Expression => {
    const token = peek();
    if (!takeWord("NOT") && !takeMark("!")) return test();
    return deeper(token, () => spanning(token.start, { kind: "not", operand: not() }));
  };

  const test = (): Expression => {
    let left = sum();
    for (let next = tested(left); next !== undefined; next = tested(left)) {
      if (isTest(left)) chain(next);
      left = next;
    }
    return left;
  };
  const tested = (left: Expression): Expression | undefined => {
    const operator = peek().kind === "mark" ? COMPARE.get(peek().text) : undefined;
    if (operator !== undefined) {
      take();
      return spanning(left.start, { kind: "compare", operator, left, right: sum() });
    }
    const negates = isWord("NOT") || isMark("!");
    if (!negates && !FOLLOWERS.has(peek().keyword)) return undefined;
    if (takeWord("IS")) {
      const negated = takeWord("NOT");
      if (!takeWord("NULL")) refuse("NULL behind IS");
      return spanning(left.start, { kind: "is_null", of: left, negated });
    }
    const negated = negates && TESTS.has(peek(1).keyword);
    if (negated) take();
    if (takeWord("IN")) return spanning(left.start, { kind: "in", left, items: list("IN"), negated });
    for (const kind of ["like", "rlike"] as const) {
      if (takeWord(kind.toUpperCase())) {
        const right = sum();
        if (isWord("ESCAPE")) {
          take();
          if (take().kind !== "string") refuse("a string behind ESCAPE");
        }
        return spanning(left.start, { kind, left, right, negated });
      }
    }
    if (takeWord("MATCHES")) {
      return spanning(left.start, { kind: "matches", left, right: regex() ?? sum(), negated });
    }
    if (takeWord("BETWEEN")) {
      const low = sum();
      if (!takeWord("AND")) refuse("AND between the two ends of BETWEEN");
      return spanning(left.start, { kind: "between", left, low, high: sum(), negated });
    }
    return undefined;
  };
  const regex = (): Expression | undefined => {
    const token = peek();
    if (token.kind !== "regex") return undefined;
    take();
    const flags = peek();
    if (flags.kind === "word" && flags.start === token.end) {
      fail("A regular expression has no flags behind its slash", flags, "Write (?i) at its beginning");
    }
    return spanning(token.start, { kind: "regex", source: token.text });
  };

  const arithmetic = (operators: ReadonlyMap<string, ArithmeticOperator>, operand: () => Expression): Expression => {
    let left = operand();
    for (;;) {
      const operator = peek().kind === "mark" ? operators.get(peek().text) : undefined;
      if (operator === undefined) return left;
      const token = take();
      if (left.kind === "arithmetic") chain(token);
      left = spanning(left.start, { kind: "arithmetic", operator, left, right: operand() });
    }
  };
  const sum = (): Expression => arithmetic(SUMS, product);
  const product = (): Expression => arithmetic(PRODUCTS, negative);
  const negative = (): Expression => {
    const token = peek();
    if (!takeMark("-")) return postfix();
    return deeper(token, () => spanning(token.start, { kind: "negative", operand: negative() }));
  };
  const list = (where: string): readonly Expression[] => {
    expectMark("(", `behind ${where}`);
    const items = [expression()];
    while (takeMark(",")) items.push(expression());
    expectMark(")", `at the end of the list behind ${where}`);
    return items;
  };
  const postfix = (): Expression => {
    let node = primary();
    if (node.kind !== "name") return node;
    for (;;) {
      if (takeMark("[")) {
        if (node.kind !== "name") chain(peek());
        const key = expression();
        expectMark("]", "behind the key");
        node = spanning(node.start, { kind: "index", of: node, key });
      } else if (takeMark(".")) {
        if (node.kind !== "name") chain(peek());
        const name = take();
        if (name.kind !== "word") fail(`Expected a name behind the dot, found ${show(name)}`, name);
        node = spanning(node.start, { kind: "member", of: node, name: name.text, namePlace: name });
      } else return node;
    }
  };
  const primary = (): Expression => {
    const token = peek();
    const { start } = token;
    switch (token.kind) {
      case "string":
        take();
        return spanning(start, { kind: "string", value: token.text, quote: token.quote ?? '"' });
      case "number":
        return number(take());
      case "quoted-name":
        take();
        return spanning(start, { kind: "name", name: token.text, quoted: true });
      case "word":
        return word(token);
      case "mark":
        if (takeMark("(")) {
          const of = expression();
          expectMark(")", `for the parenthesis at character ${start + 1}`);
          return spanning(start, { kind: "group", of });
        }
        if (language === "rule" && takeMark("[")) {
          const items = isMark("]") ? [] : [expression()];
          while (takeMark(",")) items.push(expression());
          expectMark("]", "at the end of the array");
          return spanning(start, { kind: "array", items });
        }
        return refuse("a value");
      case "regex":
        take();
        return spanning(start, { kind: "regex", source: token.text });
      case "end":
        return refuse("a value");
    }
  };
  const word = (token: Token): Expression => {
    const upper = token.keyword;
    if (RESERVED.has(upper)) return refuse("a value");
    take();
    if (isMark("(")) {
      take();
      const args = isMark(")") ? [] : [expression()];
      while (takeMark(",")) args.push(expression());
      expectMark(")", `at the end of ${token.text}(…)`);
      return spanning(token.start, { kind: "call", name: token.text, namePlace: place(token), args });
    }
    if (upper === "TRUE" || upper === "FALSE") {
      return spanning(token.start, { kind: "boolean", value: upper === "TRUE" });
    }
    if (upper === "NULL") return spanning(token.start, { kind: "null" });
    return spanning(token.start, { kind: "name", name: token.text, quoted: false });
  };
  const number = (token: Token): Expression => {
    const digits = /^[\d.]+/.exec(token.text)?.[0] ?? "";
    const unit = token.text.slice(digits.length);
    if (unit !== "" && !UNITS.has(unit)) {
      fail(`${unit} is no unit of a number`, { start: token.start + digits.length, end: token.end });
    }
    return spanning(token.start, { kind: "number", value: Number(digits), unit: unit === "" ? undefined : unit });
  };

  return { expression, value: sum, peek, take, isMark, isWord, expectMark, refuse };
}

function isTest({ kind }: Expression): boolean {
  return kind !== "group" && kind !== "name" && kind !== "call" && kind !== "arithmetic" && kind !== "index";
}

const TESTS = new Set(["IN", "LIKE", "RLIKE", "MATCHES", "BETWEEN"]);
const FOLLOWERS = new Set([...TESTS, "IS"]);

function place({ start, end }: Token): Place {
  return { start, end };
}

/** A token as messages show it. */
export function show(token: Token): string {
  switch (token.kind) {
    case "end":
      return "the end";
    case "string":
      return `the string ${clip(JSON.stringify(token.text))}`;
    case "regex":
      return "a regular expression";
    case "number":
    case "word":
    case "quoted-name":
    case "mark":
      return clip(token.text);
  }
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
