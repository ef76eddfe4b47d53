import type { Embedded } from "../../../verify/embedded.ts";
import { type Expression, ungrouped, visit } from "../parse/expression.ts";
import { attributes } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";

/** What `objectType` is compared with has to be a record type. */
export function checkRecordTypes(expression: Expression, text: Embedded, findings: Findings): void {
  const { recordTypes } = attributes();
  visit(expression, (node) => {
    if (node.kind !== "compare" && node.kind !== "in") return;
    const { left } = node;
    if (left.kind !== "name" || left.name !== "objectType") return;
    for (const value of node.kind === "in" ? node.items : [node.right]) {
      const literal = ungrouped(value);
      if (literal.kind !== "string" || recordTypes.includes(literal.value)) continue;
      const span = text.span(literal.start, literal.end);
      const help = suggestion(literal.value, recordTypes);
      const message = `There is no record type ${literal.value}`;
      if (help === undefined) findings.warn("RW5307", message, span);
      else findings.error("RW5307", message, span, help);
    }
  });
}
