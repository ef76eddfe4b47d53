import { readCron } from "../../../backends/splunk/verify/cron.ts";

/** Runs at multiples of `every` since 1970, `offset` later; both in milliseconds. */
export interface Rhythm {
  readonly every: number;
  readonly offset: number;
}

const MINUTE = 60_000;
const DAY = 1440;
/** 1970-01-01 was a Thursday, the fourth day of a week that counts from Sunday. */
const FIRST_WEEKDAY = 4;

/**
 * The rhythm of a cron schedule, whose zone is taken to be UTC: every so many minutes, daily, or on one day of the week.
 * A text says what is wrong where the times do not lie evenly, so that no rhythm describes them.
 */
export function readRhythm(text: string): Rhythm | string {
  const cron = readCron(text);
  if (!cron.ok) return cron.message;
  const [first = 0, ...others] = cron.minutes;
  const fields = text.trim().split(/\s+/);
  if (!cron.daily) {
    const [, , day, month, weekday = ""] = fields;
    if (day !== "*" || month !== "*" || !/^[0-7]$/.test(weekday) || others.length > 0) {
      return `The schedule ${text} does not run at even intervals`;
    }
    const days = (Number(weekday) - FIRST_WEEKDAY + 7) % 7;
    return { every: 7 * DAY * MINUTE, offset: (days * DAY + first) * MINUTE };
  }
  const gap = (others[0] ?? first + DAY) - first;
  const even = others.every((time, index) => time === first + gap * (index + 1)) && gap * cron.minutes.length === DAY;
  if (!even) return `The schedule ${text} does not run at even intervals`;
  return { every: gap * MINUTE, offset: first * MINUTE };
}
