import { visit } from "../parse/expression.ts";
import type { ReadExpression } from "./check-rule.ts";
import { type Findings, suggestion } from "./findings.ts";
import type { Surroundings } from "./surroundings.ts";

/** Match lists that a rule asks for are those of the run, or the tenant's own. */
export function checkLists({ expression, text }: ReadExpression, { lists }: Surroundings, findings: Findings): void {
  visit(expression, (node) => {
    if (node.kind !== "call" || node.name.toLowerCase() !== "array_contains") return;
    const [array, name] = node.args;
    if (array?.kind !== "name" || array.name !== "listMatches" || name?.kind !== "string") return;
    if (lists().has(name.value)) return;
    const span = text.span(name.start, name.end);
    const help = suggestion(name.value, lists());
    if (help === undefined) findings.pass(`the match list ${name.value}`, "no file of the run defines it", span);
    else findings.warn("RW5324", `No file of the run defines the match list ${name.value}`, span, help);
  });
}
