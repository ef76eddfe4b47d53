import { MAX_DEPTH, ParseFailure, type Place } from "../problem.ts";
import type { EqlToken } from "./tokens.ts";

/** Words that name no field, function or category without quotes (Elasticsearch, EQL grammar). All are lower case. */
export const EQL_KEYWORDS: ReadonlySet<string> = new Set([
  "and",
  "any",
  "by",
  "false",
  "in",
  "in~",
  "join",
  "like",
  "like~",
  "maxspan",
  "not",
  "null",
  "of",
  "or",
  "regex",
  "regex~",
  "sample",
  "sequence",
  "true",
  "until",
  "where",
  "with",
]);

/** The tokens, and the one that comes next. */
export interface Cursor {
  peek(ahead?: number): EqlToken;
  take(): EqlToken;
  /** The end of the last token taken. */
  lastEnd(): number;
  isSymbol(text: string): boolean;
  isWord(word: string): boolean;
  takeSymbol(text: string): EqlToken | undefined;
  takeWord(word: string): EqlToken | undefined;
  /** Takes a symbol or word, or fails saying what it was wanted for. */
  expect(text: string, wanted: string): EqlToken;
  fail(wanted: string): ParseFailure;
  /** Goes one level deeper. A parse that fails does not come back. */
  enter(): void;
  leave(): void;
}

export function cursorOver(tokens: readonly EqlToken[]): Cursor {
  let at = 0;
  let depth = 0;
  const last = tokens.length - 1;
  const none: EqlToken = { kind: "end", text: "", value: "", raw: false, start: 0, end: 0 };
  const end = tokens[last] ?? none;
  const peek = (ahead = 0): EqlToken => tokens[at + ahead] ?? end;
  const take = (): EqlToken => {
    const token = peek();
    if (at < last) at += 1;
    return token;
  };
  const isSymbol = (text: string): boolean => {
    const token = peek();
    return token.kind === "symbol" && token.text === text;
  };
  const isWord = (word: string): boolean => {
    const token = peek();
    return token.kind === "name" && token.text === word;
  };
  const fail = (wanted: string): ParseFailure => {
    const token = peek();
    const place: Place = token.kind === "end" ? { start: Math.max(0, token.start - 1), end: token.end } : token;
    const lower = token.text.toLowerCase();
    const shouted = token.kind === "name" && token.text !== lower && EQL_KEYWORDS.has(lower);
    const help =
      token.kind === "symbol" && token.text === "="
        ? "Equality is `==`"
        : shouted
          ? `Keywords are lower case: \`${lower}\``
          : token.kind === "name" && EQL_KEYWORDS.has(token.text)
            ? `\`${token.text}\` is a keyword; a field of this name stands in backticks`
            : undefined;
    return new ParseFailure(`Expected ${wanted}, not ${describe(token)}`, place, help);
  };
  return {
    peek,
    take,
    lastEnd: () => tokens[at - 1]?.end ?? 0,
    isSymbol,
    isWord,
    takeSymbol: (text) => (isSymbol(text) ? take() : undefined),
    takeWord: (word) => (isWord(word) ? take() : undefined),
    expect(text, wanted) {
      if (isSymbol(text) || isWord(text)) return take();
      throw fail(wanted);
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

export function describe(token: EqlToken): string {
  if (token.kind === "end") return "the end of the query";
  return token.text.length > 40 ? `\`${token.text.slice(0, 40)}…\`` : `\`${token.text}\``;
}
