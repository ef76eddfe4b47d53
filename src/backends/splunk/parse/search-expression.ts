import { type Cursor, decodeText } from "./cursor.ts";
import { takeKeyword } from "./names.ts";
import type { CompareOperator, MacroCall, Name, SearchLiteral, SearchNode, Subsearch } from "./syntax.ts";

// `!` ends a word only before `=`. A backslash takes the next character with it, also outside of quotes.
// Empty parentheses belong to the word they touch, e.g. `*GetCurrent()*`.
const bareWord = /(?:\\[\s\S]|[^\s"`|()[\],=<>!\\]|!(?!=)|(?<=\w)\(\))+/y;
const singleQuoted = /'([^'\n]*)'(?=\s*(?:[=<>]|!=|IN\s*\())/y;
const operator = /==|!=|<=|>=|=|<|>/y;
const and = /AND(?![\w.:*{}@=-])/y;
const or = /OR(?![\w.:*{}@=-])/y;
const not = /NOT(?![\w.:*{}@=-])/y;
const inList = /IN\s*(?=\()/y;
const directive = /(CASE|TERM)\(/y;

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
    if (cursor.match(and) !== undefined) {
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
  if (cursor.sees(or)) cursor.refuse("The operator OR is missing a term on its left", cursor.at, cursor.at + 2);
  const first = readNot(cursor, stops);
  const operands = [first];
  for (;;) {
    if (stopsAt(cursor, stops)) break;
    const at = cursor.at;
    if (cursor.match(or) === undefined) break;
    cursor.skip();
    if (stopsAt(cursor, stops) || cursor.peek() === ")" || cursor.sees(and) || cursor.sees(or)) {
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
  if (cursor.match(not) === undefined) return readPrimary(cursor);
  cursor.skip();
  if (stopsAt(cursor, stops) || cursor.peek() === ")" || cursor.sees(and) || cursor.sees(or)) {
    cursor.refuse("The operator NOT is missing a term on its right", start, start + 3);
  }
  const operand = cursor.deeper(() => readNot(cursor, stops));
  return { kind: "not", operand, start, end: cursor.at };
}

function readPrimary(cursor: Cursor): SearchNode {
  const start = cursor.at;
  if (cursor.take("(")) {
    const inner = cursor.deeper(() => readAnd(cursor, []));
    cursor.skip();
    if (!cursor.take(")")) cursor.refuse("The parenthesis `(` is never closed", start, start + 1, "parenthesis");
    // Nothing in parentheses asks for nothing; macros that are to be filled in are defined so.
    if (inner === undefined) return { kind: "and", operands: [], grouped: true, ...cursor.place(start) };
    return inner.kind === "and" || inner.kind === "or"
      ? { ...inner, grouped: true, start, end: cursor.at }
      : { ...inner };
  }
  const nested = cursor.subsearch() ?? cursor.macro();
  if (nested !== undefined) return nested;
  const form = cursor.match(directive)?.[1];
  if (form !== undefined) {
    const value = readLiteral(cursor) ?? cursor.refuse(`Expected a word in \`${form}()\`, not ${cursor.found()}`);
    cursor.expect(")", `after the word of \`${form}()\``);
    return { kind: "keyword", form: form === "CASE" ? "case" : "term", value, ...cursor.place(start) };
  }
  const single = cursor.match(singleQuoted);
  const left: SearchLiteral | undefined =
    single === undefined
      ? readLiteral(cursor)
      : { kind: "literal", text: single[1] ?? "", quoted: true, ...cursor.place(start) };
  if (left === undefined) return refuseTerm(cursor);
  return readComparison(cursor, left, single !== undefined) ?? keyword(left);
}

function keyword(value: SearchLiteral): SearchNode {
  return { kind: "keyword", form: "plain", value, start: value.start, end: value.end };
}

function refuseTerm(cursor: Cursor): never {
  const { at } = cursor;
  const comparison = cursor.match(operator)?.[0];
  if (comparison !== undefined) {
    cursor.refuse(`The comparison \`${comparison}\` is missing a field on its left`, at, at + comparison.length);
  }
  return cursor.refuse(`Expected a search term, not ${cursor.found()}`);
}

function readComparison(cursor: Cursor, left: SearchLiteral, single: boolean): SearchNode | undefined {
  const after = cursor.at;
  cursor.skip();
  const place = { start: left.start, end: left.end };
  const field: Name = { name: left.text, quote: single ? "single" : left.quoted ? "double" : "none", ...place };
  const operatorAt = cursor.at;
  const sign = cursor.match(operator)?.[0];
  if (sign !== undefined) {
    cursor.skip();
    const value = cursor.subsearch() ?? cursor.macro() ?? readValue(cursor);
    if (value === undefined) {
      cursor.refuse(`The comparison \`${sign}\` is missing a value on its right`, operatorAt, operatorAt + sign.length);
    }
    return { kind: "compare", field, operator: compareOperator(sign), value, start: left.start, end: cursor.at };
  }
  if (cursor.match(inList) !== undefined) {
    cursor.expect("(", "after IN");
    return { kind: "in", field, values: readValues(cursor, operatorAt), start: left.start, end: cursor.at };
  }
  cursor.at = after;
  return undefined;
}

function compareOperator(sign: string): CompareOperator {
  return sign === "==" ? "=" : (sign as CompareOperator);
}

function readValue(cursor: Cursor): SearchLiteral | undefined {
  const wrapped = cursor.match(directive);
  if (wrapped !== undefined) {
    const value = readLiteral(cursor);
    cursor.expect(")", `after the word of \`${wrapped[1]}()\``);
    return value;
  }
  return readLiteral(cursor);
}

function readValues(cursor: Cursor, at: number): readonly (SearchLiteral | Subsearch | MacroCall)[] {
  const values: (SearchLiteral | Subsearch | MacroCall)[] = [];
  for (;;) {
    if (cursor.take(")")) break;
    if (cursor.take(",")) continue;
    if (cursor.done) cursor.refuse("The list after IN is never closed", at, at + 2, "parenthesis");
    const value = cursor.subsearch() ?? cursor.macro() ?? readLiteral(cursor);
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
  let anyQuoted = false;
  for (;;) {
    const source = cursor.quotedSource();
    if (source !== undefined) {
      text += decodeText(source);
      anyQuoted = true;
      // A quoted text ends a literal unless a wildcard touches it.
      if (!cursor.sees(/\*/y)) break;
      continue;
    }
    if (cursor.sees(/```/y)) break;
    const word = cursor.match(bareWord)?.[0];
    if (word === undefined) break;
    text += decodeText(word);
    if (!word.endsWith("*")) break;
  }
  return cursor.at === start ? undefined : { kind: "literal", text, quoted: anyQuoted, ...cursor.place(start) };
}

function endOf(nodes: readonly SearchNode[]): number {
  return nodes[nodes.length - 1]?.end ?? 0;
}
