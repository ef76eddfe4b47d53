/** A length of time in milliseconds. */
export type Duration = number;

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads `90s`, `5m`, `1h` or `7d`; anything else is `undefined`. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^([1-9]\d{0,5})([smhd])$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
}

/**
 * Prints a duration with one unit, the largest that divides it: 90 minutes is `90m`, one day is `1d`.
 * `units` limits the choice for targets that lack one.
 */
export function printDuration(
  duration: Duration,
  units: readonly (keyof typeof UNITS)[] = ["d", "h", "m", "s"],
): string {
  for (const unit of units) if (duration % UNITS[unit] === 0 && duration > 0) return `${duration / UNITS[unit]}${unit}`;
  const smallest = units[units.length - 1] ?? "s";
  return `${Math.ceil(duration / UNITS[smallest])}${smallest}`;
}

export const SECOND: Duration = UNITS.s;
export const MINUTE: Duration = UNITS.m;
export const HOUR: Duration = UNITS.h;
export const DAY: Duration = UNITS.d;
