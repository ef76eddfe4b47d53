import type { BoundField } from "../../catalog/nodes.ts";
import { visitPredicate } from "../../model/walk.ts";
import type { Plan } from "../../plan/nodes.ts";
import { countedRecords, type RuleContext } from "./context.ts";
import { eqlTest } from "./eql/lower.ts";
import { aggregate, compared } from "./esql/aggregates.ts";
import { call } from "./esql/build.ts";
import { hopReason, windowFor } from "./esql/window.ts";
import type { Rule } from "./rule.ts";
import { aggregateRule } from "./rules-aggregate.ts";
import { eitherOrderRules, joinsExactly, orderedRule } from "./rules-sequence.ts";
import { stackHas } from "./stack.ts";
import { storedTests } from "./stored.ts";

type Together = Extract<Plan<BoundField>, { readonly kind: "together" }>;

/**
 * Events that occur together. In order: a sequence. In any order: two sequences where a pair joins by stored fields as
 * they are, else one aggregation in which every event occurs, since that can fold and compute keys.
 */
export function togetherRules(context: RuleContext, trigger: Together): readonly Rule[] {
  if (trigger.ordered) return [orderedRule(context, trigger)];
  if (trigger.inputs.length === 2) {
    const says = joinsExactly(trigger.keys) && eqlSaysAll(context, trigger);
    if (says || !stackHas(context, "esql_filtered_aggregates")) return eitherOrderRules(context, trigger);
  }
  const { every, delay } = context.input.detection.schedule;
  const window = windowFor(trigger.timespan, every, delay);
  context.input.notes.add({
    code: window.kind === "run" ? "window-run" : "window-hop",
    construct: "timespan",
    reason:
      window.kind === "run"
        ? "events of one key that one run reads count as together: the timespan, `every` and `delay`"
        : hopReason(window),
    span: trigger.span,
    direction: "over",
  });
  const rule = aggregateRule(context, {
    keys: trigger.keys,
    window,
    fresh: "any",
    span: trigger.span,
    conditions: (aggregates) =>
      trigger.inputs.map(({ event }) => {
        const where = aggregates.rows.belongs([event]);
        const name = aggregate(`${event}_count`, call("count", { kind: "star" }), aggregates, where, trigger.span);
        return compared(name, "gt", 0);
      }),
  });
  return rule === undefined ? [] : [rule];
}

function eqlSaysAll(context: RuleContext, trigger: Together): boolean {
  const quiet: RuleContext = {
    ...context,
    input: { ...context.input, notes: { ...context.input.notes, add: () => {} } },
  };
  return context.stages.branches.every((branch) => {
    let all = true;
    visitPredicate(storedTests(countedRecords(branch, trigger.keys, quiet)), (node) => {
      if (node.kind === "test" && eqlTest(node)?.exact !== true) all = false;
    });
    return all;
  });
}
