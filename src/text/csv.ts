import { createEmitter, type Emitter } from "./emitter.ts";
import { printNumber } from "./number.ts";
import { concatTexts, replaceText, type SourceText } from "./source-text.ts";
import { UnprintableError } from "./unprintable-error.ts";
import { isText, leafOf, type Value, withRegion } from "./value.ts";

/**
 * Prints a table as RFC 4180 says, with LF line ends: a header, then rows of strings, numbers, booleans or null (an
 * empty cell). Values are never altered to keep spreadsheets from running them: SIEM lookups compare them exactly.
 * Throws an `UnprintableError` when a row has another length than the header.
 */
export function csv(header: readonly string[], rows: readonly (readonly Value[])[]): SourceText {
  const out = createEmitter();
  for (const row of [header, ...rows]) {
    if (row.length !== header.length) {
      throw new UnprintableError(`A row of ${row.length} cells stands under a header of ${header.length}.`);
    }
    row.forEach((cell, index) => {
      if (index > 0) out.write(",");
      writeCell(out, cell, row.length === 1);
    });
    out.write("\n");
  }
  return out.finish();
}

function writeCell(out: Emitter, cell: Value, isAlone: boolean): void {
  withRegion(out, cell, (value) => {
    if (typeof value === "boolean") out.write(String(value));
    else if (typeof value === "number") out.write(printNumber(value));
    else if (value === null) out.write(isAlone ? '""' : "");
    else if (isText(value)) out.append(textCell(leafOf(value).source, isAlone));
    else throw new UnprintableError("A CSV cell holds no list and no map.");
  });
}

function textCell(source: SourceText, isAlone: boolean): SourceText {
  const { text } = source;
  // An empty line means no row to many readers; blanks at the ends are trimmed by some.
  const needsQuotes = /[",\r\n]|^\s|\s$/.test(text) || (isAlone && text === "");
  return needsQuotes ? concatTexts('"', replaceText(source, /"/g, '""'), '"') : source;
}
