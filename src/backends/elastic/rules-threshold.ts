import type { Column } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { outputFields } from "../../plan/bind.ts";
import type { Count } from "../../plan/nodes.ts";
import { simplify } from "../../plan/simplify.ts";
import { expressionColumns, flattenPaths, groupable, respelledColumn } from "./columns.ts";
import { type RuleContext, recordsOf } from "./context.ts";
import { esqlReads } from "./esql/compute.ts";
import { windowFor } from "./esql/window.ts";
import { withExceptions } from "./exceptions.ts";
import { shortfall, widened } from "./ladder.ts";
import type { Key, Rule, Suppression, Threshold } from "./rule.ts";
import { eitherBranch, readsOf, sayKuery } from "./rules-document.ts";
import { stackHas } from "./stack.ts";
import { storedTests } from "./stored.ts";
import { comparesLoosely, noteStoredKeys } from "./suppress.ts";
import { shownByThreshold, THRESHOLD_TIMES } from "./threshold-outputs.ts";

/** Distinct values are counted exactly up to about this many (Elasticsearch reference, precision threshold). */
const EXACT_DISTINCT = 3000;

interface Shape {
  readonly threshold: Threshold;
  /** Of the keys in their order, then of the counted value. */
  readonly columns: readonly Column[];
}

/**
 * A count as a threshold rule: where ES|QL would say no more, cannot read what the rule needs, or is none of the stack's.
 * `undefined` where ES|QL does better, or where a threshold rule cannot count so.
 *
 * A threshold rule leaves out what an earlier alert of it has counted for the same group (Kibana, bucket filters of the
 * threshold executor). No episode goes without an alert by that: events of a window that holds either all count in the
 * run after the last of them, or one of them is in an alert already, which so overlaps the window. That is by the time
 * of arrival, by which no event can be older than an alert that has not counted it.
 */
export function thresholdRule(context: RuleContext, count: Count<BoundField>): Rule | undefined {
  const plain = shapeOf(context, count, plainColumn);
  const canElse = stackHas(context, "esql");
  const better = plain === undefined || !canElse ? plain : preferred(context, count, plain);
  if (better !== undefined) return built(context, count, better);
  const stored = unreadable(count) || !canElse ? shapeOf(context, count, nearestColumn) : undefined;
  if (stored === undefined) return undefined;
  noteKeys(context, [...count.keys, ...(count.distinct ?? [])]);
  return built(context, count, stored);
}

/** Where a threshold rule keeps as much of the meaning as ES|QL, and of the outputs too, or more of the meaning. */
function preferred(context: RuleContext, count: Count<BoundField>, shape: Shape): Shape | undefined {
  const { stages, vocabulary, input } = context;
  const { every, delay } = input.detection.schedule;
  const stored = storedTests(eitherBranch(stages.branches, count.keys, context));
  if (shortfall("filters", stored, vocabulary) > 0) return undefined;
  if (esqlShortfall(context) > 0) return shape;
  const shown = stages.outputs.every((output) => shownByThreshold(output, shape.threshold, context) !== undefined);
  const once = stages.once === undefined || sameKeys(stages.once.fields, count.keys);
  const oneWindow = windowFor(count.timespan, every, delay).kind === "run";
  return shown && once && oneWindow && shortfall("kuery", stored, vocabulary) === 0 ? shape : undefined;
}

function esqlShortfall(context: RuleContext): number {
  const operands = context.stages.branches.map((branch) => recordsOf(branch, context));
  const [first] = operands;
  if (first === undefined) return 0;
  const predicate: Predicate<BoundField> = { kind: "or", operands, span: first.span };
  return shortfall("esql", simplify(predicate), context.vocabulary);
}

function unreadable({ keys, distinct }: Count<BoundField>): boolean {
  return [...keys, ...(distinct ?? [])].some((key) =>
    [...key.fields.values()].every((field) => !esqlReads(flattenPaths(field.expression))),
  );
}

