import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Document } from "../../../spec/document.ts";
import { checkSchema } from "../../../verify/schema.ts";
import { type DocumentKind, schemaOf } from "./facts.ts";

/**
 * Warns of what common tools read and the published schema rejects. Files with a collection action of Sigma 1
 * hold parts of rules, which the schema does not know.
 */
export function checkPublishedSchema(documents: readonly Document[]): readonly Diagnostic[] {
  if (documents.some((document) => has(document, "action"))) return [];
  return documents.flatMap((document) =>
    checkSchema(schemaOf(kindOf(document)), document, "RW5500").map((finding) => ({
      ...finding,
      severity: "warning" as const,
      message: `The published schema asks for something else: ${lowerFirst(finding.message)}`,
    })),
  );
}

function kindOf(document: Document): DocumentKind {
  if (has(document, "correlation")) return "correlation";
  return has(document, "filter") ? "filter" : "rule";
}

function has({ value }: Document, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
