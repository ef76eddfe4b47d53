import { endOfMatch, endOfName, isDigit, isLetter, skipBlanks } from "../characters.ts";
import { MAX_DEPTH, ParseFailure, type Place } from "../problem.ts";
import { readQuoted } from "../quoted.ts";

export interface EsqlToken extends Place {
  readonly kind: "name" | "quoted" | "string" | "integer" | "decimal" | "parameter" | "symbol" | "end";
  readonly text: string;
  /** The decoded text of names and strings; keywords and names in lower case under `word`. */
  readonly value: string;
  readonly word: string;
  readonly raw: boolean;
}

/** Words that name no column without backticks in expressions (Elasticsearch, ES|QL lexer); case does not matter. */
const RESERVED: ReadonlySet<string> = new Set(
  "and asc by desc false first in is last like not null nulls on or rlike true where with".split(" "),
);
const longestReserved = Math.max(...Array.from(RESERVED, (word) => word.length));

export function isReserved(token: EsqlToken): boolean {
  return token.kind === "name" && RESERVED.has(token.word);
}

/**
 * Reads a query token by token. Which characters belong together depends on the command (`logs-*` is one index pattern
 * after `from`, and arithmetic after `eval`), so the parser says what it wants to read.
 */
export interface Scanner {
  readonly text: string;
  /** The next token of an expression. */
  peek(): EsqlToken;
  take(): EsqlToken;
  lastEnd(): number;
  /** Takes `.name` as often as it follows the token taken last without blanks or keywords; returns where that ends. */
  takePath(): number;
  isSymbol(text: string): boolean;
  isWord(word: string): boolean;
  takeSymbol(text: string): EsqlToken | undefined;
  takeWord(word: string): EsqlToken | undefined;
  expect(text: string, wanted: string): EsqlToken;
  /** Takes what a sticky pattern matches at the next token. */
  takeMatch(pattern: RegExp): (Place & { readonly text: string }) | undefined;
  fail(wanted: string): ParseFailure;
  /** Goes one level deeper. A parse that fails does not come back. */
  enter(): void;
  leave(): void;
}

const quotedName = /`(?:[^`]|``)+`/y;
const decimal = /(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+/y;
const integer = /[0-9]+/y;
const parameter = /\?\??(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+)?/y;
const symbol = /::|->|=~|[=!<>]=|[<>=+\-*/%:,.()[\]{}|;]/y;
const dashes = /(?<![^\s])--(?=[\sA-Za-z])/y;

export function scan(text: string): Scanner {
  let last = 0;
  let next: EsqlToken | undefined;
  let depth = 0;
  const peek = (): EsqlToken => {
    next ??= read(text, skipBlanks(text, last));
    return next;
  };
  const take = (): EsqlToken => {
    const token = peek();
    last = token.end;
    next = undefined;
    return token;
  };
  const isSymbol = (wanted: string): boolean => {
    const token = peek();
    return token.kind === "symbol" && token.text === wanted;
  };
  const isWord = (word: string): boolean => peek().word === word;
  const fail = (wanted: string): ParseFailure => {
    const token = peek();
    const place: Place = token.kind === "end" ? { start: Math.max(0, last - 1), end: Math.max(last, 1) } : token;
    return new ParseFailure(`Expected ${wanted}, not ${describe(token)}`, place, helpAt(token));
  };
  return {
    text,
    peek,
    take,
    lastEnd: () => last,
    takePath() {
      last = endOfPath(text, last);
      next = undefined;
      return last;
    },
    isSymbol,
    isWord,
    takeSymbol: (wanted) => (isSymbol(wanted) ? take() : undefined),
    takeWord: (word) => (isWord(word) ? take() : undefined),
    expect(wanted, what) {
      if (isSymbol(wanted) || isWord(wanted)) return take();
      throw fail(what);
    },
    takeMatch(pattern) {
      const start = skipBlanks(text, last);
      pattern.lastIndex = start;
      if (!pattern.test(text)) return undefined;
      last = pattern.lastIndex;
      next = undefined;
      return { text: text.slice(start, last), start, end: last };
    },
    fail,
    enter() {
      if (depth >= MAX_DEPTH) throw new ParseFailure(`This is nested deeper than ${MAX_DEPTH} levels`, peek());
      depth += 1;
    },
    leave() {
      depth -= 1;
    },
  };
}

function read(text: string, start: number): EsqlToken {
  if (start >= text.length) return token("end", text, start, start);
  const nameEnd = endOfName(text, start);
  // `_` and `@` alone are no names.
  if (nameEnd > start + 1 || (nameEnd > start && isLetter(text.charCodeAt(start)))) {
    return token("name", text, start, nameEnd);
  }
  const first = text.charAt(start);
  const next = text.charCodeAt(start + 1);
  if (first === "," || first === "(" || first === ")" || first === "|" || (first === "." && !isDigit(next))) {
    return token("symbol", text, start, start + 1);
  }
  if (first === '"') {
    const { value, raw, end } = readQuoted(text, start, 'tnr"\\');
    return { kind: "string", text: text.slice(start, end), value, word: "", raw, start, end };
  }
  if (first === "`") return readQuotedName(text, start);
  if (first === "." || isDigit(text.charCodeAt(start))) {
    const end = endOfMatch(decimal, text, start);
    if (end > start) return token("decimal", text, start, end);
    return token("integer", text, start, endOfMatch(integer, text, start));
  }
  if (first === "?") return token("parameter", text, start, endOfMatch(parameter, text, start));
  if (first === "/" && text.startsWith("/*", start)) {
    throw new ParseFailure("This comment has no closing `*/`", { start, end: text.length });
  }
  if (first === "#" || (first === "-" && endOfMatch(dashes, text, start) > start)) throw foreignComment(text, start);
  const end = endOfMatch(symbol, text, start);
  if (end > start) return token("symbol", text, start, end);
  throw unknownCharacter(text, start);
}

