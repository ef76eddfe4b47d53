import { type Cursor, decodeText } from "./cursor.ts";
import { takeKeyword } from "./names.ts";
import type { CompareOperator, MacroCall, Name, SearchLiteral, SearchNode, Subsearch } from "./syntax.ts";

// `!` ends a word only before `=`. A backslash takes the next character with it, also outside of quotes.
// Empty parentheses belong to the word they touch, e.g. `*GetCurrent()*`.
const bareWord = /(?:[^\s"`|()[\],=<>!\\]+|\\[\s\S]|!(?!=)|(?<=\w)\(\))+/y;
const singleQuoted = /'([^'\n]*)'(?=\s*(?:[=<>]|!=|IN\s*\())/y;
const operator = /==|!=|<=|>=|=|<|>/y;
const wordGoesOn = /[\w.:*{}@=-]/;
const inList = /IN\s*(?=\()/y;
const directive = /(?:CASE|TERM)\(/y;

/**
 * A boolean term of the search language up to the end or one of the words in `stops` (lower case; they are read in any
 * case). OR binds closer than AND, written or implied (Splunk Search Manual, "Boolean expressions").
 */
export function readSearch(cursor: Cursor, stops: readonly string[] = []): SearchNode | undefined {
  return readAnd(cursor, stops);
}

function stopsAt(cursor: Cursor, stops: readonly string[]): boolean {
  if (cursor.done) return true;
  if (stops.length === 0) return false;
  const { at } = cursor;
  const stop = takeKeyword(cursor, ...stops);
  // `by=x` compares a field of that name.
  const stopped = stop !== undefined && !cursor.sees(/\s*(?:[=<>]|!=)/y);
  cursor.at = at;
  return stopped;
}

/** Whether an operator stands here; they are words in capitals. */
function seesWord(cursor: Cursor, word: "AND" | "OR" | "NOT"): boolean {
  const { text, at } = cursor;
  if (text.charAt(at) !== word.charAt(0) || !text.startsWith(word, at)) return false;
  return !wordGoesOn.test(text.charAt(at + word.length));
}

function takeWord(cursor: Cursor, word: "AND" | "OR" | "NOT"): boolean {
  const seen = seesWord(cursor, word);
  if (seen) cursor.at += word.length;
  return seen;
}

function readAnd(cursor: Cursor, stops: readonly string[]): SearchNode | undefined {
  const operands: SearchNode[] = [];
  let pending: number | undefined;
  const missing = (at: number, side: string): never =>
    cursor.refuse(`The operator AND is missing a term on its ${side}`, at, at + 3);
  for (;;) {
    if (stopsAt(cursor, stops) || cursor.peek() === ")") break;
    // The vendor's own searches separate terms by commas here and there; a comma is white space to it.
    if (cursor.take(",")) continue;
    const at = cursor.at;
    if (takeWord(cursor, "AND")) {
      if (operands.length === 0 || pending !== undefined) missing(at, "left");
      pending = at;
      continue;
    }
    operands.push(readOr(cursor, stops));
    pending = undefined;
  }
  if (pending !== undefined) missing(pending, "right");
  const [first] = operands;
  if (first === undefined || operands.length === 1) return first;
  return { kind: "and", operands, grouped: false, start: first.start, end: endOf(operands) };
}

function readOr(cursor: Cursor, stops: readonly string[]): SearchNode {
  cursor.skip();
  if (seesWord(cursor, "OR")) cursor.refuse("The operator OR is missing a term on its left", cursor.at, cursor.at + 2);
  const first = readNot(cursor, stops);
  const operands = [first];
  for (;;) {
    if (stopsAt(cursor, stops)) break;
    const at = cursor.at;
    if (!takeWord(cursor, "OR")) break;
    cursor.skip();
    if (stopsAt(cursor, stops) || cursor.peek() === ")" || seesWord(cursor, "AND") || seesWord(cursor, "OR")) {
      cursor.refuse("The operator OR is missing a term on its right", at, at + 2);
    }
    operands.push(readNot(cursor, stops));
  }
  if (operands.length === 1) return first;
  return { kind: "or", operands, grouped: false, start: first.start, end: endOf(operands) };
}

function readNot(cursor: Cursor, stops: readonly string[]): SearchNode {
  cursor.skip();
  const start = cursor.at;
  if (!takeWord(cursor, "NOT")) return readPrimary(cursor);
  cursor.skip();
  if (stopsAt(cursor, stops) || cursor.peek() === ")" || seesWord(cursor, "AND") || seesWord(cursor, "OR")) {
    cursor.refuse("The operator NOT is missing a term on its right", start, start + 3);
  }
  cursor.enter();
  const operand = readNot(cursor, stops);
  cursor.leave();
  return { kind: "not", operand, start, end: cursor.at };
}

function readPrimary(cursor: Cursor): SearchNode {
  const next = cursor.peek();
  const start = cursor.at;
  switch (next) {
    case "(":
      return readGroup(cursor);
    case "[":
    case "`":
      return cursor.subsearch() ?? cursor.macro() ?? refuseTerm(cursor);
    case "C":
    case "T": {
      const form = cursor.read(directive);
      if (form === undefined) break;
      const value = readLiteral(cursor) ?? cursor.refuse(`Expected a word in \`${form})\`, not ${cursor.found()}`);
      cursor.expect(")", `after the word of \`${form})\``);
      return { kind: "keyword", form: form === "CASE(" ? "case" : "term", value, ...cursor.place(start) };
    }
    case "'": {
      const single = cursor.read(singleQuoted);
      if (single === undefined) break;
      const left = { kind: "literal", text: single.slice(1, -1), quoted: true, ...cursor.place(start) } as const;
      return readComparison(cursor, left, true) ?? keyword(left);
    }
  }
  const left = readLiteral(cursor) ?? refuseTerm(cursor);
  return readComparison(cursor, left, false) ?? keyword(left);
}

function readGroup(cursor: Cursor): SearchNode {
  const start = cursor.at;
  cursor.at += 1;
  cursor.enter();
  const inner = readAnd(cursor, []);
  cursor.leave();
  if (!cursor.take(")")) cursor.refuse("The parenthesis `(` is never closed", start, start + 1, "parenthesis");
  // Nothing in parentheses asks for nothing; macros that are to be filled in are defined so.
  if (inner === undefined) return { kind: "and", operands: [], grouped: true, ...cursor.place(start) };
  return inner.kind === "and" || inner.kind === "or"
    ? { ...inner, grouped: true, start, end: cursor.at }
    : { ...inner };
}

function keyword(value: SearchLiteral): SearchNode {
  return { kind: "keyword", form: "plain", value, start: value.start, end: value.end };
}

function refuseTerm(cursor: Cursor): never {
  const { at } = cursor;
  const comparison = cursor.read(operator);
  if (comparison !== undefined) {
    cursor.refuse(`The comparison \`${comparison}\` is missing a field on its left`, at, at + comparison.length);
  }
  return cursor.refuse(`Expected a search term, not ${cursor.found()}`);
}

function readComparison(cursor: Cursor, left: SearchLiteral, single: boolean): SearchNode | undefined {
  const after = cursor.at;
  const next = cursor.peek();
  const operatorAt = cursor.at;
  const sign = next === "=" || next === "!" || next === "<" || next === ">" ? cursor.read(operator) : undefined;
  const listed = next === "I" && cursor.read(inList) !== undefined;
  if (sign === undefined && !listed) {
    cursor.at = after;
    return undefined;
  }
  const { text, quoted, start, end } = left;
  const field: Name = { name: text, quote: single ? "single" : quoted ? "double" : "none", start, end };
  if (sign === undefined) {
    cursor.expect("(", "after IN");
    return { kind: "in", field, values: readValues(cursor, operatorAt), start, end: cursor.at };
  }
  const value = readValue(cursor);
  if (value === undefined) {
    cursor.refuse(`The comparison \`${sign}\` is missing a value on its right`, operatorAt, operatorAt + sign.length);
  }
  return { kind: "compare", field, operator: compareOperator(sign), value, start, end: cursor.at };
}

function compareOperator(sign: string): CompareOperator {
  return sign === "==" ? "=" : (sign as CompareOperator);
}

function readValue(cursor: Cursor): SearchLiteral | Subsearch | MacroCall | undefined {
  const next = cursor.peek();
  const form = next === "C" || next === "T" ? cursor.read(directive) : undefined;
  if (form === undefined) return readItem(cursor);
  const value = readLiteral(cursor);
  cursor.expect(")", `after the word of \`${form})\``);
  return value;
}

function readItem(cursor: Cursor): SearchLiteral | Subsearch | MacroCall | undefined {
  return cursor.subsearch() ?? cursor.macro() ?? readLiteral(cursor);
}

function readValues(cursor: Cursor, at: number): readonly (SearchLiteral | Subsearch | MacroCall)[] {
  const values: (SearchLiteral | Subsearch | MacroCall)[] = [];
  for (;;) {
    if (cursor.take(")")) break;
    if (cursor.take(",")) continue;
    if (cursor.done) cursor.refuse("The list after IN is never closed", at, at + 2, "parenthesis");
    const value = readItem(cursor);
    if (value === undefined) cursor.refuse(`Expected a value in the list after IN, not ${cursor.found()}`);
    values.push(value);
  }
  return values;
}

/** A bare word, a quoted text, or pieces of both without a gap, e.g. `*"a b"*`. */
function readLiteral(cursor: Cursor): SearchLiteral | undefined {
  cursor.skip();
  const start = cursor.at;
  let text = "";
  let quoted = false;
  for (;;) {
    const source = cursor.quotedSource();
    const piece = source ?? cursor.read(bareWord);
    if (piece === undefined) break;
    text += decodeText(piece);
    quoted ||= source !== undefined;
    // A quoted text and a word touch only at a wildcard.
    if (source === undefined ? !piece.endsWith("*") : cursor.text.charAt(cursor.at) !== "*") break;
  }
  return cursor.at === start ? undefined : { kind: "literal", text, quoted, ...cursor.place(start) };
}

function endOf(nodes: readonly SearchNode[]): number {
  return nodes[nodes.length - 1]?.end ?? 0;
}
