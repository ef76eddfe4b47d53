import type { BoundField } from "../../catalog/nodes.ts";
import type { Duration } from "../../model/duration.ts";
import type { Plan } from "../../plan/nodes.ts";
import type { RowColumn } from "./columns.ts";
import { isListColumn } from "./columns.ts";
import { earlierAlerts } from "./earlier-alerts.ts";
import type { Names } from "./names.ts";
import { BY_TIME, seconds, streamstats } from "./sessions.ts";
import {
  type Aggregate,
  type Assignment,
  aggregate,
  all,
  any,
  call,
  choose,
  compare,
  type Eval,
  field,
  NULL,
  number,
  type Stage,
  sum,
  text,
} from "./syntax.ts";

type Anchored = Extract<Plan<BoundField>, { kind: "anchored" }>;
type Together = Extract<Plan<BoundField>, { kind: "together" }>;

/** What every kind of join needs. */
export interface JoinContext {
  readonly names: Names;
  readonly label: string;
  /** Fields of the key. */
  readonly by: readonly string[];
  /** Outputs and what tells alerts apart, to find those that show another event than the row's own. */
  readonly shown: readonly RowColumn[];
  /** What tells alerts apart, of which there is one for each value; none where every alert stays. */
  readonly once: { readonly keys: readonly RowColumn[]; readonly within: Duration } | undefined;
  /** Whether a row arrived in this run; none for a search that has no runs. */
  readonly fresh: Eval | undefined;
  /** Where the alert shows when the first and the last of its events were; none for rows with a time of their own. */
  readonly times: JoinTimes | undefined;
}

/** Fields with the times of the first and the last event of an alert. */
export interface JoinTimes {
  readonly first: string;
  readonly last: string;
}

/** The last event is the row that alerts. */
function showTimes(start: Eval, { times }: JoinContext): readonly Assignment[] {
  return times === undefined ? [] : [assign(times.first, start), assign(times.last, field("_time"))];
}

/**
 * The time of a row that an earlier run saw. Where such rows are enough for an alert, that run raised it, and what arrives
 * later and lies nearer is no new one.
 */
function knownTime(is: Eval, time: Eval, { fresh }: JoinContext): Eval | undefined {
  return fresh === undefined ? undefined : choose(is, choose(fresh, NULL, time), NULL);
}

/** Columns that show one given event only. */
function columnsOfEvent(context: JoinContext, event: string): readonly RowColumn[] {
  return context.shown.filter((column) => column.fields.size === 1 && column.fields.has(event));
}

const set = (assignments: readonly Assignment[]): Stage => ({ kind: "eval", assignments });
const assign = (name: string, value: Eval): Assignment => ({ name, value, span: undefined });
const filled = (name: string): Eval => call("isnotnull", field(name));

/**
 * The nearest anchor of each row. One pass forward carries the last anchor before a row, one backward the first after
 * it, so that no window has a limit and no subsearch is cut. A missing field of the anchor is carried as empty text:
 * `last` would otherwise show an older anchor's. Of anchors of one instant the first to arrive comes last, so that it stays
 * the nearest when another is indexed later.
 */
