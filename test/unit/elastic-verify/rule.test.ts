import { describe, expect, it } from "vitest";
import { apiLine, codes, findings, tomlRule, verifyElastic } from "./run-verifier.ts";

const errors = (text: string) => codes("error", "rule.toml", text);
const warnings = (text: string) => codes("warning", "rule.toml", text);
const apiErrors = (changes: Readonly<Record<string, unknown>>) => codes("error", "rules.ndjson", apiLine(changes));
const apiWarnings = (changes: Readonly<Record<string, unknown>>) => codes("warning", "rules.ndjson", apiLine(changes));

describe("a rule that is fine", () => {
  it("has no findings as TOML, NDJSON and JSON", async () => {
    expect(await verifyElastic("rule.toml", tomlRule())).toEqual({ diagnostics: [], unchecked: [] });
    expect(await verifyElastic("rules.ndjson", apiLine())).toEqual({ diagnostics: [], unchecked: [] });
    expect(await verifyElastic("rule.json", apiLine())).toEqual({ diagnostics: [], unchecked: [] });
    const asset = JSON.stringify({ id: "x", type: "security-rule", attributes: JSON.parse(apiLine()) });
    expect(await verifyElastic("rule.json", asset)).toEqual({ diagnostics: [], unchecked: [] });
  });

  it("may name the user's own fields", async () => {
    const text = apiLine({ query: "event.score:high" });
    expect((await verifyElastic("rules.ndjson", text)).diagnostics).toHaveLength(1);
    const { diagnostics } = await verifyElastic("rules.ndjson", text, { "event.score": "keyword" });
    expect(diagnostics).toEqual([]);
  });

  it("may have a query in Lucene's language, which is passed over", async () => {
    const { diagnostics, unchecked } = await verifyElastic(
      "rules.ndjson",
      apiLine({ language: "lucene", query: "a:[" }),
    );
    expect(diagnostics).toEqual([]);
    expect(unchecked).toMatchObject([{ what: "the query" }]);
  });
});

describe("places", () => {
  it("are those of the token in TOML", async () => {
    const text = tomlRule({ query: "event.action:a and\n  event.actoin:b" });
    const { diagnostics } = await verifyElastic("rule.toml", text);
    const line = text.split("\n").findIndex((each) => each.includes("actoin")) + 1;
    expect(diagnostics).toMatchObject([{ code: "RW5401", span: { line, column: 3, endColumn: 15 } }]);
  });

  it("are those of the token in an escaped JSON string", async () => {
    const text = `${apiLine()}${apiLine({ rule_id: "b", query: 'event.action:"a\\\\b" and\nevent.actoin:b' })}`;
    const at = (text.split("\n")[1] ?? "").indexOf("event.actoin") + 1;
    expect(await findings("rules.ndjson", text)).toEqual([`error RW5401 2:${at}`]);
  });
});

