import { describe, expect, it } from "vitest";
import { watchlistAlias } from "../../../src/backends/sentinel/watchlist-alias.ts";
import { lineMap } from "../../../src/text/source-text.ts";
import { azure, codes, compileText, projected, RUN } from "./compile.ts";

describe("a Sentinel analytic rule", () => {
  it("maps no column and shows no detail that the query does not return", () => {
    const { rule, query } = compileText(
      azure({
        output: "[actor.name, source.ip, resource.id, target.name]",
        alert: "{title: 'Run on {{target.name}} by {{actor.name}}'}",
        entities:
          "[{type: account, field: actor.name, role: actor}, {type: ip, field: source.ip}, {type: azure_resource, field: resource.id}]",
      }),
    );
    const columns = projected(query);
    const used = (rule.entityMappings ?? []).flatMap(({ fieldMappings }) => fieldMappings.map((f) => f.columnName));
    const details = Object.values(rule.customDetails ?? {});
    expect([...used, ...details].filter((column) => !columns.includes(column))).toEqual([]);
    expect(rule.alertDetailsOverride).toEqual({ alertDisplayNameFormat: "Run on {{TargetName}} by {{Caller}}" });
    expect(rule.entityMappings?.[0]).toEqual({
      entityType: "Account",
      fieldMappings: [
        { identifier: "Name", columnName: "AccountName" },
        { identifier: "UPNSuffix", columnName: "AccountUPNSuffix" },
        { identifier: "AadUserId", columnName: "AccountAadUserId" },
      ],
    });
  });

  it("reads back by event time and alerts on what arrived in this run", () => {
    const { rule, query, level } = compileText(azure({ schedule: "{every: 5m, delay: 10m}" }));
    expect(rule.queryFrequency).toBe("5m");
    expect(rule.queryPeriod).toBe("15m");
    expect(query).toContain("| where TimeGenerated >= ago(15m)\n| where ingestion_time() >= ago(5m)\n");
    expect(level).toBe("exact");
  });

  it("runs no more often than every five minutes", () => {
    const { rule, notes } = compileText(azure({ schedule: "{every: 1m, delay: 5m}" }));
    expect(rule.queryFrequency).toBe("5m");
    expect(codes(notes)).toContain("frequency-changed");
  });

  it("leaves time to the service when it runs in real time", () => {
    const { rule, query, artifacts } = compileText(azure({ schedule: "{every: 5m, mode: realtime}" }));
    expect(rule.kind).toBe("NRT");
    expect(rule).not.toHaveProperty("queryFrequency");
    expect(query).not.toMatch(/ago\(|ingestion_time/);
    const arm = JSON.parse(artifacts.find(({ path }) => path === "test-rule.arm.json")?.content.text ?? "{}");
    expect(arm.resources[0].kind).toBe("NRT");
    expect(arm.resources[0].properties).not.toHaveProperty("triggerOperator");
  });

  it("is the same rule as an ARM template", () => {
    const { artifacts, rule } = compileText(
      azure({
        title: "Rule with x [y]",
        attack: "{techniques: [T1651, T1078.004], tactics: [execution, initial-access]}",
        description: '"[Looks like an expression]"',
        schedule: "{every: 1d, delay: 1h}",
        severity: "critical",
      }),
    );
    const arm = JSON.parse(artifacts[1]?.content.text ?? "{}");
    const [resource] = arm.resources;
    expect(resource.name).toBe(
      "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11')]",
    );
    expect(resource.properties).toMatchObject({
      displayName: "Rule with x [y]",
      description: "[[Looks like an expression]",
      severity: "High",
      query: rule.query,
      queryFrequency: "P1D",
      queryPeriod: "P1DT1H",
      triggerOperator: "GreaterThan",
      techniques: ["T1651", "T1078"],
      subTechniques: ["T1078.004"],
      templateVersion: null,
    });
  });

  it("stays ASCII whatever the author writes", () => {
    const { artifacts, rule, query } = compileText(
      azure({
        title: '"Käse rule"',
        description: '"Zażółć"',
        events: `{run: {source: azure.activity, where: {resource.group: "grüße"}}}`,
      }),
    );
    const [yaml] = artifacts;
    expect(yaml?.content.text).toMatch(/^\p{ASCII}*$/u);
    expect(rule.description).toBe("'Zażółć'\n");
    expect(query).toContain('ResourceGroup =~ "gr\\u00FC\\u00DFe"');
  });

  it("says where each line of the query came from", () => {
    const text = azure({});
    const { artifacts } = compileText(text);
    const content = artifacts[0]?.content ?? { text: "", marks: [] };
    const at = content.text.split("\n").findIndex((line) => line.includes("| where OperationNameValue"));
    const origin = lineMap(content)[at]?.spans.map((span) => span.line);
    expect(origin).toEqual([text.split("\n").findIndex((line) => line.startsWith("events:")) + 1]);
  });

  it("shows at most three columns in a name and keeps the author's braces harmless", () => {
    const { rule, notes } = compileText(
      azure({
        output: "[actor.name, source.ip, target.name, resource.group]",
        alert: "{title: '{{actor.name}} {{source.ip}} {{target.name}} {{resource.group}}'}",
      }),
    );
    expect(rule.alertDetailsOverride?.alertDisplayNameFormat).toBe(
      "{{Caller}} {{CallerIpAddress}} {{TargetName}} (resource.group)",
    );
    expect(codes(notes)).toContain("output-approximate");
  });

  it("cuts a description that Sentinel would not take, and says so", () => {
    const { rule, notes } = compileText(azure({ description: `"Identifies ${"many ".repeat(1200)}tests."` }));
    expect(rule.description.trimEnd().length).toBeLessThanOrEqual(5000);
    expect(codes(notes)).toContain("metadata-lost");
  });

  it("shows twenty details and names those it leaves to the query's result", () => {
    const values = Array.from({ length: 22 }, (_, i) => `{values: operation, as: v${i}}`).join(", ");
    const { rule, notes, query } = compileText(
      azure({
        trigger: "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gte: 3}}",
        output: `[actor.key, ${values}]`,
      }),
    );
    expect(Object.keys(rule.customDetails ?? {})).toHaveLength(20);
    expect(notes.filter(({ code }) => code === "output-approximate").map(({ construct }) => construct)).toEqual([
      "v19",
      "v20",
      "v21",
      // Lists, of which an alert shows no more than 50 values.
      Array.from({ length: 19 }, (_, i) => `v${i}`).join(", "),
    ]);
    expect(projected(query)).toContain("V21");
  });

  it("computes what it maps, also where the account is one of several", () => {
    const { query, rule } = compileText(
      azure({
        trigger: "{type: event_count, events: [run], group_by: [source.ip], timespan: 1h, condition: {gte: 3}}",
        output: "[source.ip, {values: actor.name, as: people}]",
        entities: "[{type: account, field: people, role: actor}]",
      }),
    );
    // An `extend` reads no column of its own, and of several ids none is known to be the first account's.
    expect(query).toMatch(
      /extend FirstPeople = tostring\(People\[0\]\), (\w+) = iff\(array_length\(\w+\) == 1, [^|]*\| extend[^|]*AccountName = tostring\(split\(FirstPeople/s,
    );
    const used = (rule.entityMappings ?? []).flatMap(({ fieldMappings }) => fieldMappings.map((f) => f.columnName));
    expect(used).toEqual(["AccountName", "AccountUPNSuffix", "AccountAadUserId"]);
    expect(projected(query)).not.toContain("FirstPeople");
  });

  it("takes no id of another cloud for an Entra object id", () => {
    const { rule, query } = compileText(`title: Call by a role
id: 5d6a3c0e-6a0b-4f0e-9f53-0a8f1f5f7c21
version: 1
status: test
created: 2026-11-20
modified: 2026-11-20
author: [Tests]
severity: medium
attack: {techniques: [T1651]}
description: Shows the ARN beside the name.
events: {call: {source: aws.cloudtrail, where: {operation: SendCommand}}}
trigger: {type: match, events: [call]}
output: [actor.name, actor.id]
entities: [{type: account, field: actor.name, role: actor}]
`);
    expect(rule.entityMappings?.[0]?.fieldMappings.map(({ identifier }) => identifier)).toEqual(["Name", "UPNSuffix"]);
    expect(projected(query)).toContain("UserIdentityArn");
  });

  it("turns a mute into incident grouping and says so", () => {
    const { rule, notes } = compileText(azure({ limits: "{throttle: {fields: [actor.name], for: 6h}}" }));
    expect(rule.incidentConfiguration).toMatchObject({
      groupingConfiguration: { enabled: true, lookbackDuration: "6h", groupByCustomDetails: ["Caller"] },
    });
    expect(codes(notes)).toContain("throttle-approximate");
  });

  it("lets the author replace the query and envelope, and claims no columns of it", () => {
    const { rule, level, artifacts, notes } = compileText(
      azure({
        trigger: "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gte: 3}}",
        output: "[actor.key, {values: source.ip, as: ips}]",
        entities: "[{type: ip, field: ips}]",
        native: "{sentinel: {query: 'AzureActivity | take 1', envelope: {severity: Low, customDetails: {A: Caller}}}}",
      }),
    );
    expect(level).toBe("unproven");
    expect(codes(notes)).toEqual(["native-query", "alert-cap"]);
    expect(rule.query).toBe("AzureActivity | take 1\n");
    expect(rule.severity).toBe("Low");
    expect(rule.entityMappings).toBeUndefined();
    const arm = JSON.parse(artifacts[1]?.content.text ?? "{}");
    expect(arm.resources[0].properties).toMatchObject({ severity: "Low", customDetails: { A: "Caller" } });
  });

  it("refuses a query that Sentinel would not take", () => {
    const names = Array.from({ length: 400 }, (_, i) => `resource-group-with-a-long-name-${i}`).join(", ");
    const { level, notes, artifacts } = compileText(
      azure({ events: `{run: {source: azure.activity, where: {resource.group: [${names}]}}}` }),
    );
    expect(level).toBe("unsupported");
    expect(artifacts).toEqual([]);
    expect(notes.find(({ code }) => code === "not-expressible")?.remedy).toContain("store: lookup");
  });

  it("is a hunting query without schedule for a hunt", () => {
    const { artifacts, rule, query } = compileText(azure({ kind: "hunt" }));
    expect(artifacts.map(({ path }) => path)).toEqual(["test-rule.hunting.yaml"]);
    expect(rule).not.toHaveProperty("severity");
    expect(query).not.toContain("ingestion_time");
    expect(query).toContain("| where TimeGenerated >= ago(7d)");
  });

  it("shows what is new in the week of a hunt, with the history before it", () => {
    const { query, notes } = compileText(
      azure({ kind: "hunt", trigger: "{type: first_seen, events: [run], value: [actor.id], history: 30d}" }),
    );
    expect(query).toContain("| where TimeGenerated >= ago(37d)");
    expect(query).toContain("> 30d\n| where TimeGenerated >= ago(7d)\n");
    expect(notes).toEqual([]);
  });

  it("drops an entity that Sentinel lacks, with a note", () => {
    const { rule, notes } = compileText(
      azure({
        events: "{e: {source: aws.cloudtrail, where: {operation: SendCommand}}}",
        trigger: "{type: match, events: [e]}",
        output: "[actor.name, target.ids]",
        entities: "[{type: account, field: actor.name, role: actor}, {type: aws_resource, field: target.ids}]",
      }),
    );
    expect(rule.entityMappings).toEqual([
      {
        entityType: "Account",
        fieldMappings: [
          { identifier: "Name", columnName: "AccountName" },
          { identifier: "UPNSuffix", columnName: "AccountUPNSuffix" },
        ],
      },
    ]);
    expect(codes(notes)).toContain("entity-dropped");
  });
});

describe("Sentinel watchlists", () => {
  const text = azure({
    exclusions: "{known: {reason: Known, where: {actor.name|in_list: people, actor.id|in_list: ids}}}",
    lists:
      "{people: {title: People, type: account, store: lookup, values: ['a\"b,c@example.com']}, ids: {title: Ids, type: string, store: lookup, values: []}}",
  });

  it("are emitted, also when empty, with the key column first", () => {
    const { artifacts } = compileText(text);
    const csv = artifacts.filter(({ path }) => path.endsWith(".csv"));
    expect(csv.map(({ path, content }) => [path, content.text])).toEqual([
      ["lists/rw_test_rule_people.csv", 'SearchKey\n"a""b,c@example.com"\n'],
      ["lists/rw_test_rule_ids.csv", "SearchKey\n"],
    ]);
  });

  it("are read without empty rows and in the normal form of the field", () => {
    const { query } = compileText(text);
    expect(query).toContain(
      'let list_people = _GetWatchlist("rw_test_rule_people") | where isnotempty(SearchKey) | project SearchKey;',
    );
    expect(query).toContain('| project SearchKey = replace_string(SearchKey, "-", "")');
    expect(query).toContain("in~ (list_people)");
  });

  it("have an alias that Sentinel takes, whatever the length of the name", () => {
    const alias = (list: string) => watchlistAlias({ slug: "a".repeat(63) }, "rw", list);
    expect(alias("one")).toMatch(/^[a-z0-9_]{3,64}$/);
    expect(alias("one")).not.toBe(alias("two"));
  });
});

describe("Sentinel's joined names", () => {
  it("never let a list or event be taken for a column", () => {
    const { query } = compileText(
      azure({
        events: `{caller: {source: azure.activity, where: ${RUN}}, other: {source: azure.signin, where: {user.name|exists: true}}}`,
        trigger: "{type: match, events: [caller, other]}",
        output: "[source.ip]",
      }),
    );
    expect(query).toContain("let caller = AzureActivity");
    expect(query).toContain("union caller, other");
  });
});