export function anchoredStages(trigger: Anchored, context: JoinContext): readonly Stage[] {
  const { names, label, by } = context;
  const isAnchor = compare(field(label), "=", text(trigger.anchorEvent));
  const shown = columnsOfEvent(context, trigger.anchorEvent);
  const time = names.internal("anchor_time");
  const arrival = names.internal("anchor_indexed");
  const rank = names.internal("anchor_rank");
  const carried = [
    { of: "_time", as: time },
    { of: "_indextime", as: arrival },
    ...shown.map((column) => ({ of: column.name, as: names.internal(`anchor_${column.name}`) })),
  ];
  const pass = (side: "before" | "after") =>
    carried.map((one) => ({ ...one, on: names.internal(`${side}_${one.as.replace(/^anchor_/, "")}`) }));
  const before = pass("before");
  const after = pass("after");
  const carry = carried.map((one, index) => {
    const value = index < 2 ? field(one.of) : carriedText(shown[index - 2], one.of);
    return assign(one.as, choose(isAnchor, value, NULL));
  });
  const pair = (side: typeof before, index: number): string => side[index]?.on ?? "";
  const sinceGap = names.internal("time_since");
  const untilGap = names.internal("time_until");
  const useAfter = names.internal("use_later");
  const near = compare(field(sinceGap), "<=", number(seconds(trigger.after)));
  const soon = compare(field(untilGap), "<=", number(seconds(trigger.before)));
  const since = call("max", field("_indextime"), field(pair(before, 1)));
  const until = call("max", field("_indextime"), field(pair(after, 1)));
  const known = knownTime(isAnchor, field("_time"), context);
  const knownAs = names.internal("anchor_known");
  const knownBefore = names.internal("before_known");
  const knownAfter = names.internal("after_known");
  const wasPaired = any([
    compare(sum(field("_time"), "-", field(knownBefore)), "<=", number(seconds(trigger.after))),
    compare(sum(field(knownAfter), "-", field("_time")), "<=", number(seconds(trigger.before))),
  ]);
  const later = call(
    "case",
    call("isnull", field(sinceGap)),
    number(1),
    compare(field(sinceGap), ">", number(seconds(trigger.after))),
    number(1),
    all([soon, compare(field(untilGap), "<", field(sinceGap))]),
    number(1),
    call("true"),
    number(0),
  );
  const isAfter = compare(field(useAfter), "=", number(1));
  const picked = (index: number): Eval => choose(isAfter, field(pair(after, index)), field(pair(before, index)));
  const told =
    known === undefined
      ? undefined
      : earlierAlerts(trigger, context, (column) => carriedText(column, column.name), {
          own: knownAs,
          before: knownBefore,
          after: knownAfter,
        });
  const arrived =
    told === undefined
      ? call("case", ...(known === undefined ? [] : [wasPaired, field("_indextime")]), near, since, call("true"), until)
      : choose(told.wasAlert, field("_indextime"), choose(isAfter, until, since));
  return [
    set([
      ...carry,
      ...(known === undefined ? [] : [assign(knownAs, known)]),
      ...(told?.carry ?? []),
      assign(rank, choose(isAnchor, number(0), number(1))),
    ]),
    {
      kind: "sort",
      keys: [
        { field: "_time", descending: false },
        { field: rank, descending: false },
        { field: "_indextime", descending: true },
      ],
    },
    streamstats(
      [
        ...before.map((one) => aggregate("last", one.as, one.on)),
        ...(known === undefined ? [] : [aggregate("last", knownAs, knownBefore)]),
        ...(told?.before ?? []),
      ],
      by,
    ),
    {
      kind: "sort",
      keys: [
        { field: "_time", descending: true },
        { field: "_indextime", descending: true },
      ],
    },
    streamstats(
      [
        ...after.map((one) => aggregate("last", one.as, one.on)),
        ...(known === undefined ? [] : [aggregate("last", knownAs, knownAfter)]),
        ...(told?.after ?? []),
      ],
      by,
    ),
    { kind: "where", condition: compare(field(label), "!=", text(trigger.anchorEvent)) },
    set([
      assign(sinceGap, sum(field("_time"), "-", field(pair(before, 0)))),
      assign(untilGap, sum(field(pair(after, 0)), "-", field("_time"))),
    ]),
    { kind: "where", condition: any([near, soon]) },
    set([assign(useAfter, later)]),
    ...(told?.stages ?? []),
    set([
      ...shown.map((column, index) => assign(column.name, call("nullif", picked(index + 2), text("")))),
      assign("_indextime", arrived),
    ]),
  ];
}

function carriedText(column: RowColumn | undefined, name: string): Eval {
  const list = column !== undefined && isListColumn(column);
  return call("coalesce", list ? call("mvjoin", field(name), text(", ")) : field(name), text(""));
}

/** One window holds a row of every event: looking back from each row, the latest of each lies within the timespan. */
export function togetherStages(trigger: Together, context: JoinContext): readonly Stage[] {
  return trigger.ordered ? orderedStages(trigger, context) : unorderedStages(trigger, context);
}

interface Held {
  readonly time: string;
  readonly arrival: string;
  readonly known: string;
  readonly shown: readonly { readonly column: RowColumn; readonly name: string }[];
}

function heldNames(event: string, context: JoinContext, suffix: string): Held {
  const wish = event.replace(/\W+/g, "_");
  const { names } = context;
  return {
    time: names.internal(`${wish}_time${suffix}`),
    arrival: names.internal(`${wish}_indexed${suffix}`),
    known: names.internal(`${wish}_known${suffix}`),
    shown: columnsOfEvent(context, event).map((column) => ({
      column,
      name: names.internal(`${wish}_${column.name}${suffix}`),
    })),
  };
}

