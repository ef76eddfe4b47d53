import { expect } from "vitest";
import type { StoredRow } from "../../../../src/equivalence/ingest/ingest.ts";
import type { EmittedFile, ReadOutcome } from "../../../../src/equivalence/read/reader.ts";
import { sumoReader } from "../../../../src/equivalence/read/sumo/index.ts";
import type { Database } from "../../../../src/equivalence/run/database.ts";
import { type Alert, runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Fields = Readonly<Record<string, unknown>>;

/** What every rule needs beside what a test is about. */
const COMMON: Fields = {
  name: "A rule",
  enabled: true,
  isPrototype: false,
  entitySelectors: [{ entityType: "_username", expression: "user_username" }],
  suppressionWindowSize: 1,
};

const PATHS = {
  templated: { nameExpression: "A rule", stream: "record", scoreMapping: { type: "constant", default: 3 } },
  match: { stream: "record" },
  threshold: { stream: "record", version: 1, countDistinct: false, groupByFields: [], windowSize: "T10M" },
  chain: { stream: "record", ordered: false, groupByFields: [], windowSize: "T10M" },
  aggregation: {
    nameExpression: "A rule",
    stream: "record",
    groupByFields: [],
    groupByAsset: true,
    windowSize: "T10M",
  },
  "first-seen": {
    nameExpression: "A rule",
    version: 1,
    groupByFields: [],
    baselineType: "GLOBAL",
    baselineWindowSize: String(DAY),
    retentionWindowSize: String(2 * DAY),
  },
} as const;

export type Kind = keyof typeof PATHS;

/** The call that makes a rule. */
export function ruleFile(kind: Kind, fields: Fields): EmittedFile {
  const body = { fields: { ...COMMON, ...PATHS[kind], ...fields } };
  return { path: "rule.json", text: JSON.stringify({ path: `/rules/${kind}`, body }, null, 2) };
}

export function matchFile(expression: string, fields: Fields = {}): EmittedFile {
  return ruleFile("templated", { expression, ...fields });
}

export function read(...files: readonly EmittedFile[]): Promise<ReadOutcome> {
  return sumoReader.read(files, []);
}

/** A record some milliseconds into the test, with an entity where none is given. */
export function record(
  at: number,
  attributes: StoredRow = {},
  fields: Readonly<Record<string, string>> = {},
): StoredRow {
  return { objectType: "Audit", timestamp: at, user_username: "ada", ...attributes, fields };
}

export function eventsOf(rows: readonly StoredRow[]): readonly StoredEvent[] {
  return rows.map((row, serial) => {
    const time = Number(row.timestamp);
    return { case: 0, serial, place: String(row.objectType), time, arrived: time, row: sumoReader.flatten(row) };
  });
}

/** The alerts of the only rule that some files make. */
export async function alerts(
  database: Database,
  files: readonly EmittedFile[],
  rows: readonly StoredRow[],
): Promise<readonly Alert[]> {
  const { rules, problems } = await read(...files);
  expect(problems).toEqual([]);
  expect(rules).toHaveLength(1);
  return runRules(database, rules, eventsOf(rows));
}

/** The events that alerts are made of, each set once, in order. */
export function made(found: readonly Alert[]): readonly (readonly number[])[] {
  const sets = new Map(found.map(({ events }) => [events.join(" "), events] as const));
  return [...sets.values()].sort((a, b) => (a.at(-1) ?? 0) - (b.at(-1) ?? 0) || a.length - b.length);
}
