import type { Comparison, Detection, Key, OncePer, Trigger } from "../model/nodes.ts";
import { triggerEvents } from "../model/outputs.ts";
import { assertNever } from "../model/walk.ts";
import type { CanonicalEvent } from "./event.ts";
import { byOrder, keysOf, type Row, rowsOf } from "./rows.ts";

/** Something that has to raise an alert: from its first to its last moment, both in milliseconds since 1970. */
export interface Episode {
  readonly start: number;
  readonly end: number;
  /** The rows that make it up, in the order of events. */
  readonly rows: readonly Row[];
  /** Where all records behind it stand in the input, those of alerts that `once_per` dropped for it included. */
  readonly records: ReadonlySet<number>;
  /** The values of `group_by`, or of a first-seen value; empty for a match. */
  readonly key: readonly string[];
}

/**
 * The episodes of a detection in some events: docs/semantics.md in executable form. Short and quadratic on purpose, and
 * built on neither the plan nor any target, so that a mistake there shows as a difference from what is said here.
 */
export function referenceEpisodes(detection: Detection, events: readonly CanonicalEvent[]): readonly Episode[] {
  const rows = new Map(triggerEvents(detection.trigger).map((name) => [name, rowsOf(detection, name, events)]));
  const each = (names: readonly string[]): Row[] => names.flatMap((name) => rows.get(name) ?? []).sort(byOrder);
  const episodes = triggered(detection.trigger, each);
  const { oncePer, trigger } = detection;
  const anchor = trigger.kind === "temporal_anchored" ? trigger.anchor : undefined;
  const kept = oncePer === undefined ? episodes : collapse(episodes, oncePer, anchor);
  return [...kept].sort((a, b) => a.start - b.start || a.end - b.end);
}

function triggered(trigger: Trigger, each: (names: readonly string[]) => Row[]): readonly Episode[] {
  const all = (names: readonly string[]): Row[] => once(each(names));
  switch (trigger.kind) {
    case "match":
      return all(trigger.events).map((row) => episode([row], []));
    case "first_seen": {
      const seen = all(trigger.events).flatMap((row) => keysOf(trigger.value, row).map((key) => ({ row, key })));
      const isNew = ({ row, key }: (typeof seen)[number], index: number): boolean =>
        !seen
          .slice(0, index)
          .some(
            (earlier) =>
              earlier.row !== row && same(earlier.key, key) && row.time - earlier.row.time <= trigger.history,
          );
      return seen.filter(isNew).map(({ row, key }) => episode([row], key));
    }
    case "event_count":
    case "value_count":
      return groups(trigger.groupBy, all(trigger.events)).flatMap(({ key, rows }) => {
        const windows = windowsOf(rows, trigger.timespan).filter((window) =>
          meets(trigger.kind === "event_count" ? window.length : distinct(trigger.of, window), trigger.conditions),
        );
        return merge(windows, key);
      });
    case "temporal":
      return groups(trigger.groupBy, each(trigger.events)).flatMap(({ key, rows }) => {
        const windows = windowsOf(rows, trigger.timespan).filter((window) =>
          trigger.events.every((name) => window.some(({ event }) => event === name)),
        );
        return merge(windows, key);
      });
    case "temporal_ordered":
      return groups(trigger.groupBy, each(trigger.events)).flatMap(({ key, rows }) =>
        merge(
          chains(trigger.events, rows, Number.NEGATIVE_INFINITY).filter(
            (chain) => (chain.at(-1)?.time ?? 0) - (chain[0]?.time ?? 0) <= trigger.timespan,
          ),
          key,
        ),
      );
    case "temporal_anchored": {
      const anchors = groups(trigger.groupBy, all([trigger.anchor]));
      return groups(trigger.groupBy, all(trigger.events)).flatMap(({ key, rows }) => {
        const own = anchors.find((group) => same(group.key, key))?.rows ?? [];
        return rows.flatMap((row) => {
          const near = own
            .filter(({ time }) => time - trigger.before <= row.time && row.time <= time + trigger.after)
            .sort((a, b) => Math.abs(a.time - row.time) - Math.abs(b.time - row.time) || byOrder(a, b))[0];
          return near === undefined ? [] : [episode([near, row].sort(byOrder), key)];
        });
      });
    }
    default:
      return assertNever(trigger);
  }
}

