import { lowerAscii } from "../../model/normalise.ts";
import type { SigmaString } from "../../sigma/value.ts";

/*
 * Every string of an author passes here on its way into a query. Kuery: Kibana's grammar and the narrower one of the
 * public rule repository. EQL and ES|QL: Elasticsearch's lexers.
 */

const KUERY_KEYWORDS = new Set(["and", "or", "not", "true", "false", "null"]);

/** A kuery value that means exactly this text: bare where both grammars read it alike, else quoted. */
export function kueryString(text: string): string {
  if (/^[A-Za-z0-9_.@/-]+$/.test(text) && !KUERY_KEYWORDS.has(text.toLowerCase())) return text;
  return `"${text.replace(/["\\\t\r\n]/g, (character) => KUERY_ESCAPES.get(character) ?? character)}"`;
}

const KUERY_ESCAPES = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\t", "\\t"],
  ["\r", "\\r"],
  ["\n", "\\n"],
]);

/** A field name of kuery. */
export function kueryField(name: string): string {
  return /^[A-Za-z0-9_.@-]+$/.test(name) && !KUERY_KEYWORDS.has(name.toLowerCase())
    ? name
    : `"${name.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * A kuery value with wildcards; `undefined` where one of the two grammars cannot say it: a single-character wildcard, blanks
 * other than single spaces inside, a keyword after a space, a quote in a value with spaces.
 */
export function kueryPattern(pattern: SigmaString): string | undefined {
  const texts = pattern.map((part) => (part.kind === "text" ? part.text : part.kind === "any" ? "*" : "?"));
  if (pattern.some((part) => part.kind === "one") || !pattern.some((part) => part.kind === "any")) return undefined;
  const whole = texts.join("");
  if (/[^\S ]|\p{Cc}| {2}|^ | $/u.test(whole)) return undefined;
  if (whole.includes(" ") && (/'/.test(whole) || /(^| )(and|or|not)(?![A-Za-z0-9_])/i.test(whole))) return undefined;
  // Kibana's grammar: `not` with a blank behind it ends a value, even as the end of a word such as `cannot`.
  if (/not /i.test(whole)) return undefined;
  return pattern.map((part) => (part.kind === "text" ? part.text.replace(/[\\():<>"*{}]/g, "\\$&") : "*")).join("");
}

const EQL_KEYWORDS = new Set(
  "and any by false in in~ join like like~ maxspan not null of or regex regex~ sequence true until where with runs sample head tail".split(
    " ",
  ),
);

/** A field name of EQL; a name with an odd part stands in backticks as a whole. */
export function eqlField(name: string): string {
  const plain = name
    .split(".")
    .every((part) => /^[A-Za-z_@][A-Za-z0-9_]*$/.test(part) && !EQL_KEYWORDS.has(part.toLowerCase()));
  return plain ? name : `\`${name.replaceAll("`", "``")}\``;
}

/** An EQL string, raw where that saves escapes. */
export function eqlString(text: string): string {
  if (rawFits(text)) return `"""${text}"""`;
  return `"${text.replace(/["\\]|\p{Cc}/gu, eqlEscape)}"`;
}

// `\u{…}` takes two to eight digits (Elasticsearch, EQL grammar).
function eqlEscape(character: string): string {
  return SHORT_ESCAPES.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}}`;
}

const SHORT_ESCAPES = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\t", "\\t"],
  ["\r", "\\r"],
  ["\n", "\\n"],
]);

/** Raw strings have no escapes: no line break, no closing quotes inside or touching the ends. */
function rawFits(text: string): boolean {
  return (
    /["\\]/.test(text) && !/\p{Cc}/u.test(text) && !text.includes('"""') && !text.startsWith('"') && !text.endsWith('"')
  );
}

/** The text of an EQL wildcard pattern (`:`, `like`), which has no escapes: `undefined` where text holds a wildcard. */
export function eqlPattern(pattern: SigmaString): string | undefined {
  let text = "";
  for (const part of pattern) {
    if (part.kind === "text" && /[*?]/.test(part.text)) return undefined;
    text += part.kind === "text" ? part.text : part.kind === "any" ? "*" : "?";
  }
  return text;
}

// Reserved in expressions (Elasticsearch reference, ES|QL lexer); names of commands do no harm between backticks either.
const ESQL_KEYWORDS = new Set(
  "and as asc by desc false first in is last like not null nulls on or rlike true where with metadata match".split(" "),
);

/** A column of ES|QL, with odd parts in backticks. */
export function esqlColumn(name: string): string {
  return name
    .split(".")
    .map((part) =>
      /^[A-Za-z_@][A-Za-z0-9_]*$/.test(part) && !ESQL_KEYWORDS.has(part.toLowerCase())
        ? part
        : `\`${part.replaceAll("`", "``")}\``,
    )
    .join(".");
}

/** An ES|QL string, raw where that saves escapes; it knows no escapes but these, other characters stand as they are. */
export function esqlString(text: string): string {
  if (rawFits(text)) return `"""${text}"""`;
  return `"${text.replace(/["\\\t\r\n]/g, (character) => SHORT_ESCAPES.get(character) ?? character)}"`;
}

/** Wildcard text as ES|QL's `LIKE` and the DSL query `wildcard` read it: a backslash escapes. */
export function wildcardText(pattern: SigmaString, fold: boolean): string {
  return pattern
    .map((part) => {
      if (part.kind === "text") return (fold ? lowerAscii(part.text) : part.text).replace(/[\\*?]/g, "\\$&");
      return part.kind === "any" ? "*" : "?";
    })
    .join("");
}

/** A name of lower-case letters, digits and underscores, beginning with a letter. */
export function snake(name: string): string {
  const text = name
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(text) ? text : `f_${text}`;
}
