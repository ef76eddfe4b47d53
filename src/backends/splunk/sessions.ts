import type { Duration } from "../../model/duration.ts";
import type { Names } from "./names.ts";
import { type Aggregate, aggregate, any, call, choose, compare, field, number, type Stage, sum } from "./syntax.ts";

/** Whole and fractional seconds of a duration. */
export const seconds = (duration: Duration): number => duration / 1000;

/**
 * Makes one row of the rows that share a complete key and follow each other within `within`. A row whose key is
 * incomplete stays alone: `stats` would drop it, since a null group has no row. `complete`: no row can lack any of the keys.
 */
export function sessionStages(
  keys: readonly string[],
  within: Duration,
  aggregates: readonly Aggregate[],
  names: Names,
  complete = false,
): readonly Stage[] {
  const alone = complete ? undefined : aloneStages(keys, names);
  const previous = names.internal("previous_time");
  const begins = names.internal("begins");
  const session = names.internal("session");
  const by = alone === undefined ? keys : [...keys, alone.name];
  const gap = compare(sum(field("_time"), "-", field(previous)), ">", number(seconds(within)));
  const first = any([call("isnull", field(previous)), gap]);
  return [
    ...(alone?.stages ?? []),
    IN_ORDER,
    { ...streamstats([aggregate("last", "_time", previous)], by), current: false },
    { kind: "eval", assignments: [{ name: begins, value: choose(first, number(1), number(0)), span: undefined }] },
    streamstats([aggregate("sum", begins, session)], by),
    { kind: "stats", aggregates, by: [...by, session] },
  ];
}

/** A number of its own for each row that lacks a key, in a field to group by. */
function aloneStages(
  keys: readonly string[],
  names: Names,
): { readonly name: string; readonly stages: readonly Stage[] } {
  const row = names.internal("row");
  const name = names.internal("alone");
  const incomplete = any(keys.map((key) => call("isnull", field(key))));
  return {
    name,
    stages: [
      streamstats([aggregate("count", undefined, row)], []),
      { kind: "eval", assignments: [{ name, value: choose(incomplete, field(row), number(0)), span: undefined }] },
      { kind: "fillnull", fields: keys },
    ],
  };
}

export const BY_TIME: Stage = { kind: "sort", keys: [{ field: "_time", descending: false }] };

/**
 * Of rows of one instant the first to arrive comes first in every run: a copy that is indexed later never takes its place,
 * which a run before may have alerted on.
 */
export const IN_ORDER: Stage = {
  kind: "sort",
  keys: [
    { field: "_time", descending: false },
    { field: "_indextime", descending: false },
  ],
};

export function streamstats(
  aggregates: readonly Aggregate[],
  by: readonly string[],
): Extract<Stage, { kind: "streamstats" }> {
  return { kind: "streamstats", aggregates, by, current: true, seconds: undefined };
}
