import type { BoundField } from "../../catalog/nodes.ts";
import type { Plan } from "../../plan/nodes.ts";
import type { Stages } from "../../plan/stages.ts";
import { repeatsRecords } from "./aggregates.ts";
import { ROW, type RowNeeds } from "./branch.ts";
import { type QueryContext, since } from "./context.ts";
import { COUNT_COLUMNS, countColumns, countSteps } from "./count.ts";
import { COLUMNS } from "./expression.ts";
import { anchoredSteps, isCollapsed, JOIN_COLUMNS, joinKeys, joinSides, togetherSteps } from "./join.ts";
import { pascalCase } from "./names.ts";
import { ONCE_COLUMNS, onceKeys, onceSteps } from "./once.ts";
import { nameOutputs, type Result } from "./outputs.ts";
import { rowResults, rowValues } from "./row-values.ts";
import { lowerRows, PLAIN_COLUMNS, type Side } from "./rows.ts";
import { mayLack, type Slot } from "./slots.ts";
import {
  and,
  assign,
  at,
  binary,
  call,
  type Kql,
  type Let,
  name,
  or,
  type Pipeline,
  type Step,
  timespan,
  where,
} from "./syntax.ts";

const PREVIOUS = "PreviousTime";

/** Columns that the passes make; outputs and slots keep away from them. */
export const OWN_COLUMNS: readonly string[] = [
  ...Object.values(COLUMNS),
  ...Object.values(ROW),
  ...COUNT_COLUMNS,
  ...ONCE_COLUMNS,
  ...JOIN_COLUMNS,
  PREVIOUS,
];

/** The rows of the alert and what their columns hold, before entities and the final `project`. */
export interface Lowered {
  readonly lets: readonly Let[];
  readonly pipeline: Pipeline;
  readonly results: readonly Result[];
  /** Columns of time that the alert shows beside the outputs. */
  readonly times: readonly string[];
}

export function lowerPlan(parts: Stages<BoundField>, context: QueryContext): Lowered {
  const { trigger } = parts;
  if (trigger === undefined || trigger.kind === "first_seen") return lowerSingle(parts, context);
  if (trigger.kind === "count") return lowerCount(trigger, parts, context);
  return lowerJoined(trigger, parts, context);
}

/** A plain match, or one that must be new. */
function lowerSingle(parts: Stages<BoundField>, context: QueryContext): Lowered {
  const { trigger, once, branches } = parts;
  const side: Side = { events: branches.flatMap((branch) => branch.events), branches, columns: PLAIN_COLUMNS };
  const collapsed = isCollapsed(side);
  const named = nameOutputs(parts.outputs, context.names, once === undefined ? COLUMNS.time : COLUMNS.first);
  const values = rowValues(named, [side], context);
  const newKeys =
    trigger?.kind === "first_seen"
      ? trigger.value.map((key) =>
          context.slots.of({ fields: key.fields, fold: key.fold, wanted: freeKey(key.name, context), span: key.span }),
        )
      : [];
  const keys = once === undefined ? [] : onceKeys(once, context);
  const waits = once !== undefined || trigger !== undefined;
  const needs: RowNeeds = {
    arrival: !context.choosesFresh ? "none" : waits ? "column" : "filter",
    firstArrival: once !== undefined,
    rowId: keys.some((key) => mayLack(key, side.events)),
    event: false,
    ends: branches.some((branch) => branch.collapse !== undefined),
    sets: !collapsed ? "none" : once === undefined ? "dynamic" : "text",
  };
  const rows = lowerRows(side, newKeys, needs, context);
  const steps: Step[] = [];
  if (trigger?.kind === "first_seen") steps.push(...firstSeenSteps(newKeys, trigger, context));
  if (once !== undefined) {
    const carried = branches.some((branch) => branch.score !== undefined)
      ? [{ column: COLUMNS.score, type: "long" as const }]
      : [];
    steps.push(
      ...onceSteps(
        {
          once,
          keys,
          slots: rows.slots,
          carried,
          columns: side.columns,
          areSets: () => collapsed,
          mayLack: (slot) => mayLack(slot, side.events),
          ends: collapsed,
        },
        context,
      ),
    );
  } else if (trigger !== undefined && context.timing !== undefined) {
    // What lies before the week of a hunt is there as history only.
    const judged = context.choosesFresh ? ROW.arrival : COLUMNS.time;
    steps.push(where(at(since(name(judged), context.timing.frequency), parts.fresh.span)));
  }
  const sets = (): RowNeeds["sets"] => {
    if (once === undefined) return collapsed ? "dynamic" : "none";
    return collapsed ? "text" : "dynamic";
  };
  return {
    lets: rows.lets,
    pipeline: { ...rows.pipeline, steps: [...rows.pipeline.steps, ...steps] },
    results: rowResults(named, values, sets, once !== undefined),
    times:
      once !== undefined
        ? [COLUMNS.first, COLUMNS.last]
        : [COLUMNS.time, ...(collapsed ? [COLUMNS.first, COLUMNS.last] : [])],
  };
}

function freeKey(keyName: string, context: QueryContext): string {
  const wanted = pascalCase(keyName);
  return context.names.isFree(wanted) ? wanted : `${wanted}Key`;
}

/**
 * New is what has no earlier row of the same values within the history: its neighbour in time is the one to look at. Of rows
 * of one time the one that came first is the earlier one; a copy that arrives later must not look new again.
 */
