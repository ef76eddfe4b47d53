import type { Document } from "../../../spec/document.ts";
import { embeddedText } from "../../../verify/embedded.ts";
import { checkExpression } from "./check-expression.ts";
import type { Findings } from "./findings.ts";
import { recordNames } from "./names.ts";
import { valueAt } from "./part-document.ts";

/** The expression of a tuning expression. `names` are those of its form. */
export function checkTuning(
  document: Document,
  names: { readonly isGlobal: string; readonly ruleIds: string },
  findings: Findings,
): void {
  const text = embeddedText(document, ["expression"]);
  if (text !== undefined && text.text !== "") {
    const start = findings.diagnostics.length;
    checkExpression(text, { names: recordNames, role: "condition" }, findings);
    const comment = /\/\*/.exec(text.text);
    if (comment !== null && findings.diagnostics.length === start) {
      findings.warn("RW5325", "A comment joins the text of every rule", text.span(comment.index, comment.index + 2));
    }
  }
  const ids = valueAt(document.value, [names.ruleIds]);
  if (valueAt(document.value, [names.isGlobal]) === false && Array.isArray(ids) && ids.length === 0) {
    findings.warn("RW5325", "The expression is not global and belongs to no rule", document.spanAt([names.ruleIds]));
  }
}
