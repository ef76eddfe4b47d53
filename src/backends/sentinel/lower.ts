import type { BoundField } from "../../catalog/nodes.ts";
import type { Plan, PlanOutput } from "../../plan/nodes.ts";
import type { Stages } from "../../plan/stages.ts";
import { ROW, type RowNeeds } from "./branch.ts";
import { type QueryContext, since } from "./context.ts";
import { COUNT_COLUMNS, countColumns, countSteps } from "./count.ts";
import { COLUMNS } from "./expression.ts";
import { anchoredSteps, isCollapsed, JOIN_COLUMNS, joinKeys, joinSides, togetherSteps } from "./join.ts";
import { pascalCase } from "./names.ts";
import { ONCE_COLUMNS, onceKeys, onceSteps } from "./once.ts";
import { type NamedOutput, nameOutputs, type Result, shownFields } from "./outputs.ts";
import { lowerRows, PLAIN_COLUMNS, type Side, slotsOf } from "./rows.ts";
import { planColumn, type Slot } from "./slots.ts";
import {
  and,
  assign,
  at,
  binary,
  call,
  type Kql,
  type KqlType,
  type Let,
  name,
  number,
  or,
  type Pipeline,
  type Step,
  type Typed,
  text,
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
    rowId: keys.some((key) => key.nullable),
    event: false,
    ends: branches.some((branch) => branch.collapse !== undefined),
    sets: collapsed,
  };
  const rows = lowerRows(side, newKeys, needs, context);
  const steps: Step[] = [];
  if (trigger?.kind === "first_seen") steps.push(...firstSeenSteps(newKeys, trigger.history, trigger.span));
  if (once !== undefined) {
    const carried = branches.some((branch) => branch.score !== undefined)
      ? [{ column: COLUMNS.score, type: "long" as const }]
      : [];
    steps.push(
      ...onceSteps(
        { once, keys, slots: slotsOf(side.events, context), carried, columns: side.columns, collapsed },
        context,
      ),
    );
  } else if (trigger !== undefined && context.choosesFresh && context.timing !== undefined) {
    steps.push(where(at(since(name(ROW.arrival), context.timing.frequency), parts.fresh.span)));
  }
  const sets = collapsed || once !== undefined;
  return {
    lets: rows.lets,
    pipeline: { ...rows.pipeline, steps: [...rows.pipeline.steps, ...steps] },
    results: resultsOf(named, values, sets, once !== undefined),
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

/** New is what has no earlier row of the same values within the history: its neighbour in time is the one to look at. */
function firstSeenSteps(
  keys: readonly Slot[],
  history: number,
  span: Stages<BoundField>["fresh"]["span"],
): readonly Step[] {
  const columns = keys.map((key) => key.column);
  const same = and(columns.map((column) => binary(call("prev", name(column)), "==", name(column))));
  const previous = call("iff", same, call("prev", name(COLUMNS.time)), { kind: "null", type: "datetime" });
  const isNew: Kql = or([
    call("isnull", name(PREVIOUS)),
    binary(binary(name(COLUMNS.time), "-", name(PREVIOUS)), ">", timespan(history)),
  ]);
  return [
    { kind: "sort", by: [...columns, COLUMNS.time] },
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
    rowId: branches.length > 1,
    event: parts.outputs.some((output) => output.value.kind === "count" && !coversAll(output.value.events, side)),
    ends: false,
    sets: isCollapsed(side),
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
  const sides = joinSides(trigger, parts, context);
  const anchored = trigger.kind === "anchored";
  const [row] = sides;
  const time = anchored && once === undefined ? COLUMNS.time : COLUMNS.first;
  const named = nameOutputs(parts.outputs, context.names, time);
  const wantedKey = (keyName: string) => {
    const shown = named.find(({ output }) => output.value.kind === "key" && output.value.key.name === keyName);
    return shown === undefined ? { wanted: freeKey(keyName, context) } : { wanted: shown.column, owned: true };
  };
  const keys = joinKeys(trigger, context, wantedKey);
  const values = rowValues(named, sides, context);
  const onceFields = once === undefined ? [] : onceKeys(once, context);
  const needs: RowNeeds = {
    arrival: context.choosesFresh ? "column" : "none",
    firstArrival: false,
    rowId: true,
    event: false,
    ends: true,
    sets: true,
  };
  const joined =
    trigger.kind === "anchored"
      ? anchoredSteps(trigger, sides, keys, needs, context)
      : togetherSteps(trigger, sides, keys, needs, context);
  const steps = [...joined.steps];
  if (once !== undefined && row !== undefined) {
    const slots = [...new Set(sides.flatMap((side) => slotsOf(side.events, context)))];
    const carried = sides
      .slice(anchored ? 1 : 0)
      .map((side) => ({ column: side.columns.time, type: "datetime" as const }));
    steps.push(
      ...onceSteps({ once, keys: onceFields, slots, carried, columns: row.columns, collapsed: false }, context),
    );
  }
  const sets = sides.every(isCollapsed) || once !== undefined;
  return {
    lets: joined.lets,
    pipeline: { source: { kind: "table", name: joined.source }, steps },
    results: resultsOf(named, values, sets, once !== undefined || !anchored),
    times: time === COLUMNS.time ? [COLUMNS.time] : [COLUMNS.first, COLUMNS.last],
  };
}

type RowValue = Slot | Typed | undefined;

/** What each output shows of a row; of several inputs the first that has the field. */
function rowValues(
  named: readonly NamedOutput[],
  sides: readonly Side[],
  context: QueryContext,
): ReadonlyMap<NamedOutput, RowValue> {
  return new Map(named.map((output) => [output, rowValue(output, sides, context)] as const));
}

function rowValue({ output, column }: NamedOutput, sides: readonly Side[], context: QueryContext): RowValue {
  if (output.value.kind === "score") return score(sides);
  if (output.value.kind === "duration") return duration();
  if (output.value.kind === "count") return { kql: number(1), type: "long" };
  const shown = shownFields(output);
  if (shown === undefined) return score(sides);
  // A key of a join is one column on all sides.
  const whole = output.value.kind === "key";
  const side = sides.find((candidate) => candidate.events.some((event) => shown.fields.has(event)));
  if (side === undefined) return undefined;
  const fields = whole ? shown.fields : new Map([...shown.fields].filter(([event]) => side.events.includes(event)));
  const [field] = fields.values();
  const fixed = field === undefined ? undefined : planColumn(field);
  if (fixed !== undefined) return { kql: name(sideColumn(fixed, side)), type: fixed.type };
  return context.slots.of({ fields, fold: shown.fold, wanted: column, owned: true, span: output.span });
}

function score([side]: readonly Side[]): Typed {
  return { kql: name(side?.columns.score ?? COLUMNS.score), type: "long" };
}

function duration(): Typed {
  return { kql: call("datetime_diff", text("second"), name(COLUMNS.last), name(COLUMNS.first)), type: "long" };
}

function sideColumn(fixed: Typed, { columns }: Side): string {
  const column = fixed.kql.kind === "name" ? fixed.kql.name : COLUMNS.time;
  if (column === COLUMNS.first) return columns.first;
  if (column === COLUMNS.last) return columns.last;
  return column === COLUMNS.score ? columns.score : columns.time;
}

/** `ends`: the row's own time has become the first of several. */
function resultsOf(
  named: readonly NamedOutput[],
  values: ReadonlyMap<NamedOutput, RowValue>,
  sets: boolean,
  ends: boolean,
): readonly Result[] {
  return named.flatMap((output): readonly Result[] => {
    const value = values.get(output);
    if (value === undefined) return [];
    const base = { output: output.output, column: output.column };
    if ("kql" in value) {
      const isTime = isOwnTime(output.output) && ends;
      return [{ ...base, value: isTime ? { kql: name(COLUMNS.first), type: "datetime" } : value, list: false }];
    }
    const asSet = sets && value.vocabulary;
    const type: KqlType = asSet ? "dynamic" : value.type;
    return [{ ...base, value: { kql: name(value.column), type }, list: value.list || asSet }];
  });
}

function isOwnTime(output: PlanOutput<BoundField>): boolean {
  return output.name === "time";
}
