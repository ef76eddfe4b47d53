const UNIT =
  "(?:us|ms|cs|ds|seconds?|secs?|s|minutes?|mins?|mon(?:th)?s?|m|hours?|hrs?|h|days?|d|weeks?|w|quarters?|qtrs?|q|years?|yrs?|y)";
const OFFSET = `[+-]\\d{0,9}${UNIT}`;
const SNAP = `@(?:w[0-7]|${UNIT})`;
const RELATIVE = new RegExp(`^(?:rt)?(?:now(?:\\(\\))?)?(?:${OFFSET}|${SNAP})*$`);
const EPOCH = /^-?\d{1,15}(?:\.\d{1,9})?$/;
/** A date by `dispatch.time_format`, whatever that is; it has digits and what separates them. */
const ABSOLUTE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T :]\S*)?$/;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** What is wrong with a time of a dispatch window; undefined for relative times, epochs, dates and no time at all. */
export function timeProblem(text: string): string | undefined {
  if (text === "" || RELATIVE.test(text) || EPOCH.test(text) || ABSOLUTE.test(text)) return undefined;
  if (new RegExp(`^\\d+${UNIT}(?:@.*)?$`).test(text)) return `A relative time begins with + or -, as in -${text}`;
  return `${JSON.stringify(text)} is no time; a relative one reads -70m@m, -1d@d, @w1 or now`;
}

/** How many seconds before now a relative time lies; undefined for what depends on the calendar or a date. */
export function secondsAgo(text: string): number | undefined {
  if (text === "now" || text === "now()") return 0;
  const match = /^-(\d{1,9})?([a-z]+)(?:@[a-z]+)?$/.exec(text);
  const unit = match?.[2] ?? "";
  const letter = unit.startsWith("mon") ? "" : unit.charAt(0);
  const seconds = Object.hasOwn(SECONDS, letter) ? SECONDS[letter] : undefined;
  return match === null || seconds === undefined || /^(?:ms|[cd]s)$/.test(unit)
    ? undefined
    : Number(match[1] ?? 1) * seconds;
}

export function isRealTime(text: string): boolean {
  return /^rt/.test(text);
}