/** A record that several events match is one row. */
export function once(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ records }) => {
    const id = records.join();
    return !seen.has(id) && seen.add(id);
  });
}

/** The rows of each key; a row with several values of it is in several groups, one that lacks it in none. */
export function groups(
  keys: readonly Key[],
  rows: readonly Row[],
): { readonly key: readonly string[]; readonly rows: Row[] }[] {
  const found = new Map<string, { readonly key: readonly string[]; readonly rows: Row[] }>();
  for (const row of rows) {
    for (const key of keysOf(keys, row)) {
      const text = JSON.stringify(key);
      const group = found.get(text) ?? { key, rows: [] };
      found.set(text, group);
      group.rows.push(row);
    }
  }
  return [...found.values()];
}

/** The window that ends at each row: all rows of the key in [t − timespan, t]. */
export function windowsOf(rows: readonly Row[], timespan: number): readonly (readonly Row[])[] {
  return rows.map(({ time }) => rows.filter((row) => time - timespan <= row.time && row.time <= time));
}

export function distinct(of: readonly Key[], rows: readonly Row[]): number {
  return new Set(rows.flatMap((row) => keysOf(of, row).map((key) => JSON.stringify(key)))).size;
}

function meets(count: number, conditions: readonly Comparison[]): boolean {
  return conditions.every(({ operator, value }) => {
    switch (operator) {
      case "gt":
        return count > value;
      case "gte":
        return count >= value;
      case "lt":
        return count < value;
      case "lte":
        return count <= value;
      case "eq":
        return count === value;
      case "neq":
        return count !== value;
      default:
        return assertNever(operator);
    }
  });
}

/** Every choice of one row per event, none before the one of the event in front of it. */
function chains(names: readonly string[], rows: readonly Row[], from: number): readonly (readonly Row[])[] {
  const [name, ...rest] = names;
  if (name === undefined) return [[]];
  return rows
    .filter(({ event, time }) => event === name && time >= from)
    .flatMap((row) => chains(rest, rows, row.time).map((chain) => [row, ...chain]));
}

/** Windows of one key that overlap are one episode. */
function merge(windows: readonly (readonly Row[])[], key: readonly string[]): readonly Episode[] {
  const merged: Episode[] = [];
  for (const next of windows.map((window) => episode(window, key)).sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last === undefined || next.start > last.end) merged.push(next);
    else merged[merged.length - 1] = episode([...new Set([...last.rows, ...next.rows])].sort(byOrder), key);
  }
  return merged;
}

/**
 * Drops each alert that has one with the same complete fields within `within` before it, dropped or not, and lengthens the
 * episode of the one that was kept. The anchor only stands near the event that alerts.
 */
function collapse(episodes: readonly Episode[], { fields, within }: OncePer, anchor?: string): readonly Episode[] {
  const alerts = episodes.map((alert) => {
    const own = alert.rows.filter(({ event }) => event !== anchor);
    return { alert, time: Math.max(...own.map(({ time }) => time)), key: alertKey(fields, alert.rows) };
  });
  const kept: Episode[] = [];
  const latest = new Map<string, { readonly index: number; readonly time: number }>();
  for (const { alert, time, key } of alerts.sort((a, b) => a.time - b.time)) {
    if (key === undefined) {
      kept.push(alert);
      continue;
    }
    const known = latest.get(key);
    const earlier = known === undefined ? undefined : kept[known.index];
    if (known !== undefined && earlier !== undefined && time - known.time <= within) {
      const records = new Set([...earlier.records, ...alert.records]);
      kept[known.index] = { ...earlier, end: Math.max(earlier.end, alert.end), records };
      latest.set(key, { index: known.index, time });
    } else {
      latest.set(key, { index: kept.length, time });
      kept.push(alert);
    }
  }
  return kept;
}

/** What tells an alert: of each field the value of the last row that has one; nothing where no row has. */
function alertKey(fields: readonly Key[], rows: readonly Row[]): string | undefined {
  const values = fields.map((key) => rows.map((row) => keysOf([key], row)[0]).findLast((value) => value !== undefined));
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

function episode(rows: readonly Row[], key: readonly string[]): Episode {
  const start = Math.min(...rows.map(({ first }) => first));
  const end = Math.max(...rows.map(({ last }) => last));
  return { start, end, rows, records: new Set(rows.flatMap((row) => row.records)), key };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
