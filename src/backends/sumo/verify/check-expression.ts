import type { Embedded } from "../../../verify/embedded.ts";
import type { Expression } from "../parse/expression.ts";
import { parseRuleExpression } from "../parse/parse-rule.ts";
import { checkNames } from "./check-names.ts";
import { checkRecordTypes } from "./check-record-types.ts";
import { checkRegexes } from "./check-regexes.ts";
import { checkCondition, checkTypes } from "./check-types.ts";
import { ruleFunctions } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { lint } from "./lints.ts";
import { isKnown, type Names, recordNames } from "./names.ts";

export interface ExpressionPlace {
  readonly names: Names;
  /** `condition` has to be true or false, `value` may be anything. */
  readonly role: "condition" | "value";
}

/** Checks an expression of a rule and gives it back; undefined if it cannot be read. */
export function checkExpression(text: Embedded, place: ExpressionPlace, findings: Findings): Expression | undefined {
  const { rule, problems, oddBlanks } = parseRuleExpression(text.text);
  for (const { message, start, end, help } of problems) {
    findings.error("RW5300", message, text.span(start, end), help);
  }
  for (const { start, end } of oddBlanks) {
    findings.warn("RW5358", "This is no plain blank", text.span(start, end), "Replace it by one");
  }
  if (rule === undefined) return undefined;
  const { expression, paths } = rule;
  const names: Names =
    paths.length === 0
      ? place.names
      : { ...place.names, own: new Set([...place.names.own, ...paths.map(({ alias }) => alias)]) };
  const functions = ruleFunctions();
  for (const { field, fieldPlace } of paths) {
    if (isKnown(field, recordNames)) continue;
    const span = text.span(fieldPlace.start, fieldPlace.end);
    findings.error("RW5301", `\`${field}\` is no attribute of a record`, span, "Paths are read from fields");
  }
  checkNames(expression, text, names, functions, findings);
  checkTypes(expression, text, names, functions, findings);
  if (place.role === "condition") checkCondition(expression, text, names, functions, findings);
  checkRegexes(expression, text, findings);
  checkRecordTypes(expression, text, findings);
  lint(expression, text, findings);
  return expression;
}

/** A field that groups, counts or selects: an attribute or a field of the raw message, nothing calculated. */
export function checkField(text: Embedded, findings: Findings): Expression | undefined {
  return checkExpression(text, { names: recordNames, role: "value" }, findings);
}
