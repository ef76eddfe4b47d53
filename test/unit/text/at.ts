import type { Span } from "../../../src/diagnostics/span.ts";
import type { SourceText } from "../../../src/text/source-text.ts";

/** A span that stands for line `line` of a detection. */
export function at(line: number): Span {
  return { file: "detection.yml", line, column: 1, endLine: line, endColumn: 10 };
}

/** The marked pieces of a text with the lines they came from. */
export function pieces(source: SourceText): readonly (readonly [string, number])[] {
  return source.marks.map((mark) => [source.text.slice(mark.start, mark.end), mark.span.line] as const);
}
