import { UnprintableError } from "../../text/unprintable-error.ts";

// Invisible characters would be invisible in a rule too; only the blank is plain.
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/**
 * Whether a text can stand in a string of a rule such that every reading of the language agrees on it. Whether a
 * backslash escapes is not documented, and neither is a quote inside its own kind of quotes.
 */
export function isPlainText(text: string): boolean {
  return !text.includes("\\") && !(text.includes("'") && text.includes('"')) && !hasUnprintable(text);
}

/** Whether a plain text can stand in a LIKE pattern for itself: no `%` or `_`, whose escaping is not documented either. */
export function isPlainPattern(text: string): boolean {
  return isPlainText(text) && !/[%_]/.test(text);
}

/** A string of a rule, in the quotes that it does not hold. Throws an `UnprintableError` on text that is not plain. */
export function stringLiteral(text: string): string {
  if (!isPlainText(text)) throw new UnprintableError(`${JSON.stringify(text)} has no safe form as a string of a rule.`);
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

/**
 * A regular expression between slashes. A slash is escaped, a line break and its like become `\x{…}`, and the
 * expression never ends in a backslash, which a lexer could take for an escape of the closing slash.
 */
export function regexLiteral(source: string): string {
  const odd = source.includes("/") || hasUnprintable(source);
  const body = odd ? escapeOdd(source) : source;
  return `/${body.replace(/(^|[^\\])((?:\\\\)+)$/, (_, before: string, run: string) => `${before}${run.slice(2)}\\x5c`)}/`;
}

function escapeOdd(source: string): string {
  return source.replace(/\\(.)|(.)/gsu, (found, escaped: string | undefined, bare: string | undefined) => {
    if (bare === "/") return "\\/";
    if (bare !== undefined) return hasUnprintable(bare) ? codePoint(bare) : bare;
    return escaped !== undefined && hasUnprintable(escaped) ? codePoint(escaped) : found;
  });
}

function hasUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

function codePoint(character: string): string {
  return `\\x{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}}`;
}

/** An attribute of the record by its bare name, or a field of the raw message: `fields['a.b']`. */
export function fieldReference(name: string, isRaw: boolean): string {
  if (!isRaw && /^[A-Za-z_]\w*$/.test(name)) return name;
  return `fields[${stringLiteral(name)}]`;
}

/** A placeholder of a signal's name, summary or description. */
export function placeholder(name: string, isRaw: boolean): string {
  return `{{${fieldReference(name, isRaw)}}}`;
}

/** Author's text in a template: two braces in a row, also those that only meet at a placeholder, get a blank between. */
export function templateText(text: string): string {
  return text.replace(/\{(?=\{|$)/g, "{ ").replace(/(^|\})(?=\})/g, "$1 ");
}

/** A string of log search. Throws an `UnprintableError` on text that needs an escape. */
export function searchString(text: string): string {
  if (!isPlainText(text) || text.includes('"')) {
    throw new UnprintableError(`${JSON.stringify(text)} has no safe form as a string of a search.`);
  }
  return `"${text}"`;
}

/** A field of a record in log search: bare where it may, else `%"…"`. Fields of the raw message lie below `fields`. */
export function searchField(name: string, isRaw: boolean): string {
  const path = isRaw ? `fields.${name}` : name;
  if (/^[A-Za-z_]\w*$/.test(path)) return path;
  if (!isPlainText(path) || path.includes('"')) {
    throw new UnprintableError(`${JSON.stringify(path)} has no safe form as a field of a search.`);
  }
  return `%"${path}"`;
}
