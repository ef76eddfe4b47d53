import type { BoundField } from "../../catalog/nodes.ts";
import { type Duration, HOUR, MINUTE, printDuration, SECOND } from "../../model/duration.ts";
import type { Comparison } from "../../model/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import type { Count, PlanKey } from "../../plan/nodes.ts";
import { planPolarity } from "../../plan/polarity.ts";
import {
  aggregateOf,
  aggregatesOf,
  type CountColumns,
  countDistinct,
  countRows,
  readArgument,
  resultsOf,
} from "./aggregates.ts";
import { ROW } from "./branch.ts";
import { capabilities } from "./capabilities.ts";
import { type QueryContext, since } from "./context.ts";
import { COLUMNS } from "./expression.ts";
import { pascalCase } from "./names.ts";
import type { NamedOutput, Result } from "./outputs.ts";
import { explode, type Side } from "./rows.ts";
import { planColumn, type Slot } from "./slots.ts";
import {
  type Assignment,
  and,
  assign,
  at,
  binary,
  call,
  name,
  number,
  type Step,
  type Typed,
  timespan,
  where,
} from "./syntax.ts";

export interface CountParts {
  readonly steps: readonly Step[];
  readonly results: readonly Result[];
}

const ARRIVED = "LastIngested";
const WINDOW = "WindowStart";
const EPISODE = "Episode";

/** The columns that counting adds beside the author's. */
export const COUNT_COLUMNS: readonly string[] = [ARRIVED, WINDOW, EPISODE];

export function countColumns(
  count: Count<BoundField>,
  outputs: readonly NamedOutput[],
  context: QueryContext,
): CountColumns {
  const slotOf = (key: PlanKey<BoundField>, wanted: string, owned = false): Slot =>
    context.slots.of({ fields: key.fields, fold: key.fold, wanted, owned, span: key.span });
  const keys = count.keys.map((key) => {
    const shown = outputs.find(({ output }) => output.value.kind === "key" && output.value.key.name === key.name);
    // The column of a key keeps its name through the summarize, so the output's own name goes to it.
    if (shown !== undefined) return slotOf(key, shown.column, true);
    return slotOf(key, freeName(pascalCase(key.name), "Key", context));
  });
  const argument = (key: PlanKey<BoundField>): Slot | Typed => {
    const [field] = key.fields.values();
    const fixed = field === undefined ? undefined : planColumn(field);
    return fixed ?? slotOf(key, freeName(pascalCase(key.name), "Value", context));
  };
  const distinct = count.distinct?.map((key) => slotOf(key, freeName(pascalCase(key.name), "Value", context)));
  const slots = new Map(outputs.map((named) => [named, argumentsOf(named, argument)] as const));
  const gathered = outputs.flatMap((named) => (takesElements(named) ? (slots.get(named) ?? []) : []));
  const lists = [...(distinct ?? []), ...gathered].filter((slot): slot is Slot => "column" in slot && slot.list);
  return { keys, distinct, slots, exploded: [...new Set(lists)].filter((slot) => !keys.includes(slot)) };
}

function takesElements({ output: { value } }: NamedOutput): boolean {
  return value.kind === "values" || value.kind === "count_distinct";
}

function freeName(wanted: string, suffix: string, { names }: QueryContext): string {
  return names.isFree(wanted) ? wanted : `${wanted}${suffix}`;
}

function argumentsOf(
  { output }: NamedOutput,
  argument: (key: PlanKey<BoundField>) => Slot | Typed,
): readonly (Slot | Typed)[] {
  const { value, span, name: outputName } = output;
  switch (value.kind) {
    case "count_distinct":
      return value.of.map(argument);
    case "values":
      return [argument(value.of)];
    case "first":
    case "last":
    case "min":
    case "max":
      return value.of === "score" ? [{ kql: name(COLUMNS.score), type: "long" }] : [argument(value.of)];
    case "field":
      return [argument({ name: outputName, fold: false, fields: value.fields, span })];
    case "key":
      return [argument(value.key)];
    case "score":
    case "count":
    case "duration":
      return [];
    default:
      return assertNever(value);
  }
}