function shapeOf(
  context: RuleContext,
  { keys, distinct, conditions, span }: Count<BoundField>,
  columnFor: (key: Key) => Column | undefined,
): Shape | undefined {
  const least = conditions.flatMap(({ operator, value }) => {
    if (operator === "gt") return [Math.floor(value) + 1];
    return operator === "gte" ? [Math.ceil(value)] : [];
  });
  const grouping = keys.map(columnFor);
  const counted = (distinct ?? []).map(columnFor);
  const columns = [...grouping, ...counted].filter((column) => column !== undefined);
  if (columns.length < grouping.length + counted.length || counted.length > 1) return undefined;
  if (least.length === 0 || least.length < conditions.length) return undefined;
  const fields = [...new Set(grouping.flatMap((column) => column?.name ?? []))];
  if (fields.length > (stackHas(context, "threshold_of_five_fields") ? 5 : 3)) return undefined;
  const value = Math.max(1, ...least);
  const [field] = counted;
  return {
    columns,
    threshold: {
      fields,
      value: field === undefined ? value : 1,
      cardinality: field && { field: field.name, value },
      span,
    },
  };
}

/** The stored field that is the key, and of which equal values are stored alike. */
function plainColumn(key: Key): Column | undefined {
  const [column, ...others] = [...key.fields.values()].map((field) => {
    const { expression } = field;
    if (expression.kind !== "column" || comparesLoosely(field, key.fold)) return undefined;
    return ["keyword", "constant_keyword", "wildcard", "ip"].includes(expression.type) ? expression : undefined;
  });
  return column !== undefined && groupable(column) && others.every((other) => other?.name === column.name)
    ? column
    : undefined;
}

/** The stored field nearest to a key: what it respells, or the first of those it is taken from. */
function nearestColumn(key: Key): Column | undefined {
  const [column, ...others] = [...key.fields.values()].map((field) => {
    const expression = flattenPaths(field.expression);
    if (expression.kind === "first_of" || expression.kind === "any_of") {
      const [first] = expression.options;
      return first && respelledColumn(first);
    }
    return respelledColumn(expression);
  });
  return column !== undefined && groupable(column) && others.every((other) => other?.name === column.name)
    ? column
    : undefined;
}

function noteKeys(context: RuleContext, keys: readonly Key[]): void {
  for (const key of keys) {
    const columns = [...key.fields.values()].flatMap((field) => expressionColumns(flattenPaths(field.expression)));
    const names = [...new Set(columns.map((column) => column.name))];
    if (names.length < 2) continue;
    context.input.notes.add({
      code: "key-approximate",
      construct: key.name,
      reason: `a threshold rule groups by stored fields, so of ${names.join(", ")} only the first is read`,
      span: key.span,
      direction: "under",
    });
  }
  noteStoredKeys(
    keys.filter((key) => plainColumn(key) === undefined),
    "key-case",
    "under",
    context,
  );
}

/** A key as the one stored field that the rule groups by. */
function readFrom(key: Key, column: Column | undefined): Key {
  if (column === undefined) return key;
  const fields = new Map([...key.fields].map(([event, field]) => [event, { ...field, expression: column }]));
  return { ...key, fields };
}

function built(context: RuleContext, count: Count<BoundField>, { threshold, columns }: Shape): Rule {
  const { stages, input } = context;
  const { notes, detection } = input;
  const { every, delay } = detection.schedule;
  const excepting = withExceptions(context);
  const keys = count.keys.map((key, index) => readFrom(key, columns[index]));
  const stored = storedTests(eitherBranch(stages.branches, keys, excepting));
  const final = widened(stored, "filters", { ...context, notes });
  noteEstimate(context, count);
  // One event that is enough alerts in whatever window.
  const several = Math.max(threshold.value, threshold.cardinality?.value ?? 1) > 1;
  if (several) {
    notes.add({
      code: "window-run",
      construct: "timespan",
      reason: "one run counts what arrived in the timespan, `every` and `delay`, and no alert has counted yet",
      span: count.span,
      direction: "over",
      polarity: context.polarity,
    });
  }
  notes.add({
    code: "ingestion-time",
    construct: "schedule",
    reason: "runs and windows go by the time of arrival",
    span: detection.schedule.span,
  });
  return {
    part: undefined,
    type: "threshold",
    ...sayKuery(final, context),
    interval: every,
    lookBack: (several ? count.timespan : 0) + every + delay,
    byArrival: true,
    suppression: muting(context, count),
    newTerms: undefined,
    threshold,
    exceptions: excepting.exceptions,
    investigation: thresholdFields(context, threshold),
    reads: [...readsOf(final), ...columns],
  };
}

