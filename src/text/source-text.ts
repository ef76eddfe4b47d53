import type { Span } from "../diagnostics/span.ts";

/** A piece of emitted text, as half-open UTF-16 offsets, and the place of the spec it came from. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

/** Text with its origins. Marks are sorted, non-empty and do not overlap; text between marks is layout of our own. */
export interface SourceText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The origins of one emitted line (counted from 1): distinct spans in the order of their text. */
export interface LineOrigin {
  readonly line: number;
  readonly spans: readonly Span[];
}

/** A replacement of the half-open range [start, end); `start === end` inserts. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

/** Text without origins. */
export function plain(text: string): SourceText {
  return { text, marks: [] };
}

/** Text that comes from one place of the spec as a whole. */
export function from(text: string, span: Span): SourceText {
  return { text, marks: text === "" ? [] : [{ start: 0, end: text.length, span }] };
}

/** Joins texts; strings among them have no origin. */
export function concatTexts(...parts: readonly (SourceText | string)[]): SourceText {
  let text = "";
  const marks: Mark[] = [];
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    for (const mark of part.marks) {
      marks.push({ start: text.length + mark.start, end: text.length + mark.end, span: mark.span });
    }
    text += part.text;
  }
  return { text, marks };
}

/**
 * Rewrites each stretch between mark boundaries by itself and moves the marks along. Right only for rewrites that look
 * at one character at a time; use `replaceText` where neighbours matter.
 */
export function mapText(source: SourceText, escapePiece: (piece: string) => string): SourceText {
  if (source.marks.length === 0) return plain(escapePiece(source.text));
  let text = "";
  let position = 0;
  const marks: Mark[] = [];
  for (const mark of source.marks) {
    if (mark.start > position) text += escapePiece(source.text.slice(position, mark.start));
    const start = text.length;
    text += escapePiece(source.text.slice(mark.start, mark.end));
    if (text.length > start) marks.push({ start, end: text.length, span: mark.span });
    position = mark.end;
  }
  if (position < source.text.length) text += escapePiece(source.text.slice(position));
  return { text, marks };
}

/**
 * Replaces every match of a global pattern in the whole text, whatever marks lie in or around it, and moves the marks.
 * The pattern matches one character at least.
 */
export function replaceText(
  source: SourceText,
  pattern: RegExp,
  replacement: string | ((match: string) => string),
): SourceText {
  const { text } = source;
  const replace = typeof replacement === "string" ? () => replacement : replacement;
  if (source.marks.length === 0) {
    const replaced = text.replace(pattern, replace);
    return replaced === text ? source : plain(replaced);
  }
  const edits: Edit[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const found = match[0];
    const replaced = replace(found);
    if (replaced !== found) edits.push({ start: match.index, end: match.index + found.length, with: replaced });
  }
  return applyEdits(source, edits);
}

/**
 * Applies sorted, non-overlapping edits and moves the marks: an insertion at the edge of a mark stays outside it, and a
 * mark that begins or ends inside a replaced range takes in the whole replacement (the first mark wins).
 */
export function applyEdits(source: SourceText, edits: readonly Edit[]): SourceText {
  if (edits.length === 0) return source;
  let text = "";
  let copied = 0;
  for (const edit of edits) {
    text += source.text.slice(copied, edit.start) + edit.with;
    copied = edit.end;
  }
  text += source.text.slice(copied);
  return { text, marks: moveMarks(source.marks, edits) };
}

function moveMarks(marks: readonly Mark[], edits: readonly Edit[]): Mark[] {
  const moved: Mark[] = [];
  let next = 0;
  let shift = 0;
  let covered = 0;
  const skip = (edit: Edit): void => {
    shift += edit.with.length - (edit.end - edit.start);
    next += 1;
  };
  for (const mark of marks) {
    let edit = edits[next];
    while (edit !== undefined && edit.end <= mark.start) {
      skip(edit);
      edit = edits[next];
    }
    const opensInside = edit !== undefined && edit.start < mark.start;
    const start = Math.max(covered, shift + (opensInside && edit !== undefined ? edit.start : mark.start));
    while (edit !== undefined && edit.end <= mark.end && edit.start < mark.end) {
      skip(edit);
      edit = edits[next];
    }
    const endsInside = edit !== undefined && edit.start < mark.end;
    const end = shift + (endsInside && edit !== undefined ? edit.start + edit.with.length : mark.end);
    if (end > start) {
      moved.push({ start, end, span: mark.span });
      covered = end;
    }
  }
  return moved;
}

/** Says for each emitted line which places of the spec it came from; a line break itself counts for no line. */
export function lineMap(source: SourceText): readonly LineOrigin[] {
  const lines: LineOrigin[] = [];
  const { text, marks } = source;
  let first = 0;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const spans = new Map<string, Span>();
    let mark = marks[first];
    while (mark !== undefined && mark.end <= start) {
      first += 1;
      mark = marks[first];
    }
    for (let index = first; mark !== undefined && mark.start < end; index += 1, mark = marks[index]) {
      if (mark.end > start) spans.set(spanKey(mark.span), mark.span);
    }
    lines.push({ line: lines.length + 1, spans: [...spans.values()] });
    start = end + 1;
  }
  return lines;
}

function spanKey(span: Span): string {
  return `${span.line}:${span.column}:${span.endLine}:${span.endColumn}:${span.file}`;
}
