import { checkField } from "./check-expression.ts";
import { attributes, valueTypeOf } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";
import type { RuleView } from "./rule-view.ts";

/** Wire names of mapping entries; others of the user interface have no public one. */
const ENTRIES = ["equal", "range", "eq"];

/** A severity mapping needs what its kind reads. */
export function checkSeverity(view: RuleView, findings: Findings): void {
  const type = view.value("scoreMapping", "type");
  if (typeof type !== "string") return;
  for (let index = 0; index < view.count("scoreMapping", "mapping"); index += 1) checkEntry(view, index, findings);
  if (type === "constant") {
    if (view.isMissing("scoreMapping", "default")) {
      findings.error("RW5317", "A constant severity needs its default", view.span("scoreMapping", "type"));
    }
    return;
  }
  const text = view.text("scoreMapping", "field");
  if (view.isMissing("scoreMapping", "field")) {
    findings.error("RW5317", `A severity by ${type} needs a field`, view.span("scoreMapping", "type"));
  } else if (text !== undefined) {
    checkField(text, findings);
    const held = attributes().types.get(text.text);
    if (type === "fieldValue" && held !== undefined && valueTypeOf(held) !== "number") {
      const message = `A severity by fieldValue needs a number, and \`${text.text}\` is of type ${held}`;
      findings.warn("RW5317", message, text.span(0, text.text.length));
    }
  }
  if (type === "fieldValueMapping" && view.count("scoreMapping", "mapping") === 0) {
    findings.warn("RW5317", "The severity maps no value of the field", view.span("scoreMapping", "type"));
  }
}

function checkEntry(view: RuleView, index: number, findings: Findings): void {
  const kind = view.value("scoreMapping", "mapping", index, "type");
  if (typeof kind !== "string") return;
  const span = view.span("scoreMapping", "mapping", index, "type");
  if (!ENTRIES.includes(kind)) {
    const help = suggestion(kind, ENTRIES);
    if (help === undefined) findings.pass(`the mapping type ${kind}`, "its wire name is not published", span);
    else findings.error("RW5317", `There is no mapping type ${kind}`, span, help);
  } else if (kind === "eq" && view.form !== "terraform") {
    findings.warn("RW5317", "Rules of the vendor write equal where Terraform writes eq", span, "Write equal");
  }
}