describe("the schema", () => {
  it.each([
    ["a type that does not exist", { type: "querry" }],
    ["a severity that does not exist", { severity: "hihg" }],
    ["a language that does not exist", { language: "kql" }],
    ["a score as text", { risk_score: "47" }],
    ["a score above 100", { risk_score: 101 }],
    ["no name", { name: undefined }],
    ["an empty description", { description: "" }],
    ["no query", { query: undefined }],
    ["an interval without unit", { interval: "5" }],
    ["a time that is no date math", { from: "9m ago" }],
    ["a threshold without value", { type: "threshold", threshold: { field: [] } }],
    ["four new terms", { type: "new_terms", new_terms_fields: ["a", "b", "c", "d"], history_window_start: "now-7d" }],
    ["new terms without history", { type: "new_terms", new_terms_fields: ["user.name"] }],
    ["an indicator match without mapping", { type: "threat_match", threat_index: ["x"], threat_query: "*:*" }],
    [
      "a job without threshold",
      { type: "machine_learning", language: undefined, query: undefined, machine_learning_job_id: "x" },
    ],
    ["suppression by nothing", { alert_suppression: { group_by: [] } }],
    ["suppression over days", { alert_suppression: { group_by: ["user.name"], duration: { value: 1, unit: "d" } } }],
    ["EQL under another language", { type: "eql", language: "kuery" }],
    ["an action without parameters", { actions: [{ action_type_id: ".email", id: "x" }] }],
    [
      "a system action with a frequency",
      {
        actions: [
          {
            action_type_id: ".cases",
            id: "x",
            params: {},
            frequency: { summary: true, notifyWhen: "onActiveAlert", throttle: null },
          },
        ],
      },
    ],
  ])("refuses %s", async (_what, changes) => {
    expect(await apiErrors(changes)).toContain("RW5410");
  });

  it("says once that a score is none", async () => {
    expect(await apiErrors({ risk_score: 147 })).toEqual(["RW5410"]);
    expect(await apiWarnings({ risk_score: 147 })).toEqual([]);
  });

  it("accepts each type with what it needs", async () => {
    const mapping = [{ entries: [{ field: "source.ip", type: "mapping", value: "threat.indicator.ip" }] }];
    for (const changes of [
      { type: "saved_query", saved_id: "x" },
      {
        type: "threshold",
        threshold: { field: ["user.name"], value: 5, cardinality: [{ field: "source.ip", value: 2 }] },
      },
      { type: "new_terms", new_terms_fields: ["user.name"], history_window_start: "now-7d" },
      { type: "eql", language: "eql", query: 'any where event.action == "x"' },
      {
        type: "esql",
        language: "esql",
        index: undefined,
        query: "from logs-aws.cloudtrail-* metadata _id, _version, _index | keep _id, _version, _index, user.name",
      },
      { type: "threat_match", threat_index: ["filebeat-*"], threat_query: "*:*", threat_mapping: mapping },
      {
        type: "machine_learning",
        language: undefined,
        query: undefined,
        index: undefined,
        machine_learning_job_id: "x",
        anomaly_threshold: 70,
      },
    ]) {
      expect(await apiErrors(changes), changes.type).toEqual([]);
    }
  });

  it("refuses unknown keys in TOML and warns of them where Kibana drops them", async () => {
    expect(await errors(tomlRule({ rule: { intervall: '"5m"' } }))).toEqual(["RW5410"]);
    expect(await errors(tomlRule({ metadata: 'maturty = "production"' }))).toEqual(["RW5410"]);
    const tables = '[rule.investigation_fields]\nfield_names = ["user.name"]\nfields = ["user.name"]\n';
    expect(await errors(tomlRule({ tables }))).toEqual(["RW5410"]);
    expect(await apiWarnings({ intervall: "5m" })).toEqual(["RW5410"]);
  });

  it("asks TOML for what the loader of rule repositories asks for", async () => {
    expect(await errors(tomlRule({ rule: { rule_id: '"not-a-uuid"' } }))).toEqual(["RW5410"]);
    expect(await errors(tomlRule({ rule: { language: "" } }))).toEqual(["RW5410"]);
    expect(await errors(tomlRule({ rule: { name: '"(odd"' } }))).toEqual(["RW5410"]);
    expect(await errors(tomlRule({ rule: { type: '"new_terms"' } }))).toEqual(["RW5410"]);
    // One finding for the type, none for what belongs to the type that is meant.
    const history = 'history_window_start = [{field = "history_window_start", value = "now-7d"}]';
    const terms = `[rule.new_terms]\nfield = "new_terms_fields"\nvalue = ["user.name"]\n${history}\n`;
    expect(await errors(tomlRule({ rule: { type: '"new_term"' }, tables: terms }))).toEqual(["RW5410"]);
    expect(await errors(tomlRule({ query: "" }))).toEqual(["RW5410"]);
    const tables = '[rule.alert_suppression]\ngroup_by = ["user.name"]\n';
    expect(await errors(tomlRule({ tables }))).toEqual(["RW5410"]);
    expect(await errors(`rule = 5\n\n[rule]\n`)).not.toEqual([]);
  });

  it("lets ES|QL rules name their indices in the query only", async () => {
    const query = "from logs-aws.cloudtrail-* metadata _id, _version, _index | keep _id, _version, _index";
    expect(await apiErrors({ type: "esql", language: "esql", query })).toEqual(["RW5410"]);
  });

  it("wants one mapping of a group not negated", async () => {
    const entries = [{ field: "source.ip", type: "mapping", value: "x", negate: true }];
    const changes = { type: "threat_match", threat_index: ["x"], threat_query: "*:*", threat_mapping: [{ entries }] };
    expect(await apiErrors(changes)).toEqual(["RW5410"]);
  });

  it("warns of a timeline without title and of more alerts than Kibana makes", async () => {
    expect(await apiWarnings({ timeline_id: "x", max_signals: 5_000 })).toEqual(["RW5410", "RW5410"]);
  });

  it("refuses a key given twice", async () => {
    expect(await errors(tomlRule().replace('severity = "medium"', 'severity = "medium"\nseverity = "low"'))).toEqual([
      "RW5002",
    ]);
    const line = apiLine().replace("{", '{"severity":"low",');
    expect(await codes("error", "rules.ndjson", line)).toEqual(["RW5002"]);
  });
});

