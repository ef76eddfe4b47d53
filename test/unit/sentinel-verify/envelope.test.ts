import { describe, expect, test } from "vitest";
import { codes, GOOD_QUERY, lines, ruleWith, testVerifier } from "./rules.ts";

const verifier = testVerifier();
const check = (change: (text: string) => string, query = GOOD_QUERY) =>
  verifier.verify({ file: "rule.yaml", text: ruleWith(query, change) });
const put =
  (from: string, to: string) =>
  (text: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
const add =
  (lines: string) =>
  (text: string): string =>
    `${text}${lines}\n`;

describe("the members of a rule file", () => {
  test("are accepted in every spelling the repository takes", async () => {
    expect(await check((text) => text)).toEqual({ diagnostics: [], unchecked: [] });
    const timespan = put("queryFrequency: 1h\nqueryPeriod: 1d", "queryFrequency: 01:00:00\nqueryPeriod: 1.00:00:00");
    expect(await check(timespan)).toEqual({ diagnostics: [], unchecked: [] });
    expect(await check(put("triggerOperator: gt", "triggerOperator: GreaterThan"))).toEqual({
      diagnostics: [],
      unchecked: [],
    });
    expect(await check(add("customDetails:\neventGroupingSettings:"))).toEqual({ diagnostics: [], unchecked: [] });
  });

  test.each([
    [put("severity: Medium", "severity: medium"), 'RW5113 error 4:11 `severity` is the text "medium", expected'],
    [put("severity: Medium\n", ""), "RW5113 error 1:1 The rule has no `severity`"],
    [
      put("severity: Medium", "severty: Medium"),
      "RW5114 error 4:1 A rule has no member `severty` | Did you mean severity?",
    ],
    [add("runbook: yes"), "RW5114 warning 28:1 A rule has no member `runbook`"],
    [put("  - Persistence", "  - Command and Control"), "RW5113 error 14:5"],
    [put("kind: Scheduled", "kind: scheduled"), "RW5113 error 18:7"],
    [put("id: 3f1d2a8e", "id: 3f1d2a8"), "RW5113 error 1:5"],
    [put("version: 1.0.0", "version: 1.0"), "RW5113 error 17:10"],
    [put("triggerThreshold: 0", "triggerThreshold: 10001"), "RW5113 error 12:19"],
    [put("queryFrequency: 1h", "queryFrequency: 1 hour"), "RW5115 error 9:17"],
    [
      put("queryFrequency: 1h", "queryFrequency: 4m"),
      "RW5115 error 9:17 `queryFrequency` has to be 5 min to 14 d, and is 4m",
    ],
    [put("queryPeriod: 1d", "queryPeriod: 15d"), "RW5115 error 10:14"],
    [put("queryPeriod: 1d", "queryPeriod: 30m"), "RW5115 error 10:14 `queryPeriod` (30 min) is shorter"],
    [
      put("queryFrequency: 1h\nqueryPeriod: 1d", "queryFrequency: 30m\nqueryPeriod: 2d"),
      "RW5115 error 9:17 A query over 2 days or more",
    ],
    [put("queryFrequency: 1h", "queryFrequency: PT1H"), "RW5115 warning 9:17"],
    [
      add("suppressionDuration: 25h\nsuppressionEnabled: true"),
      "RW5115 error 28:22 `suppressionDuration` has to be at most 1 d",
    ],
    [
      put("  - T1098", "  - T1059"),
      "RW5117 warning 16:5 T1059 belongs to Execution, and the rule lists no such tactic",
    ],
    [put("  - T1098", "  - T9999"), "RW5117 warning 16:5 ATT&CK has no technique T9999"],
    [
      put("entityType: Account", "entityType: Acount"),
      "RW5112 error 24:17 There is no entity type `Acount` | Did you mean Account?",
    ],
    [
      put("identifier: FullName", "identifier: Fullname"),
      "RW5112 error 26:21 An entity of type Account has no identifier `Fullname` | Did you mean FullName?",
    ],
    [
      put("identifier: FullName", "identifier: UPNSuffix"),
      "RW5112 error 24:17 These identifiers do not tell one Account from another",
    ],
    [
      add("customDetails:\n  who: Caler"),
      "RW5111 error 29:8 The query's result has no column `Caler`, which the custom detail `who` names | Did you mean Caller?",
    ],
    [add("customDetails:\n  a_key_of_over_20_letters: Caller"), "RW5113 error"],
    [
      add("alertDetailsOverride:\n  alertDisplayNameFormat: Role given by {{Calller}}"),
      "RW5111 error 29:41 The query's result has no column `Calller`",
    ],
    [add("alertDetailsOverride:\n  alertDisplayNameFormat: Role given by {{Caller}"), "RW5118 error 29:27"],
    [
      add('alertDetailsOverride:\n  alertDescriptionFormat: "{{Caller}} {{Caller}} {{Caller}} {{TimeGenerated}}"'),
      "RW5118 error 29:27 `alertDescriptionFormat` has 4 placeholders",
    ],
    [
      add("alertDetailsOverride:\n  alertDynamicProperties:\n    - {alertProperty: ProductName, value: Product}"),
      "RW5111 error 30:43",
    ],
    [add("eventGroupingSettings:\n  aggregationKind: alertPerResult"), "RW5113 error 29:20"],
    [
      add(
        "incidentConfiguration:\n  createIncident: true\n  groupingConfiguration:\n    enabled: true\n    matchingMethod: Selected\n    groupByEntities: [IP]",
      ),
      "RW5119 error 33:23 The rule has no entity mapping of type `IP` to group by",
    ],
    [
      add(
        "incidentConfiguration:\n  createIncident: true\n  groupingConfiguration:\n    enabled: true\n    matchingMethod: Selected",
      ),
      "RW5119 error 32:21",
    ],
    [put("severity: Medium", "severity: Medium\nseverity: High"), "RW5002 error 5:1"],
  ])("case %#", async (change, expected) => {
    const found = lines(await check(change));
    expect(found).toEqual([expect.stringContaining(expected)]);
  });

  test("of a near-real-time rule are all but the schedule", async () => {
    const realtime = (text: string) =>
      text.replace(/^(?:query(?:Frequency|Period)|trigger\w+): .*\n/gm, "").replace("kind: Scheduled", "kind: NRT");
    expect(await check(realtime)).toEqual({ diagnostics: [], unchecked: [] });
    const found = lines(await check(put("kind: Scheduled", "kind: NRT")));
    expect(found).toHaveLength(4);
    expect(found[0]).toContain("RW5116 error 9:1 A rule of kind NRT has no `queryFrequency`");
  });

  test("entity columns of former days need a mapping", async () => {
    const query = `${GOOD_QUERY}\n| extend IPCustomEntity = ""`;
    expect(codes(await check((text) => text, query))).toEqual(["RW5124"]);
  });

  test("no mapping is checked against a result that may have more columns", async () => {
    const { diagnostics, unchecked } = await check((text) => text, "Okta_CL | where a == 'x'");
    expect(diagnostics).toEqual([]);
    expect(unchecked).toHaveLength(2);
  });
});

describe("a hunting query", () => {
  const hunt =
    "id: 3f1d2a8e-0b0e-4c57-9a3f-2f6f5f3b6c11\nname: a\ndescription: b\nrequiredDataConnectors: []\ntactics:\n  - Persistence\nquery: |\n  AzureActivity | project Caller\n";
  test("has neither schedule nor severity", async () => {
    expect(await verifier.verify({ file: "hunt.yaml", text: hunt })).toEqual({ diagnostics: [], unchecked: [] });
    expect(verifier.recognise({ file: "hunt.yaml", text: hunt })).toBe("hunting query");
  });
  test("may have any tactic, with a warning", async () => {
    const text = hunt.replace("Persistence", "Persistance");
    expect(lines(await verifier.verify({ file: "hunt.yaml", text }))).toEqual([
      "RW5117 warning 6:5 Sentinel has no tactic `Persistance` | Did you mean Persistence?",
    ]);
  });
});

describe("recognition", () => {
  test.each([
    ["title: a\nlogsource: {}\ndetection: {}\n", undefined],
    ["name: a\nsearch: '| tstats'\ntype: TTP\n", undefined],
    [ruleWith(GOOD_QUERY).replace('"x"', '"x'), "analytic rule"],
  ])("case %#", (text, form) => {
    expect(verifier.recognise({ file: "a.yml", text })).toBe(form);
  });
  test("is by extension too", () => {
    expect(verifier.recognise({ file: "a.json", text: ruleWith(GOOD_QUERY) })).toBeUndefined();
    expect(verifier.recognise({ file: "lists/a.csv", text: "SearchKey\nx\n" })).toBeUndefined();
  });
});
