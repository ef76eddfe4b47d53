interface Shorthand {
  /** The characters, as they stand in a class. */
  readonly inside: string;
  /** All others, as they stand in a class. */
  readonly others: string;
}

const SHORTHANDS: ReadonlyMap<string, Shorthand> = new Map([
  ["d", { inside: "0-9", others: "\\x00-/:-\\x{10FFFF}" }],
  ["w", { inside: "0-9A-Za-z_", others: "\\x00-/:-@\\[-\\^`{-\\x{10FFFF}" }],
  ["s", { inside: "\\t\\n\\f\\r ", others: "\\x00-\\x08\\x0B\\x0E-\\x1F!-\\x{10FFFF}" }],
]);

/**
 * A regular expression whose `\d`, `\w`, `\s` and `\b` mean what RE2 and PCRE mean by them. Kusto's know all of Unicode
 * ("Perl character classes (Unicode friendly)"), and its `(?-u:\b)` is the boundary of ASCII words (Microsoft Learn, "Regex
 * syntax").
 */
export function asciiRegex(source: string): string {
  let inClass = false;
  return source.replace(/\\([\s\S])|[[\]]/g, (token, letter: string | undefined) => {
    if (letter === undefined) {
      inClass = token === "[" ? true : inClass && token !== "]";
      return token;
    }
    if (!inClass && (letter === "b" || letter === "B")) return `(?-u:${token})`;
    const shorthand = SHORTHANDS.get(letter.toLowerCase());
    if (shorthand === undefined) return token;
    const isNegated = letter !== letter.toLowerCase();
    if (inClass) return isNegated ? shorthand.others : shorthand.inside;
    return `[${isNegated ? "^" : ""}${shorthand.inside}]`;
  });
}
