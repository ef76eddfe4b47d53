import type { Span } from "../../../diagnostics/span.ts";
import type { Clause } from "../../relation/nodes.ts";

export type ClauseOf = (span: Span | undefined) => Clause | undefined;

/** The offsets of lines and columns in a file; a byte order mark belongs to no line but counts as a character. */
export function clausesIn(text: string): ClauseOf {
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  const starts = [shift];
  for (const { 0: found, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  return (span) =>
    span === undefined
      ? undefined
      : { start: offset(span.line, span.column), end: offset(span.endLine, span.endColumn) };
}
