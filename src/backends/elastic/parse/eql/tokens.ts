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

const skipped = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const name = /[A-Za-z_@][A-Za-z0-9_]*~?/y;
const quotedName = /`(?:[^`]|``)+`/y;
const number = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/y;
const dashes = /(?<![^\s])--(?=[\sA-Za-z])/y;
const symbol = /!\[|[=!<>]=|[<>=:+\-*/%.,()[\]|?]/y;

/** The tokens of a query, `end` last. Throws a ParseFailure at what is none. */
export function eqlTokens(text: string): readonly EqlToken[] {
  const tokens: EqlToken[] = [];
  let at = 0;
  const push = (kind: EqlToken["kind"], end: number, value?: string, raw = false): void => {
    const own = text.slice(at, end);
    tokens.push({ kind, text: own, value: value ?? own, raw, start: at, end });
    at = end;
  };
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    return pattern.test(text);
  };
  while (at < text.length) {
    if (matches(skipped)) {
      at = skipped.lastIndex;
      continue;
    }
    const first = text[at];
    if (first === '"') {
      const { value, raw, end } = readQuoted(text, at, `btnfr"'\\u`);
      push("string", end, value, raw);
    } else if (matches(name)) push("name", name.lastIndex);
    else if (matches(number)) push("number", number.lastIndex);
    else if (first === "`" && matches(quotedName)) {
      push("quoted", quotedName.lastIndex, text.slice(at + 1, quotedName.lastIndex - 1).replaceAll("``", "`"));
    } else {
      // A comment of another language would else be read as a word too many.
      if (text.startsWith("--", at) && matches(dashes)) throw foreignComment(text, at);
      if (text.startsWith("/*", at)) {
        throw new ParseFailure("This comment has no closing `*/`", { start: at, end: text.length });
      }
      if (!matches(symbol)) throw unknownCharacter(text, at);
      push("symbol", symbol.lastIndex);
    }
  }
  push("end", at);
  return tokens;
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
