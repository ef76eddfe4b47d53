import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Document } from "../../../spec/document.ts";
import type { Pointer } from "../../../spec/tree.ts";
import { verifyFinding } from "./finding.ts";

/** Warns of plain texts that end in a quote which nothing opens: somebody removed the other half. */
export function checkHalfQuotes(document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, pointer: Pointer): void => {
    if (typeof value === "string") {
      if (!isHalfQuoted(value) || document.styleAt(pointer) !== "plain") return;
      const message = "The text ends in a quote that nothing opens";
      found.push(
        verifyFinding("RW5512", "warning", message, document.spanAt(pointer), "Quote the whole text if it is meant so"),
      );
    } else if (typeof value === "object" && value !== null) {
      for (const [key, each] of Object.entries(value))
        visit(each, [...pointer, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(document.value, []);
  return found;
}

function isHalfQuoted(text: string): boolean {
  const last = text.at(-1);
  return (last === "'" || last === '"') && text.indexOf(last) === text.length - 1;
}
