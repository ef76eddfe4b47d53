/** The minutes of a day at which a schedule runs, and whether it runs every day; or what is wrong with a part of it. */
export type Cron =
  | { readonly ok: true; readonly minutes: readonly number[]; readonly daily: boolean }
  | { readonly ok: false; readonly message: string; readonly start: number; readonly end: number };

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day of the month", min: 1, max: 31 },
  { name: "month", min: 1, max: 12 },
  // 0 and 7 are both Sunday.
  { name: "day of the week", min: 0, max: 7 },
];

/** Reads a schedule of Splunk: five fields of numbers, ranges, lists and steps, without names of months and days. */
export function readCron(text: string): Cron {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }));
  if (words.length !== FIELDS.length) {
    const message = `A cron schedule has five fields (minute, hour, day, month, weekday), not ${words.length}`;
    return { ok: false, message, start: 0, end: text.length };
  }
  const sets: (ReadonlySet<number> | undefined)[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const word = words[index];
    if (word === undefined) continue;
    const read = readField(word.text, field);
    if (typeof read === "string") {
      return { ok: false, message: read, start: word.start, end: word.start + word.text.length };
    }
    sets.push(read);
  }
  const [minutes, hours, ...days] = sets.map((set, index) => [...(set ?? every(FIELDS[index]))]);
  const times = (hours ?? []).flatMap((hour) => (minutes ?? []).map((minute) => hour * 60 + minute));
  return {
    ok: true,
    minutes: times.sort((a, b) => a - b),
    daily: days.every((set, index) => set.length === every(FIELDS[index + 2]).length),
  };
}

/** The shortest and the longest time between two runs, in minutes; undefined for schedules that skip days. */
export function gapsOf(cron: Cron): { readonly shortest: number; readonly longest: number } | undefined {
  if (!cron.ok || !cron.daily || cron.minutes.length === 0) return undefined;
  const { minutes } = cron;
  const gaps = minutes.map((time, index) => (minutes[index + 1] ?? (minutes[0] ?? 0) + 1440) - time);
  return { shortest: Math.min(...gaps), longest: Math.max(...gaps) };
}

function every(field: Field | undefined): readonly number[] {
  if (field === undefined) return [];
  return Array.from({ length: field.max - field.min + 1 }, (_, index) => field.min + index);
}

/** The values of a field, or what is wrong with it. */
function readField(text: string, field: Field): ReadonlySet<number> | string {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^(?:(\*)|(\d{1,4})(?:-(\d{1,4}))?)(?:\/(\d{1,4}))?$/.exec(part);
    if (match === null) {
      return /[a-z]{3}/i.test(part)
        ? `Splunk's schedules know no names of months or days, so ${part} is a number in the field ${field.name}`
        : `${part === "" ? "An empty part" : part} is no value for the ${field.name} of a schedule`;
    }
    const [, star, from, to, step] = match;
    const first = star === undefined ? Number(from) : field.min;
    const last = star === undefined ? Number(to ?? (step === undefined ? from : field.max)) : field.max;
    const stride = Number(step ?? 1);
    if (first < field.min || last > field.max || stride < 1) {
      const range = `${field.min} to ${field.max}`;
      return `${part} is out of range: the ${field.name} of a schedule goes from ${range}`;
    }
    if (first > last) return `The range ${part} in the ${field.name} of a schedule runs backwards`;
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return field.max === 7 ? new Set([...values].flatMap((day) => (day === 0 || day === 7 ? [0, 7] : [day]))) : values;
}
