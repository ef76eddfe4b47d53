import type { Span } from "./span.ts";

/** Where the lines of a text begin and end. Lines break as in YAML: at LF, CR LF or a lone CR. */
export interface Lines {
  readonly text: string;
  readonly count: number;
  /** The line (counted from 1) without its break; undefined past the end. */
  line(number: number): string | undefined;
  /** The span of a half-open range of UTF-16 offsets; offsets outside the text are moved to its edge. */
  span(file: string, start: number, end: number): Span;
}

/** Indexes a text by lines, so that offsets become lines and columns in logarithmic time. */
export function indexLines(text: string): Lines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const place = (offset: number): { line: number; column: number } => {
    const at = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  };
  return {
    text,
    count: starts.length,
    line: (number) => {
      const start = starts[number - 1];
      if (start === undefined) return undefined;
      return text.slice(start, starts[number] ?? text.length).replace(/[\r\n]+$/, "");
    },
    span: (file, start, end) => {
      const from = place(start);
      const to = place(Math.max(start, end));
      return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    },
  };
}
