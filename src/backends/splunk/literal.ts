import type { SearchPart } from "./syntax.ts";

// Reserved in eval expressions or in lists of names (Splunk Search Reference, reserved words).
const RESERVED = new Set(
  "and or not in xor like as by over where output outputnew true false null groupby having limit offset orderby union".split(
    " ",
  ),
);
const CONTROL = /\p{Cc}/u;

/** Text in a search value: `"` and `\` are escaped; `*` has no escape at all, so a part of text must not hold one. */
export function searchLiteral(parts: readonly SearchPart[]): string {
  const body = parts.map((part) => (part.kind === "any" ? "*" : escapeQuoted(part.text))).join("");
  return `"${body}"`;
}

/**
 * Whether the search language can compare with this text exactly. It has no escape for an asterisk, compares text that
 * looks like a number as one, and a line break would not survive a .conf file.
 */
export function isSearchable(text: string): boolean {
  return text !== "" && !text.includes("*") && !CONTROL.test(text) && !looksNumeric(text);
}

/** Whether text can stand inside a pattern of the search language. */
export function isSearchableFragment(text: string): boolean {
  return !text.includes("*") && !CONTROL.test(text);
}

function looksNumeric(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** The nearest pattern that is not narrower: what cannot be said becomes a wildcard. */
export function looseParts(text: string): readonly SearchPart[] {
  const parts: SearchPart[] = [];
  text.split(/[*\p{Cc}]+/u).forEach((piece, index) => {
    if (index > 0) parts.push({ kind: "any" });
    if (piece !== "") parts.push({ kind: "text", text: piece });
  });
  return parts;
}

/** A string of an eval expression. Control characters go through `urldecode`, since a .conf file would change them. */
export function evalString(value: string): string {
  if (!CONTROL.test(value)) return `"${escapeQuoted(value)}"`;
  const encoded = value.replace(/[%+\p{Cc}]/gu, (character) =>
    [...Buffer.from(character, "utf8")].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
  return `urldecode("${escapeQuoted(encoded)}")`;
}

function escapeQuoted(text: string): string {
  return text.replace(/[\\"]/g, "\\$&");
}

/**
 * A regular expression as an eval string. A single backslash in front of another character stands as it is; runs of
 * backslashes, and one in front of a quote, are doubled, since the string is unescaped before PCRE sees it.
 */
export function regexString(source: string): string {
  const text = portableRegex(source);
  const body = text.replace(/\\+|"/g, (run, offset: number) => {
    if (run === '"') return '\\"';
    const next = text.charAt(offset + run.length);
    return run.length === 1 && next !== '"' && next !== "" ? run : run + run;
  });
  return `"${body}"`;
}

/** The same expression without control characters, and with `$` as `\z`: PCRE's `$` also matches before a last line break. */
function portableRegex(source: string): string {
  const multiline = /^\(\?[a-z]*m[a-z]*\)/.test(source);
  let printed = "";
  let inClass = false;
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === "\\" && index + 1 < source.length) {
      index += 1;
      const escaped = source.charAt(index);
      printed += CONTROL.test(escaped) ? hexEscape(escaped) : `\\${escaped}`;
    } else if (CONTROL.test(character)) {
      printed += hexEscape(character);
    } else if (character === "$" && !inClass && !multiline) {
      printed += "\\z";
    } else {
      if (character === "[" && !inClass) {
        inClass = true;
        // A bracket right at the start of a class is a member of it.
        const start = /^\[\^?\]?/.exec(source.slice(index))?.[0] ?? "[";
        printed += start;
        index += start.length - 1;
        continue;
      }
      if (character === "]") inClass = false;
      printed += character;
    }
  }
  return printed;
}

function hexEscape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

/** Escapes text for PCRE: anything that is not a letter, digit or `_` and means something gets a backslash. */
export function regexText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A field in an eval expression: single quotes unless it is a plain word, since `.` would join two fields. */
export function evalField(name: string): string {
  return isWord(name) ? name : `'${name.replace(/[\\']/g, "\\$&")}'`;
}

/** A field on the left of a comparison in the search language, where a dot is part of a name. */
export function searchField(name: string): string {
  return isSearchWord(name) ? name : `"${escapeQuoted(name)}"`;
}

export function isSearchWord(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !RESERVED.has(name.toLowerCase());
}

/** A field in a list of names, or after `as` and `by`. */
export function listField(name: string): string {
  return searchField(name);
}

function isWord(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name.toLowerCase());
}

/**
 * Text inside a comment of three backticks (Splunk Search Manual, comments). Backticks would end it or call a macro, and
 * a pair of `$` is a token to drilldowns and alert actions.
 */
export function commentText(text: string): string {
  return text
    .replace(/`/g, "'")
    .replace(/\$/g, "")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\\]+/gu, " ")
    .trim();
}
