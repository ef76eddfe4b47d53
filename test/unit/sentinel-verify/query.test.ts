import { describe, expect, test } from "vitest";
import { codes, lines, ruleWith, testVerifier } from "./rules.ts";

const verifier = testVerifier({
  tables: new Map([["Badges", { Holder: "string", Door: "int" }]]),
  functions: new Map([["VipUsers", { parameters: "(least:int)", returns: { Caller: "string" } }]]),
});
const check = (query: string) => verifier.verify({ file: "rule.yaml", text: ruleWith(query) });

describe("the query of a rule", () => {
  test("is accepted when the analyser and the tables agree with it", async () => {
    const query = `let names = dynamic(["a", "b"]);
AzureActivity
| where TimeGenerated > ago(1d) and OperationNameValue in~ (names)
| where Caller matches regex @"^[a-z]+\\d{2,}@contoso\\.com$"
| summarize Count = count(), arg_max(TimeGenerated, CallerIpAddress) by Caller
| where Count > 3`;
    expect(await check(query)).toEqual({ diagnostics: [], unchecked: [] });
  });

  test.each([
    ['AzureActivity\n| where Caller == "a', "RW5100 error 21:23 "],
    ["AzureActivity\n# a comment of another language\n| take 5", "RW5100 error 21:3 "],
    [
      "AzureActivity\n| where Callr == 'a'",
      "RW5101 error 21:11 There is no column `Callr` here | Did you mean Caller?",
    ],
    [
      "AzureActvity\n| where Caller == 'a'",
      "RW5102 error 20:3 There is no table `AzureActvity` | Did you mean AzureActivity?",
    ],
    [
      "AzureActivity\n| extend a = tolwer(Caller)",
      "RW5103 error 21:16 There is no function `tolwer` | Did you mean tolower?",
    ],
    [
      'AzureActivity\n| where TimeGenerated > "1d"',
      "RW5104 error 21:25 The operator '>' is not defined for the operand types",
    ],
    ["AzureActivity\n| extend a = substring(Caller)", "RW5104 error 21:16 "],
    [
      "AzureActivity\n| project-away Caller",
      "RW5111 error 26:21 The query's result has no column `Caller`, which the entity mapping of Account names",
    ],
  ])("%j is reported at its place", async (query, expected) => {
    const found = lines(await check(query));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test("is told apart from what follows a mistake in the grammar", async () => {
    const found = codes(await check("AzureActivity\n| where (Caller == 'a'\n| project Nonsense"));
    expect(new Set(found)).toEqual(new Set(["RW5100"]));
  });

  test.each([
    ["// nothing but a comment", "RW5106"],
    ["let a = 5;", "RW5106"],
    ["AzureActivity | project Caller;\nAzureActivity | project Caller", "RW5106"],
    ["1 + 1", "RW5106"],
    ["union * | project Caller, TimeGenerated", "RW5109"],
    ["search * | project Caller = tostring(TenantId)", "RW5109"],
    ["AzureActivity | where TimeGenerated > datetime(2026-02-30) | project Caller", "RW5108"],
    ["AzureActivity | where TimeGenerated > datetime(tomorrow) | project Caller", "RW5108"],
    ['AzureActivity | where Caller matches regex "(?=a)b" | project Caller', "RW5107"],
    ['let p = "a(b"; AzureActivity | extend x = extract(p, 1, Caller) | project Caller', "RW5107"],
    ['AzureActivity | parse kind=regex Caller with "a++" rest | project Caller', "RW5107"],
    [`AzureActivity | where Caller in ("${"x".repeat(10_000)}") | project Caller`, "RW5105"],
  ])("%.70j cannot work, though the analyser accepts it", async (query, code) => {
    const { diagnostics } = await check(query);
    expect(diagnostics.map((found) => `${found.severity} ${found.code}`)).toEqual([`error ${code}`]);
  });

  test("that looks back further than its period is warned of, also through a let", async () => {
    const query = "let back = 14d;\nAzureActivity | where TimeGenerated > ago(back) | project Caller";
    expect(lines(await check(query))).toEqual([
      "RW5110 warning 21:45 The query looks back 14 d, and it is shown the last 1 d only | Raise `queryPeriod`",
    ]);
  });

  test("may read every table by search in a hunting query, with a warning", async () => {
    const text =
      "id: 3f1d2a8e-0b0e-4c57-9a3f-2f6f5f3b6c11\nname: a\ndescription: b\nrequiredDataConnectors: []\ntactics: [Execution]\nquery: |\n  union * | where TimeGenerated > ago(1d)\n";
    const { diagnostics } = await verifier.verify({ file: "hunt.yaml", text });
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["warning RW5109"]);
  });
});

describe("what only the workspace knows", () => {
  test.each([
    ["Okta_CL | where eventType_s == 'x' | extend Caller = actor_s", "the table `Okta_CL`"],
    ["imAuthentication | where EventResult == 'x' | extend Caller = User", "the table `imAuthentication`"],
    ["_Im_Dns(starttime=ago(1d)) | extend Caller = SrcUsername", "the function `_Im_Dns`"],
    ["workspace('other').AzureActivity | where Caller == 'a'", "the function `workspace`"],
    ["AzureDiagnostics | where anything_s == 'x' | extend Caller = clientIP_s", "the columns of `AzureDiagnostics`"],
    ["AzureActivity | where Team_CF == 'x'", "the column `Team_CF`"],
    ["union isfuzzy=true AzureActivity, Elsewhere | project Caller", "the table `Elsewhere`"],
    ['AuditLogs | extend Caller = tostring(column_ifexists("Old", "").name)', "`name`"],
  ])("%j is unchecked and no error", async (query, what) => {
    const { diagnostics, unchecked } = await check(query);
    expect(diagnostics).toEqual([]);
    expect(unchecked.map((passed) => passed.what)).toContain(what);
  });

  test("is still checked for grammar, and for what the query itself decides", async () => {
    expect(codes(await check("Okta_CL | where eventType_s = = 'x'"))).toContain("RW5100");
    expect(lines(await check("Okta_CL | project User = actor_s"))).toEqual([
      expect.stringContaining("RW5111 error 25:21 The query's result has no column `Caller`"),
    ]);
  });

  test("is checked when the configuration declares it", async () => {
    expect(await check("Badges | where Door > 5 | project Caller = Holder")).toEqual({
      diagnostics: [],
      unchecked: [],
    });
    expect(codes(await check("Badges | where Dor > 5 | project Caller = Holder"))).toEqual(["RW5101"]);
    expect(await check("VipUsers(5) | where Caller != ''")).toEqual({ diagnostics: [], unchecked: [] });
    expect(codes(await check("VipUsers(5) | where Caler != ''"))).toEqual(["RW5101"]);
  });

  test("a watchlist has its search key, and columns of its own that pass", async () => {
    const query = "AzureActivity | where Caller in ((_GetWatchlist('vips') | where Rank == 1 | project SearchKey))";
    expect((await check(query)).diagnostics).toEqual([]);
  });
});
