import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isConditionOperator } from "../../../sigma/condition.ts";
import { tokenizeCondition } from "../../../sigma/condition-tokens.ts";
import type { Document } from "../../../spec/document.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { verifyFinding } from "./finding.ts";

/** Warns of `AND`, `OR` and `NOT`: the specification writes operators in lower case, and pySigma takes `AND` for a selection. */
export function checkOperatorCase(document: Document): readonly Diagnostic[] {
  return ["detection", "filter"].flatMap((section) => {
    const place = [section, "condition"];
    const condition = embeddedText(document, place);
    const conditions = condition === undefined ? listAt(document, place) : [condition];
    return conditions.flatMap(({ text, span }) => {
      const tokens = tokenizeCondition(text);
      if (!Array.isArray(tokens)) return [];
      return tokens.flatMap((token): Diagnostic[] => {
        const lower = token.text.toLowerCase();
        if (!isConditionOperator(token.text) || token.text === lower) return [];
        const message = `\`${token.text}\` is no operator to tools that read conditions as the specification writes them`;
        return [verifyFinding("RW5514", "warning", message, span(token.start, token.end), `Write \`${lower}\``)];
      });
    });
  });
}

/** Several conditions stand in a list. */
function listAt(document: Document, place: readonly string[]): NonNullable<ReturnType<typeof embeddedText>>[] {
  const found: NonNullable<ReturnType<typeof embeddedText>>[] = [];
  for (let index = 0; ; index += 1) {
    const text = embeddedText(document, [...place, index]);
    if (text === undefined) return found;
    found.push(text);
  }
}
