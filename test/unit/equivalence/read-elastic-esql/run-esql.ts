import { expect } from "vitest";
import { type EsqlOutcome, readEsql } from "../../../../src/equivalence/read/elastic/esql/read-esql.ts";
import type { ReadRule } from "../../../../src/equivalence/read/reader.ts";
import type { Database } from "../../../../src/equivalence/run/database.ts";
import type { ResultValue } from "../../../../src/equivalence/run/duckdb-protocol.ts";
import { type Alert, runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";

export const MINUTE = 60_000;
/** A moment at which no run takes place. */
export const START = Date.parse("2026-03-02T10:01:00.000Z");

/** A document as flat keys; `minute` is when it happened and arrived, after the start. */
export interface Document {
  readonly minute?: number;
  readonly [field: string]: unknown;
}

const clauseAt = (start: number, end: number) => ({ start, end });

export function read(query: string): Extract<EsqlOutcome, { readonly kind: "read" }> {
  const outcome = readEsql(query, clauseAt);
  if (outcome.kind === "problems") throw new Error(outcome.problems.map(({ message }) => message).join("; "));
  return outcome;
}

/** The first problem of a query that is not read, with the text it stands at. */
export function problemOf(query: string): { readonly message: string; readonly at: string } {
  const outcome = readEsql(query, clauseAt);
  if (outcome.kind === "read") throw new Error(`${query} is read`);
  const [problem] = outcome.problems;
  expect(problem).toBeDefined();
  const { message = "", start = 0, end = 0 } = problem ?? {};
  return { message, at: query.slice(start, end) };
}

/** What a query finds in documents, in one run ten minutes after the start; rows in any order. */
export async function found(
  database: Database,
  query: string,
  documents: readonly Document[],
): Promise<readonly Alert[]> {
  const { relation } = read(query);
  const rule: ReadRule = {
    path: "rule.toml",
    title: "Rule",
    relation,
    schedule: {
      kind: "scheduled",
      every: 1440 * MINUTE,
      offset: (START + 10 * MINUTE) % (1440 * MINUTE),
      lookBack: 60 * MINUTE,
      latency: 0,
    },
    deduplicates: false,
  };
  const events = documents.map((document, serial): StoredEvent => {
    const { minute = 0, ...fields } = document;
    const time = START + minute * MINUTE;
    const stamp = new Date(time).toISOString();
    const row = { "@timestamp": stamp, "event.ingested": stamp, _id: `d${serial}`, ...fields };
    return { case: 0, serial, place: "logs-azure.activitylogs-default", time, arrived: time, row };
  });
  const alerts = await runRules(database, [rule], events);
  return alerts.map((alert) => ({
    ...alert,
    columns: new Map([...alert.columns].map(([name, value]) => [name, shown(value)])),
  }));
}

/** A field that may have several values has lists, but one value is shown as itself. */
function shown(value: ResultValue): ResultValue {
  return Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;
}

/** The column of each row that a query finds, over one document each, in the order of the documents. */
export async function computed(
  database: Database,
  expression: string,
  documents: readonly Document[],
): Promise<readonly unknown[]> {
  const query = `from logs-azure.activitylogs-* metadata _id | eval Esql.x = ${expression} | keep _id, Esql.x`;
  const alerts = await found(database, query, documents);
  const byId = new Map(alerts.map(({ columns }) => [columns.get("_id"), columns.get("Esql.x")]));
  return documents.map((_, serial) => byId.get(`d${serial}`));
}

/** Serials of the documents that a condition keeps. */
export async function kept(
  database: Database,
  condition: string,
  documents: readonly Document[],
): Promise<readonly number[]> {
  const alerts = await found(
    database,
    `from logs-azure.activitylogs-* | where ${condition} | keep @timestamp`,
    documents,
  );
  return alerts.flatMap(({ events }) => events).sort((a, b) => a - b);
}
