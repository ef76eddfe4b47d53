import type { FieldRef } from "../../../model/nodes.ts";
import { assertNever } from "../../../model/walk.ts";
import type { Plan } from "../../../plan/nodes.ts";
import type { CanonicalEvent } from "../../event.ts";
import type { Relation } from "../../relation/nodes.ts";
import { collapseRows, type RowContext, scanRows, scoreRows } from "./event-rows.ts";
import { predicateTest } from "./predicate.ts";
import { anchoredRows, countRows, firstSeenRows, onceRows, togetherRows } from "./trigger-rows.ts";
import { usedFields } from "./used-fields.ts";

/**
 * What a logical plan says about canonical events, as a streaming relation: places are log sources, rows those of
 * `canonicalRow`. Every event is judged once, so that `fresh` keeps everything; outputs decide nothing and are left out. Each
 * row is an alert; its columns are the internal ones of the last event (`time` and the rest) and `key 0`, `key 1`, … .
 */
export function relationOfPlan(
  plan: Plan<FieldRef>,
  lists: ReadonlyMap<string, readonly string[]> = new Map(),
): Relation {
  const used = usedFields(plan);
  return rowsOf(plan, { lists, used, fields: [...used.names] });
}

function rowsOf(plan: Plan<FieldRef>, context: RowContext): Relation {
  const below = (input: Plan<FieldRef>): Relation => rowsOf(input, context);
  switch (plan.kind) {
    case "scan":
      return scanRows(plan, context);
    case "union":
      return { kind: "union", inputs: plan.inputs.map(below) };
    case "filter":
      return { kind: "filter", input: below(plan.input), where: predicateTest(plan.where, context) };
    case "collapse":
      return collapseRows(plan, below(plan.input), context);
    case "score":
      return scoreRows(plan, below(plan.input), context);
    case "count":
      return countRows(plan, below(plan.input));
    case "anchored":
      return anchoredRows(plan, below(plan.anchor), below(plan.other));
    case "together":
      return togetherRows(
        plan,
        plan.inputs.map((input) => below(input.plan)),
      );
    case "first_seen":
      return firstSeenRows(plan, below(plan.input));
    case "once":
      return onceRows(plan, below(plan.input));
    case "fresh":
    case "project":
      return below(plan.input);
    default:
      return assertNever(plan);
  }
}

/** An event as the relation of a plan reads it. */
export function canonicalRow({ time, id, fields }: CanonicalEvent): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(fields),
    "event.id": fields.get("event.id") ?? id,
    time: new Date(time).toISOString(),
  };
}