/** Groups rows into windows, and keeps those that satisfy the conditions, hold a new event and say most. */
export function countSteps(
  count: Count<BoundField>,
  outputs: readonly NamedOutput[],
  columns: CountColumns,
  side: Side,
  context: QueryContext,
): CountParts {
  const { timing } = context;
  const anyEvent = isAlwaysTrue(count);
  const keys = columns.keys.map((key) => key.column);
  const aggregates = aggregatesOf(outputs, columns, side);
  const matched = matchCount(count, outputs, columns, side, context);
  const elements = columns.exploded.flatMap(explode);
  const ends = [
    assign(COLUMNS.first, call("min", name(COLUMNS.time))),
    assign(COLUMNS.last, call("max", name(COLUMNS.time))),
  ];
  const arrived = context.choosesFresh ? [assign(ARRIVED, call("max", name(ROW.arrival)))] : [];
  const added = anyEvent || matched.aggregate === undefined ? [] : [matched.aggregate];
  const summarised = [...added, ...aggregates.map((aggregate) => aggregate.assignment), ...ends, ...arrived];
  const fresh = context.choosesFresh && timing !== undefined ? [where(since(name(ARRIVED), timing.frequency))] : [];
  const sorted: readonly Step[] = aggregates.some((aggregate) => aggregate.ordered)
    ? [{ kind: "sort", by: [COLUMNS.time] }]
    : [];
  const results = resultsOf(outputs, aggregates, columns);
  if (anyEvent || timing === undefined) {
    const summarize: Step = { kind: "summarize", columns: summarised, by: keys };
    // Without keys, summarize makes a row of no rows (Microsoft Learn, "summarize operator"), which is not fresh either.
    const some = keys.length === 0 && fresh.length === 0 ? [where(call("isnotnull", name(COLUMNS.first)))] : [];
    return { steps: [...elements, ...sorted, summarize, ...some, ...fresh], results };
  }
  const step = hopStep(count.timespan, timing.frequency);
  noteHops(count, step, timing.period, context);
  const condition = and(
    count.conditions.map((comparison) =>
      at(binary(name(matched.column), OPERATORS[comparison.operator], number(comparison.value)), comparison.span),
    ),
  );
  return {
    steps: [
      ...elements,
      ...hopSteps(count.timespan, step),
      ...sorted,
      { kind: "summarize", columns: summarised, by: [...keys, WINDOW] },
      where(condition),
      ...fresh,
      ...episodeSteps(count, keys, matched.column, step, timing.period),
    ],
    results,
  };
}

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=", eq: "==", neq: "!=" } as const satisfies Record<
  Comparison["operator"],
  string
>;

/** A count of rows that any group satisfies, as `gte: 1` does: no window is needed to see it. */
function isAlwaysTrue(count: Count<BoundField>): boolean {
  if (count.distinct !== undefined) return false;
  return count.conditions.every(
    ({ operator, value }) => (operator === "gt" && value < 1) || (operator === "gte" && value <= 1),
  );
}

function staysLow(count: Count<BoundField>): boolean {
  return count.conditions.every(({ operator }) => operator === "lt" || operator === "lte");
}

/** Each record stands in every hop that could hold a window with it: starts from `bin(t − timespan)` to `bin(t)`. */
function hopSteps(timespan_: Duration, step: Duration): readonly Step[] {
  const hop = timespan(step);
  const time = name(COLUMNS.time);
  const earliest = call("bin", binary(time, "-", timespan(timespan_)), hop);
  return [
    { kind: "extend", columns: [assign(WINDOW, call("range", earliest, call("bin", time, hop), hop))] },
    { kind: "mv_expand", column: WINDOW, value: name(WINDOW), type: "datetime" },
  ];
}

