import { endOfMatch, endOfName, isDigit, skipBlanks } from "../characters.ts";
import { ParseFailure } from "../problem.ts";
import { readQuoted } from "../quoted.ts";

/** `name` may end in `~`. The value is the decoded text of names and strings. */
export interface EqlToken {
  readonly kind: "name" | "quoted" | "string" | "number" | "symbol" | "end";
  readonly text: string;
  readonly value: string;
  readonly raw: boolean;
  readonly start: number;
  readonly end: number;
}

const quotedName = /`(?:[^`]|``)+`/y;
const number = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/y;
const dashes = /(?<![^\s])--(?=[\sA-Za-z])/y;
/** Characters that begin no other token than themselves. */
const oneSign: ReadonlySet<string> = new Set(["(", ")", "[", "]", ",", ":", "|"]);
const symbol = /!\[|[=!<>]=|[<>=:+\-*/%.,()[\]|?]/y;

/** The tokens of a query, `end` last. Throws a ParseFailure at what is none. */
export function eqlTokens(text: string): readonly EqlToken[] {
  const tokens: EqlToken[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const token = read(text, at);
    tokens.push(token);
    at = skipBlanks(text, token.end);
  }
  tokens.push(plainToken("end", text, text.length, text.length));
  return tokens;
}

function read(text: string, start: number): EqlToken {
  const nameEnd = endOfName(text, start);
  if (nameEnd > start) return plainToken("name", text, start, text.charAt(nameEnd) === "~" ? nameEnd + 1 : nameEnd);
  const first = text.charAt(start);
  if (oneSign.has(first) || (first === "." && !isDigit(text.charCodeAt(start + 1)))) {
    return { kind: "symbol", text: first, value: first, raw: false, start, end: start + 1 };
  }
  if (first === '"') {
    const { value, raw, end } = readQuoted(text, start, `btnfr"'\\u`);
    return { kind: "string", text: text.slice(start, end), value, raw, start, end };
  }
  const numberEnd = endOfMatch(number, text, start);
  if (numberEnd > start) return plainToken("number", text, start, numberEnd);
  if (first === "`") {
    const end = endOfMatch(quotedName, text, start);
    if (end === start) throw unknownCharacter(text, start);
    const value = text.slice(start + 1, end - 1).replaceAll("``", "`");
    return { kind: "quoted", text: text.slice(start, end), value, raw: false, start, end };
  }
  // A comment of another language would else be read as a word too many.
  if (first === "-" && endOfMatch(dashes, text, start) > start) throw foreignComment(text, start);
  if (text.startsWith("/*", start)) {
    throw new ParseFailure("This comment has no closing `*/`", { start, end: text.length });
  }
  const end = endOfMatch(symbol, text, start);
  if (end === start) throw unknownCharacter(text, start);
  return plainToken("symbol", text, start, end);
}

function plainToken(kind: EqlToken["kind"], text: string, start: number, end: number): EqlToken {
  const own = text.slice(start, end);
  return { kind, text: own, value: own, raw: false, start, end };
}

function foreignComment(text: string, at: number): ParseFailure {
  const end = text.indexOf("\n", at);
  const place = { start: at, end: end === -1 ? text.length : end };
  return new ParseFailure(
    `\`${text[at] === "#" ? "#" : "--"}\` begins no comment in EQL`,
    place,
    "Comments are `// …` and `/* … */`",
  );
}

function unknownCharacter(text: string, at: number): ParseFailure {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const place = { start: at, end: at + character.length };
  if (character === "#") return foreignComment(text, at);
  if (character === "'") {
    return new ParseFailure("Strings in EQL stand in double quotes, not single ones", place, 'Write "…"');
  }
  if (character === "`") return new ParseFailure("This name has no closing backtick", place);
  return new ParseFailure(`\`${character}\` means nothing in EQL`, place);
}
