import { createEmitter, type Emitter } from "./emitter.ts";
import { hasTrailingBlank } from "./line-ends.ts";
import { printNumber } from "./number.ts";
import { applyEdits, concatTexts, type Edit, replaceText, type SourceText } from "./source-text.ts";
import { UnprintableError } from "./unprintable-error.ts";
import { type BareValue, isMap, isText, leafOf, type Value, type ValueMap, withRegion } from "./value.ts";

/**
 * Prints a Splunk .conf file: a map of stanzas, each a map of strings, numbers and booleans (1 or 0). The format keeps
 * no blanks at the end of a line or around a value and knows one kind of line break; `normaliseConfValue` says what a
 * reader gets back. Throws an `UnprintableError` on names and values that the format cannot hold.
 */
export function conf(stanzas: ValueMap): SourceText {
  const out = createEmitter();
  stanzas.entries.forEach(([name, stanza], index) => {
    if (index > 0) out.write("\n");
    withRegion(out, stanza, (inner) => {
      if (!isMap(inner)) throw new UnprintableError(`The stanza ${JSON.stringify(name)} is no map of keys.`);
      out.write(`[${checkedStanzaName(name)}]\n`);
      for (const [key, value] of inner.entries) writeSetting(out, key, value);
    });
  });
  return out.finish();
}

function writeSetting(out: Emitter, key: string, value: Value): void {
  out.write(`${checkedKey(key)} =`);
  withRegion(out, value, (inner) => {
    const normal = normaliseConfValue(settingText(key, inner));
    if (normal.text !== "") out.append(concatTexts(" ", continued(normal)));
  });
  out.write("\n");
}

/** The form of a value that survives the format: LF line breaks, no blanks at the end of a line or around the whole. */
export function normaliseConfValue(source: SourceText): SourceText {
  return trimmed(hasTidyLines(source.text) ? source : replaceText(source, LINE_END, "\n"));
}

// A run of blanks is looked through from its start only, or a long one would take time that grows with its square.
const LINE_END = /(?<![ \t\v\f])[ \t\v\f]*(?:\r\n|[\r\n])/g;

/** Whether each line ends in LF with no blank before it, as nearly all texts have it. */
function hasTidyLines(text: string): boolean {
  return !text.includes("\r") && !hasTrailingBlank(text, isBlank);
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\v" || character === "\f";
}

function isBlankOrBreak(character: string): boolean {
  return isBlank(character) || character === "\n";
}

function trimmed(source: SourceText): SourceText {
  const { text } = source;
  let start = 0;
  while (start < text.length && isBlankOrBreak(text.charAt(start))) start += 1;
  let end = text.length;
  while (end > start && isBlankOrBreak(text.charAt(end - 1))) end -= 1;
  const edits: Edit[] = [];
  if (start > 0) edits.push({ start: 0, end: start, with: "" });
  if (end < text.length) edits.push({ start: end, end: text.length, with: "" });
  return applyEdits(source, edits);
}

/**
 * Ends every line but the last in a backslash with a blank before it: a line that itself ends in a backslash keeps it,
 * since only the last character counts. If the last line ends in a backslash, an empty continuation line follows, so
 * that the next setting is not taken for its continuation; a blank instead would be lost in the first editor.
 */
function continued(source: SourceText): SourceText {
  const lines = replaceText(source, /\n/g, " \\\n");
  return lines.text.endsWith("\\") ? concatTexts(lines, " \\\n") : lines;
}

function settingText(key: string, value: BareValue): SourceText {
  if (isText(value)) return leafOf(value).source;
  if (typeof value === "boolean") return { text: value ? "1" : "0", marks: [] };
  if (typeof value === "number") return { text: printNumber(value), marks: [] };
  throw new UnprintableError(`The setting ${JSON.stringify(key)} is neither text, number nor boolean.`);
}

function checkedStanzaName(name: string): string {
  if (/[\r\n\]]/.test(name) || name.trim() !== name || name === "") {
    throw new UnprintableError(`${JSON.stringify(name)} cannot name a stanza of a .conf file.`);
  }
  return name;
}

function checkedKey(key: string): string {
  if (/[\r\n=]|\\$|^[#[]/.test(key) || key.trim() !== key || key === "") {
    throw new UnprintableError(`${JSON.stringify(key)} cannot name a setting of a .conf file.`);
  }
  return key;
}
