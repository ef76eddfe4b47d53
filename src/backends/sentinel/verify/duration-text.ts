/** How durations are written: `1h` and `01:00:00` in rule files, `PT1H` in templates. */
export type DurationForm = "short" | "timespan" | "iso";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };

/** A duration in milliseconds with the form it is written in; undefined if it is none. */
export function readDuration(text: string): { readonly milliseconds: number; readonly form: DurationForm } | undefined {
  const short = /^(\d{1,6})([mhd])$/.exec(text);
  if (short !== null) {
    return { milliseconds: Number(short[1]) * (UNITS[short[2] ?? ""] ?? 0), form: "short" };
  }
  const timespan = /^(?:(\d{1,4})\.)?([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text);
  if (timespan !== null) {
    const [days, hours, minutes, seconds] = timespan.slice(1).map((part) => Number(part ?? 0));
    return { milliseconds: sum(days, hours, minutes, seconds), form: "timespan" };
  }
  const iso = /^P(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(text);
  if (iso !== null) {
    const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
    return { milliseconds: sum(days, hours, minutes, seconds), form: "iso" };
  }
  return undefined;
}

function sum(days = 0, hours = 0, minutes = 0, seconds = 0): number {
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * 1000;
}

export function showDuration(milliseconds: number): string {
  if (milliseconds % DAY === 0) return `${milliseconds / DAY} d`;
  if (milliseconds % HOUR === 0) return `${milliseconds / HOUR} h`;
  return `${milliseconds / MINUTE} min`;
}

export { DAY, HOUR, MINUTE };
