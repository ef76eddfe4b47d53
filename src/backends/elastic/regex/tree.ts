/** A regular expression of the portable subset, over code points. Groups do not capture here. */
export type RegexTree =
  | { readonly kind: "set"; readonly ranges: readonly Range[] }
  | { readonly kind: "start" | "end" | "boundary" | "inside" }
  | { readonly kind: "sequence"; readonly items: readonly RegexTree[] }
  | { readonly kind: "choice"; readonly options: readonly RegexTree[] }
  | { readonly kind: "repeat"; readonly of: RegexTree; readonly min: number; readonly max: number | undefined };

/** Code points, both ends included. */
export type Range = readonly [from: number, to: number];

export const LAST = 0x10ffff;
const DIGIT: readonly Range[] = [[0x30, 0x39]];
const WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
// Tab to carriage return as one range: vertical tab is white space to PCRE and JavaScript, though not to RE2.
const SPACE: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
];
const CLASSES: ReadonlyMap<string, readonly Range[]> = new Map([
  ["d", DIGIT],
  ["w", WORD],
  ["s", SPACE],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["t", 0x09],
  ["n", 0x0a],
  ["r", 0x0d],
  ["f", 0x0c],
]);

export interface RegexFlags {
  readonly dotAll: boolean;
  /** Classes get both cases of their letters: Lucene 9 ignores the case of single letters only, not of ranges. */
  readonly ignoreCase: boolean;
}

/** Reads a regular expression that `checkRegex` has accepted; `undefined` for anything outside the portable subset. */
export function parseRegexTree(source: string, flags: RegexFlags): RegexTree | undefined {
  let at = 0;
  let failed = false;
  const peek = (): string => source[at] ?? "";
  const take = (text: string): boolean => {
    if (!source.startsWith(text, at)) return false;
    at += text.length;
    return true;
  };
  const fail = (): RegexTree => {
    failed = true;
    at = source.length;
    return { kind: "sequence", items: [] };
  };

  function choice(): RegexTree {
    const options = [sequence()];
    while (take("|")) options.push(sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
  }

  function sequence(): RegexTree {
    const items: RegexTree[] = [];
    while (at < source.length && peek() !== "|" && peek() !== ")") items.push(quantified(atom()));
    return { kind: "sequence", items };
  }

  function atom(): RegexTree {
    if (take("(")) {
      if (take("?") && !take(":")) return fail();
      const inner = choice();
      return take(")") ? inner : fail();
    }
    if (take("[")) return bracket();
    if (take("^")) return { kind: "start" };
    if (take("$")) return { kind: "end" };
    if (take(".")) return { kind: "set", ranges: flags.dotAll ? [[0, LAST]] : complement([[0x0a, 0x0a]]) };
    if (take("\\b")) return { kind: "boundary" };
    if (take("\\B")) return { kind: "inside" };
    if (take("\\")) {
      const set = escaped();
      return set === undefined ? fail() : { kind: "set", ranges: set };
    }
    if (/[*+?{]/.test(peek())) return fail();
    return { kind: "set", ranges: [character()] };
  }

  function character(): Range {
    const code = source.codePointAt(at) ?? 0;
    at += String.fromCodePoint(code).length;
    return [code, code];
  }

  /** What follows a backslash. */
  function escaped(): readonly Range[] | undefined {
    const letter = peek();
    const known = CLASSES.get(letter.toLowerCase());
    if (known !== undefined) {
      at += 1;
      return letter === letter.toLowerCase() ? known : complement(known);
    }
    const control = CONTROLS.get(letter);
    if (control !== undefined) {
      at += 1;
      return [[control, control]];
    }
    const hex = /^x([0-9A-Fa-f]{2})/.exec(source.slice(at, at + 3));
    if (hex !== null) {
      at += 3;
      const code = Number.parseInt(hex[1] ?? "0", 16);
      return [[code, code]];
    }
    if (letter === "" || /[0-9A-Za-z]/.test(letter)) return undefined;
    return [character()];
  }

  function bracket(): RegexTree {
    const negated = take("^");
    const ranges: Range[] = [];
    while (peek() !== "]" || ranges.length === 0) {
      if (at >= source.length) return fail();
      const low = take("\\") ? escaped() : [character()];
      if (low === undefined) return fail();
      const [single] = low;
      const isRange =
        peek() === "-" && (source[at + 1] ?? "]") !== "]" && low.length === 1 && single?.[0] === single?.[1];
      if (!isRange || single === undefined) {
        ranges.push(...low);
        continue;
      }
      at += 1;
      const high = take("\\") ? escaped() : [character()];
      const [end] = high ?? [];
      if (end === undefined || end[1] < single[0]) return fail();
      ranges.push([single[0], end[1]]);
    }
    at += 1;
    const set = normalRanges(flags.ignoreCase ? bothCases(ranges) : ranges);
    return { kind: "set", ranges: negated ? complement(set) : set };
  }

  function quantified(of: RegexTree): RegexTree {
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(source.slice(at, at + 20));
    let min: number;
    let max: number | undefined;
    if (counted !== null) {
      at += counted[0].length;
      min = Number(counted[1]);
      max = counted[2] === undefined ? min : counted[3] === "" ? undefined : Number(counted[3]);
    } else if (take("*")) [min, max] = [0, undefined];
    else if (take("+")) [min, max] = [1, undefined];
    else if (take("?")) [min, max] = [0, 1];
    else return of;
    // A lazy quantifier matches the same values.
    take("?");
    return { kind: "repeat", of, min, max };
  }

  const tree = choice();
  return failed || at < source.length ? undefined : tree;
}

function bothCases(ranges: readonly Range[]): readonly Range[] {
  const shifted = (low: number, high: number, by: number) =>
    ranges.flatMap(([from, to]): Range[] => {
      const [start, end] = [Math.max(from, low), Math.min(to, high)];
      return start <= end ? [[start + by, end + by]] : [];
    });
  return [...ranges, ...shifted(0x41, 0x5a, 32), ...shifted(0x61, 0x7a, -32)];
}

/** Sorted, without overlaps or neighbours. */
export function normalRanges(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** All code points but these. */
export function complement(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  let next = 0;
  for (const [from, to] of normalRanges(ranges)) {
    if (from > next) result.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) result.push([next, LAST]);
  return result;
}

/** Whether every code point of `ranges` is a word character (or none is); `undefined` for a mixture. */
export function wordness(ranges: readonly Range[]): boolean | undefined {
  const inside = (range: Range) => WORD.some(([from, to]) => range[0] >= from && range[1] <= to);
  const outside = (range: Range) => WORD.every(([from, to]) => range[1] < from || range[0] > to);
  const normal = normalRanges(ranges);
  if (normal.length === 0) return undefined;
  if (normal.every(inside)) return true;
  return normal.every(outside) ? false : undefined;
}
