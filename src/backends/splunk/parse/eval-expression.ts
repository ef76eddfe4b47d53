import { type Cursor, decodeText } from "./cursor.ts";
import type { BinaryOperator, EvalNode } from "./syntax.ts";

const numberLiteral = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w<])/y;
const singleQuoted = /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y;
// Colons and braces come with JSON and CIM names, `$token$` with drilldowns, `<<FIELD>>` with foreach.
const identifier =
  /(?:\$[\w.:]+\|[a-z]+\$|[A-Za-z_$@#\u0080-\uffff]|<<[A-Za-z0-9_]+>>|\d+(?=[A-Za-z_]))(?:[\w$:@{}#\u0080-\uffff]|<<[A-Za-z0-9_]+>>)*/y;
const word = /[A-Za-z]+(?![\w$:@{}.(]|<<)/y;
const wordBeforeGroup = /[A-Za-z]+(?![\w$:@{}.]|<<)/y;
const comparison = /==|!=|<=|>=|=|<(?!<[A-Za-z])|>/y;

/** An expression of `eval` and `where`: NOT, then comparisons, AND, OR, XOR (Splunk Search Reference). */
export function readEval(cursor: Cursor): EvalNode {
  return cursor.deeper(() => readLogical(cursor, 0));
}

const logical = ["xor", "or", "and"] as const;

function readLogical(cursor: Cursor, level: number): EvalNode {
  const operator = logical[level];
  if (operator === undefined) return readNot(cursor);
  let left = readLogical(cursor, level + 1);
  for (;;) {
    cursor.skip();
    const start = cursor.at;
    const found = cursor.match(wordBeforeGroup)?.[0];
    if (found?.toLowerCase() !== operator) {
      cursor.at = start;
      return left;
    }
    const at = cursor.place(start);
    const right = readLogical(cursor, level + 1);
    left = { kind: "binary", operator, left, right, at, start: left.start, end: right.end };
  }
}

function readNot(cursor: Cursor): EvalNode {
  cursor.skip();
  const start = cursor.at;
  if (cursor.match(wordBeforeGroup)?.[0].toLowerCase() === "not" || cursor.match(/!(?!=)/y) !== undefined) {
    const operand = cursor.deeper(() => readNot(cursor));
    return { kind: "unary", operator: "not", operand, start, end: operand.end };
  }
  cursor.at = start;
  return readComparison(cursor);
}

function readComparison(cursor: Cursor): EvalNode {
  let left = readSum(cursor);
  for (;;) {
    cursor.skip();
    const start = cursor.at;
    const sign = cursor.match(comparison)?.[0];
    if (sign !== undefined) {
      const operator = (sign === "==" ? "=" : sign) as BinaryOperator;
      const at = cursor.place(start);
      const right = readSum(cursor);
      left = { kind: "binary", operator, left, right, at, start: left.start, end: right.end };
      continue;
    }
    const negated = takeWord(cursor, "not");
    if (takeWord(cursor, "like")) {
      const at = cursor.place(start);
      const right = readSum(cursor);
      left = negate({ kind: "binary", operator: "like", left, right, at, start: left.start, end: right.end }, negated);
      continue;
    }
    if (takeWord(cursor, "in")) {
      cursor.expect("(", "after IN");
      const values = readArguments(cursor, start);
      left = negate({ kind: "in", operand: left, values, start: left.start, end: cursor.at }, negated);
      continue;
    }
    cursor.at = start;
    return left;
  }
}

function negate(operand: EvalNode, negated: boolean): EvalNode {
  return negated ? { kind: "unary", operator: "not", operand, start: operand.start, end: operand.end } : operand;
}

function takeWord(cursor: Cursor, wanted: string): boolean {
  cursor.skip();
  const start = cursor.at;
  if (cursor.match(wordBeforeGroup)?.[0].toLowerCase() === wanted) return true;
  cursor.at = start;
  return false;
}

function readSum(cursor: Cursor): EvalNode {
  let left = readProduct(cursor);
  for (;;) {
    cursor.skip();
    const start = cursor.at;
    const sign = cursor.match(/[+.-]/y)?.[0];
    if (sign === undefined) return left;
    const at = cursor.place(start);
    const right = readProduct(cursor);
    left = { kind: "binary", operator: sign as BinaryOperator, left, right, at, start: left.start, end: right.end };
  }
}

function readProduct(cursor: Cursor): EvalNode {
  let left = readSign(cursor);
  for (;;) {
    cursor.skip();
    const start = cursor.at;
    const sign = cursor.match(/[*/%]/y)?.[0];
    if (sign === undefined) return left;
    const at = cursor.place(start);
    const right = readSign(cursor);
    left = { kind: "binary", operator: sign as BinaryOperator, left, right, at, start: left.start, end: right.end };
  }
}

function readSign(cursor: Cursor): EvalNode {
  cursor.skip();
  const start = cursor.at;
  const sign = cursor.match(/[+-]/y)?.[0];
  if (sign !== "+" && sign !== "-") return readPrimary(cursor);
  const operand = cursor.deeper(() => readSign(cursor));
  return { kind: "unary", operator: sign, operand, start, end: operand.end };
}

function readPrimary(cursor: Cursor): EvalNode {
  cursor.skip();
  const start = cursor.at;
  if (cursor.take("(")) {
    const of = readEval(cursor);
    if (!cursor.take(")")) cursor.refuse(`Expected \`)\` or an operator, not ${cursor.found()}`);
    return { kind: "group", of, ...cursor.place(start) };
  }
  const text = cursor.quotedSource();
  if (text !== undefined) return { kind: "text", value: decodeText(text), ...cursor.place(start) };
  const single = cursor.match(singleQuoted)?.[1];
  if (single !== undefined) return { kind: "field", name: decodeText(single), quoted: true, ...cursor.place(start) };
  if (cursor.peek() === "'") cursor.refuse("The quote `'` is never closed", start, start + 1, "quote");
  const number = cursor.match(numberLiteral)?.[0];
  if (number !== undefined) return { kind: "number", value: Number(number), ...cursor.place(start) };
  const nested = cursor.macro() ?? cursor.subsearch();
  if (nested !== undefined) return nested;
  const operatorWord = cursor.sees(word) ? reservedAhead(cursor) : undefined;
  if (operatorWord !== undefined) {
    cursor.refuse(`Expected a value before \`${operatorWord}\``, start, start + operatorWord.length);
  }
  const name = cursor.match(identifier)?.[0];
  if (name === undefined) return cursor.refuse(`Expected a value, not ${cursor.found()}`);
  const namePlace = cursor.place(start);
  if (cursor.sees(/\s*\(/y)) {
    cursor.take("(");
    return {
      kind: "call",
      function: name,
      name: namePlace,
      arguments: readArguments(cursor, start),
      ...cursor.place(start),
    };
  }
  return { kind: "field", name, quoted: false, ...namePlace };
}

function reservedAhead(cursor: Cursor): string | undefined {
  const { at } = cursor;
  const found = cursor.match(word)?.[0];
  const after = cursor.peek();
  cursor.at = at;
  if (found === undefined || !["and", "or", "xor", "like", "in"].includes(found.toLowerCase())) return undefined;
  // `like (x, "a%")` is the function of that name.
  return after === "(" && /^(?:like|in)$/i.test(found) ? undefined : found;
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
