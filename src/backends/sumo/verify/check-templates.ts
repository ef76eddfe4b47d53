import type { Embedded } from "../../../verify/embedded.ts";
import { parseTemplate } from "../parse/template.ts";
import { checkNames } from "./check-names.ts";
import { ruleFunctions } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { type Names, recordNames } from "./names.ts";
import type { RuleView } from "./rule-view.ts";

const TEMPLATES = ["nameExpression", "summaryExpression", "descriptionExpression"];

/** Placeholders have to name an attribute or a raw field. */
export function checkTemplates(view: RuleView, findings: Findings): void {
  // Only these types print placeholders of their plain description.
  const plain = view.kind === "threshold" || view.kind === "chain" ? ["description"] : [];
  for (const field of [...TEMPLATES, ...plain]) {
    const text = view.text(field);
    if (text !== undefined) checkTemplate(text, recordNames, findings);
  }
}

function checkTemplate(text: Embedded, names: Names, findings: Findings): void {
  const { placeholders, problems } = parseTemplate(text.text);
  for (const { message, start, end, help } of problems) {
    findings.error("RW5318", message, text.span(start, end), help);
  }
  for (const { expression, base } of placeholders) {
    const inner: Embedded = { text: text.text, span: (start, end) => text.span(base + start, base + end) };
    checkNames(expression, inner, names, ruleFunctions(), findings);
  }
}
