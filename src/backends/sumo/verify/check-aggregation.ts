import { visit } from "../parse/expression.ts";
import { checkExpression } from "./check-expression.ts";
import type { Findings } from "./findings.ts";
import { recordNames } from "./names.ts";
import type { RuleView } from "./rule-view.ts";

/** The functions of an aggregation read records; its trigger reads what they have made. */
export function checkAggregation(view: RuleView, findings: Findings): void {
  const names = new Set<string>();
  // Of functions that are generated, or named at apply, nothing is known.
  let known = Array.isArray(view.value("aggregationFunctions"));
  for (let index = 0; index < view.count("aggregationFunctions"); index += 1) {
    const at = ["aggregationFunctions", index] as const;
    const name = view.value(...at, "name");
    known &&= typeof name === "string";
    if (typeof name === "string") {
      if (names.has(name)) {
        findings.error("RW5316", `Two functions are named \`${name}\``, view.span(...at, "name"));
      }
      names.add(name);
    }
    checkArguments(view, index, findings);
  }
  if (view.kind === "outlier") checkOutlier(view, findings);
  const trigger = view.text("triggerExpression");
  if (trigger === undefined) return;
  const read = checkExpression(
    trigger,
    { names: { kind: known ? "aggregates" : "any", own: names }, role: "condition" },
    findings,
  );
  if (read === undefined) return;
  const used = new Set<string>();
  visit(read, (node) => {
    if (node.kind === "name") used.add(node.name);
  });
  for (let index = 0; index < view.count("aggregationFunctions"); index += 1) {
    const name = view.value("aggregationFunctions", index, "name");
    if (typeof name !== "string" || used.has(name) || used.size === 0) continue;
    const message = `The trigger does not read \`${name}\``;
    findings.warn("RW5316", message, view.span("aggregationFunctions", index, "name"));
  }
}

function checkArguments(view: RuleView, index: number, findings: Findings): void {
  const isCount = view.value("aggregationFunctions", index, "function") === "count";
  const count = view.count("aggregationFunctions", index, "arguments");
  for (let position = 0; position < count; position += 1) {
    const text = view.text("aggregationFunctions", index, "arguments", position);
    if (text === undefined) continue;
    checkExpression(text, { names: recordNames, role: isCount ? "condition" : "value" }, findings);
  }
  if (count > 1) {
    const message = "An aggregation function takes one argument";
    findings.error("RW5316", message, view.span("aggregationFunctions", index, "arguments", 1));
  }
}

function checkOutlier(view: RuleView, findings: Findings): void {
  const name = view.value("aggregationFunctions", 0, "name");
  if (typeof name === "string" && name !== "current") {
    const message = `The function of an outlier rule is named current, not ${name}`;
    findings.warn("RW5316", message, view.span("aggregationFunctions", 0, "name"));
  }
  const used = view.value("aggregationFunctions", 0, "function");
  if (used === "first" || used === "last") {
    const message = `${used} is a function of aggregation rules only`;
    findings.error("RW5316", message, view.span("aggregationFunctions", 0, "function"));
  }
}
