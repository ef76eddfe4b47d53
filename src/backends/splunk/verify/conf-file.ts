import { indexLines, type Lines } from "../../../diagnostics/lines.ts";
import type { Embedded } from "../../../verify/embedded.ts";

/** A .conf file as written: stanzas and settings in their order, repeated ones included, with places. */
export interface ConfFile {
  readonly file: string;
  readonly lines: Lines;
  readonly stanzas: readonly ConfStanza[];
  readonly problems: readonly ConfProblem[];
}

export interface ConfStanza {
  /** `default` for settings in front of every header. */
  readonly name: string;
  /** Of the name, without brackets; an empty range in front of the first setting where there is no header. */
  readonly start: number;
  readonly end: number;
  readonly hasHeader: boolean;
  readonly settings: readonly ConfSetting[];
}

export interface ConfSetting {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: ConfValue;
}

/** A value as Splunk keeps it: continued lines joined by line breaks, blanks at the ends of lines dropped. */
export interface ConfValue extends Embedded {
  readonly start: number;
  readonly end: number;
}

export interface ConfProblem {
  readonly kind: "line" | "header" | "continuation";
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
}

/** Half-open offsets of a physical line, without its break. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the grammar that every .conf file shares: `#` comments on lines of their own, `[stanza]`, `key = value` split at
 * the first equals sign, a backslash as the very last character of a line continues it and keeps the break.
 */
export function readConfFile(text: string, file: string): ConfFile {
  const lines = indexLines(text);
  const problems: ConfProblem[] = [];
  const stanzas: (ConfStanza & { readonly settings: ConfSetting[] })[] = [];
  const physical = physicalLines(text);
  let next = 0;
  while (next < physical.length) {
    const first = physical[next];
    if (first === undefined) break;
    if (text.charAt(skipBlanks(text, first.start, first.end)) === "#") {
      reportContinuedComment(text, first, problems);
      next += 1;
      continue;
    }
    const parts = continuedLine(text, physical, next);
    next += parts.length;
    const start = skipBlanks(text, first.start, first.end);
    const opening = text.charAt(start);
    const isBlank = start === first.end;
    if (isBlank && parts.every((part) => isBlankLine(text, part))) continue;
    if (opening === "[" && !isBlank) {
      const name = readHeader(text, { start, end: first.end }, problems);
      stanzas.push({ name: text.slice(name.start, name.end), ...name, hasHeader: true, settings: [] });
      continue;
    }
    const setting = readSetting(text, parts, problems, file, lines);
    if (setting === undefined) continue;
    if (stanzas.length === 0) {
      stanzas.push({ name: "default", start: setting.start, end: setting.start, hasHeader: false, settings: [] });
    }
    stanzas.at(-1)?.settings.push(setting);
    const following = physical[next];
    if (following !== undefined) reportBrokenContinuation(text, parts.at(-1) ?? first, following, problems);
  }
  return { file, lines, stanzas, problems };
}

const BACKSLASH = 0x5c;

/** A line and those that continue it, each without its backslash. */
function continuedLine(text: string, physical: readonly Line[], from: number): readonly Line[] {
  const parts: Line[] = [];
  for (let index = from; index < physical.length; index += 1) {
    const line = physical[index];
    if (line === undefined) break;
    const goesOn = continues(text, line);
    parts.push(goesOn ? { start: line.start, end: line.end - 1 } : line);
    if (!goesOn) break;
  }
  return parts;
}

function continues(text: string, { start, end }: Line): boolean {
  return end > start && text.charCodeAt(end - 1) === BACKSLASH;
}

function physicalLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const at = text.indexOf("\n", start);
    const next = at === -1 ? text.length : at;
    lines.push({ start, end: next > start && text.charAt(next - 1) === "\r" ? next - 1 : next });
    start = next + 1;
  }
  return lines;
}

function isBlankCode(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c || code === 0x0d;
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlankCode(text.charCodeAt(at))) at += 1;
  return at;
}

function dropBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlankCode(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isBlankLine(text: string, { start, end }: Line): boolean {
  return skipBlanks(text, start, end) === end;
}

/** Whether Splunk takes the next line for a part of such a comment is not documented. */
function reportContinuedComment(text: string, { start, end }: Line, problems: ConfProblem[]): void {
  if (!continues(text, { start, end })) return;
  problems.push({
    kind: "continuation",
    severity: "warning",
    message: "The comment ends in a backslash, so the next line may be taken for a part of it",
    help: "Drop the backslash at the end of the comment.",
    start: end - 1,
    end,
  });
}

function readHeader(text: string, line: Line, problems: ConfProblem[]): { start: number; end: number } {
  const close = text.lastIndexOf("]", line.end - 1);
  const last = dropBlanks(text, line.start, line.end);
  if (close <= line.start) {
    const message = "The stanza header has no closing bracket";
    problems.push({ kind: "header", severity: "error", message, start: line.start, end: last });
    return { start: line.start + 1, end: last };
  }
  const behind = skipBlanks(text, close + 1, line.end);
  if (behind < line.end) {
    const message = "Nothing may stand behind a stanza header, not even a comment";
    problems.push({ kind: "header", severity: "error", message, start: behind, end: last });
  }
  return { start: line.start + 1, end: close };
}

function readSetting(
  text: string,
  parts: readonly Line[],
  problems: ConfProblem[],
  file: string,
  lines: Lines,
): ConfSetting | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const start = skipBlanks(text, first.start, first.end);
  const equals = text.indexOf("=", start);
  if (equals === -1 || equals >= first.end) {
    const end = dropBlanks(text, start, first.end);
    const isForeign = /^(?:\/\/|--|;|\/\*)/.test(text.slice(start, start + 2));
    problems.push({
      kind: "line",
      severity: "error",
      message: isForeign
        ? "This is no comment in a .conf file; comments begin with #"
        : "The line is neither a stanza header, a setting with an equals sign, nor a comment",
      ...(isForeign ? {} : { help: "A value goes on in the next line only if its line ends in a backslash." }),
      start,
      end,
    });
    return undefined;
  }
  const keyEnd = dropBlanks(text, start, equals);
  if (keyEnd === start) {
    const message = "The setting has no name in front of its equals sign";
    problems.push({ kind: "line", severity: "error", message, start: equals, end: equals + 1 });
    return undefined;
  }
  const value = readValue(text, [{ start: equals + 1, end: first.end }, ...parts.slice(1)], file, lines);
  return { key: text.slice(start, keyEnd), start, end: keyEnd, value };
}

function readValue(text: string, parts: readonly Line[], file: string, lines: Lines): ConfValue {
  let kept = parts.map(({ start, end }): Line => ({ start, end: dropBlanks(text, start, end) }));
  const from = kept.findIndex(({ start, end }) => skipBlanks(text, start, end) < end);
  const to = kept.findLastIndex(({ start, end }) => start < end);
  const [whole] = parts;
  if (from === -1 || whole === undefined) {
    const at = whole?.end ?? 0;
    return { text: "", start: at, end: at, span: () => lines.span(file, at, at) };
  }
  kept = kept.slice(from, to + 1);
  const [head] = kept;
  if (head !== undefined) kept[0] = { start: skipBlanks(text, head.start, head.end), end: head.end };
  const start = kept[0]?.start ?? 0;
  const end = kept.at(-1)?.end ?? start;
  let placeOf: ((position: number) => number) | undefined;
  return {
    text: kept.map((part) => text.slice(part.start, part.end)).join("\n"),
    start,
    end,
    span: (a, b) => {
      placeOf ??= placesOf(kept);
      const from = placeOf(a);
      return lines.span(file, from, b > a ? Math.min(placeOf(b - 1) + 1, end) : from);
    },
  };
}

/** Maps positions of a value to the file; the break that joins two lines stands at the end of the first. */
function placesOf(parts: readonly Line[]): (position: number) => number {
  let total = 0;
  const begins = parts.map(({ start, end }) => {
    const begin = total;
    total += end - start + 1;
    return begin;
  });
  return (position) => {
    let low = 0;
    let high = begins.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((begins[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    const part = parts[low];
    return part === undefined ? 0 : Math.min(part.start + position - (begins[low] ?? 0), part.end);
  };
}

/** A blank behind the backslash ends the value there; what follows becomes lines of their own. */
function reportBrokenContinuation(text: string, line: Line, next: Line, problems: ConfProblem[]): void {
  const end = dropBlanks(text, line.start, line.end);
  if (end === line.end || end === line.start || text.charCodeAt(end - 1) !== BACKSLASH) return;
  const following = text.slice(skipBlanks(text, next.start, next.end), next.end);
  const goesOn =
    following !== "" && !following.startsWith("#") && !/^(?:\[.*\]\s*|[A-Za-z_][\w.:-]*\s*=.*)$/.test(following);
  problems.push({
    kind: "continuation",
    severity: goesOn ? "error" : "warning",
    message: "Blanks follow the backslash, so that the value ends here and does not go on in the next line",
    help: "Make the backslash the very last character of the line.",
    start: end - 1,
    end: line.end,
  });
}
