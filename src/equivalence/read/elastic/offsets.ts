import type { Span } from "../../../diagnostics/span.ts";
import type { Document } from "../../../spec/document.ts";
import type { Clause } from "../../relation/nodes.ts";

const starts = new WeakMap<Document, readonly number[]>();

/** A span of a document as offsets in its text. */
export function offsetsOf(document: Document, span: Span): Clause {
  const lines = starts.get(document) ?? lineStarts(document.text);
  starts.set(document, lines);
  const offset = (line: number, column: number): number => (lines[line - 1] ?? document.text.length) + column - 1;
  return { start: offset(span.line, span.column), end: offset(span.endLine, span.endColumn) };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
}