/** What the alert shows of the outputs, with notes for what it lacks. */
function thresholdFields(context: RuleContext, threshold: Threshold): readonly string[] {
  const { notes, detection } = context.input;
  const times = new Set<string>(Object.values(THRESHOLD_TIMES));
  const fields = context.stages.outputs.flatMap((output) => {
    const shown = shownByThreshold(output, threshold, context);
    if (shown?.some((name) => times.has(name))) {
      const reason = "the alert shows times of arrival, by which the rule runs";
      notes.add({ code: "output-approximate", construct: output.name, reason, span: output.span });
    }
    if (shown !== undefined) return shown;
    const read = outputFields(output.value).flatMap((field) => expressionColumns(flattenPaths(field.expression)));
    const near = read.find((column) => threshold.fields.includes(column.name));
    if (near !== undefined) {
      const reason = `the alert shows the group's ${near.name}`;
      notes.add({ code: "output-approximate", construct: output.name, reason, span: output.span });
      return [near.name];
    }
    const reason = "the alert of a threshold rule shows its groups and counts only";
    notes.add({ code: "output-absent", construct: output.name, reason, span: output.span });
    for (const entity of detection.entities.filter((each) => each.output === output.name)) {
      notes.add({ code: "entity-dropped", construct: output.name, reason, span: entity.span });
    }
    return [];
  });
  return [...new Set(["@timestamp", ...threshold.fields, ...fields])];
}

/** `once_per` or the throttle as suppression, which for a threshold rule is by its groups. */
function muting(context: RuleContext, { keys }: Count<BoundField>): Suppression | undefined {
  const { once } = context.stages;
  const { notes, detection } = context.input;
  const { throttle } = detection.limits;
  const kept = once !== undefined && sameKeys(once.fields, keys) ? once : undefined;
  const byGroups = "a threshold rule mutes by the fields it groups by";
  if (once !== undefined && kept === undefined) {
    notes.add({ code: "once-per-lost", construct: "once_per", reason: byGroups, span: once.span, direction: "over" });
  }
  if (throttle !== undefined && (kept !== undefined || !sameKeys(throttle.fields, keys))) {
    const reason = kept === undefined ? byGroups : "the rule's one suppression serves once_per";
    notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: throttle.span });
  }
  if (kept !== undefined) return { groupBy: [], duration: kept.within, span: kept.span };
  // The throttle's fields are among the keys, so muting by all of them mutes no more than was asked.
  return throttle && { groupBy: [], duration: throttle.for, span: throttle.span };
}

function sameKeys(fields: readonly { readonly name: string }[], keys: readonly Key[]): boolean {
  const names = new Set(fields.map((field) => field.name));
  return names.size === keys.length && keys.every((key) => names.has(key.name));
}

/** Notes that a condition lies where distinct values are estimated. */
export function noteEstimate(context: RuleContext, count: Count<BoundField>): void {
  if (count.distinct === undefined || count.conditions.every(({ value }) => value <= EXACT_DISTINCT)) return;
  context.input.notes.add({
    code: "condition-approximate",
    construct: "condition",
    reason: `distinct values are estimated from ${EXACT_DISTINCT} on`,
    span: count.span,
    direction: "both",
  });
}
