import type { Span } from "../diagnostics/span.ts";

/** `alert.title` and `alert.description`: literal text and outputs, read with the Handlebars parser, never rendered by it. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  readonly span: Span;
}

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly output: string; readonly span: Span };
