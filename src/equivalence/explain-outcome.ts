import { printDuration } from "../model/duration.ts";
import type { Comparison, Detection, Key, Trigger } from "../model/nodes.ts";
import { triggerEvents, triggerKeys } from "../model/outputs.ts";
import { printPredicate } from "../model/print-predicate.ts";
import { printComparison } from "../model/resolve-trigger.ts";
import { assertNever } from "../model/walk.ts";
import { type CanonicalEvent, presentValues } from "./event.ts";
import { distinct, type Episode, groups, once, referenceEpisodes, windowsOf } from "./reference.ts";
import { byOrder, type Dropped, judgedRows, keysOf, type Row } from "./rows.ts";

/** What becomes of one event that an event pattern takes, once all steps behind its clauses are done. */
export interface Outcome {
  readonly event: string;
  readonly alerts: boolean;
  /** When the alert is, or which step left the event without one. */
  readonly says: string;
}

/** What becomes of each of some events, judged together, by their positions; nothing for those that no pattern takes. */
export function outcomesOf(detection: Detection, events: readonly CanonicalEvent[]): readonly (readonly Outcome[])[] {
  const episodes = referenceEpisodes(detection, events);
  const judged = triggerEvents(detection.trigger).map((name) => judgedRows(detection, name, events));
  const rows = judged.flat().flatMap(({ row, dropped }) => (dropped === undefined ? [row] : []));
  const outcomes = events.map((): Outcome[] => []);
  for (const { row, dropped } of judged.flat()) {
    const outcome =
      dropped === undefined
        ? keptOutcome(detection.trigger, row, rows, episodes)
        : { event: row.event, alerts: false, says: saysDropped(detection, row, dropped) };
    for (const position of row.records) outcomes[position]?.push(outcome);
  }
  return outcomes;
}

function saysDropped(detection: Detection, row: Row, dropped: Dropped): string {
  switch (dropped.by) {
    case "operation": {
      const by = detection.events.get(row.event)?.operation?.by ?? [];
      const lacks = by.filter(({ name }) => presentValues(row.fields.get(name)).length === 0).map(({ name }) => name);
      const alone = lacks.length === 0 ? "" : `; it lacks ${lacks.join(", ")}, so it is an operation of its own`;
      const { length } = row.records;
      const which =
        length === 1
          ? "its operation has one record, and that does not"
          : `none of the ${length} records of its operation does`;
      return `operation.any asks for ${printPredicate(dropped.any)}, and ${which}${alone}`;
    }
    case "exclusion":
      return `the exclusion ${dropped.name} drops it`;
    case "score":
      return `it has ${dropped.total} points, and ${dropped.atLeast} are needed`;
    default:
      return assertNever(dropped);
  }
}

function keptOutcome(trigger: Trigger, row: Row, rows: readonly Row[], episodes: readonly Episode[]): Outcome {
  const { event } = row;
  const isOf = ({ records }: Pick<Row, "records">): boolean =>
    records.some((position) => row.records.includes(position));
  const alert = episodes.find((episode) => episode.rows.some(isOf));
  if (alert !== undefined) {
    const { start, end } = alert;
    const says = start === end ? `at ${instant(start)}` : `from ${instant(start)} to ${instant(end)}`;
    return { event, alerts: true, says };
  }
  const joined = episodes.find(({ records }) => row.records.some((position) => records.has(position)));
  if (joined !== undefined) {
    return { event, alerts: false, says: `once_per counts it to the alert at ${instant(joined.start)}` };
  }
  return { event, alerts: false, says: saysUntriggered(trigger, row, rows) };
}

/** Why the trigger makes no alert of a row. */
function saysUntriggered(trigger: Trigger, row: Row, rows: readonly Row[]): string {
  const of = (names: readonly string[]): Row[] => rows.filter(({ event }) => names.includes(event)).sort(byOrder);
  const keys = triggerKeys(trigger);
  if (keysOf(keys, row).length === 0) {
    const lacks = keys.filter((key) => keysOf([key], row).length === 0).map(({ name }) => name);
    return `it lacks ${lacks.join(", ")}, so it is in no group`;
  }
  switch (trigger.kind) {
    case "match":
      return "another event stands for it";
    case "first_seen": {
      const own = keysOf(keys, row).map((key) => JSON.stringify(key));
      const before = of(trigger.events).findLast(
        (other) =>
          byOrder(other, row) < 0 &&
          row.time - other.time <= trigger.history &&
          keysOf(keys, other).some((key) => own.includes(JSON.stringify(key))),
      );
      const at = before === undefined ? "" : `, at ${instant(before.time)}`;
      return `its ${names(keys)} was seen in the ${printDuration(trigger.history)} before${at}`;
    }
    case "event_count":
    case "value_count": {
      const windows = groupsWith(trigger.groupBy, once(of(trigger.events)), row).flatMap((group) =>
        windowsOf(group, trigger.timespan).filter((window) => holdsRow(window, row)),
      );
      const counts = windows.map((window) =>
        trigger.kind === "event_count" ? window.length : distinct(trigger.of, window),
      );
      const most = counts.length === 0 ? 0 : nearest(counts, trigger.conditions);
      const what = trigger.kind === "event_count" ? "events" : `distinct ${names(trigger.of)}`;
      const needed = trigger.conditions.map(printComparison).join(" and ");
      return `${most} ${what}${within(trigger)}, and ${needed} are needed`;
    }
    case "temporal":
    case "temporal_ordered": {
      const near = groupsWith(trigger.groupBy, of(trigger.events), row)
        .flat()
        .filter(({ time }) => Math.abs(time - row.time) <= trigger.timespan);
      const absent = trigger.events.filter((name) => !near.some(({ event }) => event === name));
      if (absent.length > 0) return `no event of ${absent.join(" and none of ")}${within(trigger)} of it`;
      return trigger.kind === "temporal"
        ? `not all of ${trigger.events.join(", ")}${within(trigger)}`
        : `not ${trigger.events.join(", then ")}${within(trigger)}`;
    }
    case "temporal_anchored": {
      if (row.event === trigger.anchor)
        return `it is the anchor, and no event of ${trigger.events.join(" or ")} lies near it`;
      const before = printDuration(trigger.after);
      return `no event of ${trigger.anchor}${group(trigger.groupBy)} lies at most ${before} before it or ${printDuration(trigger.before)} after it`;
    }
    default:
      return assertNever(trigger);
  }
}

/** Of counts that all miss the conditions, the one that comes closest. */
function nearest(counts: readonly number[], conditions: readonly Comparison[]): number {
  const isFew = conditions.every(({ operator }) => operator === "lt" || operator === "lte");
  return isFew ? Math.min(...counts) : Math.max(...counts);
}

/** Where several patterns take one record, one row stands for all. */
function holdsRow(rows: readonly Row[], { records }: Row): boolean {
  return rows.some((row) => row.records.join() === records.join());
}

function groupsWith(keys: readonly Key[], rows: readonly Row[], row: Row): readonly (readonly Row[])[] {
  return groups(keys, rows).flatMap((one) => (holdsRow(one.rows, row) ? [one.rows] : []));
}

function within(trigger: { readonly groupBy: readonly Key[]; readonly timespan: number }): string {
  return `${group(trigger.groupBy)} within ${printDuration(trigger.timespan)}`;
}

function group(keys: readonly Key[]): string {
  return keys.length === 0 ? "" : ` of its ${names(keys)}`;
}

function names(keys: readonly Key[]): string {
  return keys.map(({ name }) => name).join(", ");
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
