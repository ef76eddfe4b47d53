import type { Place } from "../../../backends/splunk/parse/syntax.ts";
import { call, number } from "../../relation/build.ts";
import type { Scalar } from "../../relation/nodes.ts";
import { refuse } from "./problem.ts";

/** Seconds of the units whose length does not depend on the calendar. */
const UNITS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, "s sec secs second seconds"],
      [60, "m min mins minute minutes"],
      [3600, "h hr hrs hour hours"],
      [86_400, "d day days"],
      [604_800, "w week weeks"],
    ] as const
  ).flatMap(([seconds, names]) => names.split(" ").map((name) => [name, seconds] as const)),
);

/** 1970 began on a Thursday, and a week begins on Sunday (Splunk Search Manual, time modifiers: `@w0`, also `@w`). */
const FIRST_SUNDAY = 3 * 86_400;

/**
 * A relative time such as `-5m@m` from a moment, both in seconds: first the offset, then the snap down to a unit, in the
 * order in which they stand (Splunk Search Reference, time modifiers). Days and weeks snap in UTC, as if that were the
 * zone of the user who owns the search.
 */
export function relativeTime(from: Scalar, source: string, place: Place): Scalar {
  const written = source.trim();
  const rest = written.replace(/^now(?:\(\))?/, "");
  if (rest === "") return written === "" ? refuse("A relative time is empty", place) : from;
  const step = /([+-])(\d*)([a-z]+)|@([a-z]+)([0-7])?/gy;
  let moment = from;
  while (step.lastIndex < rest.length) {
    const found = step.exec(rest);
    if (found === null) return refuse(`The relative time ${JSON.stringify(source)} is not covered`, place);
    const [, sign, count = "", unit = "", snap, day] = found;
    if (snap === undefined) {
      const seconds = UNITS.get(unit) ?? refuse(`Time by ${JSON.stringify(unit)} is not covered`, place);
      const amount = (count === "" ? 1 : Number(count)) * seconds;
      moment = call(sign === "-" ? "subtract" : "add", moment, number(amount));
    } else {
      const seconds = UNITS.get(snap);
      if (seconds === undefined || (day !== undefined && seconds !== 604_800)) {
        return refuse(`Time that snaps to ${JSON.stringify(snap)} is not covered`, place);
      }
      const start = seconds === 604_800 ? FIRST_SUNDAY + (Number(day ?? 0) % 7) * 86_400 : 0;
      moment = snapped(moment, seconds, start);
    }
  }
  return moment;
}

/** The last multiple of a length since a start. */
export function snapped(moment: Scalar, seconds: number, start = 0): Scalar {
  const since = start === 0 ? moment : call("subtract", moment, number(start));
  const whole = call("multiply", call("floor", call("divide", since, number(seconds))), number(seconds));
  return start === 0 ? whole : call("add", whole, number(start));
}

/** How long before now a relative time lies at most, in seconds. */
export function longestAgo(source: string, place?: Place): number {
  if (/^now(?:\(\))?$/.test(source.trim())) return 0;
  let total = 0;
  for (const [, sign, count = "", unit = "", snap = ""] of source.matchAll(/([+-])(\d*)([a-z]+)|@([a-z]+)/g)) {
    const seconds = UNITS.get(snap === "" ? unit : snap) ?? refuse(`The time ${source} is not covered`, place);
    // A snap takes away less than its unit.
    total += snap === "" ? (sign === "-" ? 1 : -1) * (count === "" ? 1 : Number(count)) * seconds : seconds;
  }
  return total;
}

/** A span such as `5m` or `300`, in seconds. */
export function spanSeconds(source: string, place: Place): number {
  const found = /^(\d+)([a-z]*)$/.exec(source.trim());
  const seconds = found === null ? undefined : UNITS.get(found[2] === "" ? "s" : (found[2] ?? ""));
  if (found === null || seconds === undefined)
    return refuse(`The span ${JSON.stringify(source)} is not covered`, place);
  return Number(found[1]) * seconds;
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ["Y", "%Y"],
  ["m", "%m"],
  ["d", "%d"],
  ["H", "%H"],
  ["M", "%M"],
  ["S", "%S"],
  ["T", "%H:%M:%S"],
  ["F", "%Y-%m-%d"],
  ["y", "%y"],
  ["j", "%j"],
  ["b", "%b"],
  ["a", "%a"],
  // The zone is UTC.
  ["z", "+0000"],
  ["Z", "UTC"],
  ["%", "%%"],
]);

/** A format of `strftime` as the relation's function takes it (Splunk Search Reference, date and time format variables). */
export function timeFormat(source: string, place: Place): string {
  return source.replace(/%(\d?.)/g, (_, variable: string) => {
    return FORMATS.get(variable) ?? refuse(`%${variable} in a time format is not covered`, place);
  });
}
