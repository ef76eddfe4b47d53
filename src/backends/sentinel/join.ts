import type { BoundField } from "../../catalog/nodes.ts";
import type { Plan } from "../../plan/nodes.ts";
import type { Stages } from "../../plan/stages.ts";
import type { RowNeeds } from "./branch.ts";
import { type QueryContext, since } from "./context.ts";
import { COLUMNS } from "./expression.ts";
import type { NamedOutput } from "./outputs.ts";
import { lowerJoinSide, PLAIN_COLUMNS, prefixedColumns, type Side } from "./rows.ts";
import type { Slot, SlotRequest } from "./slots.ts";
import {
  and,
  assign,
  at,
  binary,
  call,
  extend,
  type Kql,
  type Let,
  name,
  type Step,
  timespan,
  where,
} from "./syntax.ts";

type Anchored = Extract<Plan<BoundField>, { kind: "anchored" }>;
type Together = Extract<Plan<BoundField>, { kind: "together" }>;

export interface Joined {
  readonly lets: readonly Let[];
  /** The `let` that the query reads first. */
  readonly source: string;
  /** What the rows of the inputs have columns of. */
  readonly slots: readonly Slot[];
  readonly steps: readonly Step[];
}

/** The joined inputs; the first carries the alert's row. */
export function joinSides(
  trigger: Anchored | Together,
  parts: Stages<BoundField>,
  named: readonly NamedOutput[],
  context: QueryContext,
): readonly Side[] {
  const { branches } = parts;
  const columns = (event: string) => prefixedColumns(event, shownTime(event, named), context);
  if (trigger.kind === "anchored") {
    const isAnchor = (events: readonly string[]) => events.includes(trigger.anchorEvent);
    const [other, anchor] = [branches.filter((b) => !isAnchor(b.events)), branches.filter((b) => isAnchor(b.events))];
    return [
      { events: trigger.otherEvents, branches: other, columns: PLAIN_COLUMNS },
      { events: [trigger.anchorEvent], branches: anchor, columns: columns(trigger.anchorEvent) },
    ];
  }
  return trigger.inputs.map(({ event }) => ({
    events: [event],
    branches: branches.filter((branch) => branch.events.includes(event)),
    columns: columns(event),
  }));
}

export function joinKeys(
  trigger: Anchored | Together,
  context: QueryContext,
  wanted: (key: string) => Pick<SlotRequest, "wanted" | "owned">,
): readonly Slot[] {
  return trigger.keys.map((key) =>
    context.slots.of({ fields: key.fields, fold: key.fold, ...wanted(key.name), span: key.span }),
  );
}

/** The column of an output that shows the time of one event. */
function shownTime(event: string, named: readonly NamedOutput[]): string | undefined {
  return named.find(({ output: { value } }) => {
    return value.kind === "field" && value.fields.size === 1 && value.fields.get(event)?.name === "time";
  })?.column;
}

const DISTANCE = "Distance";
const EARLIEST = COLUMNS.first;
const LATEST = COLUMNS.last;

/** The columns that joining adds. */
export const JOIN_COLUMNS: readonly string[] = [DISTANCE];

/** Each row with its nearest anchor. The nearest is chosen before freshness is judged, so that a pair alerts once. */
export function anchoredSteps(
  trigger: Anchored,
  sides: readonly Side[],
  keys: readonly Slot[],
  needs: RowNeeds,
  waits: boolean,
  context: QueryContext,
): Joined {
  const [row, anchor] = sides;
  if (row === undefined || anchor === undefined) throw new Error("An anchored trigger has two inputs");
  const inputs = sides.map((side) => lowerJoinSide(side, keys, sideNeeds(side, needs), context));
  const time = name(row.columns.time);
  const anchorTime = name(anchor.columns.time);
  const window: Kql = {
    kind: "between",
    of: time,
    low: binary(anchorTime, "-", timespan(trigger.before)),
    high: binary(anchorTime, "+", timespan(trigger.after)),
  };
  return {
    lets: inputs.flatMap((input) => input.lets),
    source: inputs[0]?.name ?? "",
    slots: [...new Set(inputs.flatMap((input) => input.slots))],
    steps: [
      ...joinSteps(
        inputs.slice(1).map((input) => input.name),
        keys,
      ),
      where(at(window, trigger.span)),
      ...extend([assign(DISTANCE, call("abs", binary(time, "-", anchorTime)))]),
      {
        kind: "summarize",
        columns: [assign(undefined, call("arg_min", name(DISTANCE), { kind: "star" }))],
        by: [row.columns.id],
      },
      ...freshSteps(sides, waits, context),
    ],
  };
}

/** One row of every input within the timespan: for each row of the last input the narrowest such set. */
export function togetherSteps(
  trigger: Together,
  sides: readonly Side[],
  keys: readonly Slot[],
  needs: RowNeeds,
  waits: boolean,
  context: QueryContext,
): Joined {
  const inputs = sides.map((side) => lowerJoinSide(side, keys, sideNeeds(side, needs), context));
  const times = sides.map((side) => name(side.columns.time));
  const last = sides.at(-1);
  // Logs that keep whole seconds give a cause and its effect one time.
  const order = times.slice(1).map((time, index) => binary(times[index] ?? time, "<=", time));
  return {
    lets: inputs.flatMap((input) => input.lets),
    source: inputs[0]?.name ?? "",
    slots: [...new Set(inputs.flatMap((input) => input.slots))],
    steps: [
      ...joinSteps(
        inputs.slice(1).map((input) => input.name),
        keys,
      ),
      ...(trigger.ordered ? [where(at(and(order), trigger.span))] : []),
      ...extend([assign(EARLIEST, call("min_of", ...times)), assign(LATEST, call("max_of", ...times))]),
      ...extend([assign(DISTANCE, binary(name(LATEST), "-", name(EARLIEST)))]),
      where(at(binary(name(DISTANCE), "<=", timespan(trigger.timespan)), trigger.span)),
      {
        kind: "summarize",
        columns: [assign(undefined, call("arg_min", name(DISTANCE), { kind: "star" }))],
        by: [last?.columns.id ?? ""],
      },
      ...freshSteps(sides, waits, context),
    ],
  };
}

function joinSteps(rights: readonly string[], keys: readonly Slot[]): readonly Step[] {
  return rights.map((right): Step => ({ kind: "join", right, on: keys.map((key) => key.column) }));
}

/** Any of the joined rows arrived in this run; for `once`, which judges whole sessions, when the pair came to be. */
function freshSteps(sides: readonly Side[], waits: boolean, { timing, choosesFresh }: QueryContext): readonly Step[] {
  if (!choosesFresh || timing === undefined) return [];
  const latest = call("max_of", ...sides.map((side) => name(side.columns.arrival)));
  if (waits) return extend([assign(sides[0]?.columns.arrival, latest)]);
  return [where(since(latest, timing.frequency))];
}

export function isCollapsed(side: Side): boolean {
  return side.branches.length > 0 && side.branches.every((branch) => branch.collapse !== undefined);
}

function sideNeeds(side: Side, needs: RowNeeds): RowNeeds {
  return isCollapsed(side) ? needs : { ...needs, ends: false, sets: "none" };
}
