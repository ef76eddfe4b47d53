import type { Span } from "../diagnostics/span.ts";

/**
 * A layout that `render` turns into text. Build it with the functions of this file only: each node carries its width
 * when printed on one line (Infinity when it cannot be), which keeps rendering linear.
 */
export type Doc = string | Concat | Line | Indent | Group | Fill | Marked;

export interface Concat {
  readonly kind: "concat";
  readonly parts: readonly Doc[];
  readonly flatWidth: number;
}

/** A place where the line may break (`hard`: must); `flat` is what stands there when it does not. */
export interface Line {
  readonly kind: "line";
  readonly flat: string;
  readonly hard: boolean;
  readonly flatWidth: number;
}

export interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
  readonly width: number;
  readonly flatWidth: number;
}

export interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  readonly flatWidth: number;
}

export interface Fill {
  readonly kind: "fill";
  readonly parts: readonly Doc[];
  readonly separator: Doc;
  readonly flatWidth: number;
}

export interface Marked {
  readonly kind: "marked";
  readonly contents: Doc;
  readonly span: Span;
  readonly flatWidth: number;
}

/** The width in UTF-16 units of a layout on one line; Infinity when it holds a forced break. */
export function flatWidth(doc: Doc): number {
  if (typeof doc !== "string") return doc.flatWidth;
  return doc.includes("\n") ? Number.POSITIVE_INFINITY : doc.length;
}

/** Layouts one after the other. Nothing but text is one text, which is quicker to render than its pieces. */
export function concat(parts: readonly Doc[]): Doc {
  let width = 0;
  let texts = 0;
  for (const part of parts) {
    width += flatWidth(part);
    if (typeof part === "string") texts += 1;
  }
  return texts === parts.length ? parts.join("") : { kind: "concat", parts, flatWidth: width };
}

/** Always a line break; breaks every group around it. */
export const hardline: Doc = { kind: "line", flat: "", hard: true, flatWidth: Number.POSITIVE_INFINITY };

/** A space, or a line break when the group around it breaks. */
export const line: Doc = { kind: "line", flat: " ", hard: false, flatWidth: 1 };

/** Nothing, or a line break when the group around it breaks. */
export const softline: Doc = { kind: "line", flat: "", hard: false, flatWidth: 0 };

/** Indents the lines that begin inside by `width` more blanks. */
export function indent(contents: Doc, width = 2): Doc {
  return { kind: "indent", contents, width, flatWidth: flatWidth(contents) };
}

/** One line if all of it fits, else its own lines break (those of inner groups only where needed). */
export function group(contents: Doc): Doc {
  return { kind: "group", contents, flatWidth: flatWidth(contents) };
}

/** As many parts per line as fit; the separator should hold one `line` or `softline`. */
export function fill(parts: readonly Doc[], separator: Doc): Doc {
  return { kind: "fill", parts, separator, flatWidth: flatWidth(join(separator, parts)) };
}

/** Parts with a separator between them. */
export function join(separator: Doc, parts: readonly Doc[]): Doc {
  const joined: Doc[] = [];
  for (const part of parts) {
    if (joined.length > 0) joined.push(separator);
    joined.push(part);
  }
  return concat(joined);
}

/** Says that the text below came from this place of the spec; the innermost mark wins, and no span changes nothing. */
export function marked(contents: Doc, span: Span | undefined): Doc {
  return span === undefined ? contents : { kind: "marked", contents, span, flatWidth: flatWidth(contents) };
}