function unorderedStages(trigger: Together, context: JoinContext): readonly Stage[] {
  const { label, by } = context;
  const events = trigger.inputs.map((input) => {
    const is = compare(field(label), "=", text(input.event));
    return {
      own: heldNames(input.event, context, ""),
      latest: heldNames(input.event, context, "_latest"),
      is,
      known: knownTime(is, field("_time"), context),
    };
  });
  const carry = events.flatMap(({ own, is, known }) => [
    assign(own.time, choose(is, field("_time"), NULL)),
    assign(own.arrival, choose(is, field("_indextime"), NULL)),
    ...(known === undefined ? [] : [assign(own.known, known)]),
    ...own.shown.map(({ column, name }) => assign(name, choose(is, carriedText(column, column.name), NULL))),
  ]);
  const latest = events.flatMap(({ own, latest: held, known }): Aggregate[] => [
    aggregate("last", own.time, held.time),
    aggregate("last", own.arrival, held.arrival),
    ...(known === undefined ? [] : [aggregate("last", own.known, held.known)]),
    ...own.shown.map((one, index) => aggregate("last", one.name, held.shown[index]?.name ?? one.name)),
  ]);
  const earliest = call("min", ...events.map(({ latest: held }) => field(held.time)));
  const reach = number(seconds(trigger.timespan));
  // Of the row's own event the row itself is the latest, and whether it is new decides where the others were known.
  const wereThere = events.map(({ latest: held, is }) =>
    any([is, compare(sum(field("_time"), "-", field(held.known)), "<=", reach)]),
  );
  const arrivals = call("max", ...events.map(({ latest: held }) => field(held.arrival)));
  return [
    set(carry),
    BY_TIME,
    streamstats(latest, by),
    {
      kind: "where",
      condition: all([
        ...events.map(({ latest: held }) => filled(held.time)),
        compare(sum(field("_time"), "-", earliest), "<=", reach),
      ]),
    },
    set([
      ...events.flatMap(({ latest: held }) =>
        held.shown.map(({ column, name }) => assign(column.name, call("nullif", field(name), text("")))),
      ),
      ...showTimes(earliest, context),
      assign(
        "_indextime",
        context.fresh === undefined ? arrivals : choose(all(wereThere), field("_indextime"), arrivals),
      ),
    ]),
  ];
}

/**
 * Event by event, each row of an event continues the latest chain of the events before it. Of all chains that end at a
 * row this is the shortest, so that comparing its length with the timespan misses none. Rows of one instant count as
 * being in the order asked for.
 */
function orderedStages(trigger: Together, context: JoinContext): readonly Stage[] {
  const { names, label, by } = context;
  const rank = names.internal("order");
  const ranks = trigger.inputs.flatMap((input, index) => [
    compare(field(label), "=", text(input.event)),
    number(index),
  ]);
  const stages: Stage[] = [
    set([assign(rank, call("case", ...ranks))]),
    {
      kind: "sort",
      keys: [
        { field: "_time", descending: false },
        { field: rank, descending: false },
      ],
    },
  ];
  const reach = number(seconds(trigger.timespan));
  let chain: (Omit<Held, "time"> & { readonly start: string }) | undefined;
  trigger.inputs.forEach((input, index) => {
    const is = compare(field(label), "=", text(input.event));
    const own = heldNames(input.event, context, "");
    const kept = (chain?.shown ?? []).map(({ column }) => ({ column, name: names.internal(`step_${column.name}`) }));
    const condition = chain === undefined ? is : all([is, filled(chain.start)]);
    const start = chain === undefined ? field("_time") : field(chain.start);
    const arrival = chain === undefined ? field("_indextime") : call("max", field("_indextime"), field(chain.arrival));
    const known = knownTime(is, chain === undefined ? field("_time") : field(chain.known), context);
    const previous = chain;
    const isLast = index === trigger.inputs.length - 1;
    stages.push(
      set([
        assign(own.time, choose(condition, start, NULL)),
        assign(own.arrival, choose(condition, arrival, NULL)),
        ...(known === undefined || isLast ? [] : [assign(own.known, known)]),
        ...own.shown.map(({ column, name }) => assign(name, choose(condition, carriedText(column, column.name), NULL))),
        ...kept.map(({ name }, at) => assign(name, choose(condition, field(previous?.shown[at]?.name ?? name), NULL))),
      ]),
    );
    const shown = [...kept, ...own.shown];
    if (isLast) {
      const long = compare(sum(field("_time"), "-", field(own.time)), "<=", reach);
      const wereThere =
        known === undefined || chain === undefined
          ? undefined
          : compare(sum(field("_time"), "-", field(chain.known)), "<=", reach);
      stages.push({ kind: "where", condition: all([filled(own.time), long]) });
      stages.push(
        set([
          ...shown.map(({ column, name }) => assign(column.name, call("nullif", field(name), text("")))),
          ...showTimes(field(own.time), context),
          assign(
            "_indextime",
            wereThere === undefined ? field(own.arrival) : choose(wereThere, field("_indextime"), field(own.arrival)),
          ),
        ]),
      );
      return;
    }
    const held = shown.map(({ column }) => ({ column, name: names.internal(`chain_${column.name}`) }));
    const into = {
      start: names.internal("chain_start"),
      arrival: names.internal("chain_indexed"),
      known: names.internal("chain_known"),
      shown: held,
    };
    chain = into;
    stages.push(
      streamstats(
        [
          aggregate("last", own.time, into.start),
          aggregate("last", own.arrival, into.arrival),
          ...(known === undefined ? [] : [aggregate("last", own.known, into.known)]),
          ...shown.map((one, at) => aggregate("last", one.name, held[at]?.name ?? one.name)),
        ],
        by,
      ),
    );
  });
  return stages;
}
