import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ConditionNode, expandQuantified } from "./condition.ts";
import { type Bound, isTemporal, type SigmaCorrelation } from "./correlation.ts";
import { finding } from "./finding.ts";
import { quote } from "./source.ts";
import { printTimespan } from "./timespan.ts";

/** The rules that a correlation is about: the listed ones, or those that its condition names. */
export function rulesOf(correlation: SigmaCorrelation): readonly string[] {
  if (correlation.rules.length > 0 || correlation.condition?.kind !== "rules") return correlation.rules;
  return [...namesIn(correlation.condition.condition, [])];
}

function namesIn(node: ConditionNode, rules: readonly string[]): ReadonlySet<string> {
  switch (node.kind) {
    case "and":
    case "or":
      return new Set(node.operands.flatMap((operand) => [...namesIn(operand, rules)]));
    case "not":
      return namesIn(node.operand, rules);
    case "identifier":
      return new Set([node.name]);
    case "quantified": {
      const expanded = expandQuantified(node.pattern, rules);
      return new Set(expanded.ok ? expanded.names : [node.pattern]);
    }
  }
}

/** What the type of a correlation requires of its other keys. */
export function validateCorrelation(document: SigmaCorrelation): readonly Diagnostic[] {
  return [...validateWindow(document), ...validateCondition(document), ...validateAliases(document)];
}

function validateWindow(document: SigmaCorrelation): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { type, timespan } = document;
  if (timespan === undefined) {
    found.push(finding(document, "error", "RW2221", "The key `timespan` is missing", ["correlation"]));
  } else if (!["s", "m", "h", "d"].includes(timespan.unit)) {
    const message = `The unit of ${quote(printTimespan(timespan))} is not in the specification`;
    found.push(finding(document, "warning", "RW2233", message, ["correlation", "timespan"], "Use s, m, h or d"));
  }
  if (document.groupBy.length === 0) {
    const message = "There is no `group-by`, so that all events form one group";
    found.push(finding(document, "warning", "RW2238", message, ["correlation"]));
  }
  if (new Set(document.groupBy).size < document.groupBy.length) {
    found.push(finding(document, "warning", "RW2229", "`group-by` names a field twice", ["correlation", "group-by"]));
  }
  if (new Set(document.rules).size < document.rules.length) {
    found.push(finding(document, "error", "RW2229", "`rules` names a rule twice", ["correlation", "rules"]));
  }
  if (type === "value_median") {
    const message = "`value_median` is read by pySigma but not in the specification";
    found.push(finding(document, "warning", "RW2223", message, ["correlation", "type"]));
  }
  return found;
}

function validateCondition(document: SigmaCorrelation): readonly Diagnostic[] {
  const { condition, type } = document;
  const pointer = ["correlation", "condition"];
  if (condition === undefined) {
    if (isTemporal(type)) return [];
    return [finding(document, "error", "RW2221", `\`${type}\` needs a \`condition\``, ["correlation"])];
  }
  if (condition.kind === "rules") {
    if (document.rules.length === 0) return [];
    const named = namesIn(condition.condition, document.rules);
    const same = named.size === new Set(document.rules).size && document.rules.every((rule) => named.has(rule));
    return same
      ? []
      : [finding(document, "error", "RW2248", "`rules` and the condition name different rules", pointer)];
  }
  const found: Diagnostic[] = [];
  const countsValues = type.startsWith("value_");
  if (countsValues && condition.fields.length === 0) {
    const message = `\`${type}\` needs a \`field\` in its condition`;
    found.push(finding(document, "error", "RW2235", message, pointer));
  }
  if (!countsValues && condition.fields.length > 0) {
    found.push(finding(document, "warning", "RW2246", `\`field\` has no effect on \`${type}\``, pointer));
  }
  if (condition.fields.length > 1 && countsValues && type !== "value_count") {
    found.push(finding(document, "error", "RW2235", `\`${type}\` is about one field`, pointer));
  }
  if (condition.percentile !== undefined && type !== "value_percentile") {
    found.push(finding(document, "warning", "RW2246", `\`percentile\` has no effect on \`${type}\``, pointer));
  }
  if (condition.percentile === undefined && type === "value_percentile") {
    const help = "pySigma reads the key `percentile`";
    found.push(finding(document, "warning", "RW2234", "The condition does not say which percentile", pointer, help));
  }
  const counts = !countsValues || type === "value_count";
  for (const { operator, value } of condition.bounds) {
    if (!counts || Number.isInteger(value)) continue;
    found.push(
      finding(document, "error", "RW2234", `\`${operator}\` is compared with a count, a whole number`, pointer),
    );
  }
  const silent = counts && !isTemporal(type) && condition.bounds.every(holdsForZero);
  if (silent) {
    const message = "The condition also holds without any event, and a group without events is never seen";
    found.push(finding(document, "warning", "RW2236", message, pointer));
  }
  return found;
}

function holdsForZero({ operator, value }: Bound): boolean {
  switch (operator) {
    case "gt":
      return 0 > value;
    case "gte":
      return 0 >= value;
    case "lt":
      return 0 < value;
    case "lte":
      return 0 <= value;
    case "eq":
      return value === 0;
    case "neq":
      return value !== 0;
  }
}

function validateAliases(document: SigmaCorrelation): readonly Diagnostic[] {
  const rules = rulesOf(document);
  const found: Diagnostic[] = [];
  for (const [alias, fields] of document.aliases) {
    const pointer = ["correlation", "aliases", alias];
    for (const rule of fields.keys()) {
      if (rules.includes(rule)) continue;
      const message = `The alias ${quote(alias)} maps ${quote(rule)}, which is none of the rules`;
      found.push(finding(document, "error", "RW2239", message, pointer));
    }
    const absent = rules.find((rule) => !fields.has(rule));
    if (absent !== undefined && document.groupBy.includes(alias)) {
      const message = `The alias ${quote(alias)} groups, but does not map ${quote(absent)}`;
      found.push(finding(document, "error", "RW2239", message, pointer));
    }
  }
  return found;
}
