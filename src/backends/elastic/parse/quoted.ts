import { ParseFailure } from "./problem.ts";

/*
 * Strings of EQL and ES|QL (Elasticsearch, lexer grammars of both): `"…"` with backslash escapes, and `"""…"""` without
 * any, whose end takes up to two more quotes into the text. Neither goes over the end of a line.
 */

export interface Quoted {
  readonly value: string;
  readonly raw: boolean;
  readonly end: number;
}

const plain = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const raw = /"""[^\r\n]*?"""(?:"{0,2})/y;
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["f", "\f"],
  ["r", "\r"],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
]);

/** Reads the string that begins at an offset. `escapes` are the characters that may follow a backslash. */
export function readQuoted(text: string, start: number, escapes: string): Quoted {
  if (text.startsWith('"""', start)) {
    raw.lastIndex = start;
    if (!raw.test(text)) throw unterminated(text, start, '"""');
    return { value: text.slice(start + 3, raw.lastIndex - 3), raw: true, end: raw.lastIndex };
  }
  plain.lastIndex = start;
  if (!plain.test(text)) throw unterminated(text, start, '"');
  const end = plain.lastIndex;
  const inside = text.slice(start + 1, end - 1);
  return { value: inside.includes("\\") ? decode(inside, start + 1, escapes) : inside, raw: false, end };
}

function decode(inside: string, offset: number, escapes: string): string {
  return inside.replace(/\\(?:u\{([0-9A-Fa-f]{2,8})\}|([\s\S]))/g, (whole, hex, character, at: number) => {
    const place = { start: offset + at, end: offset + at + whole.length };
    if (hex !== undefined && escapes.includes("u")) {
      const point = Number.parseInt(hex, 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      throw new ParseFailure(`\`${whole}\` is no Unicode character`, place);
    }
    const decoded = shortEscapes.get(character);
    if (decoded !== undefined && escapes.includes(character)) return decoded;
    throw new ParseFailure(
      `\`\\${hex === undefined ? character : "u"}\` is no escape`,
      place,
      'Write `\\\\` for a backslash, or put the string into """…""", where nothing is escaped',
    );
  });
}

function unterminated(text: string, start: number, quotes: string): ParseFailure {
  const line = /[\r\n]|$/g;
  line.lastIndex = start;
  const end = line.exec(text)?.index ?? text.length;
  return new ParseFailure(`This string has no closing ${quotes} on its line`, { start, end });
}
