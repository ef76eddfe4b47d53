import { type Duration, printDuration } from "../../model/duration.ts";
import { printNumber } from "../../text/number.ts";
import { reservedWords } from "./reserved.ts";

const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * A string literal of printable ASCII that KQL reads back as `value`. Text with backslashes only takes the verbatim form;
 * an escape that KQL does not know would be a syntax error, so everything else is `\uXXXX`.
 */
export function stringLiteral(value: string): string {
  if (value.includes("\\") && PRINTABLE.test(value)) return verbatim(value);
  return `"${value.replace(/["\\]|[^\x20-\x7e]/g, escapeUnit)}"`;
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escapeUnit(unit: string): string {
  return SHORT_ESCAPES.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function verbatim(value: string): string {
  return `@"${value.replaceAll('"', '""')}"`;
}

/**
 * A regular expression as a literal. A verbatim literal holds no line break, and rules should be ASCII, so other
 * characters become `\x{…}`, which RE2 knows inside and outside of classes; a backslash in front of one goes away.
 */
export function regexLiteral(source: string): string {
  return verbatim(source.replace(/\\?([^\x20-\x7e])|\\[\x20-\x7e]/gsu, escapePoint));
}

function escapePoint(match: string, character: string | undefined): string {
  if (character === undefined) return match;
  return `\\x{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}

/** A name as KQL takes it: bare where it may, else `['…']`. */
export function identifier(name: string): string {
  return isBareName(name) ? name : `[${singleQuoted(name)}]`;
}

/** Whether a name may stand bare, as after the dot of a property. */
export function isBareName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !reservedWords.has(name);
}

function singleQuoted(value: string): string {
  const escaped = value.replace(/['\\]|[^\x20-\x7e]/g, (unit) => (unit === "'" ? "\\'" : escapeUnit(unit)));
  return `'${escaped}'`;
}

/** A number literal; KQL has no sign in literals, so a negative one is an expression. */
export function numberLiteral(value: number): string {
  const digits = printNumber(Math.abs(value));
  return value < 0 ? `-${digits}` : digits;
}

/** A timespan literal such as `70m`. */
export function timespanLiteral(value: Duration): string {
  return value === 0 ? "0s" : printDuration(value);
}
