import type { Duration } from "../../../model/duration.ts";
import { MINUTE, printDuration, SECOND } from "../../../model/duration.ts";
import { binary, call, column, timespan } from "./build.ts";
import type { EsqlCommand, EsqlExpression } from "./syntax.ts";

/** How rows meet in windows: all that one run reads, or so many windows per row that begin every `step`. */
export type Window =
  | { readonly kind: "run"; readonly lookBack: Duration }
  | { readonly kind: "hops"; readonly lookBack: Duration; readonly step: Duration; readonly windows: number };

/** Steps of about a quarter of the timespan keep the pipeline short and the windows not much too long. */
const HOPS = 4;

/** Hops where what a run reads is more than half again as long as the timespan; else that is the window. */
export function windowFor(timespanLength: Duration, every: Duration, delay: Duration): Window {
  const run = timespanLength + every + delay;
  const unit = timespanLength >= HOPS * MINUTE ? MINUTE : SECOND;
  const step = Math.max(unit, Math.ceil(timespanLength / HOPS / unit) * unit);
  if (run <= timespanLength * 1.5 || step >= timespanLength) return { kind: "run", lookBack: run };
  return { kind: "hops", lookBack: run + step, step, windows: Math.ceil(timespanLength / step) + 1 };
}

/** Puts each row into every window it belongs to; `start` is the column of the window's begin. */
export function hopCommands(
  window: Extract<Window, { readonly kind: "hops" }>,
  time: string,
  start: string,
  slot: string,
): readonly EsqlCommand[] {
  let starts: EsqlExpression = column(slot);
  for (let back = 1; back < window.windows; back += 1) {
    starts = call("mv_append", starts, binary(column(slot), "-", timespan(back * window.step)));
  }
  const truncated = call("date_trunc", timespan(window.step), column(time));
  return [
    {
      kind: "eval",
      assignments: [
        { column: slot, value: truncated, span: undefined },
        { column: start, value: starts, span: undefined },
      ],
    },
    { kind: "mv_expand", column: start },
  ];
}

/** What hops do to the timespan, for a note. */
export function hopReason({ step, windows }: Extract<Window, { readonly kind: "hops" }>): string {
  return `windows begin every ${printDuration(step)} and are ${printDuration(step * windows)} long`;
}
