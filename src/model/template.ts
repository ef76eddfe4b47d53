import type { Span } from "../diagnostics/span.ts";

/** `alert.title` and `alert.description`: literal text and outputs, read with the Handlebars parser, never rendered by it. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  readonly span: Span;
}

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly output: string; readonly span: Span };

/** Writes a template as its author would: placeholders in double braces. */
export function printTemplate(template: Template): string {
  return template.parts.map((part) => (part.kind === "text" ? part.text : `{{${part.output}}}`)).join("");
}
