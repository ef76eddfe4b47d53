const unit =
  "(?:s|sec|secs|second|seconds|m|min|mins|minute|minutes|h|hr|hrs|hour|hours|d|day|days|w|week|weeks|w[0-7]|mon|month|months|q|qtr|qtrs|quarter|quarters|y|yr|yrs|year|years)";
const offset = `[+-]?(?:\\d+(?:\\.\\d+)?)?${unit}`;
const snap = `@(?:${unit})`;
const relative = new RegExp(
  `^(?:rt)?(?:now)?(?:(?:[+-]\\d*${unit})|${snap})*$|^${offset}(?:${snap})?(?:[+-]\\d+${unit})*$`,
  "i",
);
const absolute = /^\d{1,2}\/\d{1,2}\/\d{2,4}(?::\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/;
const seconds = /^-?\d+(?:\.\d+)?$/;

/** Whether Splunk reads a text as a time: `-15m@m`, `now`, `@w1`, `1700000000`, `10/05/2025:00:00:00`. */
export function isTimeModifier(text: string): boolean {
  const value = text.trim();
  if (value.includes("$")) return true;
  if (value === "") return false;
  return (
    seconds.test(value) ||
    absolute.test(value) ||
    relative.test(value) ||
    /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?(?:[+-]\d\d:?\d\d)?)?$/.test(value)
  );
}

const relativeOnly = new RegExp(
  `^(?:now)?(?:(?:[+-]\\d*${unit})|${snap})+$|^now$|^\\d+(?:\\.\\d+)?${unit}(?:${snap})?$`,
  "i",
);

/** Whether a text is an offset from a time, as `relative_time` takes it. */
export function isRelativeTime(text: string): boolean {
  return /[$`]/.test(text) || relativeOnly.test(text.trim());
}

const span = new RegExp(`^\\d+(?:\\.\\d+)?(?:us|ms|cs|ds|${unit.slice(3, -1)})?(?:@\\w*(?:[+-]\\d+\\w+)?)?$`, "i");
const logSpan = /^(?:\d+(?:\.\d+)?)?log(?:\d+(?:\.\d+)?)?$/i;

/** Whether a text is the width of a bin, a window or a pause: `5m`, `1h@h`, `10`, `2log5`. */
export function isSpan(text: string): boolean {
  return text.includes("$") || span.test(text) || logSpan.test(text) || text === "auto";
}
