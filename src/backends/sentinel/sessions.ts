import type { Duration } from "../../model/duration.ts";
import { COLUMNS, fromDynamic, isPresent } from "./expression.ts";
import type { Slot } from "./slots.ts";
import {
  type Assignment,
  assign,
  binary,
  call,
  extend,
  type KqlType,
  name,
  number,
  or,
  type Step,
  text,
  timespan,
} from "./syntax.ts";

/** Records of one key whose neighbours lie within a span, sorted by time, under the columns `by`. */
export interface Sessions {
  readonly steps: readonly Step[];
  readonly by: readonly string[];
}

export interface SessionKeys {
  readonly keys: readonly Slot[];
  /** Those that rows may lack. */
  readonly lacking: readonly Slot[];
  /** A column unique to the row: rows that lack a key stay alone. */
  readonly rowId: string;
  readonly within: Duration;
}

/** Rows of one key belong together while each lies within `within` after the one before. */
export function sessions({ keys, lacking, rowId, within }: SessionKeys): Sessions {
  const alone = "LoneRow";
  const lone = lacking.map((key) => call("isempty", name(key.column)));
  const added = lone.length === 0 ? [] : extend([assign(alone, call("iff", or(lone), name(rowId), text("")))]);
  const columns = [...keys.map((key) => key.column), ...(lone.length === 0 ? [] : [alone])];
  return {
    steps: [...added, ...sessionSteps(columns, COLUMNS.time, within, "Session")],
    by: [...columns, "Session"],
  };
}

/**
 * Numbers the runs of rows of one key. row_window_session() would end a run at a gap that equals the span (Microsoft
 * Learn, row_window_session), but such rows still belong together.
 */
function sessionSteps(columns: readonly string[], time: string, within: Duration, session: string): readonly Step[] {
  const changes = columns.map((column) => binary(name(column), "!=", call("prev", name(column))));
  const gap = binary(binary(name(time), "-", call("prev", name(time))), ">", timespan(within));
  const starts = call("iff", or([...changes, gap]), number(1), number(0));
  return [
    { kind: "sort", by: [...columns, time] },
    { kind: "extend", columns: [assign(session, call("row_cumsum", starts))] },
  ];
}

/** The first value that is not missing, in the order the rows were sorted in: make_list() keeps it. */
export function firstPresent(column: string, type: KqlType, nullable: boolean): Assignment {
  const value = name(column);
  const list =
    nullable || type === "dynamic"
      ? call("make_list_if", value, isPresent({ kql: value, type }), number(1))
      : call("make_list", value, number(1));
  return assign(column, fromDynamic({ kind: "member", of: list, key: 0 }, type));
}

/** All values of a closed vocabulary that the rows had, as a set or its JSON text. */
export function allPresent(column: string, type: KqlType, asText = false): Assignment {
  const set = call("make_set_if", name(column), isPresent({ kql: name(column), type }));
  return assign(column, asText ? call("tostring", set) : set);
}
