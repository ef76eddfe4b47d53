import { fail, type Place } from "./place.ts";

export type TokenKind = "string" | "regex" | "number" | "word" | "quoted-name" | "mark" | "end";

export interface Token extends Place {
  readonly kind: TokenKind;
  /** A string's value, a regular expression's source, a name without its quotes, else the text itself. */
  readonly text: string;
  /** A word in capitals, as keywords have no case; empty for all else. */
  readonly keyword: string;
  /** Of a string. */
  readonly quote?: "'" | '"';
}

/** Which of the two languages a text is in: they differ in strings, names and comments. */
export type Language = "rule" | "search";

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Blanks that look like one but are not: no-break spaces and byte order marks. */
  readonly oddBlanks: readonly Place[];
}

const BLANKS = /[\s\uFEFF]+/y;
const ODD_BLANK = /[\u00A0\uFEFF]/g;
// Groups: number, word, mark.
const RULE_TOKEN =
  /(\d+(?:\.\d+)?(?:[A-Za-z]+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=>|<=|>=|<>|!=|==|&&|\|\||[=<>!+\-*/%(),.[\]|])/y;
const SEARCH_TOKEN =
  /(\d+(?:\.\d+)?(?:[A-Za-z]+)?)|([A-Za-z_][A-Za-z0-9_.]*)|(<=|>=|<>|!=|==|&&|\|\||[=<>!+\-*/%(),[\]?:|])/y;
const COMMENT_HELP = "Comments stand between /* and */";

/** Splits a text, or the part of it between two offsets; the last token is the end. Throws a `ParseFailure`. */
export function tokenise(text: string, language: Language, from = 0, to = text.length): Tokens {
  const tokens: Token[] = [];
  const oddBlanks: Place[] = [];
  const pattern = language === "rule" ? RULE_TOKEN : SEARCH_TOKEN;
  let position = from;
  const push = (kind: TokenKind, value: string, start: number, end: number, quote?: "'" | '"'): void => {
    const keyword = kind === "word" ? value.toUpperCase() : "";
    tokens.push(
      quote === undefined
        ? { kind, text: value, keyword, start, end }
        : { kind, text: value, keyword, start, end, quote },
    );
    position = end;
  };
  while (position < to) {
    const start = position;
    const character = text.charAt(start);
    // Plain blanks are the most frequent tokens by far, and the cheapest to pass.
    if (character === " " || character === "\n") {
      position += 1;
      continue;
    }
    BLANKS.lastIndex = start;
    const blanks = character > " " && character < "\u007f" ? undefined : BLANKS.exec(text)?.[0];
    if (blanks !== undefined) {
      for (const odd of blanks.matchAll(ODD_BLANK)) {
        oddBlanks.push({ start: start + odd.index, end: start + odd.index + 1 });
      }
      position = start + blanks.length;
      continue;
    }
    if (character === '"' || (character === "'" && language === "rule")) {
      const end = stringEnd(text, start, to, language);
      push("string", unescaped(text.slice(start + 1, end - 1), character, language), start, end, character);
      continue;
    }
    if (character === "%" && language === "search" && text.charAt(start + 1) === '"') {
      const end = stringEnd(text, start + 1, to, language);
      push("quoted-name", unescaped(text.slice(start + 2, end - 1), '"', language), start, end);
      continue;
    }
    const last = tokens.at(-1);
    if (character === "/" && isBeforeRegex(last, language)) {
      const regex = readRegex(text, start);
      push("regex", regex.source, start, regex.end);
      continue;
    }
    const comment = character === "/" || character === "-" ? commentEnd(text, start, to, language) : undefined;
    if (comment !== undefined) {
      position = comment;
      continue;
    }
    pattern.lastIndex = start;
    const [all = "", number, word, mark] = pattern.exec(text) ?? [];
    if (all === "") failAt(text, start);
    if (number !== undefined) push("number", number, start, start + all.length);
    else if (word !== undefined) push("word", word, start, start + all.length);
    else if (mark !== undefined) push("mark", mark, start, start + all.length);
  }
  push("end", "", to, to);
  return { tokens, oddBlanks };
}

/** Rules have regular expressions behind MATCHES only, searches also as arguments. */
function isBeforeRegex(last: Token | undefined, language: Language): boolean {
  if (last?.kind === "word") return last.keyword === "MATCHES";
  return language === "search" && last?.kind === "mark" && (last.text === "," || last.text === "(");
}

/**
 * Where a string ends, its quote included. In double quotes `\"` is a quote (Cloud SIEM rules syntax), everywhere else a
 * backslash of a rule is itself: published rules hold Windows paths as they are, also at the end of a string. So a `\"`
 * ends a string of a rule if nothing behind it does.
 */
function stringEnd(text: string, start: number, to: number, language: Language): number {
  const quote = text.charAt(start);
  let last: number | undefined;
  for (let at = text.indexOf(quote, start + 1); at !== -1 && at < to; at = text.indexOf(quote, at + 1)) {
    let backslashes = 0;
    while (text.charAt(at - 1 - backslashes) === "\\") backslashes += 1;
    if (quote === "'" || backslashes === 0) return at + 1;
    if (language === "search" && backslashes % 2 === 0) return at + 1;
    last = at;
  }
  if (last !== undefined && language === "rule") return last + 1;
  return fail(`The string is not closed by ${quote}`, { start, end: start + 1 });
}

function unescaped(raw: string, quote: string, language: Language): string {
  if (language === "search") return raw.replace(/\\(["\\])/g, "$1");
  return quote === '"' ? raw.replaceAll('\\"', '"') : raw;
}

function readRegex(text: string, start: number): { readonly source: string; readonly end: number } {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "/" && at > start + 1) return { source: text.slice(start + 1, at), end: at + 1 };
    else if (character === "/" || character === "\n") break;
  }
  return fail("The regular expression is not closed by a slash", { start, end: start + 1 });
}

/** Where a comment ends that begins here; undefined if none does. */
function commentEnd(text: string, start: number, to: number, language: Language): number | undefined {
  const both = text.slice(start, start + 2);
  const place = { start, end: start + 2 };
  if (both === "/*") {
    const end = text.indexOf("*/", start + 2);
    return end === -1 || end >= to ? fail("The comment is not closed by */", place) : end + 2;
  }
  if (both === "//" && language === "search") {
    const end = text.indexOf("\n", start);
    return end === -1 || end > to ? to : end;
  }
  if (both === "//" || both === "--") return fail(`${both} begins no comment here`, place, COMMENT_HELP);
  return undefined;
}

function failAt(text: string, start: number): never {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const place = { start, end: start + character.length };
  if (character === "'") return fail("Strings of a search stand in double quotes", place);
  if (character === "#") return fail("# begins no comment here", place, COMMENT_HELP);
  if (/[‘’“”]/.test(character)) return fail(`${character} is no quote of the language`, place, "Use ' or \"");
  return fail(`${JSON.stringify(character)} has no meaning here`, place);
}
