import { indexLines } from "../diagnostics/lines.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Document } from "../spec/document.ts";
import type { Pointer } from "../spec/tree.ts";
import type { Subject } from "./verifier.ts";

/** A text of another language inside a file, e.g. a query in a YAML block, with the way back to the file. */
export interface Embedded {
  readonly text: string;
  /** Where a half-open range of UTF-16 offsets of the text stands in the file. */
  span(start: number, end: number): Span;
}

/** The text of a string in a document; undefined if there is no string at the pointer. */
export function embeddedText(document: Document, pointer: Pointer): Embedded | undefined {
  let value: unknown = document.value;
  for (const step of pointer) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  if (typeof value !== "string") return undefined;
  return {
    text: value,
    span: (start, end) => document.spanWithin(pointer, start, end) ?? document.spanAt(pointer),
  };
}

/** A file that is one text from end to end. */
export function wholeText({ file, text }: Subject): Embedded {
  const lines = indexLines(text);
  return { text, span: (start, end) => lines.span(file, start, end) };
}
