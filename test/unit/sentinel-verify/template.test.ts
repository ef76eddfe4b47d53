import { describe, expect, test } from "vitest";
import { GOOD_QUERY, lines, ruleResource, templateWith, testVerifier } from "./rules.ts";

const verifier = testVerifier();
const check = (text: string) => verifier.verify({ file: "rule.arm.json", text });

describe("a deployment template", () => {
  test("is accepted with one rule, with several, and in the portal's own export", async () => {
    expect(await check(templateWith({}))).toEqual({ diagnostics: [], unchecked: [] });
    const second = ruleResource({}, { name: "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/other')]" });
    expect(await check(templateWith({}, {}, { resources: [ruleResource({}), second] }))).toEqual({
      diagnostics: [],
      unchecked: [],
    });
    const extension = { type: "Microsoft.SecurityInsights/alertRules", name: "3f1d2a8e", scope: "[variables('ws')]" };
    expect(await check(templateWith({}, extension))).toEqual({ diagnostics: [], unchecked: [] });
  });

  test.each([
    [
      templateWith({ query: "AzureActivity | where Callr == 'a'" }),
      "RW5101 error 19:41 There is no column `Callr` here",
    ],
    [templateWith({ severity: "Critical" }), "RW5113 error 18:21"],
    [templateWith({ enabled: undefined }), "RW5113 error 15:21 The rule has no `enabled`"],
    [
      templateWith({ queryFrequency: "1h" }),
      "RW5115 error 20:27 `queryFrequency` has to be a duration such as PT1H or P1D",
    ],
    [templateWith({ triggerOperator: "gt" }), "RW5113 error 22:28"],
    [templateWith({ techniques: ["T1098.001"] }), "RW5113 error 30:11"],
    [templateWith({ description: "[Custom] a rule" }), "RW5121 error 34:25 Text that begins with `[`"],
    [templateWith({ templateVersion: "1.0.0" }), "RW5120 error 34:28"],
    [templateWith({ subTechniques: ["T1098.001"] }, { apiVersion: "2022-11-01" }), "RW5120 error 14:21"],
    [templateWith({}, { apiVersion: "latest" }), "RW5120 error 14:21"],
    [templateWith({}, { apiVersion: undefined }), "RW5120 error 10:5"],
    [
      templateWith({}, { kind: "Schedule" }),
      'RW5120 error 13:15 There is no kind of rule "Schedule" | Did you mean Scheduled?',
    ],
    [templateWith({}, { name: "3f1d2a8e" }), "RW5120 error 11:15"],
    [templateWith({}, { type: "Microsoft.OperationalInsights/workspaces/providers/alertRule" }), "RW5120 error 12:15"],
    [templateWith({}, {}, { $schema: "http://json-schema.org" }), "RW5120 error 2:14"],
    [templateWith({}, {}, { resources: [ruleResource({}), ruleResource({})] }), "RW5122 error"],
    [templateWith({}).slice(0, -1), "RW5002 error"],
  ])("case %#", async (text, expected) => {
    expect(lines(await check(text))).toEqual([expect.stringContaining(expected)]);
  });

  test("of more than 50 rules is one the portal does not import", async () => {
    const resources = Array.from({ length: 51 }, (_, index) =>
      ruleResource({}, { name: `[concat(parameters('workspace'),'/Microsoft.SecurityInsights/${index}')]` }),
    );
    expect(lines(await check(templateWith({}, {}, { resources })))).toEqual([
      expect.stringContaining("RW5122 error 9:16"),
    ]);
  });

  test("may write text that begins with a bracket as [[", async () => {
    const text = templateWith({ description: "[[Custom] a rule", query: `[[${GOOD_QUERY}` });
    // The query is read without the escape, and is not KQL then.
    expect(lines(await check(text))).toEqual([expect.stringContaining("RW5100 error 19:34")]);
  });

  test("may compute members, which are not checked", async () => {
    const { diagnostics, unchecked } = await check(
      templateWith({ severity: "[parameters('severity')]", query: "[variables('q')]" }),
    );
    expect(diagnostics).toEqual([]);
    expect(unchecked.map(({ what }) => what)).toEqual(["members of the resource"]);
  });

  test("holds resources that are none of ours, and rules without a query", async () => {
    const resources = [
      { type: "Microsoft.Logic/workflows", name: "x", apiVersion: "2019-05-01" },
      ruleResource({}, { kind: "Fusion" }),
    ];
    const { diagnostics, unchecked } = await check(templateWith({}, {}, { resources }));
    expect(diagnostics).toEqual([]);
    expect(unchecked).toHaveLength(2);
  });

  test("of a saved search is checked as a query", async () => {
    const resources = [
      {
        type: "Microsoft.OperationalInsights/workspaces/savedSearches",
        name: "x",
        apiVersion: "2020-08-01",
        properties: { category: "Hunting Queries", displayName: "a", query: "AzureActivity | where Callr == 1" },
      },
    ];
    expect(lines(await check(templateWith({}, {}, { resources })))).toEqual([expect.stringContaining("RW5101")]);
  });
});

describe("a watchlist", () => {
  const template = (properties: Readonly<Record<string, unknown>>) =>
    JSON.stringify({
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      resources: [
        {
          type: "Microsoft.OperationalInsights/workspaces/providers/Watchlists",
          name: "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/vips')]",
          apiVersion: "2023-12-01-preview",
          properties: {
            displayName: "VIPs",
            provider: "Custom",
            itemsSearchKey: "SearchKey",
            contentType: "text/csv",
            numberOfLinesToSkip: 0,
            rawContent: 'SearchKey,Rank\nada@example.com,1\n"say ""hi""",2\n',
            ...properties,
          },
        },
      ],
    });
  const file = { file: "lists/vips.csv", text: "" };
  const own = testVerifier({}, [{ file: "lists/vips.arm.json", text: template({}) }]);

  test("is accepted as a template and as the file beside it", async () => {
    expect(await check(template({}))).toEqual({ diagnostics: [], unchecked: [] });
    expect(own.recognise(file)).toBe("watchlist");
    expect(await own.verify({ ...file, text: "SearchKey\r\n" })).toEqual({ diagnostics: [], unchecked: [] });
  });

  test.each([
    ["", "RW5123 error 1:1 A watchlist begins with a header"],
    ["Key,Rank\n", "RW5123 error 1:1 The watchlist has no column `SearchKey`, which is its search key"],
    ["SearchKey,SearchKey\n", "RW5123 error 1:11 Another column is called `SearchKey`"],
    ["SearchKey,\n", "RW5123 error 1:11 A column has no name"],
    ["SearchKey,Rank\na\n", "RW5123 error 2:1 The row has 1 fields, and the header has 2"],
    ['SearchKey\n"a\n', "RW5123 error 2:1 A quote stands alone"],
    ['SearchKey\n"a"b\n', "RW5123 error 2:4 Text follows a quoted field"],
  ])("file %j is reported at its place", async (text, expected) => {
    expect(lines(await own.verify({ ...file, text }))).toEqual([expect.stringContaining(expected)]);
  });

  test("needs a search key, and rows as wide as the header", async () => {
    expect(lines(await check(template({ itemsSearchKey: null })))).toEqual([expect.stringContaining("RW5113")]);
    expect(lines(await check(template({ rawContent: "SearchKey,Rank\na\n" })))).toEqual([
      expect.stringContaining("RW5123"),
    ]);
  });
});
