import type { Cursor } from "../cursor.ts";
import {
  expectEnd,
  expectName,
  readCount,
  readName,
  readNames,
  readOption,
  readOptions,
  seesKeyword,
  takeKeyword,
} from "../names.ts";
import { readSearch } from "../search-expression.ts";
import type { ColumnPair, Conversion, MacroCall, Name, SearchNode, SortKey } from "../syntax.ts";
import type { ReadCommand } from "./body.ts";

/** `fields a b`, `fields + a`, `fields - a`. */
export const readFields: ReadCommand = (cursor, name) => {
  const sign = cursor.peek();
  const signed = (sign === "-" || sign === "+") && cursor.sees(/[+-](?=[\s,]|$)|[+-](?=[\w"'*])/y);
  if (signed) cursor.at += 1;
  const fields = readNames(cursor);
  expectEnd(cursor, name);
  if (fields.length === 0) cursor.refuse(`\`${name}\` has no field`);
  return { kind: "fields", drop: signed && sign === "-", fields };
};

export const readRename: ReadCommand = (cursor, name) => {
  const pairs: { from: Name; to: Name }[] = [];
  for (;;) {
    while (cursor.take(","));
    if (cursor.done) break;
    const from = expectName(cursor, "a field to rename");
    if (takeKeyword(cursor, "as") === undefined) {
      cursor.refuse(`Expected AS after \`${from.name}\`, not ${cursor.found()}`);
    }
    pairs.push({ from, to: expectName(cursor, "a name after AS") });
  }
  if (pairs.length === 0) cursor.refuse(`\`${name}\` has no field`);
  return { kind: "rename", pairs };
};

export const readLookup: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const table = expectName(cursor, "a lookup table");
  options.push(...readOptions(cursor));
  const inputs = readPairs(cursor);
  if (inputs.length === 0) cursor.refuse("`lookup` has no field to look up");
  const word = takeKeyword(cursor, "output", "outputnew");
  if (word === undefined) {
    expectEnd(cursor, name);
    return { kind: "lookup", options, table, inputs, output: undefined };
  }
  const replace = word.end - word.start === "output".length;
  const columns = readPairs(cursor);
  if (columns.length === 0) cursor.refuse("There is no column after OUTPUT", word.start, word.end);
  expectEnd(cursor, name);
  return { kind: "lookup", options, table, inputs, output: { replace, columns } };
};

function readPairs(cursor: Cursor): readonly ColumnPair[] {
  const pairs: ColumnPair[] = [];
  while (!cursor.done && !seesKeyword(cursor, "output", "outputnew")) {
    if (cursor.take(",")) continue;
    const start = cursor.at;
    const column = readName(cursor);
    if (column === undefined) break;
    const field = takeKeyword(cursor, "as") === undefined ? column : expectName(cursor, "a field after AS");
    pairs.push({ column, field, ...cursor.place(start) });
  }
  return pairs;
}

/** `inputlookup append=t table where ...`. */
export const readInputlookup: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const table = expectName(cursor, `a lookup table after \`${name}\``);
  options.push(...readOptions(cursor));
  let where: SearchNode | undefined;
  const word = takeKeyword(cursor, "where");
  if (word !== undefined) {
    where = readSearch(cursor) ?? cursor.refuse("There is no term after WHERE", word.start, word.end);
  }
  options.push(...readOptions(cursor));
  expectEnd(cursor, name);
  return { kind: "inputlookup", options, table, where };
};

export const readDedup: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const count = readCount(cursor);
  const fields: (Name | MacroCall)[] = [];
  let sort: readonly SortKey[] = [];
  while (!cursor.done) {
    const option = readOption(cursor, dedupOptions);
    if (option !== undefined) {
      options.push(option);
      continue;
    }
    if (cursor.take(",")) continue;
    if (takeKeyword(cursor, "sortby") !== undefined) {
      sort = readKeys(cursor).filter((key): key is SortKey => key.kind === "key");
      continue;
    }
    fields.push(cursor.macro() ?? expectName(cursor, "a field"));
  }
  if (fields.length === 0) cursor.refuse(`\`${name}\` has no field`);
  return { kind: "dedup", options, count, fields, sort };
};

const dedupOptions = new Set(["keepevents", "keepempty", "consecutive"]);

export const readSort: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor, sortOptions);
  const count = readCount(cursor);
  const keys = readKeys(cursor);
  const reversed = takeKeyword(cursor, "d", "desc") !== undefined;
  if (!reversed) takeKeyword(cursor, "a", "asc");
  expectEnd(cursor, name);
  if (keys.length === 0) cursor.refuse(`\`${name}\` has no field`);
  return { kind: "sort", options, count, keys, reversed };
};

const sortOptions = new Set(["limit"]);
const typedKey = /(auto|ip|num|str)\s*\(\s*/iy;
const signBefore = /[+-]\s*/y;

function readKeys(cursor: Cursor): readonly (SortKey | MacroCall)[] {
  const keys: (SortKey | MacroCall)[] = [];
  let comma: number | undefined;
  while (!cursor.done) {
    if (cursor.peek() === ",") {
      comma = cursor.at;
      cursor.at += 1;
      continue;
    }
    if (keys.length > 0 && endsOrder(cursor)) break;
    const call = cursor.macro();
    if (call !== undefined) {
      keys.push(call);
      continue;
    }
    const start = cursor.at;
    const descending = cursor.read(signBefore)?.startsWith("-") ?? false;
    const type = cursor.match(typedKey)?.[1]?.toLowerCase();
    const field = readName(cursor);
    if (field === undefined) cursor.refuse(`Expected a field to sort by, not ${cursor.found()}`);
    if (type !== undefined) cursor.expect(")", "after the field");
    comma = undefined;
    const by = type === "ip" || type === "num" || type === "str" ? type : "auto";
    keys.push({ kind: "key", field, descending, by, ...cursor.place(start) });
  }
  if (comma !== undefined) cursor.refuse("Expected a field name after `,`", comma, comma + 1);
  return keys;
}

/** Whether the last word says which way the whole order goes. */
function endsOrder(cursor: Cursor): boolean {
  const { at } = cursor;
  const ends = takeKeyword(cursor, "d", "desc", "a", "asc") !== undefined && cursor.done;
  cursor.at = at;
  return ends;
}

const conversion = /([A-Za-z]+)\s*\(\s*/y;

/** `convert timeformat="…" ctime(a) as b num(c)`. */
export const readConvert: ReadCommand = (cursor, name) => {
  const options = readOptions(cursor);
  const conversions: Conversion[] = [];
  while (!cursor.done) {
    if (cursor.take(",")) continue;
    const start = cursor.at;
    const called = cursor.match(conversion)?.[1];
    if (called === undefined) return cursor.refuse(`Expected a conversion such as \`ctime(x)\`, not ${cursor.found()}`);
    const functionAt = { start, end: start + called.length };
    const field = expectName(cursor, "a field to convert");
    cursor.expect(")", "after the field");
    const as = takeKeyword(cursor, "as") === undefined ? undefined : expectName(cursor, "a name after AS");
    conversions.push({ function: called.toLowerCase(), functionAt, field, as, ...cursor.place(start) });
  }
  if (conversions.length === 0) cursor.refuse(`\`${name}\` has no conversion such as \`ctime(x)\``);
  return { kind: "convert", options, conversions };
};
