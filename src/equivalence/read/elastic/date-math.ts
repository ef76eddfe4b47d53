import { call, now, number } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";

const UNITS: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["H", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
]);

/**
 * How many milliseconds before now a text of Elasticsearch's date math is: `now-7d`. Undefined for what is none, for months
 * and years, which are no fixed time, and for rounding (`/d`). (Elasticsearch, "Date math".)
 */
export function agoOf(text: string): number | undefined {
  const match = /^now((?:[-+][0-9]+[a-zA-Z])*)$/.exec(text);
  if (match === null) return undefined;
  let ago = 0;
  for (const [, sign, amount, unit] of (match[1] ?? "").matchAll(/([-+])([0-9]+)([a-zA-Z])/g)) {
    const size = UNITS.get(unit ?? "");
    if (size === undefined) return undefined;
    ago += (sign === "-" ? 1 : -1) * Number(amount) * size;
  }
  return ago;
}

/** The length of `5m`, in milliseconds; undefined for what is no positive time. */
export function durationOf(text: string): number | undefined {
  const match = /^([0-9]+)(ms|[smhdw])$/.exec(text);
  const size = UNITS.get(match?.[2] ?? "");
  return size === undefined || Number(match?.[1]) === 0 ? undefined : Number(match?.[1]) * size;
}

/**
 * A moment as queries write it: date math, or ISO 8601 down to the second at least and with a zone. Undefined for anything
 * shorter, which Elasticsearch rounds up or down by operator ("Range query", missing date components).
 */
export function momentOf(text: string): Scalar | undefined {
  const ago = agoOf(text);
  if (ago !== undefined) return ago === 0 ? now : call("subtract", now, number(ago));
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[-+]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : number(time);
}
