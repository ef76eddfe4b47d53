import type { BoundField } from "../../catalog/nodes.ts";
import type { Count } from "../../plan/nodes.ts";
import type { RuleContext } from "./context.ts";
import { type AggregateContext, aggregate, compared, distinctValue } from "./esql/aggregates.ts";
import { call } from "./esql/build.ts";
import { hopReason, type Window, windowFor } from "./esql/window.ts";
import type { Rule } from "./rule.ts";
import { aggregateRule } from "./rules-aggregate.ts";
import { documentRule } from "./rules-document.ts";
import { noteEstimate, thresholdRule } from "./rules-threshold.ts";
import { noteStoredKeys, suppressionFields, suppressionOf } from "./suppress.ts";

/**
 * Counts. A condition that one event satisfies is a rule on documents, grouped by alert suppression. Any other is a
 * threshold rule where that says the same, else an ES|QL aggregation, which can compute keys and show what was counted.
 */
export function countRule(context: RuleContext, count: Count<BoundField>): Rule | undefined {
  const documents = anyEventCounts(count) ? groupedDocuments(context, count) : undefined;
  return documents ?? thresholdRule(context, count) ?? counted(context, count);
}

/** Every window with an event satisfies the condition. */
function anyEventCounts({ conditions }: Count<BoundField>): boolean {
  return (
    conditions.length > 0 &&
    conditions.every(
      ({ operator, value }) =>
        (operator === "gte" && value <= 1) || (operator === "gt" && value < 1) || (operator === "neq" && value <= 0),
    )
  );
}

function groupedDocuments(context: RuleContext, count: Count<BoundField>): Rule | undefined {
  const fields = suppressionFields(count.keys);
  if (fields !== "unique" && "reason" in fields) return undefined;
  noteStoredKeys(count.keys, "key-case", "over", context);
  const wanted = suppressionOf(context);
  const grouped =
    fields === "unique" || fields.length === 0 ? undefined : { groupBy: fields, duration: undefined, span: count.span };
  return documentRule(context, {
    branches: context.stages.branches,
    keys: [...count.keys, ...(count.distinct ?? [])],
    suppression: wanted ?? grouped,
    aggregated: true,
  });
}

function counted(context: RuleContext, count: Count<BoundField>): Rule | undefined {
  const { every, delay } = context.input.detection.schedule;
  // Where any event satisfies the condition, a longer window holds the same alerts.
  const window: Window = anyEventCounts(count)
    ? { kind: "run", lookBack: count.timespan + every + delay }
    : windowFor(count.timespan, every, delay);
  noteWindow(context, count, window);
  noteEstimate(context, count);
  return aggregateRule(context, {
    keys: count.keys,
    window,
    fresh: "any",
    span: count.span,
    conditions: (aggregates) => {
      const name = countColumn(count, aggregates, context);
      return count.conditions.map(({ operator, value, span }) => ({
        kind: "marked",
        value: compared(name, operator, value),
        span,
      }));
    },
  });
}

/** Counts under the author's name where an output shows the same number. */
function countColumn(count: Count<BoundField>, aggregates: AggregateContext, context: RuleContext): string {
  const { outputs } = context.stages;
  if (count.distinct === undefined) {
    const output = outputs.find(
      ({ value }) => value.kind === "count" && aggregates.rows.belongs(value.events) === undefined,
    );
    return aggregate(output?.name ?? "event_count", call("count", { kind: "star" }), aggregates, undefined, count.span);
  }
  const value = distinctValue(count.distinct, aggregates);
  if (value === undefined) {
    context.input.notes.add({
      code: "not-expressible",
      construct: count.distinct.map((key) => key.name).join(", "),
      reason: "ES|QL cannot read the field whose values are counted",
      span: count.span,
    });
    return "Esql.distinct_count";
  }
  const names = count.distinct.map((key) => key.name).join("\0");
  const output = outputs.find(
    (each) => each.value.kind === "count_distinct" && each.value.of.map((key) => key.name).join("\0") === names,
  );
  return aggregate(output?.name ?? "distinct_count", value, aggregates, undefined, count.span);
}

function noteWindow(context: RuleContext, count: Count<BoundField>, window: Window): void {
  if (anyEventCounts(count)) return;
  context.input.notes.add({
    code: window.kind === "run" ? "window-run" : "window-hop",
    construct: "timespan",
    reason:
      window.kind === "run" ? "one run counts all it reads: the timespan, `every` and `delay`" : hopReason(window),
    span: count.span,
    direction: "over",
    polarity: context.polarity,
  });
}
