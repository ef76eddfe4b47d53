import { lowerAscii } from "../../../../model/normalise.ts";
import type { Paths } from "./meant.ts";
import { type Domains, recordOf, solve } from "./solve.ts";
import { evaluate, type Sensitised, type StoredRecord, sensitised, type Truth, type TruthTest } from "./truth.ts";

/** A record on which two booleans differ. */
export interface Counterexample {
  readonly record: StoredRecord;
  /** What the first says. */
  readonly emitted: boolean;
}

/** Beyond this, a test is tried on its own texts only, which alone show most differences. */
const MANY_RECORDS = 50_000;

/**
 * Looks for a record on which what was emitted differs from what is meant. Records are made test by test: what stands
 * around the test is chosen so that the test decides, then its column takes every text that the tests of either side make
 * interesting, but for texts that no record has in a column of paths.
 */
export function findDifference(emitted: Truth, meant: Truth, paths: Paths): Counterexample | undefined {
  const tests = [...sensitised(emitted), ...sensitised(meant)];
  const domains = domainsOf(
    tests.map(({ test }) => test),
    paths,
  );
  const size = tests.reduce((sum, { test }) => sum + (domains.get(test.columns[0] ?? "")?.length ?? 1), 0);
  const differs = (record: StoredRecord): boolean => evaluate(meant, record) !== evaluate(emitted, record);
  const judge = (record: StoredRecord): Counterexample | undefined => {
    if (!differs(record)) return undefined;
    const small = shrink(record, differs);
    return { record: small, emitted: evaluate(emitted, small) };
  };
  // The empty record tells constants apart.
  const atOnce = judge(new Map());
  if (atOnce !== undefined) return atOnce;
  const few =
    size > MANY_RECORDS
      ? shortened(
          domains,
          tests.map(({ test }) => test),
          paths,
        )
      : undefined;
  for (const sample of tests) {
    for (const record of recordsFor(sample, domains, few, paths)) {
      const found = judge(record);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function* recordsFor(
  { test, around }: Sensitised,
  all: Domains,
  few: Domains | undefined,
  paths: Paths,
): Generator<StoredRecord> {
  const domains = few ?? all;
  const solved = solve(around, domains);
  // Without a record in which the test alone decides, the test by itself is still worth a look.
  const base = solved ?? solve([{ truth: test, wanted: true }], domains) ?? domains;
  const [column, partner] = test.columns;
  const first = (name: string): string | undefined => base.get(name)?.[0];
  const others = [...base.keys()].filter((name) => name !== column && name !== partner);
  const rest = others.map((name): [string, string | undefined] => [name, first(name)]);
  if (column === undefined) yield recordOf(rest);
  else {
    const partners = partner === undefined ? [undefined] : (base.get(partner) ?? [undefined]).slice(0, 12);
    // Also values that another test on the column would rule out.
    const known = all.get(column) ?? [undefined];
    const values =
      few === undefined ? known : [...known.slice(0, 2), ...possible(test, column, paths), ...joinedWith(test, known)];
    for (const value of values) {
      for (const other of partners) {
        yield recordOf([...rest, [column, value], ...(partner === undefined ? [] : [[partner, other] as const])]);
      }
    }
  }
}

function domainsOf(tests: readonly TruthTest[], paths: Paths): Domains {
  const values = new Map<string, Set<string | undefined>>();
  const pieces = new Map<string, Set<string>>();
  for (const test of tests) {
    const { columns, candidates, pieces: own } = test;
    for (const column of columns) {
      // A value that no test asks for comes first, so that tests not looked at tend to fail.
      if (!values.has(column)) values.set(column, new Set([paths.has(column) ? "/zq0" : "zq0", undefined]));
    }
    const [column] = columns;
    if (column !== undefined) {
      const known = pieces.get(column) ?? new Set();
      for (const piece of own) known.add(piece);
      pieces.set(column, known);
    }
    for (const column of candidates.keys()) {
      const known = values.get(column);
      for (const text of possible(test, column, paths)) known?.add(text);
    }
  }
  return new Map(
    [...values].map(([column, texts]) => {
      const combined = combinations([...(pieces.get(column) ?? [])]);
      return [column, [...texts, ...combined.filter((text) => isPossible(text, column, paths))]];
    }),
  );
}

/** The texts of a test that a record may have in a column. */
function possible({ candidates }: TruthTest, column: string, paths: Paths): readonly string[] {
  return (candidates.get(column) ?? []).filter((text) => text !== "" && isPossible(text, column, paths));
}

/** Known texts in which a piece of the test stands beside one of another test, as tests that have to hold together need. */
function joinedWith({ pieces }: TruthTest, known: readonly (string | undefined)[]): readonly string[] {
  const own = new Set<string>(pieces);
  return known.flatMap((text) => {
    const parts = text?.split(" ") ?? [];
    return text !== undefined && parts.length === 2 && parts.some((part) => own.has(part)) ? [text] : [];
  });
}

function isPossible(text: string, column: string, paths: Paths): boolean {
  const alone = paths.get(column);
  return alone === undefined || /[\\/]/.test(text) || alone.has(lowerAscii(text));
}

/** A value that no test asks for, none, and one text of each test. */
function shortened(domains: Domains, tests: readonly TruthTest[], paths: Paths): Domains {
  const short = new Map([...domains].map(([column, values]) => [column, new Set(values.slice(0, 2))]));
  for (const test of tests) {
    for (const column of test.candidates.keys()) {
      const [text] = possible(test, column, paths);
      if (text !== undefined) short.get(column)?.add(text);
    }
  }
  return new Map([...short].map(([column, values]) => [column, [...values]]));
}

/** Pieces of text put together: in every choice where they are few, else in pairs, all of them, and all but one. */
function combinations(pieces: readonly string[]): readonly string[] {
  if (pieces.length < 2) return [];
  const few = pieces.length <= 6;
  const chosen = few
    ? Array.from({ length: 2 ** pieces.length }, (_, mask) => pieces.filter((_, index) => (mask >> index) & 1))
    : [
        ...pieces.slice(0, 24).flatMap((a) => pieces.slice(0, 24).map((b) => [a, b])),
        pieces,
        ...pieces.slice(0, 64).map((left) => pieces.filter((piece) => piece !== left)),
      ];
  const several = chosen.filter(({ length }) => length > 1);
  const joined = several.flatMap((choice) => [choice.join(" "), [...choice].reverse().join(" ")]);
  return [...new Set([...joined, ...(few ? joined.flatMap((text) => [text.toLowerCase(), text.toUpperCase()]) : [])])];
}

/** The same difference with as few columns as it takes. */
function shrink(record: StoredRecord, differs: (record: StoredRecord) => boolean): StoredRecord {
  let small = record;
  for (const column of record.keys()) {
    const smaller = new Map([...small].filter(([name]) => name !== column));
    if (differs(smaller)) small = smaller;
  }
  return small;
}
