import { ParseFailure } from "../problem.ts";
import type { KueryLiteral } from "./syntax.ts";

/*
 * Literals of Kibana's query language (kbn-es-query, grammar of Kibana 9). An unquoted one runs over blanks until a special
 * character or a keyword between blanks; `not` ends one even inside a word, as it needs no blank before it.
 */

const SPACE = "[ \\t\\r\\n\\u00A0]";
const spaces = new RegExp(`${SPACE}*`, "y");
const junction = new RegExp(`${SPACE}+(?:or|and)${SPACE}`, "iy");
const negation = new RegExp(`not${SPACE}`, "iy");
/** Characters that are neither special nor may begin a keyword. */
const plain = /[^\\():<>"*{} \t\r\n\u00A0nN]+/y;
const quotedPlain = /[^"\\]+/y;
const unicode = /\\u([0-9a-f]{4})/iy;
const keywordEscape = /\\(or|and|not)/iy;
const SPECIAL = '\\():<>"*{}';
const whitespaceEscapes: ReadonlyMap<string, string> = new Map([
  ["t", "\t"],
  ["r", "\r"],
  ["n", "\n"],
]);

export function skipSpaces(text: string, at: number): number {
  spaces.lastIndex = at;
  spaces.test(text);
  return spaces.lastIndex;
}

/** `and`, `or` or `not` with the blanks it needs at an offset: where it ends, else undefined. */
export function keywordEnd(text: string, at: number, word: "and" | "or" | "not"): number | undefined {
  const expression = word === "not" ? negation : junction;
  expression.lastIndex = at;
  if (!expression.test(text)) return undefined;
  const end = expression.lastIndex;
  if (word !== "not" && !text.slice(at, end).toLowerCase().includes(word)) return undefined;
  return skipSpaces(text, end);
}

/** The literal at an offset; undefined where none begins. */
export function readLiteral(text: string, start: number): KueryLiteral | undefined {
  return text.charAt(start) === '"' ? readQuoted(text, start) : readUnquoted(text, start);
}

function readQuoted(text: string, start: number): KueryLiteral {
  let value = "";
  let at = start + 1;
  for (;;) {
    const run = match(quotedPlain, text, at);
    if (run !== undefined) {
      value += run[0];
      at += run[0].length;
    } else if (at >= text.length) {
      throw new ParseFailure("This quote is not closed", { start, end: start + 1 }, 'Put a `"` behind the value');
    } else if (text.charAt(at) === '"') {
      return { kind: "literal", quoted: true, value, wildcard: undefined, start, end: at + 1 };
    } else {
      // A backslash before anything else stands for itself.
      const next = text.charAt(at + 1);
      const escaped =
        escapedControl(text, at) ?? (next === '"' || next === "\\" ? { value: next, end: at + 2 } : undefined);
      value += escaped?.value ?? "\\";
      at = escaped?.end ?? at + 1;
    }
  }
}

function readUnquoted(text: string, start: number): KueryLiteral | undefined {
  const parts = [""];
  const put = (piece: string): void => {
    parts.push((parts.pop() ?? "") + piece);
  };
  let at = start;
  // The end of what is not a blank at the end of the literal.
  let last = start;
  while (at < text.length) {
    const run = match(plain, text, at);
    const char = text.charAt(at);
    if (run !== undefined) {
      put(run[0]);
      at += run[0].length;
    } else if (char === "*") {
      parts.push("");
      at += 1;
    } else if (char === "\\") {
      const escaped = escapedControl(text, at) ?? escapedOther(text, at);
      if (escaped === undefined) break;
      put(escaped.value);
      at = escaped.end;
    } else if (char === "n" || char === "N") {
      if (match(negation, text, at) !== undefined) break;
      put(char);
      at += 1;
    } else if (SPECIAL.includes(char)) {
      break;
    } else {
      if (match(junction, text, at) !== undefined) break;
      const end = skipSpaces(text, at);
      put(text.slice(at, end));
      at = end;
      continue;
    }
    last = at;
  }
  if (at === start) return undefined;
  const trimmed = trimParts(parts);
  const wildcard = trimmed.length > 1 ? trimmed : undefined;
  const value = trimmed.join("*");
  const typed = wildcard === undefined ? constants.get(value) : undefined;
  return { kind: "literal", quoted: false, value: typed === undefined ? value : typed, wildcard, start, end: last };
}

const constants: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function trimParts(parts: readonly string[]): readonly string[] {
  if (parts.length === 1) return [(parts[0] ?? "").trim()];
  return parts.map((part, index) =>
    index === 0 ? part.trimStart() : index === parts.length - 1 ? part.trimEnd() : part,
  );
}

function escapedControl(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const blank = whitespaceEscapes.get(text.charAt(at + 1));
  if (blank !== undefined) return { value: blank, end: at + 2 };
  const code = match(unicode, text, at)?.[1];
  return code === undefined ? undefined : { value: String.fromCharCode(Number.parseInt(code, 16)), end: at + 6 };
}

function escapedOther(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const next = text.charAt(at + 1);
  if (next !== "" && SPECIAL.includes(next)) return { value: next, end: at + 2 };
  const word = match(keywordEscape, text, at)?.[1];
  return word === undefined ? undefined : { value: word, end: at + 1 + word.length };
}

function match(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}
