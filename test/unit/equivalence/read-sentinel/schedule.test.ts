import { describe, expect, test } from "vitest";
import { sentinelReader } from "../../../../src/equivalence/read/sentinel/index.ts";
import { activity, MINUTE, NOON, ruleOf, ruleText, runs } from "./kql-runs.ts";

const { alertsOf, alertsOfRules } = runs();
const scheduled = (frequency: string, period: string, trigger = "triggerOperator: gt\ntriggerThreshold: 0") =>
  `queryFrequency: ${frequency}\nqueryPeriod: ${period}\n${trigger}\nkind: Scheduled`;

describe("a scheduled rule", () => {
  test("sees the query period before each run, whatever the query asks for", async () => {
    const query = "AzureActivity\n| where TimeGenerated > ago(7d)";
    const alerts = await alertsOf(query, [activity(0, 1)], scheduled("5m", "10m"));
    expect(alerts.map(({ run }) => (run - NOON) / MINUTE).sort((a, b) => a - b)).toEqual([5, 10]);
  });

  test("counts ago() from the run", async () => {
    const query = "AzureActivity\n| where TimeGenerated > ago(4m)";
    expect(await alertsOf(query, [activity(0, 1)], scheduled("5m", "1h"))).toEqual([]);
    expect(await alertsOf(query, [activity(0, 2)], scheduled("5m", "1h"))).toHaveLength(1);
  });

  test("sees rows that have arrived by then, and not those that happen after it", async () => {
    const query = "AzureActivity\n| where TimeGenerated > ago(5m)";
    expect(await alertsOf(query, [activity(0, 1, {}, 3.9)], scheduled("5m", "5m"))).toHaveLength(1);
    expect(await alertsOf(query, [activity(0, 1, {}, 4)], scheduled("5m", "5m"))).toEqual([]);
    const runsOf = await alertsOf(query, [activity(0, 6)], scheduled("5m", "5m"));
    expect(runsOf.map(({ run }) => (run - NOON) / MINUTE)).toEqual([10]);
  });

  test("alerts where enough rows come", async () => {
    const query = "AzureActivity\n| where TimeGenerated > ago(5m)\n| project Caller";
    const events = [activity(0, 1), activity(1, 2)];
    const more = (count: number) => scheduled("5m", "5m", `triggerOperator: gt\ntriggerThreshold: ${count}`);
    expect(await alertsOf(query, events, more(1))).toHaveLength(2);
    expect(await alertsOf(query, events, more(2))).toEqual([]);
    const { problems } = await ruleOf(query, scheduled("5m", "5m", "triggerOperator: lt\ntriggerThreshold: 2"));
    expect(problems[0]?.message).toContain("no rows at all");
  });
});

test("rows that are told apart by their ingestion alert once, however late they are", async () => {
  const query = "AzureActivity\n| where TimeGenerated > ago(30m)\n| where ingestion_time() > ago(5m)";
  for (const delay of [0, 2, 9.5, 18.5]) {
    expect(await alertsOf(query, [activity(0, 1, {}, delay)], scheduled("5m", "30m"))).toHaveLength(1);
  }
});

test("a near-real-time rule sees rows once, in the minute they are ingested", async () => {
  const alerts = await alertsOf("AzureActivity\n| project Caller", [activity(0, 1, {}, 30.5)], "kind: NRT");
  expect(alerts.map(({ run }) => (run - NOON) / MINUTE)).toEqual([32]);
});

describe("events behind an alert", () => {
  test("are those of the group, of the picked row, of both sides of a join", async () => {
    const events = [activity(0, 1, { Caller: "a" }), activity(1, 2, { Caller: "a" }), activity(2, 3, { Caller: "b" })];
    const settings = scheduled("5m", "5m");
    const eventsOf = async (query: string) => {
      const alerts = await alertsOf(`AzureActivity\n${query}`, events, settings);
      return alerts.map((alert) => alert.events).sort();
    };
    expect(await eventsOf("| summarize count() by Caller")).toEqual([[0, 1], [2]]);
    expect(await eventsOf("| summarize arg_max(TimeGenerated, *) by Caller")).toEqual([[1], [2]]);
    expect(
      await eventsOf(
        '| where Caller == "b" | extend k = 1 | join kind=inner (AzureActivity | where Caller == "a" | extend k = 1) on k',
      ),
    ).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(await eventsOf('| where Caller in ((AzureActivity | where Caller == "b" | project Caller))')).toEqual([[2]]);
  });

  test("a column that is missing is empty, ingestion_time() is the arrival", async () => {
    const query =
      'AzureActivity\n| where isempty(Caller) and Caller != "x" and ResourceGroup == ""\n| where ingestion_time() - TimeGenerated == 2m\n| where isnull(Claims_d) and isempty(tostring(Claims_d.appid))';
    expect(await alertsOf(query, [activity(0, 1, { Caller: null }, 2)], scheduled("5m", "5m"))).toHaveLength(1);
  });
});

