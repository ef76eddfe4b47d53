import { createEmitter, type Emitter } from "./emitter.ts";
import { printNumber } from "./number.ts";
import { concatTexts, replaceText, type SourceText } from "./source-text.ts";
import { type BareValue, isList, isText, leafOf, type Value, type ValueMap, withRegion } from "./value.ts";

export interface JsonOptions {
  /** Blanks per level, 2 unless told; 0 prints one line without blanks, as NDJSON wants it. */
  readonly indent?: number;
}

/** Prints JSON laid out as `JSON.stringify` does it, without a final line break; U+2028 and U+2029 are escaped. */
export function json(value: Value, options: JsonOptions = {}): SourceText {
  const out = createEmitter();
  writeValue(out, value, "\n", " ".repeat(options.indent ?? 2));
  return out.finish();
}

// U+2028 and U+2029 end a line in JavaScript before ES2019 and in many log viewers; a lone surrogate has no UTF-8 form.
const ESCAPED = /["\\\p{Cc}\p{Cs}\u2028\u2029]/gu;
const PRINTABLE_ASCII = /^[ !#-[\]-~]*$/;

/** A JSON string with its quotes. */
export function jsonString(source: SourceText): SourceText {
  return concatTexts('"', escaped(source), '"');
}

function escaped(source: SourceText): SourceText {
  return PRINTABLE_ASCII.test(source.text) ? source : replaceText(source, ESCAPED, escapeCharacter);
}

function writeString(out: Emitter, source: SourceText): void {
  if (source.marks.length === 0) {
    out.write(plainString(source.text));
    return;
  }
  out.write('"');
  out.append(escaped(source));
  out.write('"');
}

/** The same for text without marks, where the runtime's own escapes are quicker. */
function plainString(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, escapeCharacter);
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\f", "\\f"],
  ["\r", "\\r"],
]);

/** As `JSON.stringify` does it, which leaves U+007F to U+009F alone. */
function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code >= 0x7f && code <= 0x9f ? character : `\\u${code.toString(16).padStart(4, "0")}`;
}

function writeValue(out: Emitter, value: Value, newline: string, step: string): void {
  withRegion(out, value, (inner) => writeBare(out, inner, newline, step));
}

function writeBare(out: Emitter, value: BareValue, newline: string, step: string): void {
  if (value === null || typeof value === "boolean") out.write(String(value));
  else if (typeof value === "number") out.write(printNumber(value));
  else if (isText(value)) writeString(out, leafOf(value).source);
  else if (isList(value)) writeList(out, value, newline, step);
  else writeMap(out, value, newline, step);
}

function writeList(out: Emitter, list: readonly Value[], newline: string, step: string): void {
  const inner = step === "" ? "" : newline + step;
  list.forEach((item, index) => {
    out.write(`${index === 0 ? "[" : ","}${inner}`);
    writeValue(out, item, inner, step);
  });
  if (list.length === 0) out.write("[]");
  else out.write(step === "" ? "]" : `${newline}]`);
}

function writeMap(out: Emitter, map: ValueMap, newline: string, step: string): void {
  const inner = step === "" ? "" : newline + step;
  const colon = step === "" ? ":" : ": ";
  map.entries.forEach(([key, item], index) => {
    out.write(`${index === 0 ? "{" : ","}${inner}${plainString(key)}${colon}`);
    writeValue(out, item, inner, step);
  });
  if (map.entries.length === 0) out.write("{}");
  else out.write(step === "" ? "}" : `${newline}}`);
}
