import { flattenDocument } from "../../../../src/equivalence/read/elastic/flatten.ts";
import { elasticReader } from "../../../../src/equivalence/read/elastic/index.ts";
import type { EmittedFile, ReadOutcome } from "../../../../src/equivalence/read/reader.ts";
import { type Database, openDatabase } from "../../../../src/equivalence/run/database.ts";
import { type Alert, runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";

/** A day with no summer time, at noon. */
export const NOON = Date.parse("2026-11-20T12:00:00.000Z");
export const minute = 60_000;

export function openTestDatabase(): Database {
  return openDatabase();
}

export interface Draft {
  readonly type?: string;
  readonly language?: string;
  readonly query: string;
  readonly settings?: readonly string[];
  readonly tables?: string;
}

/** A rule file of the few keys that matter; text of a query goes in as it is. */
export function toml({ type = "query", language = "kuery", query, settings = [], tables = "" }: Draft): EmittedFile {
  const text = [
    "[rule]",
    'name = "A rule"',
    'rule_id = "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11"',
    `type = "${type}"`,
    ...(language === "" ? [] : [`language = "${language}"`]),
    ...(language === "esql" || settings.some((line) => line.startsWith("index"))
      ? []
      : ['index = ["logs-azure.activitylogs-*"]']),
    ...settings,
    `query = '''`,
    query,
    `'''`,
    tables,
  ].join("\n");
  return { path: "rule.toml", text };
}

export async function readToml(draft: Draft): Promise<ReadOutcome> {
  return elasticReader.read([toml(draft)], []);
}

export type Document = Readonly<Record<string, unknown>>;

/** A document, some minutes after noon, that comes the moment it happens. */
export function document(
  serial: number,
  at: number,
  fields: Document,
  more: Partial<StoredEvent> = {},
  place = "logs-azure.activitylogs-default",
): StoredEvent {
  const time = NOON + at * minute;
  const arrived = more.arrived ?? time;
  const [, dataset = ""] = place.split("-");
  const row = {
    "@timestamp": new Date(time).toISOString(),
    event: { ingested: new Date(arrived).toISOString() },
    data_stream: { type: "logs", dataset, namespace: "default" },
    ...fields,
  };
  return { case: 0, serial, place, time, arrived, row: flattenDocument(row as never), ...more };
}

/** The alerts of the only rule in some files. Throws at what was not read. */
export async function alertsOf(
  database: Database,
  files: readonly EmittedFile[],
  events: readonly StoredEvent[],
): Promise<readonly Alert[]> {
  const { rules, problems } = await elasticReader.read(files, []);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("; "));
  return runRules(database, rules, events);
}

/** The sets of events that were alerted on, in any run, each once. */
export function eventSets(alerts: readonly Alert[]): readonly string[] {
  return [...new Set(alerts.map(({ events }) => events.join("+")))].sort();
}

/** Which of some documents, one minute apart, an event rule alerts on. */
export async function matching(database: Database, draft: Draft, documents: readonly Document[], place?: string) {
  const events = documents.map((fields, index) => document(index, index / 100, fields, {}, place));
  const alerts = await alertsOf(database, [toml(draft)], events);
  return eventSets(alerts).map(Number);
}
