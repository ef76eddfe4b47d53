import type { Cursor } from "./cursor.ts";
import { readEval } from "./eval-expression.ts";
import { expectName, readName, readOption, seesKeyword, takeKeyword } from "./names.ts";
import type { Aggregate, AggregateOperand, ByField, MacroCall, Option } from "./syntax.ts";

const functionName = /[A-Za-z_][\w.]*/y;
const evalStart = /eval\s*\(/iy;
const spanText = /[^\s,()|]+/y;
const insideName = /(?:[^\s"'`|()[\],=<>!]|<<[A-Za-z0-9_]+>>)(?:[^"'`|()[\],]*[^\s"'`|()[\],])?/y;

/** Aggregates, and options among them, up to one of the words that may follow. Commas between them say nothing. */
export function readAggregates(
  cursor: Cursor,
  options: Option[],
  ...stops: readonly string[]
): readonly (Aggregate | MacroCall)[] {
  const aggregates: (Aggregate | MacroCall)[] = [];
  while (!cursor.done && !seesKeyword(cursor, ...stops)) {
    if (cursor.take(",")) continue;
    const option = readOption(cursor);
    if (option === undefined) aggregates.push(cursor.macro() ?? readAggregate(cursor));
    else options.push(option);
  }
  return aggregates;
}

export function readAggregate(cursor: Cursor): Aggregate {
  cursor.skip();
  const start = cursor.at;
  const name = cursor.read(functionName);
  if (name === undefined) return cursor.refuse(`Expected an aggregate such as \`count\`, not ${cursor.found()}`);
  const functionAt = cursor.place(start);
  if (name.toLowerCase() === "sparkline" && cursor.seesOpening()) return readSparkline(cursor, start, name);
  const of = cursor.seesOpening() ? readOperand(cursor, start) : undefined;
  const label = cursor.text.slice(start, cursor.at);
  const as = readAs(cursor);
  return { function: name, functionAt, of, as, label, ...cursor.place(start) };
}

function readSparkline(cursor: Cursor, start: number, name: string): Aggregate {
  const functionAt = cursor.place(start);
  cursor.take("(");
  const of = readAggregate(cursor);
  let span: string | undefined;
  if (cursor.take(",")) {
    cursor.skip();
    span = cursor.read(spanText) ?? cursor.refuse(`Expected a span, not ${cursor.found()}`);
  }
  cursor.expect(")", "after what the sparkline draws");
  const label = cursor.text.slice(start, cursor.at);
  const as = readAs(cursor);
  return { function: name, functionAt, of: undefined, as, label, sparkline: { of, span }, ...cursor.place(start) };
}

function readOperand(cursor: Cursor, start: number): AggregateOperand | undefined {
  cursor.take("(");
  if (cursor.take(")")) return undefined;
  const operand = readInside(cursor);
  if (!cursor.take(")")) {
    if (cursor.done) cursor.refuse("The parenthesis `(` is never closed", start, cursor.at, "parenthesis");
    cursor.refuse(`Expected \`)\` after what is aggregated, not ${cursor.found()}`);
  }
  return operand;
}

function readInside(cursor: Cursor): AggregateOperand {
  cursor.skip();
  const start = cursor.at;
  const call = cursor.macro();
  if (call !== undefined) return call;
  if (cursor.read(evalStart) !== undefined) {
    const expression = readEval(cursor);
    cursor.expect(")", "after the expression of `eval`");
    return { kind: "eval", expression, ...cursor.place(start) };
  }
  // Inside of an aggregate a bare name may hold nearly everything, also single blanks.
  if (cursor.sees(/["']/y)) {
    const name = expectName(cursor, "a field");
    return { kind: "name", name, ...cursor.place(start) };
  }
  const bare = cursor.read(insideName);
  if (bare === undefined) return cursor.refuse(`Expected a field to aggregate, not ${cursor.found()}`);
  return { kind: "name", name: { name: bare, quote: "none", ...cursor.place(start) }, ...cursor.place(start) };
}

function readAs(cursor: Cursor) {
  return takeKeyword(cursor, "as") === undefined ? undefined : expectName(cursor, "a name after AS");
}

/** The fields after BY, up to the end or one of `stops`. */
export function readBy(cursor: Cursor, ...stops: readonly string[]): readonly (ByField | MacroCall)[] {
  const fields: (ByField | MacroCall)[] = [];
  while (!cursor.done && !seesKeyword(cursor, ...stops)) {
    if (cursor.take(",")) continue;
    if (cursor.sees(optionAhead)) break;
    const field = cursor.macro() ?? readByField(cursor);
    if (field === undefined) break;
    fields.push(field);
  }
  return fields;
}

const optionAhead = /[A-Za-z_]\w*\s*=(?!=)/y;
const prefixStart = /PREFIX\s*\(\s*/iy;
const spanOption = /span\s*=\s*("[^"]*"|[^\s,|)\]]+)/iy;

export function readByField(cursor: Cursor): ByField | undefined {
  cursor.skip();
  const start = cursor.at;
  const prefixed = cursor.read(prefixStart) !== undefined;
  const field = readName(cursor);
  if (prefixed) cursor.expect(")", "after the prefix");
  if (field === undefined) return undefined;
  cursor.skip();
  const span = cursor.match(spanOption)?.[1];
  return { field, span: span?.replace(/^"|"$/g, ""), ...cursor.place(start) };
}

/** BY and its fields, if that comes next. */
export function takeBy(cursor: Cursor, ...stops: readonly string[]): readonly (ByField | MacroCall)[] {
  const by = takeKeyword(cursor, "by", "groupby");
  if (by === undefined) return [];
  const fields = readBy(cursor, ...stops);
  if (fields.length === 0) cursor.refuse("There is no field after BY", by.start, by.end);
  return fields;
}