describe("schedules", () => {
  it.each([
    [{ from: "now-4m", interval: "5m" }, "RW5412"],
    [{ from: "now", interval: "5m" }, "RW5412"],
    [{ from: "now-9m", interval: "0m" }, "RW5412"],
    [{ from: undefined, interval: "10m" }, "RW5412"],
  ])("that leave gaps are refused: %o", async (changes, code) => {
    expect(await apiErrors(changes)).toContain(code);
  });

  it("may look back exactly one interval, in any unit", async () => {
    expect(await apiErrors({ from: "now-60m", interval: "1h" })).toEqual([]);
    expect(await apiErrors({ from: "now-1d/d", interval: "24h" })).toEqual([]);
  });

  it("with a fixed beginning are warned of", async () => {
    expect(await apiWarnings({ from: "2026-01-01" })).toEqual(["RW5412"]);
  });

  it("of new terms begin their history before the run", async () => {
    const terms = { type: "new_terms", new_terms_fields: ["user.name"] };
    expect(await apiErrors({ ...terms, history_window_start: "now-5m" })).toEqual(["RW5412"]);
    expect(await apiWarnings({ ...terms, history_window_start: "2026-01-01" })).toEqual(["RW5412"]);
    expect(await apiErrors({ ...terms, history_window_start: "7d" })).toEqual(["RW5410"]);
    expect(await apiWarnings({ ...terms, history_window_start: "7d" })).toEqual([]);
    const table = (start: string) => `
[rule.new_terms]
field = "new_terms_fields"
value = ["user.name"]
[[rule.new_terms.history_window_start]]
field = "history_window_start"
value = "${start}"
`;
    expect(await errors(tomlRule({ rule: { type: '"new_terms"' }, tables: table("now-7d") }))).toEqual([]);
    expect(await errors(tomlRule({ rule: { type: '"new_terms"' }, tables: table("now-1m") }))).toEqual(["RW5412"]);
  });

  it("go by the time of arrival, but for sequences", async () => {
    expect(await warnings(tomlRule({ rule: { timestamp_override: "" } }))).toEqual(["RW5412"]);
    expect(await warnings(tomlRule({ rule: { timestamp_override: '"@timestamp"' } }))).toEqual(["RW5412"]);
    const rule = { type: '"eql"', language: '"eql"', timestamp_override: "", from: '"now-20m"' };
    const query = (span: string) =>
      `sequence with maxspan=${span} [any where event.action == "a"] [any where event.action == "b"]`;
    expect(await warnings(tomlRule({ rule, query: query("10m") }))).toEqual([]);
    expect(await warnings(tomlRule({ rule, query: query("1h") }))).toEqual(["RW5412"]);
  });

  it("of building blocks are slow, unless exempt", async () => {
    const rule = { building_block_type: '"default"' };
    expect(await errors(tomlRule({ rule }))).toEqual(["RW5412"]);
    expect(await errors(tomlRule({ rule, metadata: "bypass_bbr_timing = true" }))).toEqual([]);
    expect(await errors(tomlRule({ rule: { ...rule, from: '"now-119m"', interval: '"60m"' } }))).toEqual([]);
  });
});

describe("severity and score", () => {
  it("keep to Elastic's bands", async () => {
    expect(await apiWarnings({ severity: "high", risk_score: 47 })).toEqual(["RW5413"]);
    expect(await apiWarnings({ severity: "high", risk_score: 48 })).toEqual([]);
  });
});

