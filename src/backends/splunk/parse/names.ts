import { type Cursor, decodeText } from "./cursor.ts";
import type { MacroCall, Name, Option, OptionValue, Place } from "./syntax.ts";

// A bare name ends at white space and at the marks of the language; `<<FIELD>>` belongs to `foreach`.
const bareName =
  /(?:<<[A-Za-z0-9_]+>>|\\[\s\S]|[^\s"'`|()[\],=<>!\\])(?:<<[A-Za-z0-9_]+>>|\\[\s\S]|[^\s"`|()[\],=<>!\\])*/y;
const attachedCall = /\((?:[^()"|[\]]|\([^()"|[\]]*\))*\)/y;
const singleName = /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y;
const optionStart = /([A-Za-z_][\w.:-]*)\s*=(?!=)\s*/y;
const bareValue = /(?:\\[\s\S]|[^\s"`|()[\],\\])+/y;
const greedyValue = /(?:\\[\s\S]|[^\s"`|[\]\\])+/y;
const keywordStart = /[A-Za-z]+(?![\w.:*{}@-])/y;

/** A field name: bare, in double quotes or in single quotes. */
export function readName(cursor: Cursor): Name | undefined {
  cursor.skip();
  const start = cursor.at;
  const double = cursor.quotedSource();
  if (double !== undefined) return { name: decodeText(double), quote: "double", ...cursor.place(start) };
  const single = cursor.match(singleName)?.[1];
  if (single !== undefined) return { name: decodeText(single), quote: "single", ...cursor.place(start) };
  if (cursor.peek() === "'") cursor.refuse("The quote `'` is never closed", start, start + 1, "quote");
  const bare = cursor.read(bareName);
  if (bare === undefined) return undefined;
  // The name of an aggregate without AS: `values(user)`, `count(eval(x>1))`.
  const called = cursor.read(attachedCall) ?? "";
  return { name: bare + called, quote: "none", ...cursor.place(start) };
}

export function expectName(cursor: Cursor, what: string): Name {
  return readName(cursor) ?? cursor.refuse(`Expected ${what}, not ${cursor.found()}`);
}

/** A word of the language such as BY, in any case; the word must end there. */
export function takeKeyword(cursor: Cursor, ...words: readonly string[]): Place | undefined {
  cursor.skip();
  const start = cursor.at;
  const found = cursor.read(keywordStart);
  if (found !== undefined && words.includes(found.toLowerCase())) return cursor.place(start);
  cursor.at = start;
  return undefined;
}

export function seesKeyword(cursor: Cursor, ...words: readonly string[]): boolean {
  const { at } = cursor;
  const found = takeKeyword(cursor, ...words) !== undefined;
  cursor.at = at;
  return found;
}

/** Names up to the end of the command or to a word of the language. Commas between them say nothing. */
export function readNames(cursor: Cursor, ...stops: readonly string[]): readonly (Name | MacroCall)[] {
  const names: (Name | MacroCall)[] = [];
  while (!cursor.done && !seesKeyword(cursor, ...stops)) {
    if (cursor.take(",")) continue;
    const name = cursor.macro() ?? readName(cursor);
    if (name === undefined) break;
    names.push(name);
  }
  return names;
}

/** `name=value`, if that comes next. Only the given names are options where names are given. */
export function readOption(cursor: Cursor, known?: ReadonlySet<string>): Option | undefined {
  cursor.skip();
  const start = cursor.at;
  const found = cursor.match(optionStart);
  const name = found?.[1];
  if (name === undefined || (known !== undefined && !known.has(name.toLowerCase()))) {
    cursor.at = start;
    return undefined;
  }
  const value = readValue(cursor);
  if (value === undefined) cursor.refuse(`Expected a value after \`${name}=\`, not ${cursor.found()}`);
  return { name: name.toLowerCase(), nameAt: { start, end: start + name.length }, value, ...cursor.place(start) };
}

/** The value of an option: a text, a word, or what a macro or subsearch gives. */
export function readValue(cursor: Cursor): OptionValue | undefined {
  const nested = cursor.macro() ?? cursor.subsearch();
  if (nested !== undefined) return nested;
  cursor.skip();
  const start = cursor.at;
  const source = cursor.quotedSource();
  if (source !== undefined) return { kind: "word", text: decodeText(source), quoted: true, ...cursor.place(start) };
  if (cursor.sees(/\(/y)) {
    return { kind: "word", text: parenthesised(cursor), quoted: false, ...cursor.place(start) };
  }
  const word = cursor.read(bareValue);
  if (word === undefined) return undefined;
  // `startswith=eval(...)`, `span=log2`, `delim=","`: an expression in parentheses belongs to the value.
  const rest = cursor.sees(/\(/y) ? parenthesised(cursor) : "";
  return { kind: "word", text: word + rest, quoted: false, ...cursor.place(start) };
}

function parenthesised(cursor: Cursor): string {
  const start = cursor.at;
  let depth = 0;
  const piece = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[^"()]+|[()]/y;
  do {
    const part = cursor.read(piece);
    if (part === undefined)
      return cursor.refuse("The parenthesis `(` is never closed", start, start + 1, "parenthesis");
    if (part === "(") depth += 1;
    if (part === ")") depth -= 1;
  } while (depth > 0);
  return cursor.text.slice(start, cursor.at);
}

/** Options wherever they stand between names. */
export function readOptions(cursor: Cursor, known?: ReadonlySet<string>): Option[] {
  const options: Option[] = [];
  for (let option = readOption(cursor, known); option !== undefined; option = readOption(cursor, known)) {
    options.push(option);
    cursor.take(",");
  }
  return options;
}

/** A word up to white space that may hold nearly any mark, e.g. a regex without quotes. */
export function readGreedyWord(cursor: Cursor): { readonly text: string; readonly place: Place } | undefined {
  cursor.skip();
  const start = cursor.at;
  const word = cursor.read(greedyValue);
  return word === undefined ? undefined : { text: word, place: cursor.place(start) };
}

const wholeNumber = /\d+(?![\w.*])/y;

/** A whole number that stands alone, e.g. the count of `head 5`. */
export function readCount(cursor: Cursor): number | undefined {
  cursor.skip();
  const digits = cursor.read(wholeNumber);
  return digits === undefined ? undefined : Number(digits);
}

export function expectEnd(cursor: Cursor, command: string): void {
  if (!cursor.done) cursor.refuse(`\`${command}\` does not take ${cursor.found()} here`);
}
