import type { BoundField } from "../../catalog/nodes.ts";
import type { Comparison } from "../../model/nodes.ts";
import type { Count, PlanKey } from "../../plan/nodes.ts";
import { located, map, text, type Value } from "../../text/value.ts";
import { columnReference, isRaw } from "./column.ts";
import { type KeyColumn, keyColumn, keyPresent, noteKeyColumn } from "./keys.ts";
import { fieldReference } from "./literal.ts";
import { matchRule } from "./match-rule.ts";
import { printExpression } from "./print.ts";
import { noteCollapse, recordsOf } from "./records.ts";
import type { Rule } from "./rule.ts";
import { commonFields, type Entry, expressionText, type RuleContext, signalTexts } from "./rule-context.ts";
import { authorSelectors, distinct, groupSelectors, type Selector } from "./selectors.ts";
import { constantScore, score } from "./signal.ts";
import { entitySuppression, namedSuppression, noteWindowSuppression } from "./suppression.ts";
import { and, type ComparisonOperator, type Cse, call, not, number, text as textOf } from "./syntax.ts";
import { ruleWindow, windowFields } from "./window.ts";

/** The name that the trigger of an aggregation rule knows the count by. */
const TOTAL = "total";

/**
 * A count: a match rule where one record is enough, a threshold rule where a limit on an attribute says it, else an
 * aggregation rule. `undefined` where the rule language cannot group as asked or no entity could hold the signal.
 */
export function countRule(count: Count<BoundField>, context: RuleContext): Rule | undefined {
  const limit = lowerLimit(count.conditions);
  if (limit !== undefined && limit <= 1) return matchRule(context, [...count.keys, ...(count.distinct ?? [])]);
  const groups = resolved(count.keys);
  const values = resolved(count.distinct ?? []);
  if (groups === undefined || values === undefined) return undefined;
  const { input, stages, polarity } = context;
  noteCollapse(stages.branches, true, input);
  for (const group of groups) noteKeyColumn(group, input.notes, { apart: "under", polarity });
  for (const value of values) {
    // The values are counted in lower case.
    noteKeyColumn({ ...value, casesDiffer: false }, input.notes, { apart: "over", polarity });
  }
  const columns = groups.map(({ column }) => column);
  const entities = authorSelectors(input, stages.outputs);
  const grouped = distinct([
    ...entities.filter(({ attribute }) => columns.some((column) => !isRaw(column) && column.name === attribute)),
    ...groupSelectors(columns),
  ]);
  const simple = count.distinct === undefined || (values.length === 1 && values.every(isThresholdValue));
  const rule: CountRule = { count, groups, values, context };
  if (limit !== undefined && simple && grouped.length > 0) {
    noteDropped(entities, grouped, context);
    return thresholdRule(rule, limit, grouped);
  }
  const selectors = distinct([...grouped, ...entities]);
  if (grouped.length === 0 && selectors.length > 0) {
    input.notes.add({
      code: "key-missing",
      construct: "entities",
      reason: `a group raises a signal only if its records have one of ${selectors.map(({ attribute }) => attribute).join(", ")}`,
      span: selectors[0]?.span ?? input.detection.trigger.span,
      direction: "under",
    });
  }
  return selectors.length === 0 ? undefined : aggregationRule(rule, selectors);
}

interface CountRule {
  readonly count: Count<BoundField>;
  readonly groups: readonly KeyColumn[];
  readonly values: readonly KeyColumn[];
  readonly context: RuleContext;
}

function resolved(keys: readonly PlanKey<BoundField>[]): readonly KeyColumn[] | undefined {
  const columns = keys.map(keyColumn);
  const present = columns.filter((column) => column !== undefined);
  return present.length === columns.length ? present : undefined;
}

/** The smallest count that satisfies conditions which only bound it from below. */
function lowerLimit(conditions: readonly Comparison[]): number | undefined {
  let limit = Number.NEGATIVE_INFINITY;
  for (const { operator, value } of conditions) {
    if (operator === "gt") limit = Math.max(limit, Math.floor(value) + 1);
    else if (operator === "gte") limit = Math.max(limit, Math.ceil(value));
    else return undefined;
  }
  return limit;
}

/** A threshold rule counts the values of one attribute as they are stored. */
function isThresholdValue({ column, likeness, casesDiffer }: KeyColumn): boolean {
  return likeness === "plain" && !casesDiffer && !isRaw(column);
}

