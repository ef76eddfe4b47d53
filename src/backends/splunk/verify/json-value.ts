import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import type { Embedded } from "../../../verify/embedded.ts";
import { readJson } from "../../../verify/read/json-document.ts";
import type { ConfSetting } from "./conf-file.ts";
import { error } from "./finding.ts";

/** JSON in a setting, with the places of its parts in the file. */
export interface JsonValue {
  readonly value: unknown;
  spanAt(pointer: Pointer): Span;
  /** A string in it as a text of its own. */
  textAt(pointer: Pointer, text: string): Embedded;
}

/** Reads the JSON of a setting; undefined if it is empty or `null`, a finding if it does not parse. */
export function readJsonValue({ key, value }: ConfSetting): JsonValue | Diagnostic | undefined {
  if (value.text === "" || value.text === "null") return undefined;
  const inFile = (span: Span): Span =>
    value.span(
      offsetIn(value.text, span.line, span.column),
      Math.min(offsetIn(value.text, span.endLine, span.endColumn), value.text.length),
    );
  const read = readJson(value.text, "");
  if (!read.ok) {
    const [first] = read.diagnostics;
    const reason = (first?.message ?? "this is none").replace(/^This/, "this");
    const at = first?.span === undefined ? value.span(0, value.text.length) : inFile(first.span);
    return error("RW5260", `${key} is read as JSON, and ${reason}`, at);
  }
  const { document } = read;
  const spanAt = (pointer: Pointer): Span => inFile(document.spanAt(pointer));
  return {
    value: document.value,
    spanAt,
    textAt: (pointer, text) => ({ text, span: spans(document, pointer, inFile) }),
  };
}

export function isJsonValue(read: JsonValue | Diagnostic): read is JsonValue {
  return "spanAt" in read;
}

function spans(document: Document, pointer: Pointer, inFile: (span: Span) => Span): Embedded["span"] {
  return (start, end) => inFile(document.spanWithin(pointer, start, end) ?? document.spanAt(pointer));
}

function offsetIn(text: string, line: number, column: number): number {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
