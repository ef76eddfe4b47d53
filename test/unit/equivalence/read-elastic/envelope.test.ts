import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { elasticReader } from "../../../../src/equivalence/read/elastic/index.ts";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import { compileCase } from "../../../helpers/compile-case.ts";
import { alertsOf, document, eventSets, openTestDatabase, toml } from "./rules.ts";

const database = openTestDatabase();
afterAll(() => database.close());

const settings = ['from = "now-15m"', 'interval = "5m"', 'timestamp_override = "event.ingested"'];
const query = 'event.action: "a \\"b\\"" and user.name: x';

const RULE = {
  name: "A rule",
  rule_id: "0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11",
  type: "query",
  language: "kuery",
  index: ["logs-azure.activitylogs-*"],
  from: "now-15m",
  interval: "5m",
  timestamp_override: "event.ingested",
  query,
};

function ndjson(changes: Readonly<Record<string, unknown>> = {}): EmittedFile {
  return { path: "rule.ndjson", text: `${JSON.stringify({ ...RULE, ...changes })}\n` };
}

async function problemsOf(...files: readonly EmittedFile[]): Promise<readonly string[]> {
  const { problems } = await elasticReader.read(files, []);
  return problems.map((problem) => `${problem.path}: ${problem.message}`);
}

describe("two forms of one rule", () => {
  test("are one rule where they agree", async () => {
    const { rules, problems } = await elasticReader.read([ndjson(), toml({ query, settings })], []);
    expect(problems).toEqual([]);
    expect(rules.map((rule) => [rule.path, rule.title])).toEqual([["rule.toml", "A rule"]]);
    expect(rules[0]?.schedule).toMatchObject({ kind: "scheduled", every: 300_000, offset: 0, latency: 0 });
    expect(rules[0]?.deduplicates).toBe(true);
  });

  test.each([
    ["query", { query: "user.name: x" }],
    ["from", { from: "now-8m" }],
    ["interval", { interval: "10m" }],
    ["index patterns", { index: ["logs-*"] }],
    ["type", { type: "eql" }],
    ["language", { language: "lucene" }],
    ["timestamp override", { timestamp_override: undefined }],
    ["threshold", { threshold: { field: [], value: 2 } }],
    ["new terms", { new_terms_fields: ["user.name"], history_window_start: "now-7d" }],
    ["alert suppression", { alert_suppression: { group_by: ["user.name"] } }],
    ["exception lists", { exceptions_list: [{ list_id: "list" }] }],
    ["filters", { filters: [{ query: { match_all: {} } }] }],
    ["max signals", { max_signals: 5 }],
  ])("are a problem where they differ in their %s", async (setting, changes) => {
    expect(await problemsOf(toml({ query, settings }), ndjson(changes))).toEqual([
      `rule.ndjson: The two forms of the rule differ in their ${setting}`,
    ]);
  });

  test("say the same of new terms in their own ways", async () => {
    const tables =
      '[rule.new_terms]\nfield = "new_terms_fields"\nvalue = ["user.name"]\n[[rule.new_terms.history_window_start]]\nfield = "history_window_start"\nvalue = "now-7d"';
    const changes = { type: "new_terms", new_terms_fields: ["user.name"], history_window_start: "now-168h" };
    expect(await problemsOf(toml({ type: "new_terms", query, settings, tables }), ndjson(changes))).toEqual([]);
  });
});

describe("clauses", () => {
  test("stand in the file as they are written there", async () => {
    const file = ndjson();
    const { rules } = await elasticReader.read([file], []);
    const clauses = JSON.stringify(rules[0]?.relation).matchAll(/"clause":\{"start":(\d+),"end":(\d+)\}/g);
    const texts = [...clauses].map(([, start, end]) => file.text.slice(Number(start), Number(end)));
    expect(texts).toContain('event.action: \\"a \\\\\\"b\\\\\\"\\"');
    expect(texts).toContain("user.name: x");
    expect(texts).toContain('"now-15m"');
  });

  test("also behind other line breaks", async () => {
    const file = toml({ query: "event.action: a and\n  user.name: x", settings });
    const crlf = { ...file, text: file.text.replaceAll("\n", "\r\n") };
    const { rules } = await elasticReader.read([crlf], []);
    const clauses = JSON.stringify(rules[0]?.relation).matchAll(/"clause":\{"start":(\d+),"end":(\d+)\}/g);
    const texts = [...clauses].map(([, start, end]) => crlf.text.slice(Number(start), Number(end)));
    expect(texts).toContain("user.name: x");
  });
});

describe("files that hold no rule that is read", () => {
  test.each([
    ["no TOML", { path: "a.toml", text: "[rule" }],
    ["no rule", { path: "a.toml", text: "[metadata]\n" }],
    ["no JSON", { path: "a.ndjson", text: "{" }],
    ["another form", { path: "a.yml", text: "rule: 1" }],
  ])("%s", async (_, file) => {
    expect(await problemsOf(file)).toHaveLength(1);
  });

  test.each([
    ["a rule type that is not read", { type: "threat_match" }],
    ["a rule of a data view", { data_view_id: "logs", index: undefined }],
    ["Lucene's own language", { language: "lucene" }],
    ["a rule without a query", { query: undefined }],
    ["another cluster", { index: ["west:logs-*"] }],
  ])("%s", async (_, changes) => {
    expect(await problemsOf(ndjson(changes))).toHaveLength(1);
  });
});

test("names that objects inherit are fields like any other", async () => {
  const rule = toml({ query: "__proto__.constructor: x or toString: y", settings });
  const fields = JSON.parse('{"__proto__": {"constructor": "x"}, "event": {"ingested": "2026-11-20T12:00:00.000Z"}}');
  expect(
    eventSets(await alertsOf(database, [rule], [document(0, 0, fields), document(1, 0, { toString: "y" })])),
  ).toEqual(["0", "1"]);
});

test("a golden rule with an exception list, read with the list beside it", async () => {
  const folder = path.join(import.meta.dirname, "../../../cases/lists/elastic-exception");
  const { targets } = await compileCase(folder);
  const artifacts = targets.find(({ backend }) => backend === "elastic")?.artifacts ?? [];
  const files = artifacts.map((artifact) => ({ path: artifact.path, text: artifact.content.text }));
  const { rules, problems } = await elasticReader.read(files, []);
  expect(problems).toEqual([]);
  expect(rules).toHaveLength(1);
  expect(JSON.stringify(rules[0]?.relation)).toContain("in_network");
});