function firstSeenSteps(
  keys: readonly Slot[],
  { history, span }: Extract<Plan<BoundField>, { kind: "first_seen" }>,
  { choosesFresh }: QueryContext,
): readonly Step[] {
  const columns = keys.map((key) => key.column);
  const same = and(columns.map((column) => binary(call("prev", name(column)), "==", name(column))));
  const previous = call("iff", same, call("prev", name(COLUMNS.time)), { kind: "null", type: "datetime" });
  const isNew: Kql = or([
    call("isnull", name(PREVIOUS)),
    binary(binary(name(COLUMNS.time), "-", name(PREVIOUS)), ">", timespan(history)),
  ]);
  return [
    { kind: "sort", by: [...columns, COLUMNS.time, ...(choosesFresh ? [ROW.arrival] : [])] },
    { kind: "extend", columns: [assign(PREVIOUS, previous)] },
    where(at(isNew, span)),
  ];
}

function lowerCount(
  trigger: Extract<Plan<BoundField>, { kind: "count" }>,
  parts: Stages<BoundField>,
  context: QueryContext,
): Lowered {
  const { branches, once } = parts;
  const side: Side = { events: branches.flatMap((branch) => branch.events), branches, columns: PLAIN_COLUMNS };
  if (once !== undefined) {
    context.notes.add({
      code: "once-per-lost",
      construct: "once_per",
      reason: "a row of a count is many events, so it has no one operation to be collapsed by",
      span: once.span,
      direction: "over",
    });
  }
  const named = nameOutputs(parts.outputs, context.names, COLUMNS.first);
  const columns = countColumns(trigger, named, context);
  const needs: RowNeeds = {
    arrival: context.choosesFresh ? "column" : "none",
    firstArrival: false,
    rowId: repeatsRecords(columns, side),
    event: parts.outputs.some((output) => output.value.kind === "count" && !coversAll(output.value.events, side)),
    ends: false,
    sets: isCollapsed(side) ? "text" : "none",
  };
  const rows = lowerRows(side, columns.keys, needs, context);
  const counted = countSteps(trigger, named, columns, side, context);
  return {
    lets: rows.lets,
    pipeline: { ...rows.pipeline, steps: [...rows.pipeline.steps, ...counted.steps] },
    results: counted.results,
    times: [COLUMNS.first, COLUMNS.last],
  };
}

function coversAll(events: readonly string[], side: Side): boolean {
  return side.events.every((event) => events.includes(event));
}

function lowerJoined(
  trigger: Extract<Plan<BoundField>, { kind: "anchored" | "together" }>,
  parts: Stages<BoundField>,
  context: QueryContext,
): Lowered {
  const { once } = parts;
  const anchored = trigger.kind === "anchored";
  const time = anchored && once === undefined ? COLUMNS.time : COLUMNS.first;
  const named = nameOutputs(parts.outputs, context.names, time);
  const sides = joinSides(trigger, parts, named, context);
  const [row] = sides;
  const wantedKey = (keyName: string) => {
    const shown = named.find(({ output }) => output.value.kind === "key" && output.value.key.name === keyName);
    return shown === undefined ? { wanted: freeKey(keyName, context) } : { wanted: shown.column, owned: true };
  };
  const keys = joinKeys(trigger, context, wantedKey);
  const values = rowValues(named, sides, context);
  const operations = sides.filter(isCollapsed).flatMap((side) => side.events);
  const fromOperations = (slot: Slot) => operations.some((event) => slot.fields.has(event));
  const onceFields = once === undefined ? [] : onceKeys(once, context);
  const needs: RowNeeds = {
    arrival: context.choosesFresh ? "column" : "none",
    firstArrival: false,
    rowId: true,
    event: false,
    ends: true,
    sets: once === undefined ? "dynamic" : "text",
  };
  const joined =
    trigger.kind === "anchored"
      ? anchoredSteps(trigger, sides, keys, needs, once !== undefined, context)
      : togetherSteps(trigger, sides, keys, needs, once !== undefined, context);
  const steps = [...joined.steps];
  if (once !== undefined && row !== undefined) {
    // Each alert has a row of every side, and of a column that several have it shows the first one's.
    const lacks = (slot: Slot): boolean => {
      const side = sides.find(({ events }) => events.some((event) => slot.fields.has(event)));
      return side === undefined || mayLack(slot, side.events);
    };
    const carried = sides
      .slice(anchored ? 1 : 0)
      .map((side) => ({ column: side.columns.time, type: "datetime" as const }));
    steps.push(
      ...onceSteps(
        {
          once,
          keys: onceFields,
          slots: joined.slots,
          carried,
          columns: row.columns,
          areSets: fromOperations,
          mayLack: lacks,
          ends: false,
        },
        context,
      ),
    );
  }
  const sets = (slot: Slot): RowNeeds["sets"] => {
    if (once === undefined) return fromOperations(slot) ? "dynamic" : "none";
    return fromOperations(slot) ? "text" : "dynamic";
  };
  return {
    lets: joined.lets,
    pipeline: { source: { kind: "table", name: joined.source }, steps },
    results: rowResults(named, values, sets, once !== undefined || !anchored),
    times: time === COLUMNS.time ? [COLUMNS.time] : [COLUMNS.first, COLUMNS.last],
  };
}
