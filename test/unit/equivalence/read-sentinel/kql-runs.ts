import { afterAll } from "vitest";
import type { ReadProblem, ReadRule } from "../../../../src/equivalence/read/reader.ts";
import { sharedAnalyser } from "../../../../src/equivalence/read/sentinel/analyser.ts";
import { sentinelReader } from "../../../../src/equivalence/read/sentinel/index.ts";
import { readKql } from "../../../../src/equivalence/read/sentinel/kql/read-kql.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { type Alert, runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";

export const MINUTE = 60_000;
/** A moment at which runs of every frequency up to a day take place. */
export const NOON = Date.UTC(2026, 0, 15);

export function runs() {
  const database = openDatabase();
  afterAll(() => database.close());

  /** The rows of a query that needs no table; what it does not read is a text. */
  async function rowsOf(query: string): Promise<readonly (readonly unknown[])[] | string> {
    const result = await sharedAnalyser().bind(query);
    if (!result.ok) throw new Error(result.reason);
    if (result.bound.kind === "errors") throw new Error(result.bound.errors[0]?.message);
    const reading = readKql(result.bound.tree, {
      table: () => undefined,
      watchlist: () => undefined,
      clauseAt: (start, end) => ({ start, end }),
    });
    if (reading.kind === "problem") return reading.message;
    const rule: ReadRule = {
      path: "query",
      title: "query",
      relation: reading.relation,
      schedule: { kind: "streaming" },
      deduplicates: false,
    };
    const event: StoredEvent = { case: 0, serial: 0, place: "none", time: 0, arrived: 0, row: {} };
    const alerts = await runRules(database, [rule], [event]);
    return alerts.map(({ columns }) => [...columns.values()]);
  }

  /** What a rule with a query finds in rows of AzureActivity, with the events behind each row. */
  async function alertsOf(
    query: string,
    events: readonly StoredEvent[],
    settings = "queryFrequency: 5m\nqueryPeriod: 1h\ntriggerOperator: gt\ntriggerThreshold: 0\nkind: Scheduled",
  ): Promise<readonly Alert[]> {
    const { rules, problems } = await ruleOf(query, settings);
    if (problems.length > 0) throw new Error(problems[0]?.message);
    return runRules(database, rules, events);
  }

  const alertsOfRules = (rules: readonly ReadRule[], events: readonly StoredEvent[]): Promise<readonly Alert[]> =>
    runRules(database, rules, events);

  return { rowsOf, alertsOf, alertsOfRules };
}

export async function ruleOf(
  query: string,
  settings: string,
): Promise<{ readonly rules: readonly ReadRule[]; readonly problems: readonly ReadProblem[] }> {
  return sentinelReader.read([{ path: "rule.yaml", text: ruleText(query, settings) }], []);
}

export function ruleText(query: string, settings: string): string {
  const lines = query.split("\n").map((line) => `  ${line}`);
  return `id: 0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11\nname: A rule\nquery: |\n${lines.join("\n")}\n${settings}\n`;
}

/** A row of AzureActivity so many minutes after noon, ingested at once unless another delay is given. */
export function activity(
  serial: number,
  minutes: number,
  row: Readonly<Record<string, unknown>> = {},
  delay = 0,
): StoredEvent {
  const time = NOON + minutes * MINUTE;
  return {
    case: 0,
    serial,
    place: "AzureActivity",
    time,
    arrived: time + delay * MINUTE,
    row: { TimeGenerated: new Date(time).toISOString(), _ItemId: `id-${serial}`, ...row },
  };
}
