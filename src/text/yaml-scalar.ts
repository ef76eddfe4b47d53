import { hasTrailingBlank } from "./line-ends.ts";
import { applyEdits, concatTexts, type Edit, replaceText, type SourceText } from "./source-text.ts";
import type { TextStyle } from "./value.ts";

export interface YamlScalarOptions {
  /** `minimal`: quotes only where some reader needs them; `single`: around every string that is a value. */
  readonly quote: "minimal" | "single";
  readonly ascii: boolean;
}

/** Where the lines of a block scalar go. */
export interface BlockPlace {
  /** The column of its lines. */
  readonly column: number;
  /** How far that is from the parent node, for the indentation indicator; undefined at the root, where readers differ. */
  readonly indicator: number | undefined;
}

/** A printed scalar; a block scalar brings its own final line break. */
export interface YamlScalar {
  readonly source: SourceText;
  readonly isBlock: boolean;
}

// Outside YAML's printable set, or a line break to YAML 1.1 (NEL, LS, PS), or apt to be lost (the byte order mark).
const UNPRINTABLE = /[^\t\n\P{Cc}]|[\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;
const NON_ASCII = /\P{ASCII}/u;
// Most texts are of these characters only, which is quicker to see.
const PRINTABLE_ASCII = /^[\t\n -~]*$/;

/** Some character has to be escaped wherever it stands. */
function needsEscape(text: string, { ascii }: YamlScalarOptions): boolean {
  return !PRINTABLE_ASCII.test(text) && (UNPRINTABLE.test(text) || (ascii && NON_ASCII.test(text)));
}

/** Prints a string as a value, in the style asked for where YAML can hold it so, else in the next stricter one. */
export function yamlScalar(
  source: SourceText,
  style: TextStyle,
  place: BlockPlace,
  options: YamlScalarOptions,
): YamlScalar {
  const { text } = source;
  const wantsBlock = style === "block" || style === "literal" || (style === "auto" && text.includes("\n"));
  if (wantsBlock && fitsBlock(text, place, options)) return { source: blockScalar(source, place), isBlock: true };
  const quote = style === "single" ? "single" : options.quote;
  return { source: flowScalar(source, { ...options, quote }), isBlock: false };
}

/** Prints a key: plain where safe, else quoted; always on one line. */
export function yamlKey(key: string, options: YamlScalarOptions): string {
  return flowScalar({ text: key, marks: [] }, { ...options, quote: "minimal" }).text;
}

// No reader takes these for anything but text, unless they are reserved: most keys and short values are such words.
const WORD = /^[A-Za-z][A-Za-z0-9_]*$/;

function flowScalar(source: SourceText, options: YamlScalarOptions): SourceText {
  const { text } = source;
  if (options.quote === "minimal" && WORD.test(text) && !RESERVED.test(text)) return source;
  if (/[\t\n]/.test(text) || needsEscape(text, options)) return doubleQuoted(source, options.ascii);
  if (options.quote === "minimal" && isPlainSafe(text)) return source;
  return concatTexts("'", replaceText(source, /'/g, "''"), "'");
}

const ESCAPED = /["\\\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu;
const ESCAPED_FOR_ASCII = /["\\\p{Cc}]|\P{ASCII}/gu;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
]);

function doubleQuoted(source: SourceText, ascii: boolean): SourceText {
  return concatTexts('"', replaceText(source, ascii ? ESCAPED_FOR_ASCII : ESCAPED, escapeCharacter), '"');
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  // \U rather than two \u: PyYAML keeps an escaped surrogate pair as two characters.
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

function fitsBlock(text: string, place: BlockPlace, options: YamlScalarOptions): boolean {
  if (needsEscape(text, options)) return false;
  // Blanks at the end of a line do not survive editors, and a line of blanks only may be taken for an empty one.
  if (hasTrailingBlank(text, isBlank, true) || /^\n*$/.test(text)) return false;
  return place.indicator !== undefined || !needsIndicator(text);
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

function needsIndicator(text: string): boolean {
  return /^\n*[\t ]/.test(text);
}

function blockScalar(source: SourceText, place: BlockPlace): SourceText {
  const { text } = source;
  const chomp = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
  const header = `|${needsIndicator(text) ? place.indicator : ""}${chomp}\n`;
  const pad = " ".repeat(place.column);
  const edits: Edit[] = [];
  for (let start = 0; start < text.length; start = text.indexOf("\n", start) + 1 || text.length) {
    if (text[start] !== "\n") edits.push({ start, end: start, with: pad });
  }
  return concatTexts(header, applyEdits(source, edits), text.endsWith("\n") ? "" : "\n");
}

// Any spelling that a YAML 1.1 or 1.2 reader may take for null, a boolean, a merge key or a default value.
const RESERVED = /^(?:~|null|y|n|yes|no|on|off|true|false|=|<<)$/i;
// Decimal, octal, hexadecimal, binary, sexagesimal and grouped integers, floats, infinities and NaN of either version.
const NUMBER_LIKE =
  /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_,]*(?::[0-9_]+)+(?:\.[0-9_]*)?|(?:[0-9][0-9_,]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:e[-+]?[0-9]+)?|\.inf|\.nan)$/i;
const DATE_LIKE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt\s])/;
const INDICATOR_FIRST = /^[-?:,[\]{}#&*!|>'"%@`]|^\.\.\./;
// Blanks at the ends, a key's colon, a comment. Any white space beyond ASCII counts as a blank here.
const BLANK_TROUBLE = /^\s|\s$|:\s|:$|\s#/;

function isPlainSafe(text: string): boolean {
  return !(
    text === "" ||
    INDICATOR_FIRST.test(text) ||
    BLANK_TROUBLE.test(text) ||
    RESERVED.test(text) ||
    NUMBER_LIKE.test(text) ||
    DATE_LIKE.test(text)
  );
}
