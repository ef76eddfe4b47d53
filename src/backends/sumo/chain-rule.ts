import type { BoundField } from "../../catalog/nodes.ts";
import { planEvents } from "../../plan/map.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import type { Branch, Stages } from "../../plan/stages.ts";
import { located, map, type Value } from "../../text/value.ts";
import { isRaw } from "./column.ts";
import { type KeyColumn, keyColumn, keyPresent, noteKeyColumn } from "./keys.ts";
import { fieldReference } from "./literal.ts";
import { matchRule } from "./match-rule.ts";
import { noteCollapse, recordsOf } from "./records.ts";
import type { Rule } from "./rule.ts";
import { commonFields, expressionText, type RuleContext, signalTexts } from "./rule-context.ts";
import { authorSelectors, distinct, groupSelectors, type Selector } from "./selectors.ts";
import { score } from "./signal.ts";
import { entitySuppression, noteWindowSuppression } from "./suppression.ts";
import { ruleWindow, windowFields } from "./window.ts";

type Trigger = NonNullable<Stages<BoundField>["trigger"]>;
type Chained = Extract<Trigger, { kind: "together" | "anchored" }>;

/** Several expressions that must each find a record within one window, for one group. */
export function chainRule(trigger: Chained, context: RuleContext): Rule | undefined {
  if (trigger.kind === "together" && trigger.inputs.length === 1) return matchRule(context, trigger.keys);
  const { input, polarity } = context;
  const groups = chainGroups(trigger.keys, context);
  if (groups === undefined) return undefined;
  const selectors = chainSelectors(groups, context);
  if (selectors.length === 0) return undefined;
  noteCollapse(context.stages.branches, true, input);
  for (const group of groups) noteKeyColumn(group, input.notes, { apart: "under", polarity });
  const window = chainWindow(trigger, context);
  noteWindowSuppression(context);
  const texts = signalTexts(context, { kind: "group", columns: groups.map(({ column }) => column) }, undefined);
  return {
    type: "chain",
    fields: map([
      ...commonFields(context, selectors),
      ["summaryExpression", texts.summary],
      ["description", texts.description],
      ["expressionsAndLimits", steps(trigger, groups, context)],
      ["ordered", isOrdered(trigger)],
      ["groupByFields", groupFields(groups)],
      ["score", score(input)],
      ["stream", "record"],
      ...windowFields(window),
      ["suppressionWindowSize", entitySuppression(context, window, selectors)],
    ]),
  };
}

/** An ordered chain has exactly two steps (Sumo Logic, Write a chain rule). */
function isOrdered(trigger: Chained): boolean {
  return trigger.kind === "together" && trigger.ordered && trigger.inputs.length === 2;
}

/**
 * The window, and notes on what it cannot say. An anchor's window lies on both sides of it: records that are together
 * within the longer side, in whatever order, include all that are asked for.
 */
function chainWindow(trigger: Chained, { input, polarity }: RuleContext): number {
  const { notes } = input;
  const { span } = trigger;
  if (trigger.kind === "together") {
    if (trigger.ordered && !isOrdered(trigger)) {
      const reason = "an ordered chain has two steps";
      notes.add({ code: "order-lost", construct: "trigger", reason, span, direction: "over", polarity });
    }
    return ruleWindow(trigger.timespan, span, notes, polarity);
  }
  const longer = Math.max(trigger.before, trigger.after);
  if (trigger.before !== trigger.after) {
    const reason = "a chain's window reaches equally far before and after the anchor";
    notes.add({ code: "window-widened", construct: "trigger", reason, span, direction: "over", polarity });
  }
  return ruleWindow(longer, span, notes, polarity);
}

/** The columns to group by. A key whose events share no attribute is left out, unless nothing would be left. */
function chainGroups(
  keys: readonly PlanKey<BoundField>[],
  { input, polarity }: RuleContext,
): readonly KeyColumn[] | undefined {
  const groups: KeyColumn[] = [];
  const lost: PlanKey<BoundField>[] = [];
  for (const key of keys) {
    const column = keyColumn(key);
    if (column === undefined) lost.push(key);
    else groups.push(column);
  }
  if (keys.length > 0 && groups.length === 0) return undefined;
  for (const { name, span } of lost) {
    const reason = "the events store it in different attributes, and a chain groups by the same one";
    input.notes.add({ code: "key-approximate", construct: name, reason, span, direction: "over", polarity });
  }
  return groups;
}

/** Entities split a chain's groups, so they must be what it groups by; where none is, the first one splits it. */
function chainSelectors(groups: readonly KeyColumn[], { input, stages, polarity }: RuleContext): readonly Selector[] {
  const columns = groups.map(({ column }) => column);
  const entities = authorSelectors(input, stages.outputs);
  const isGrouped = ({ attribute }: Selector) => columns.some((column) => !isRaw(column) && column.name === attribute);
  const grouped = distinct([...entities.filter(isGrouped), ...groupSelectors(columns)]);
  for (const { attribute, span } of entities) {
    if (grouped.length === 0 || grouped.some((one) => one.attribute === attribute)) continue;
    const reason = "a chain looks for its steps for each entity, so only what it groups by may be one";
    input.notes.add({ code: "entity-dropped", construct: attribute, reason, span: span ?? input.detection.span });
  }
  const [first] = entities;
  if (grouped.length > 0 || first === undefined) return grouped;
  input.notes.add({
    code: "key-approximate",
    construct: first.attribute,
    reason: "a chain looks for its steps for each entity, and none of the keys is one",
    span: first.span ?? input.detection.trigger.span,
    direction: "under",
    polarity,
  });
  return [first];
}

function steps(trigger: Chained, groups: readonly KeyColumn[], context: RuleContext): Value {
  const { branches } = context.stages;
  const of = (events: readonly string[]) =>
    branches.filter((branch) => branch.events.some((event) => events.includes(event)));
  const inputs =
    trigger.kind === "together"
      ? trigger.inputs.map(({ plan }) => of(planEvents(plan)))
      : [of([trigger.anchorEvent]), of(trigger.otherEvents)];
  return inputs.map((step) =>
    map([
      ["expression", stepExpression(step, groups, context)],
      ["limit", 1],
    ]),
  );
}

function stepExpression(
  branches: readonly Branch<BoundField>[],
  groups: readonly KeyColumn[],
  context: RuleContext,
): Value {
  const records = branches.map((branch) =>
    recordsOf(
      branch,
      groups.flatMap((group) => keyPresent(group, branch.events)),
    ),
  );
  return expressionText(records, context);
}

function groupFields(groups: readonly KeyColumn[]): Value {
  const names = new Map(groups.map(({ column, key }) => [fieldReference(column.name, isRaw(column)), key.span]));
  return [...names].map(([name, span]) => located(name, span));
}
