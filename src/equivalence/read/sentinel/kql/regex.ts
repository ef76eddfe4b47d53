import { checkRe2 } from "../../../../backends/sentinel/verify/regex-re2.ts";

export type RegexReading =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly message: string };

/**
 * "Perl character classes (Unicode friendly)": `\d` is `\p{Nd}`, `\s` is `\p{White_Space}`, `\w` is `\p{Alphabetic}` with
 * marks, digits and connectors (Microsoft Learn, "Regex syntax"). RE2 has these by other names; inferred: of the letters that
 * are alphabetic without being letters, letter numbers are enough.
 */
const UNICODE_CLASSES: ReadonlyMap<string, string> = new Map([
  ["d", "\\p{Nd}"],
  ["s", "\\t-\\r \\x{85}\\p{Z}"],
  ["w", "\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\x{200C}\\x{200D}"],
]);

const ASCII_CLASSES: ReadonlyMap<string, string> = new Map([
  ["d", "0-9"],
  ["s", "\\t-\\r "],
  ["w", "0-9A-Za-z_"],
]);

/** A class between its brackets, a flagged class, or a single character. */
const TOKEN = /\(\?-u:\\([bBdDsSwW])\)|\\[\s\S]|\[:\^?\w+:\]|\[\^?\]?|\]|&&|--|~~/g;

/**
 * A regular expression of Kusto in the words of RE2, which DuckDB has. inferred: a bare `\b`, a boundary between words of
 * Unicode, is that of ASCII words, so it differs beside letters outside ASCII.
 */
export function kustoRegex(source: string): RegexReading {
  const problem = checkRe2(source);
  if (problem !== undefined) return { ok: false, message: problem.message };
  const unknown = new Set<string>();
  let inClass = false;
  const written = source.replace(TOKEN, (token, flagged: string | undefined) => {
    if (flagged !== undefined) return /[bB]/.test(flagged) ? `\\${flagged}` : standalone(flagged, ASCII_CLASSES);
    if (token.startsWith("\\")) {
      const letter = token.charAt(1);
      if (!UNICODE_CLASSES.has(letter.toLowerCase())) return token;
      if (!inClass) return standalone(letter, UNICODE_CLASSES);
      if (letter === "D") return "\\P{Nd}";
      if (letter !== letter.toLowerCase()) unknown.add(`${token} in a class`);
      return UNICODE_CLASSES.get(letter) ?? token;
    }
    if (token.startsWith("[:")) return token;
    if (inClass && token !== "]") unknown.add("operations on classes");
    if (token === "]") inClass = false;
    else if (token.startsWith("[")) inClass = true;
    return token;
  });
  if (/\(\?[imsUxR]*(?:-[imsUxR]*)?u/.test(written)) unknown.add("the flag u around more than one class");
  const [first] = unknown;
  return first === undefined ? { ok: true, source: written } : { ok: false, message: first };
}

function standalone(letter: string, classes: ReadonlyMap<string, string>): string {
  const isNegated = letter !== letter.toLowerCase();
  return `[${isNegated ? "^" : ""}${classes.get(letter.toLowerCase()) ?? ""}]`;
}