describe("files", () => {
  const query = 'AzureActivity\n| where Caller =~ "ada"';
  const yaml = { path: "rule.yaml", text: ruleText(query, scheduled("5m", "1h")) };
  const template = (changes: object = {}) => ({
    path: "rule.arm.json",
    text: JSON.stringify({
      resources: [
        {
          type: "Microsoft.OperationalInsights/workspaces/providers/alertRules",
          name: "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/0a2f6a57-6b1e-4c52-9d0d-3a1f5f0e7c11')]",
          kind: "Scheduled",
          properties: {
            displayName: "A rule",
            enabled: true,
            query,
            queryFrequency: "PT5M",
            queryPeriod: "PT1H",
            triggerOperator: "GreaterThan",
            triggerThreshold: 0,
            suppressionEnabled: false,
            ...changes,
          },
        },
      ],
    }),
  });

  test("a template says the same as its rule file, or it is told apart", async () => {
    expect((await sentinelReader.read([yaml, template()], [])).problems).toEqual([]);
    for (const [changes, what] of [
      [{ query: 'AzureActivity\n| where Caller == "ada"' }, "the query"],
      [{ queryPeriod: "PT30M" }, "the period"],
      [{ queryFrequency: "PT1H" }, "the frequency"],
      [{ triggerThreshold: 1 }, "the trigger threshold"],
      [{ suppressionEnabled: true }, "the suppression"],
      [{ enabled: false }, "whether the rule is enabled"],
    ] as const) {
      const { problems } = await sentinelReader.read([yaml, template(changes)], []);
      expect(problems.map(({ message }) => message)).toEqual([`The template and rule.yaml differ in ${what}`]);
    }
  });

  test("a test knows the place in the file that it was read from", async () => {
    const { rules } = await sentinelReader.read([yaml], []);
    const clauses = [...JSON.stringify(rules[0]?.relation).matchAll(/"clause":\{"start":(\d+),"end":(\d+)\}/g)];
    const texts = clauses.map(([, start, end]) => yaml.text.slice(Number(start), Number(end)));
    expect(texts).toContain('Caller =~ "ada"');
  });

  test("a watchlist is the list beside the rule, and its template holds the same", async () => {
    const rule = {
      path: "rule.yaml",
      text: ruleText(
        'let known = _GetWatchlist("known") | project SearchKey;\nAzureActivity\n| where not(Caller in~ (known))',
        scheduled("5m", "5m"),
      ),
    };
    const list = { path: "lists/known.csv", text: 'SearchKey\n"a ""b"", c"\nADA\n' };
    const { rules, problems } = await sentinelReader.read([rule, list], []);
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(1);
    const events = [
      activity(0, 1, { Caller: "ada" }),
      activity(1, 1, { Caller: 'A "b", c' }),
      activity(2, 1, { Caller: "x" }),
      activity(3, 1),
    ];
    const alerts = await alertsOfRules(rules, events);
    expect(alerts.map((alert) => alert.events).sort()).toEqual([[2], [3]]);
    const missing = await sentinelReader.read([rule], []);
    expect(missing.problems[0]?.message).toContain("The watchlist known");
    const other = {
      path: "lists/known.arm.json",
      text: JSON.stringify({ resources: [{ name: "'/known'", properties: { rawContent: "SearchKey\n" } }] }),
    };
    expect((await sentinelReader.read([rule, list, other], [])).problems[0]?.message).toContain("differ");
  });

  test("a query with an error, and a file that is nothing known, are problems with a place", async () => {
    const broken = await ruleOf("AzureActivity\n| where Colour == 1", scheduled("5m", "5m"));
    expect(broken.rules).toEqual([]);
    expect(broken.problems[0]?.message).toContain("Colour");
    expect(broken.problems[0]?.clause).toBeDefined();
    expect((await sentinelReader.read([{ path: "x.txt", text: "" }], [])).problems).toHaveLength(1);
  });
});
