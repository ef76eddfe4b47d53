import { OffsetRecorder } from "../../../spec/scalar-offsets.ts";
import { fail } from "./place.ts";

/** A text of HCL: a quoted template or a heredoc. */
export interface HclText {
  readonly value: string;
  readonly end: number;
  readonly offsets: OffsetRecorder;
  /** Something is interpolated, so that the value is known at apply only. */
  readonly interpolated: boolean;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

/** Reads a quoted template that begins at a quote. */
export function readQuoted(text: string, start: number): HclText {
  const offsets = new OffsetRecorder();
  let interpolated = false;
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { value: offsets.text(), end: at + 1, offsets, interpolated };
    if (character === "\n") break;
    if (character === "\\") at = readEscape(text, at, offsets);
    else {
      const template = readTemplate(text, at, offsets);
      interpolated ||= template.interpolated;
      at = template.end;
    }
  }
  return fail('The string is not closed by "', { start, end: start + 1 });
}

function readEscape(text: string, at: number, offsets: OffsetRecorder): number {
  const letter = text.charAt(at + 1);
  const simple = ESCAPES.get(letter);
  if (simple !== undefined) {
    offsets.put(simple, at, at + 2);
    return at + 2;
  }
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const code = text.slice(at + 2, at + 2 + digits);
  if (digits === 0 || !/^[0-9A-Fa-f]+$/.test(code) || code.length !== digits) {
    return fail(
      `\\${letter} is no escape of Terraform's strings`,
      { start: at, end: at + 2 },
      "A backslash is written \\\\",
    );
  }
  const point = Number.parseInt(code, 16);
  const end = at + 2 + digits;
  if (point > 0x10ffff) return fail("There is no such character", { start: at, end });
  offsets.put(String.fromCodePoint(point), at, end);
  return end;
}

/** One character of a template, or an interpolation as a whole; `$${` and `%%{` stand for `${` and `%{`. */
function readTemplate(
  text: string,
  at: number,
  offsets: OffsetRecorder,
): { readonly end: number; readonly interpolated: boolean } {
  const character = text.charAt(at);
  if (character === "$" || character === "%") {
    const next = text.slice(at + 1, at + 3);
    if (next === `${character}{`) {
      offsets.put(`${character}{`, at, at + 3);
      return { end: at + 3, interpolated: false };
    }
    if (next.startsWith("{")) return { end: interpolationEnd(text, at), interpolated: true };
  }
  offsets.copy(text, at, at + 1);
  return { end: at + 1, interpolated: false };
}

/** Behind the brace that closes `${` or `%{`; strings inside may hold braces. */
function interpolationEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (character === '"') {
      at += 1;
      while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
    }
  }
  return fail("The interpolation is not closed by }", { start, end: start + 2 });
}

const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)\r?\n/y;

/** Reads a heredoc that begins at `<<`. The line break before its end marker belongs to its value. */
export function readHeredoc(text: string, start: number): HclText {
  HEREDOC.lastIndex = start;
  const found = HEREDOC.exec(text);
  if (found === null) return fail("Expected a marker and a line break behind <<", { start, end: start + 2 });
  const [all, indented, marker = ""] = found;
  const lines: { readonly start: number; readonly end: number }[] = [];
  let at = start + all.length;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, end);
    if (line.trim() === marker) {
      const close = at + line.indexOf(marker) + marker.length;
      return readLines(text, lines, indented === "-", close);
    }
    lines.push({ start: at, end });
    at = end;
  }
  return fail(`The heredoc is not closed by ${marker}`, { start, end: start + all.length });
}

function readLines(
  text: string,
  lines: readonly { readonly start: number; readonly end: number }[],
  indented: boolean,
  end: number,
): HclText {
  const offsets = new OffsetRecorder();
  const indents = lines
    .map((line) => text.slice(line.start, line.end))
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const cut = indented ? indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY) : 0;
  let interpolated = false;
  for (const line of lines) {
    let at = Math.min(line.start + cut, Math.max(line.start, line.end - 1));
    while (at < line.end) {
      const template = readTemplate(text, at, offsets);
      interpolated ||= template.interpolated;
      at = template.end;
    }
  }
  return { value: offsets.text(), end, offsets, interpolated };
}
