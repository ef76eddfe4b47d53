import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { finding } from "./finding.ts";
import { isMembers } from "./part.ts";

/** How Azure Resource Manager reads a string of a template. */
export type TemplateText =
  | {
      readonly kind: "text";
      readonly text: string /** How many characters an escape takes. */;
      readonly skipped: number;
    }
  | { readonly kind: "expression" }
  | { readonly kind: "broken" };

/** `[…]` is an expression and `[[` an escaped bracket (Microsoft Learn, template syntax, escape characters). */
export function readTemplateText(text: string): TemplateText {
  if (!text.startsWith("[")) return { kind: "text", text, skipped: 0 };
  if (text.startsWith("[[")) return { kind: "text", text: text.slice(1), skipped: 1 };
  return /^\[\s*[A-Za-z][\w.]*\s*\([\s\S]*\][\s]*$/.test(text) ? { kind: "expression" } : { kind: "broken" };
}

export interface PlainValue {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether any part of it is computed when the template is deployed. */
  readonly computed: boolean;
}

/**
 * A value of a template as it is deployed: escapes undone, computed parts and nulls left out. Text that looks like an
 * expression and is none is reported.
 */
export function plainValue(value: unknown, document: Document, pointer: Pointer): PlainValue {
  const diagnostics: Diagnostic[] = [];
  let computed = false;
  const visit = (part: unknown, at: Pointer): unknown => {
    if (Array.isArray(part)) return part.map((item, index) => visit(item, [...at, index]));
    if (isMembers(part)) {
      const entries = Object.entries(part).flatMap(([name, item]): [string, unknown][] => {
        const plain = item === null ? undefined : visit(item, [...at, name]);
        return plain === undefined ? [] : [[name, plain]];
      });
      return Object.fromEntries(entries);
    }
    if (typeof part !== "string") return part;
    const read = readTemplateText(part);
    if (read.kind === "text") return read.text;
    if (read.kind === "broken") {
      const message = "Text that begins with `[` is read as an expression of the template, and this is none";
      const span = document.spanWithin(at, 0, 1) ?? document.spanAt(at);
      diagnostics.push(finding("RW5121", "error", message, span, "Begin it with `[[`"));
      return part;
    }
    computed = true;
    return undefined;
  };
  return { value: visit(value, pointer), diagnostics, computed };
}
