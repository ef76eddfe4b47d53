/** A length of time as a correlation writes it. */
export interface Timespan {
  readonly count: number;
  readonly unit: TimespanUnit;
}

/** `w`, `M` (a twelfth of a year) and `y` (365.2425 days) are pySigma's and not specified. */
export type TimespanUnit = "s" | "m" | "h" | "d" | "w" | "M" | "y";

const unitSeconds: Readonly<Record<TimespanUnit, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_629_746,
  y: 31_556_952,
};

/** Reads a whole positive number and one unit, such as `90m`; undefined for anything else. */
export function parseTimespan(text: string): Timespan | undefined {
  const [, digits, unit] = /^(\d{1,9})([a-zA-Z])$/.exec(text) ?? [];
  if (digits === undefined || unit === undefined || !isUnit(unit) || Number(digits) === 0) return undefined;
  return { count: Number(digits), unit };
}

export function printTimespan(timespan: Timespan): string {
  return `${timespan.count}${timespan.unit}`;
}

export function timespanSeconds(timespan: Timespan): number {
  return timespan.count * unitSeconds[timespan.unit];
}

function isUnit(unit: string): unit is TimespanUnit {
  return Object.hasOwn(unitSeconds, unit);
}
