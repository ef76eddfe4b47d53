import { type Cursor, decodeText } from "./cursor.ts";
import type { BinaryOperator, EvalNode } from "./syntax.ts";

const numberLiteral = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w<])/y;
const singleQuoted = /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y;
// Colons and braces come with JSON and CIM names, `$token$` with drilldowns, `<<FIELD>>` with foreach.
const identifier =
  /(?:\$[\w.:]+\|[a-z]+\$|[A-Za-z_$@#\u0080-\uffff]|<<[A-Za-z0-9_]+>>|\d+(?=[A-Za-z_]))(?:[\w$:@{}#\u0080-\uffff]+|<<[A-Za-z0-9_]+>>)*/y;
const operatorWord = /(?:and|or|xor|like|in|not)(?![\w$:@{}.]|<<)/iy;
const exclamation = /!(?!=)/y;
const comparison = /==|!=|<=|>=|=|<(?!<[A-Za-z])|>/y;
const reserved: ReadonlySet<string> = new Set(["and", "or", "xor", "like", "in"]);
const unreserving = /[.(]|<</y;

/** How tightly operators bind (Splunk Search Reference). */
const binding = { xor: 0, or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6 } as const;

/** An operator between two values. `in` has a list on its right. */
interface Infix {
  readonly operator: BinaryOperator | "in";
  readonly strength: number;
  readonly negated: boolean;
}

const infix = (operator: Infix["operator"], strength: number, negated = false): Infix => ({
  operator,
  strength,
  negated,
});
const signs: ReadonlyMap<string, Infix> = new Map([
  ...(["=", "!=", "<", "<=", ">", ">="] as const).map((sign) => [sign, infix(sign, binding.comparison)] as const),
  ["==", infix("=", binding.comparison)],
  ...(["+", "-", "."] as const).map((sign) => [sign, infix(sign, binding.sum)] as const),
  ...(["*", "/", "%"] as const).map((sign) => [sign, infix(sign, binding.product)] as const),
]);
const words: ReadonlyMap<string, Infix> = new Map([
  ...(["xor", "or", "and"] as const).map((word) => [word, infix(word, binding[word])] as const),
  ...(["like", "in"] as const).map((word) => [word, infix(word, binding.comparison)] as const),
]);
const negatedWords: ReadonlyMap<string, Infix> = new Map(
  (["like", "in"] as const).map((word) => [word, infix(word, binding.comparison, true)] as const),
);

/** An expression of `eval` and `where`. */
export function readEval(cursor: Cursor): EvalNode {
  cursor.enter();
  const expression = readFrom(cursor, binding.xor);
  cursor.leave();
  return expression;
}

/** Reads a value, and the operators after it that bind at least as tightly as `weakest`; equals group to the left. */
function readFrom(cursor: Cursor, weakest: number): EvalNode {
  let left = (weakest <= binding.not ? readNot(cursor) : undefined) ?? readSign(cursor);
  for (;;) {
    cursor.skip();
    const start = cursor.at;
    const found = takeInfix(cursor);
    if (found === undefined || found.strength < weakest) {
      cursor.at = start;
      return left;
    }
    const { operator, strength, negated } = found;
    if (operator === "in") {
      cursor.expect("(", "after IN");
      const values = readArguments(cursor, start);
      left = { kind: "in", operand: left, values, start: left.start, end: cursor.at };
    } else {
      const at = cursor.place(start);
      const right = readFrom(cursor, strength + 1);
      left = { kind: "binary", operator, left, right, at, start: left.start, end: right.end };
    }
    if (negated) left = { kind: "unary", operator: "not", operand: left, start: left.start, end: left.end };
  }
}

function takeInfix(cursor: Cursor): Infix | undefined {
  const next = cursor.peek();
  switch (next) {
    case "":
    case ")":
    case ",":
      return undefined;
    case "+":
    case "-":
    case ".":
    case "*":
    case "/":
    case "%":
      cursor.at += 1;
      return signs.get(next);
    case "=":
    case "!":
    case "<":
    case ">":
      return signs.get(cursor.read(comparison) ?? "");
    default: {
      const word = cursor.read(operatorWord)?.toLowerCase() ?? "";
      if (word !== "not") return words.get(word);
      cursor.skip();
      return negatedWords.get(cursor.read(operatorWord)?.toLowerCase() ?? "");
    }
  }
}

function readNot(cursor: Cursor): EvalNode | undefined {
  const next = cursor.peek();
  const start = cursor.at;
  const pattern = next === "!" ? exclamation : next === "n" || next === "N" ? operatorWord : undefined;
  if (pattern === undefined || cursor.read(pattern) === undefined) return undefined;
  cursor.enter();
  const operand = readFrom(cursor, binding.not);
  cursor.leave();
  return { kind: "unary", operator: "not", operand, start, end: operand.end };
}

function readSign(cursor: Cursor): EvalNode {
  const sign = cursor.peek();
  if (sign !== "+" && sign !== "-") return readPrimary(cursor, sign);
  const start = cursor.at;
  cursor.at += 1;
  cursor.enter();
  const operand = readSign(cursor);
  cursor.leave();
  return { kind: "unary", operator: sign, operand, start, end: operand.end };
}

/** `next` is the character that comes next. */
function readPrimary(cursor: Cursor, next: string): EvalNode {
  const start = cursor.at;
  switch (next) {
    case "(": {
      cursor.at += 1;
      const of = readEval(cursor);
      if (!cursor.take(")")) cursor.refuse(`Expected \`)\` or an operator, not ${cursor.found()}`);
      return { kind: "group", of, ...cursor.place(start) };
    }
    case '"':
      return { kind: "text", value: decodeText(cursor.quotedSource() ?? ""), ...cursor.place(start) };
    case "'": {
      const quoted = cursor.read(singleQuoted);
      if (quoted === undefined) return cursor.refuse("The quote `'` is never closed", start, start + 1, "quote");
      return { kind: "field", name: decodeText(quoted.slice(1, -1)), quoted: true, ...cursor.place(start) };
    }
    case "`":
    case "[":
      return cursor.macro() ?? cursor.subsearch() ?? readWord(cursor);
    default:
      return readWord(cursor);
  }
}

/** A number, the name of a field, or a call. */
function readWord(cursor: Cursor): EvalNode {
  const start = cursor.at;
  const number = cursor.read(numberLiteral);
  if (number !== undefined) return { kind: "number", value: Number(number), ...cursor.place(start) };
  const name = cursor.read(identifier);
  if (name === undefined) return cursor.refuse(`Expected a value, not ${cursor.found()}`);
  if (isReserved(name, cursor)) cursor.refuse(`Expected a value before \`${name}\``, start, start + name.length);
  const namePlace = cursor.place(start);
  if (!cursor.seesOpening()) return { kind: "field", name, quoted: false, ...namePlace };
  cursor.take("(");
  const values = readArguments(cursor, start);
  return { kind: "call", function: name, name: namePlace, arguments: values, ...cursor.place(start) };
}

/** Whether a name that was just read is an operator. */
function isReserved(name: string, cursor: Cursor): boolean {
  const lower = name.length > 4 ? "" : name.toLowerCase();
  if (!reserved.has(lower) || cursor.sees(unreserving)) return false;
  const { at } = cursor;
  const after = cursor.peek();
  cursor.at = at;
  // `like (x, "a%")` is the function of that name.
  return after !== "(" || (lower !== "like" && lower !== "in");
}

/** What stands between the parenthesis that was just read and its other half. */
function readArguments(cursor: Cursor, start: number): readonly EvalNode[] {
  const values: EvalNode[] = [];
  if (cursor.take(")")) return values;
  for (;;) {
    values.push(readEval(cursor));
    if (cursor.take(")")) return values;
    if (cursor.done) cursor.refuse("The parenthesis `(` is never closed", start, cursor.at, "parenthesis");
    cursor.expect(",", "or `)` after an argument");
  }
}