// Dotted names are most of a query, and their parts are not worth a token each.
function endOfPath(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x2e && isLetter(text.charCodeAt(at + 1))) {
    const end = endOfName(text, at + 1);
    if (end - at - 1 <= longestReserved && RESERVED.has(text.slice(at + 1, end).toLowerCase())) break;
    at = end;
  }
  return at;
}

function readQuotedName(text: string, start: number): EsqlToken {
  const end = endOfMatch(quotedName, text, start);
  if (end === start) throw new ParseFailure("This name has no closing backtick", { start, end: start + 1 });
  const value = text.slice(start + 1, end - 1).replaceAll("``", "`");
  return { kind: "quoted", text: text.slice(start, end), value, word: "", raw: false, start, end };
}

function unknownCharacter(text: string, start: number): ParseFailure {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const place = { start, end: start + character.length };
  return character === "'"
    ? new ParseFailure("Strings in ES|QL stand in double quotes, not single ones", place, 'Write "…"')
    : new ParseFailure(`\`${character}\` means nothing in ES|QL`, place);
}

function token(kind: EsqlToken["kind"], text: string, start: number, end: number): EsqlToken {
  const own = text.slice(start, end);
  return { kind, text: own, value: own, word: kind === "name" ? own.toLowerCase() : "", raw: false, start, end };
}

function foreignComment(text: string, start: number): ParseFailure {
  const line = text.indexOf("\n", start);
  return new ParseFailure(
    `\`${text[start] === "#" ? "#" : "--"}\` begins no comment in ES|QL`,
    { start, end: line === -1 ? text.length : line },
    "Comments are `// …` and `/* … */`",
  );
}

function helpAt(token: EsqlToken): string | undefined {
  if (token.kind === "symbol" && token.text === "=") return "Equality is `==`";
  if (token.kind === "symbol" && token.text === "=~") return "Fold case with `to_lower(…) == …`";
  return isReserved(token) ? `\`${token.text}\` is a keyword; a column of this name stands in backticks` : undefined;
}

export function describe(token: EsqlToken): string {
  if (token.kind === "end") return "the end of the query";
  return token.text.length > 40 ? `\`${token.text.slice(0, 40)}…\`` : `\`${token.text}\``;
}