/** A clean step: at most a twelfth of the window and the rule's interval, but whole minutes while the window has five. */
function hopStep(window: Duration, frequency: Duration): Duration {
  const most = Math.min(frequency, window / 12);
  const clean = window < 5 * MINUTE ? [10 * SECOND, 5 * SECOND, SECOND] : CLEAN_STEPS;
  return clean.find((candidate) => candidate <= most) ?? clean.at(-1) ?? SECOND;
}

const CLEAN_STEPS: readonly Duration[] = [
  ...[12, 6, 3, 2, 1].map((hours) => hours * HOUR),
  ...[30, 15, 10, 5, 2, 1].map((minutes) => minutes * MINUTE),
];

function noteHops(count: Count<BoundField>, step: Duration, period: Duration, { notes }: QueryContext): void {
  const windows = `windows of ${printDuration(count.timespan + step)} begin every ${printDuration(step)}, so that none of ${printDuration(count.timespan)} is missed`;
  notes.add({
    code: "window-hop",
    construct: "trigger.timespan",
    reason: seesOneTimespan(count, period) ? windows : `${windows}; a run may show a long episode in several rows`,
    span: count.span,
    direction: "over",
    polarity: planPolarity(count, capabilities),
  });
}

/**
 * Of the windows of one key those that say most, so that each episode which a new event ended keeps one that shares an
 * event with it.
 *
 * New events that all lie within one timespan need one row: the window that begins with the end of an episode holds
 * whatever comes after it in the run, so no window without that end counts more, and of those that count the same the
 * earliest is taken. Otherwise each half of a timespan keeps its best window. Those that hold the first or the last event
 * of an episode begin within two timespans, those that hold both lie around the middle, and half a timespan fits between
 * that middle and either end. What this keeps twice, since it holds the same events, is one row. (With lt, lte, eq and
 * neq more events may end an episode; such rules are approximate.)
 */
function episodeSteps(
  count: Count<BoundField>,
  keys: readonly string[],
  counted: string,
  step: Duration,
  period: Duration,
): readonly Step[] {
  const low = staysLow(count);
  const best = assign(undefined, call(low ? "arg_min" : "arg_max", name(counted), { kind: "star" }));
  if (seesOneTimespan(count, period)) {
    const earliest = assign(undefined, call("arg_min", name(WINDOW), { kind: "star" }));
    return [
      { kind: "summarize", columns: [earliest], by: [...keys, counted] },
      // Without keys, summarize makes a row of no rows (Microsoft Learn, "summarize operator").
      keys.length === 0
        ? { kind: "top", by: counted, descending: !low }
        : { kind: "summarize", columns: [best], by: keys },
    ];
  }
  const half = Math.max(step, Math.floor(count.timespan / 2 / step) * step);
  return [
    { kind: "extend", columns: [assign(EPISODE, call("bin", name(WINDOW), timespan(half)))] },
    { kind: "summarize", columns: [best], by: [...keys, EPISODE] },
    { kind: "summarize", columns: [best], by: [...keys, COLUMNS.first, COLUMNS.last] },
  ];
}

/** Whether all events that are new to a run lie within one timespan. */
function seesOneTimespan({ timespan }: Count<BoundField>, period: Duration): boolean {
  return period < 2 * timespan;
}

interface MatchCount {
  readonly column: string;
  readonly aggregate: Assignment | undefined;
}

/** The number that the conditions compare: an output that already shows it, or a column of its own. */
function matchCount(
  count: Count<BoundField>,
  outputs: readonly NamedOutput[],
  columns: CountColumns,
  side: Side,
  context: QueryContext,
): MatchCount {
  const { distinct } = columns;
  const wanted =
    distinct === undefined ? countRows(side.events, columns, side) : countDistinct(distinct.map(readArgument));
  const print = JSON.stringify(wanted);
  const shown = outputs.find((named) => {
    const made = aggregateOf(named, columns, side);
    return made !== undefined && JSON.stringify(made.kql) === print;
  });
  if (shown !== undefined) return { column: shown.column, aggregate: undefined };
  const column = context.names.take("MatchCount");
  return { column, aggregate: assign(column, at(wanted, count.span)) };
}