function thresholdRule(
  { count, groups, values, context }: CountRule,
  limit: number,
  selectors: readonly Selector[],
): Rule {
  const { input } = context;
  const window = ruleWindow(count.timespan, count.span, input.notes, context.polarity);
  noteWindowSuppression(context);
  const texts = signalTexts(context, { kind: "group", columns: groups.map(({ column }) => column) }, undefined);
  const [value] = values;
  return {
    type: "threshold",
    fields: map([
      ...commonFields(context, selectors),
      ["summaryExpression", texts.summary],
      ["description", texts.description],
      ["expression", countedRecords(groups, values, context)],
      ["score", score(input)],
      ["limit", located(limit, count.conditions[0]?.span)],
      ["countDistinct", value !== undefined],
      ["countField", value === undefined ? undefined : located(reference(value), value.key.span)],
      ["groupByFields", groupFields(groups)],
      ["stream", "record"],
      ["version", 1],
      ...windowFields(window),
      ["suppressionWindowSize", entitySuppression(context, window, selectors)],
    ]),
  };
}

function aggregationRule({ count, groups, values, context }: CountRule, selectors: readonly Selector[]): Rule {
  const { input, polarity } = context;
  const window = ruleWindow(count.timespan, count.span, input.notes, polarity);
  noteWindowSuppression(context);
  if (lowerLimit(count.conditions) === undefined) {
    input.notes.add({
      code: "condition-approximate",
      construct: "condition",
      reason:
        "windows move on their own and not with the events, so a count may be seen before it is full or after it has fallen",
      span: count.conditions[0]?.span ?? count.span,
      direction: "both",
    });
  }
  const columns = groups.map(({ column }) => column);
  const suppression = namedSuppression(context, window, columns);
  const texts = signalTexts(context, { kind: "group", columns }, suppression.nameColumns);
  const counted = values.length === 0 ? { function: "count", argument: "true" as const } : countedValues(values);
  return {
    type: "aggregation",
    fields: map([
      ...commonFields(context, selectors),
      ["nameExpression", texts.name],
      ["summaryExpression", texts.summary],
      ["descriptionExpression", texts.description],
      ["matchExpression", countedRecords(groups, values, context)],
      [
        "aggregationFunctions",
        [
          map([
            ["name", TOTAL],
            ["function", counted.function],
            ["arguments", [counted.argument]],
          ]),
        ],
      ],
      ["triggerExpression", triggerExpression(count.conditions)],
      ["groupByAsset", false],
      ["groupByFields", groupFields(groups)],
      ["scoreMapping", constantScore(input)],
      ["stream", "record"],
      ...windowFields(window),
      ["suppressionWindowSize", suppression.milliseconds],
    ] satisfies readonly Entry[]),
  };
}

/** Records with every key and every counted value. */
function countedRecords(groups: readonly KeyColumn[], values: readonly KeyColumn[], context: RuleContext): Value {
  const records = context.stages.branches.map((branch) =>
    recordsOf(
      branch,
      [...groups, ...values].flatMap((key) => keyPresent(key, branch.events)),
    ),
  );
  return expressionText(records, context);
}

function countedValues(values: readonly KeyColumn[]): { readonly function: string; readonly argument: Value } {
  const parts = values.map(({ column, casesDiffer }): Cse => {
    const value = columnReference(column);
    return casesDiffer ? call("lower", value) : value;
  });
  const [first] = parts;
  const tuple = parts.flatMap((part, index) => (index === 0 ? [part] : [textOf(" | "), part]));
  const argument = parts.length === 1 && first !== undefined ? first : call("concat", ...tuple);
  return { function: "count_distinct", argument: located(text(printExpression(argument)), values[0]?.key.span) };
}

function triggerExpression(conditions: readonly Comparison[]): Value {
  const total: Cse = { kind: "counted", name: TOTAL };
  const tests = conditions.map(({ operator, value, span }): Cse => {
    const compare = (printed: ComparisonOperator): Cse => ({
      kind: "located",
      of: { kind: "compare", operator: printed, left: total, right: number(value) },
      span,
    });
    if (operator === "neq") return not(compare("="));
    return compare(({ gt: ">", gte: ">=", lt: "<", lte: "<=", eq: "=" } as const)[operator]);
  });
  return text(printExpression(and(tests)));
}

function reference({ column }: KeyColumn): string {
  return fieldReference(column.name, isRaw(column));
}

function groupFields(groups: readonly KeyColumn[]): Value {
  const seen = new Set<string>();
  return groups.flatMap((group) => {
    const name = reference(group);
    if (seen.has(name)) return [];
    seen.add(name);
    return [located(name, group.key.span)];
  });
}

function noteDropped(entities: readonly Selector[], kept: readonly Selector[], { input }: RuleContext): void {
  for (const { attribute, span } of entities) {
    if (kept.some((one) => one.attribute === attribute)) continue;
    const reason = "a threshold rule counts for each entity, so only what it groups by may be one";
    input.notes.add({ code: "entity-dropped", construct: attribute, reason, span: span ?? input.detection.span });
  }
}
