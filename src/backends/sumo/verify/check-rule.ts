import type { Expression } from "../parse/expression.ts";
import { checkAggregation } from "./check-aggregation.ts";
import { checkExpression, checkField } from "./check-expression.ts";
import { checkLists } from "./check-lists.ts";
import { checkSelectors } from "./check-selectors.ts";
import { checkSeverity } from "./check-severity.ts";
import { checkSource } from "./check-source.ts";
import { checkTags } from "./check-tags.ts";
import { checkTemplates } from "./check-templates.ts";
import { checkTimes } from "./check-times.ts";
import type { Findings } from "./findings.ts";
import { recordNames } from "./names.ts";
import type { RuleView } from "./rule-view.ts";
import type { Surroundings } from "./surroundings.ts";

/** An expression with the text that holds it. */
export interface ReadExpression {
  readonly expression: Expression;
  readonly text: Parameters<typeof checkExpression>[0];
}

/** Checks what a rule says beyond the shape of its fields. */
export function checkRule(view: RuleView, surroundings: Surroundings, findings: Findings): void {
  const conditions = readConditions(view, findings);
  for (const condition of conditions) checkLists(condition, surroundings, findings);
  checkSource(conditions, findings);
  checkAggregation(view, findings);
  checkFields(view, findings);
  checkSelectors(view, findings);
  checkTemplates(view, findings);
  checkSeverity(view, findings);
  checkTimes(view, findings);
  checkSteps(view, findings);
  checkTags(view, findings);
}

function readConditions(view: RuleView, findings: Findings): readonly ReadExpression[] {
  const steps = Array.from({ length: view.count("expressionsAndLimits") }, (_, index) =>
    view.text("expressionsAndLimits", index, "expression"),
  );
  const single = ["expression", "matchExpression", "filterExpression"].map((field) => view.text(field));
  return [...single, ...steps].flatMap((text): ReadExpression[] => {
    if (text === undefined) return [];
    const expression = checkExpression(text, { names: recordNames, role: "condition" }, findings);
    return expression === undefined ? [] : [{ expression, text }];
  });
}

/** Fields that group, count or are followed. */
function checkFields(view: RuleView, findings: Findings): void {
  for (const list of ["groupByFields", "valueFields"]) {
    for (let index = 0; index < view.count(list); index += 1) {
      const text = view.text(list, index);
      if (text !== undefined) checkField(text, findings);
    }
  }
  for (const field of ["countField", "valueExpression"]) {
    const text = view.text(field);
    if (text !== undefined && text.text !== "") checkField(text, findings);
  }
}

function checkSteps(view: RuleView, findings: Findings): void {
  if (view.kind === "threshold" && view.value("countDistinct") === true && view.isMissing("countField")) {
    const message = "The rule counts distinct values but does not say of which field";
    findings.error("RW5316", message, view.span("countDistinct"), "Add countField");
  }
  if (view.kind === "chain") {
    const steps = view.count("expressionsAndLimits");
    const ordered = view.value("ordered") === true;
    if (view.value("expressionsAndLimits") !== undefined && (steps < 2 || (ordered && steps !== 2))) {
      const message = ordered
        ? `An ordered chain has exactly two steps, not ${steps}`
        : `A chain has at least two steps, not ${steps}`;
      findings.error("RW5315", message, view.span(ordered && steps > 2 ? "ordered" : "expressionsAndLimits"));
    }
  }
  if (view.kind === "first-seen") checkFirstSeen(view, findings);
}

function checkFirstSeen(view: RuleView, findings: Findings): void {
  const fields = view.value("valueFields");
  const noFields = view.isMissing("valueFields") || (Array.isArray(fields) && fields.length === 0);
  const noExpression = view.isMissing("valueExpression");
  if (noFields && noExpression) {
    findings.error(
      "RW5320",
      "The rule follows no value",
      view.span("valueFields"),
      "Add valueFields or valueExpression",
    );
  } else if (!noFields && !noExpression) {
    findings.error("RW5320", "The rule has both value fields and a value expression", view.span("valueExpression"));
  }
  if (
    view.value("baselineType") === "PER_ENTITY" &&
    Array.isArray(view.value("groupByFields")) &&
    view.count("groupByFields") === 0
  ) {
    const help = "Group by the selector's attribute, or use GLOBAL";
    findings.warn("RW5320", "A baseline per entity groups by nothing", view.span("baselineType"), help);
  }
}
