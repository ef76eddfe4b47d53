import { checkField } from "./check-expression.ts";
import { attributes } from "./facts.ts";
import { type Findings, suggestion } from "./findings.ts";
import { fieldKey } from "./names.ts";
import type { RuleView } from "./rule-view.ts";

/** Selectors have to find an entity of the type they say, and there has to be one. */
export function checkSelectors(view: RuleView, findings: Findings): void {
  const selectors = view.value("entitySelectors");
  const count = view.count("entitySelectors");
  const legacy = view.value("assetField");
  if (typeof legacy === "string" && legacy !== "") {
    const text = view.text("assetField");
    if (text !== undefined) checkField(text, findings);
  } else if (count === 0 && (selectors === undefined || Array.isArray(selectors)) && view.form !== "terraform") {
    const message = "The rule has no entity selector, so that no signal is raised";
    findings.error("RW5311", message, view.span("entitySelectors"));
  }
  for (let index = 0; index < count; index += 1) checkSelector(view, index, findings);
}

function checkSelector(view: RuleView, index: number, findings: Findings): void {
  const { entities, entityTypes } = attributes();
  const type = view.value("entitySelectors", index, "entityType");
  const text = view.text("entitySelectors", index, "expression");
  // Types of the tenant's own begin with a letter.
  if (typeof type === "string" && type.startsWith("_") && !entityTypes.includes(type)) {
    const span = view.span("entitySelectors", index, "entityType");
    findings.error("RW5311", `There is no entity type ${type}`, span, suggestion(type, entityTypes));
    return;
  }
  if (text === undefined || text.text === "") return;
  const before = findings.diagnostics.length;
  const expression = checkField(text, findings);
  if (expression === undefined || findings.diagnostics.length > before) return;
  const key = fieldKey(expression);
  const span = text.span(0, text.text.length);
  if (expression.kind !== "name" || key === undefined) {
    findings.pass("a selector that is no attribute", "only attributes have an entity type", span);
    return;
  }
  if (typeof type !== "string") return;
  const found = entities.get(key);
  if (!type.startsWith("_")) {
    findings.pass(`the entity type ${type}`, "it is the tenant's own", span);
    if (!entityTypes.includes(`_${type}`)) return;
    const message = `${type} is an entity type of the tenant's own, not the built-in one`;
    const place = view.span("entitySelectors", index, "entityType");
    findings.warn("RW5311", message, place, `Did you mean \`_${type}\`?`);
    return;
  }
  if (found === undefined) findings.warn("RW5311", `\`${key}\` holds no entity by the schema`, span);
  else if (found !== type) findings.error("RW5311", `\`${key}\` holds entities of type ${found}, not ${type}`, span);
}
