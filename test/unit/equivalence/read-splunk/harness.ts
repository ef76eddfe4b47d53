import type { StoredRow, StoredValue } from "../../../../src/equivalence/ingest/ingest.ts";
import type { EmittedFile, ReadRule } from "../../../../src/equivalence/read/reader.ts";
import { splunkReader } from "../../../../src/equivalence/read/splunk/index.ts";
import type { Database } from "../../../../src/equivalence/run/database.ts";
import { type Alert, runRules } from "../../../../src/equivalence/run/run-rules.ts";

export const MINUTE = 60_000;

/** A stanza that runs a search every hour over the last two hours, unless settings say otherwise. */
export function stanzaOf(search: string, settings: Readonly<Record<string, string | undefined>> = {}): string {
  const all = {
    search: search.trim().replaceAll("\n", " \\\n"),
    enableSched: "1",
    cron_schedule: "0 * * * *",
    "dispatch.earliest_time": "-2h@m",
    "dispatch.latest_time": "now",
    counttype: "number of events",
    relation: "greater than",
    quantity: "0",
    ...settings,
  };
  const lines = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [`${key} = ${value}`]));
  return `[App - A rule - Rule]\n${lines.join("\n")}\n`;
}

export interface Files {
  readonly settings?: Readonly<Record<string, string | undefined>>;
  /** Other files by path, such as `macros.conf` and `lists/known.csv`. */
  readonly others?: Readonly<Record<string, string>>;
}

function filesOf(search: string, { settings = {}, others = {} }: Files): readonly EmittedFile[] {
  const rest = Object.entries(others).map(([path, text]) => ({ path, text }));
  return [{ path: "rule.savedsearch.conf", text: stanzaOf(search, settings) }, ...rest];
}

/** Reads a search that has nothing unreadable in it. */
export async function ruleOf(search: string, files: Files = {}): Promise<ReadRule> {
  const { rules, problems } = await splunkReader.read(filesOf(search, files), []);
  const [rule] = rules;
  if (problems.length > 0 || rule === undefined) throw new Error(JSON.stringify(problems));
  return rule;
}

/** What cannot be read, with the text of the file that it is about. */
export async function problemsOf(search: string, files: Files = {}): Promise<readonly string[]> {
  const all = filesOf(search, files);
  const { rules, problems } = await splunkReader.read(all, []);
  if (rules.length > 0) throw new Error("A rule with a problem was read");
  return problems.map(({ path, message, clause }) => {
    const text = all.find((file) => file.path === path)?.text ?? "";
    return clause === undefined ? message : `${message} <${text.slice(clause.start, clause.end)}>`;
  });
}

/** An event some minutes after the start; it arrives at once unless told. */
export interface Event {
  readonly at?: number;
  readonly arrived?: number;
  readonly row: Readonly<Record<string, StoredValue>>;
}

const START = Date.UTC(2026, 0, 15, 10, 1);

/** The alerts of one run an hour after the start, or of every run of the schedule. */
export async function alertsOf(
  database: Database,
  rule: ReadRule,
  events: readonly Event[],
  runs: "one" | "all" = "one",
): Promise<readonly Alert[]> {
  const stored = events.map(({ at = 0, arrived = at, row }, serial) => {
    const time = START + at * MINUTE;
    const came = START + arrived * MINUTE;
    const whole: StoredRow = { _time: time / 1000, _indextime: Math.floor(came / 1000), _cd: `1:${serial}`, ...row };
    return { case: 0, serial, place: "test", time, arrived: came, row: splunkReader.flatten(whole) };
  });
  const alerts = await runRules(database, [rule], stored);
  const last = START + 119 * MINUTE;
  return runs === "all" ? alerts : alerts.filter(({ run }) => run > last - 60 * MINUTE && run <= last);
}

/** Which of some rows a search takes. */
export async function taken(
  database: Database,
  search: string,
  rows: readonly Readonly<Record<string, StoredValue>>[],
  files: Files = {},
): Promise<readonly boolean[]> {
  const rule = await ruleOf(search, files);
  const alerts = await alertsOf(
    database,
    rule,
    rows.map((row) => ({ row })),
  );
  const found = new Set(alerts.flatMap(({ events }) => events));
  return rows.map((_, serial) => found.has(serial));
}

/** The rows that a search shows, without columns that are missing. */
export async function shown(
  database: Database,
  search: string,
  events: readonly Event[],
  files: Files = {},
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const alerts = await alertsOf(database, await ruleOf(search, files), events);
  return alerts.map(({ columns }) => Object.fromEntries([...columns].filter(([, value]) => value !== null)));
}
