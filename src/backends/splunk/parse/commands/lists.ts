import type { Cursor } from "../cursor.ts";
import { expectEnd, readName, readOption, readValue } from "../names.ts";
import type { Argument, MacroCall, Name, Option, Search } from "../syntax.ts";
import type { ReadCommand } from "./body.ts";

const needsField = new Set(["table", "mvexpand", "makemv", "nomv", "mvcombine", "iplocation", "untable", "xyseries"]);

/** Options and fields in any order: `table a b`, `fillnull value=0 x`, `mvexpand x limit=5`. */
export const readList: ReadCommand = (cursor, name) => {
  const options: Option[] = [];
  const fields: (Name | MacroCall)[] = [];
  while (!cursor.done) {
    if (cursor.take(",")) continue;
    const option = readOption(cursor);
    if (option !== undefined) {
      options.push(option);
      continue;
    }
    const field = cursor.macro() ?? readName(cursor);
    if (field === undefined) expectEnd(cursor, name);
    else fields.push(field);
  }
  if (fields.length === 0 && needsField.has(name)) cursor.refuse(`\`${name}\` has no field`);
  return { kind: "list", options, fields };
};

/** Options, fields and inner searches: `join type=left user [search …]`, `multisearch [search …] [search …]`. */
export const readNested: ReadCommand = (cursor, name) => {
  const options: Option[] = [];
  const fields: (Name | MacroCall)[] = [];
  const searches: Search[] = [];
  while (!cursor.done) {
    if (cursor.take(",")) continue;
    const subsearch = cursor.subsearch();
    if (subsearch !== undefined) {
      searches.push(subsearch.search);
      continue;
    }
    const option = readOption(cursor, name === "join" ? joinOptions : undefined);
    if (option !== undefined) {
      options.push(option);
      continue;
    }
    const field = cursor.macro() ?? readName(cursor);
    if (field === undefined) expectEnd(cursor, name);
    else fields.push(field);
  }
  return { kind: "nested", options, fields, searches };
};

const joinOptions = new Set(["type", "usetime", "earlier", "overwrite", "max", "left", "right", "where"]);

const word = /(?:\\[\s\S]|[^\s"`|()[\],=<>!\\])+/y;
const mark = /[()=<>!,]/y;

/** Words, texts and marks of a command that is not modelled. */
export function readArguments(cursor: Cursor): readonly Argument[] {
  const found: Argument[] = [];
  while (!cursor.done) {
    const nested = cursor.subsearch() ?? cursor.macro();
    if (nested !== undefined) {
      found.push(nested);
      continue;
    }
    const start = cursor.at;
    if (cursor.sees(/"/y)) {
      const value = readValue(cursor);
      if (value?.kind === "word") found.push(value);
      continue;
    }
    const bare = cursor.read(word);
    if (bare !== undefined) found.push({ kind: "word", text: bare, quoted: false, ...cursor.place(start) });
    else found.push({ kind: "mark", text: cursor.read(mark) ?? advance(cursor), ...cursor.place(start) });
  }
  return found;
}

function advance(cursor: Cursor): string {
  const next = cursor.text.charAt(cursor.at);
  cursor.at += 1;
  return next;
}

export const readGeneric: ReadCommand = (cursor) => ({ kind: "generic", arguments: readArguments(cursor) });
