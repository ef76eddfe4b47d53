import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";

/** The value at a pointer of plain data; undefined if there is none. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  let value = root;
  for (const step of pointer) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

/** A part of a document as a document of its own, so that a schema of the part fits and places stay those of the file. */
export function partOf(document: Document, at: Pointer): Document {
  const below = (pointer: Pointer): Pointer => [...at, ...pointer];
  return {
    file: document.file,
    text: document.text,
    value: valueAt(document.value, at),
    spanAt: (pointer) => document.spanAt(below(pointer)),
    keySpanAt: (pointer) => document.keySpanAt(below(pointer)),
    styleAt: (pointer) => document.styleAt(below(pointer)),
    spanWithin: (pointer, start, end) => document.spanWithin(below(pointer), start, end),
  };
}
