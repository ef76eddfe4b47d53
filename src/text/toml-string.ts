import { applyEdits, concatTexts, type Edit, replaceText, type SourceText } from "./source-text.ts";
import type { TextStyle } from "./value.ts";

/** A string as it stands behind `key = `; prose longer than `width` wraps. */
export function tomlString(source: SourceText, style: TextStyle, width: number): SourceText {
  if (style === "literal") return literalBlock(source);
  if (style === "block" || source.text.includes("\n")) return keptBlock(source);
  return tomlProse(source, width, 0);
}

/** A string on a line of its own within a list, whose lines are indented by `indent` blanks. */
export function tomlProse(source: SourceText, width: number, indent: number): SourceText {
  const wraps = source.text.length + indent > width && survivesWrapping(source.text);
  return wraps ? wrappedBlock(source, width, indent) : tomlLineString(source);
}

/** A string that takes no line breaks of its own, as lists and tables on one line need it. */
export function tomlLineString(source: SourceText): SourceText {
  return isQuotedLiteral(source.text) ? concatTexts("'", source, "'") : basicString(source);
}

/** A key as it stands in a header or before `=`. */
export function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : basicString({ text: key, marks: [] }).text;
}

// TOML 0.4 forbids a raw tab in basic strings, and no TOML can hold half a surrogate pair, not even escaped.
const ESCAPED = /["\\\p{Cc}\p{Cs}]/gu;
const ESCAPED_IN_BLOCK = /[\\\p{Cc}\p{Cs}]|"(?="")|"$/gu;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\f", "\\f"],
  ["\r", "\\r"],
]);

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
  return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function basicString(source: SourceText): SourceText {
  return concatTexts('"', replaceText(source, ESCAPED, escapeCharacter), '"');
}

function isQuotedLiteral(text: string): boolean {
  return text.includes('"') && !text.includes("'") && !/[\p{Cc}\p{Cs}]/u.test(text);
}

/** `'''` has no escapes at all, so what it cannot hold as it is goes into a `"""` block. */
function literalBlock(source: SourceText): SourceText {
  const { text } = source;
  // Quotes in front of the closing ones are legal since TOML 1.0 only.
  if (text.includes("'''") || text.endsWith("'") || /[^\t\n\P{Cc}]|\p{Cs}/u.test(text)) {
    return concatTexts('"""\n', escapeBlock(source), '"""');
  }
  return concatTexts("'''\n", source, "'''");
}

/** A block that opens on the line of its key, as the public Elastic repository writes `note` and `setup`. */
function keptBlock(source: SourceText): SourceText {
  // A reader drops one line break right behind the opening quotes.
  const opening = source.text.startsWith("\n") ? '"""\n' : '"""';
  return concatTexts(opening, escapeBlock(source), '"""');
}

function escapeBlock(source: SourceText): SourceText {
  return replaceText(source, ESCAPED_IN_BLOCK, (character) => (character === "\n" ? "\n" : escapeCharacter(character)));
}

/** The loader of the public Elastic repository turns runs of blanks and line breaks into one blank: nothing else may wrap. */
function survivesWrapping(text: string): boolean {
  return text.includes(" ") && !/^ | $| {2}|[^\P{White_Space} ]|\p{Cc}/u.test(text);
}

function wrappedBlock(source: SourceText, width: number, indent: number): SourceText {
  const pad = " ".repeat(indent);
  const { text } = source;
  const breaks: Edit[] = [];
  let lineStart = 0;
  let lastBlank = -1;
  for (let blank = text.indexOf(" "); ; blank = text.indexOf(" ", blank + 1)) {
    const wordEnd = blank === -1 ? text.length : blank;
    if (wordEnd - lineStart + indent > width && lastBlank > lineStart) {
      breaks.push({ start: lastBlank, end: lastBlank + 1, with: `\n${pad}` });
      lineStart = lastBlank + 1;
    }
    if (blank === -1) break;
    lastBlank = blank;
  }
  // Escapes come second: they may lengthen a line past the width, but never move a line break.
  return concatTexts(`"""\n${pad}`, escapeBlock(applyEdits(source, breaks)), `\n${pad}"""`);
}