describe("fields beside the query", () => {
  it.each([
    ["new terms", { type: "new_terms", new_terms_fields: ["user.nmae"], history_window_start: "now-7d" }],
    ["analysed new terms", { type: "new_terms", new_terms_fields: ["message"], history_window_start: "now-7d" }],
    ["a threshold", { type: "threshold", threshold: { field: ["user.nmae"], value: 5 } }],
    [
      "a cardinality",
      { type: "threshold", threshold: { field: [], value: 5, cardinality: [{ field: "user.nmae", value: 1 }] } },
    ],
    ["suppression", { alert_suppression: { group_by: ["user.nmae"] } }],
    ["the time", { timestamp_override: "event.ingestd" }],
    ["a time that is none", { timestamp_override: "user.name" }],
    ["required fields", { required_fields: [{ name: "user.nmae", type: "keyword" }] }],
  ])("exist and serve: %s", async (_what, changes) => {
    expect(await apiErrors(changes)).toEqual(["RW5414"]);
  });

  it("are only warned of where the rule works without", async () => {
    expect(await apiWarnings({ investigation_fields: { field_names: ["user.nmae"] } })).toEqual(["RW5414"]);
    expect(await apiWarnings({ required_fields: [{ name: "user.name", type: "ip" }] })).toEqual(["RW5414"]);
    expect(await apiWarnings({ rule_name_override: "source.ip" })).toEqual(["RW5414"]);
  });

  it("are columns of the result in ES|QL rules", async () => {
    const rule = {
      type: "esql",
      language: "esql",
      index: undefined,
      query:
        "from logs-aws.cloudtrail-* | stats Esql.count = count(*) by user.name | where Esql.count > 5 | keep user.name, Esql.count",
    };
    expect(await apiErrors({ ...rule, alert_suppression: { group_by: ["user.name"] } })).toEqual([]);
    expect(await apiErrors({ ...rule, alert_suppression: { group_by: ["source.ip"] } })).toEqual(["RW5414"]);
  });

  it("are passed over where nobody described them", async () => {
    const { diagnostics, unchecked } = await verifyElastic(
      "rules.ndjson",
      apiLine({ alert_suppression: { group_by: ["acme.id"] } }),
    );
    expect(diagnostics).toEqual([]);
    expect(unchecked).toMatchObject([{ what: "the field `acme.id`" }]);
  });
});

describe("index patterns", () => {
  it("are one of two kinds of source", async () => {
    expect(await apiErrors({ data_view_id: "x" })).toEqual(["RW5417"]);
  });

  it("name data streams as they are spelt", async () => {
    expect(await apiErrors({ index: ["logs-azure.actvitylogs-*"], query: "event.action:x" })).toEqual(["RW5417"]);
    expect(await apiErrors({ index: ["logs-okta.system-*"], query: "event.action:x" })).toEqual([]);
    expect(await apiWarnings({ index: ["Logs Of Mine"], query: "event.action:x" })).toEqual(["RW5417"]);
  });

  it("reach the data set that the query asks for", async () => {
    const query = "data_stream.dataset:azure.signinlogs and event.action:x";
    expect(await apiErrors({ query })).toEqual(["RW5407"]);
    expect(await apiErrors({ query, index: ["logs-azure.activitylogs-*", "logs-azure*"] })).toEqual([]);
    expect(await apiErrors({ query: "data_stream.dataset:(azure.signinlogs or azure.activitylogs)" })).toEqual([]);
  });

  it("belong to packages that the metadata names", async () => {
    expect(await warnings(tomlRule({ metadata: 'integration = ["aws"]' }))).toEqual(["RW5417"]);
    expect(await warnings(tomlRule({ metadata: 'integration = ["azure"]' }))).toEqual([]);
  });
});

describe("prose and metadata", () => {
  it("keep the form of rule repositories", async () => {
    expect(await warnings(tomlRule({ rule: { tags: '["Cloud"]' } }))).toEqual(["RW5415"]);
    expect(await warnings(tomlRule({ rule: { tags: '["Domain: Cloud", "Domain: Cloud"]' } }))).toEqual(["RW5415"]);
    expect(await warnings(tomlRule({ rule: { references: '["somewhere"]' } }))).toEqual(["RW5415"]);
    expect(await warnings(tomlRule({ rule: { note: '"### Investigating Another Rule"' } }))).toEqual(["RW5415"]);
  });

  it("do not contradict themselves", async () => {
    const updated = tomlRule().replace('updated_date = "2026/02/01"', 'updated_date = "2025/12/01"');
    expect(await warnings(updated)).toEqual(["RW5418"]);
    expect(await warnings(tomlRule({ metadata: 'min_stack_version = "9.1.0"' }))).toEqual(["RW5418"]);
  });
});
