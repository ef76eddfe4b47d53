/** Ranges of code points, both ends included. */
export type CodeRange = readonly [from: number, to: number];

export const LAST_CODE = 0x10ffff;

/** Whatever its operators mean in another dialect, written so that RE2 means the same. */
export function printSet(ranges: readonly CodeRange[], negated: boolean): string {
  if (ranges.length === 0) return negated ? "(?s:.)" : "[^\\x{0}-\\x{10ffff}]";
  const shown = ranges.map(([from, to]) => (from === to ? code(from) : `${code(from)}-${code(to)}`));
  return `[${negated ? "^" : ""}${shown.join("")}]`;
}

/** A character as itself. */
export function printCharacter(point: number): string {
  const text = String.fromCodePoint(point);
  return /[A-Za-z0-9_ ]/.test(text) ? text : code(point);
}

function code(point: number): string {
  return `\\x{${point.toString(16)}}`;
}

export const DIGITS: readonly CodeRange[] = [[0x30, 0x39]];
export const WORD: readonly CodeRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

/** All other code points. */
export function complementOf(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const gaps: CodeRange[] = [];
  let next = 0;
  for (const [from, to] of sorted) {
    if (from > next) gaps.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST_CODE) gaps.push([next, LAST_CODE]);
  return gaps;
}
