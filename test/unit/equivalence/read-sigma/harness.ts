import type { StoredRow } from "../../../../src/equivalence/ingest/ingest.ts";
import type { ReadRule } from "../../../../src/equivalence/read/reader.ts";
import { sigmaReader } from "../../../../src/equivalence/read/sigma/index.ts";
import type { Database } from "../../../../src/equivalence/run/database.ts";
import { runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";

const MINUTE = 60_000;

/** Reads a file that has nothing unreadable in it. */
export async function readRules(
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly ReadRule[]> {
  const files = [{ path: "rule.yml", text }, ...Object.entries(others).map(([path, each]) => ({ path, text: each }))];
  const { rules, problems } = await sigmaReader.read(files, []);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return rules;
}

export async function problemsOf(text: string): Promise<readonly string[]> {
  const { problems } = await sigmaReader.read([{ path: "rule.yml", text }], []);
  return problems.map(({ message }) => message);
}

/** A rule with a detection, for any product but with its service. */
export function ruleOf(detection: string, extra = ""): string {
  const indented = detection.trim().replaceAll(/^/gm, "    ");
  return `title: A rule\n${extra}logsource:\n    product: test\n    service: log\ndetection:\n${indented}\n`;
}

/** Whether a rule with a detection takes each of some rows. */
export async function taken(
  database: Database,
  detection: string,
  rows: readonly StoredRow[],
  others: Readonly<Record<string, string>> = {},
): Promise<readonly boolean[]> {
  const rules = await readRules(ruleOf(detection), others);
  const events = rows.map((row, serial) => eventOf({ row, serial, at: 0 }));
  const alerts = await runRules(database, rules, events);
  const found = new Set(alerts.flatMap((alert) => alert.events));
  return rows.map((_, serial) => found.has(serial));
}

/** An event so many minutes after the start. */
export function eventOf({
  row,
  serial,
  at,
  place = "test/log",
}: {
  readonly row: StoredRow;
  readonly serial: number;
  readonly at: number;
  readonly place?: string;
}): StoredEvent {
  return {
    case: 0,
    serial,
    place,
    time: at * MINUTE,
    arrived: at * MINUTE,
    row: sigmaReader.flatten(row) as StoredRow,
  };
}

/** The events of every alert of a file, alerts in the order of their texts; times are minutes. */
export async function alertsOf(
  database: Database,
  text: string,
  events: readonly (readonly [at: number, row: StoredRow])[],
): Promise<readonly string[]> {
  const rules = await readRules(text);
  const stored = events.map(([at, row], serial) => eventOf({ row, serial, at }));
  const alerts = await runRules(database, rules, stored);
  return alerts.map((alert) => `${rules[alert.rule]?.title}: ${alert.events.join(" ")}`).sort();
}
