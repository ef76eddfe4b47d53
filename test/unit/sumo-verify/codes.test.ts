import { describe, expect, test } from "vitest";
import { sumoVerifyCodes } from "../../../src/backends/sumo/verify/codes.ts";
import {
  aggregationRule,
  callOf,
  chainRule,
  firstSeenRule,
  matchList,
  matchRule,
  outlierRule,
  pointedAt,
  savedSearch,
  terraform,
  thresholdRule,
  verify,
} from "./verify.ts";

type Severity = "error" | "warning";
/** A broken file, how bad it is, and what is pointed at. */
type Case = readonly [code: keyof typeof sumoVerifyCodes, severity: Severity, at: string, file: string, text: string];

const expression = (text: string) => matchRule({ expression: text });
const named = "metadata_vendor = 'Amazon AWS' AND ";

const cases: readonly Case[] = [
  ["RW5300", "error", ")", "r.json", expression("action = 'a')")],
  ["RW5301", "error", "commandline", "r.json", expression("commandline = 'a'")],
  ["RW5302", "error", "lowr", "r.json", expression("lowr(action) = 'a'")],
  ["RW5303", "error", "lower(action, user_username)", "r.json", expression("lower(action, user_username) = 'a'")],
  ["RW5304", "error", "'yes'", "r.json", expression("success = 'yes'")],
  ["RW5305", "error", "post", "r.json", expression("http_method IN ('get', post)")],
  ["RW5306", "error", "(?=a", "r.json", expression("action MATCHES /(?=a)/")],
  ["RW5307", "error", "'EndpointProces'", "r.json", expression("objectType = 'EndpointProces'")],
  [
    "RW5310",
    "error",
    '"expresion"',
    "r.json",
    callOf("templated", { ...fieldsOf(matchRule()), expression: undefined, expresion: "true" }),
  ],
  [
    "RW5311",
    "error",
    "device_ip",
    "r.json",
    matchRule({ entitySelectors: [{ entityType: "_username", expression: "device_ip" }] }),
  ],
  ["RW5312", "error", '"T07D"', "r.json", thresholdRule({ windowSize: "T07D" })],
  ["RW5313", "error", '"604800000"', "r.json", firstSeenRule({ baselineWindowSize: "604800000" })],
  ["RW5314", "error", "300000", "r.json", thresholdRule({ suppressionWindowSize: 300_000 })],
  [
    "RW5315",
    "error",
    "true",
    "r.json",
    chainRule({
      expressionsAndLimits: ["a", "b", "c"].map((action) => ({ expression: `action = '${action}'`, limit: 1 })),
    }),
  ],
  ["RW5316", "error", "machnes", "r.json", aggregationRule({ triggerExpression: "machnes > 3 AND failed < 2" })],
  [
    "RW5317",
    "error",
    '"fieldValue"',
    "r.json",
    matchRule({ scoreMapping: { type: "fieldValue", default: 1, field: "" } }),
  ],
  ["RW5318", "error", "{{", "r.json", matchRule({ nameExpression: "By {{user_username" })],
  ["RW5319", "error", '"/rules/templated"', "r.json", thresholdRule().replace("/rules/threshold", "/rules/templated")],
  ["RW5320", "error", '"resource"', "r.json", firstSeenRule({ valueExpression: "resource" })],
  ["RW5321", "error", '"', "r.tf", terraform().replace('name                   = "A rule"', 'name = "A rule')],
  ["RW5322", "error", "category", "r.tf", terraform('  category = "Execution"')],
  ["RW5323", "error", '"Usernme"', "list.json", matchList({ targetColumn: "Usernme" })],
  ["RW5325", "warning", "[]", "r.json", tuning({ isGlobal: false, ruleIds: [] })],
  ["RW5330", "error", "x", "s.json", savedSearch("error | where by x")],
  ["RW5331", "error", "toLowrCase", "s.json", savedSearch("error | toLowrCase(a) as b")],
  ["RW5332", "error", "acton", "s.json", savedSearch('_index=sec_record_audit | where acton = "a"')],
  ["RW5333", "error", '"Manul"', "s.json", savedSearch("error").replace('"Manual"', '"Manul"')],
  [
    "RW5350",
    "warning",
    "action = 'a' AND success = true",
    "r.json",
    expression("action = 'a' AND success = true OR action = 'b'"),
  ],
  ["RW5351", "warning", "action != 'b'", "r.json", expression("action != 'a' OR action != 'b'")],
  ["RW5352", "warning", "'Run'", "r.json", expression("lower(action) = 'Run'")],
  ["RW5353", "warning", "'run'", "r.json", expression("action LIKE 'run'")],
  ["RW5354", "warning", "'%a_b'", "r.json", expression("action LIKE '%a_b'")],
  ["RW5355", "warning", "'run%'", "r.json", expression("action = 'run%'")],
  ["RW5356", "warning", "/(?i:)run$/", "r.json", expression("commandLine MATCHES /(?i:)run$/")],
  ["RW5357", "warning", "'a &gt; b'", "r.json", expression("commandLine = 'a &gt; b'")],
  ["RW5358", "warning", "\u00a0", "r.json", expression("action =\u00a0'a'")],
  ["RW5359", "warning", "'C:\\\\'", "r.json", expression("file_path = 'C:\\'")],
  ["RW5360", "warning", "5", "r.json", expression(`${named}fields['count'] > 5`)],
  ["RW5367", "warning", "NULL", "r.json", expression("action = 'a' AND user_username = NULL")],
  ["RW5361", "warning", "fromUser_username", "r.json", expression("fromUser_username = 'a'")],
  ["RW5362", "warning", "fields['a']", "r.json", expression("fields['a'] = 'b'")],
  ["RW5363", "warning", "success", "r.json", expression(`${named}metadata_product = 'CloudTrail' AND success = true`)],
  [
    "RW5364",
    "warning",
    '"_mitreAttackTechnique:T1651"',
    "r.json",
    matchRule({ tags: ["_mitreAttackTechnique:T1651"] }),
  ],
  ["RW5365", "warning", '"_mitreAttackTactic:TA9999"', "r.json", matchRule({ tags: ["_mitreAttackTactic:TA9999"] })],
  ["RW5366", "warning", "/(GetFunction)/", "r.json", expression("action MATCHES /(GetFunction)/")],
];

function fieldsOf(call: string): Readonly<Record<string, unknown>> {
  return (JSON.parse(call) as { readonly body: { readonly fields: Readonly<Record<string, unknown>> } }).body.fields;
}

function tuning(fields: Readonly<Record<string, unknown>>): string {
  const whole = {
    name: "n",
    description: "d",
    expression: "action = 'a'",
    enabled: true,
    exclude: true,
    isGlobal: true,
    ruleIds: ["1"],
    ...fields,
  };
  return JSON.stringify({ fields: whole }, null, 2);
}

describe("every code has a rule that gets it", () => {
  test.each(cases)("%s (%s) at %s", async (code, severity, at, file, text) => {
    const { diagnostics } = await verify(file, text);
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.map((diagnostic) => [diagnostic.severity, pointedAt(text, diagnostic)])).toContainEqual([
      severity,
      at,
    ]);
  });

  test("a list of nearly that name", async () => {
    const rule = expression("NOT array_contains(listMatches, 'rw_admin')");
    const { diagnostics } = await verify("r.json", rule, [{ file: "list.json", text: matchList() }]);
    expect(diagnostics.map((found) => [found.code, found.help, pointedAt(rule, found)])).toEqual([
      ["RW5324", "Did you mean `rw_admins`?", "'rw_admin'"],
    ]);
  });

  test("and no code is without", () => {
    const seen = new Set<string>(["RW5324", ...cases.map(([code]) => code)]);
    expect([...seen].sort()).toEqual(Object.keys(sumoVerifyCodes).sort());
  });
});

describe("a rule that is fine gets nothing", () => {
  test.each([
    ["match", "r.json", matchRule()],
    ["threshold", "r.json", thresholdRule()],
    ["chain", "r.json", chainRule()],
    ["aggregation", "r.json", aggregationRule()],
    ["first seen", "r.json", firstSeenRule()],
    ["outlier", "r.json", outlierRule()],
    ["tuning expression", "r.json", tuning({})],
    ["match list", "list.json", matchList()],
    ["Terraform", "r.tf", terraform()],
    ["saved search", "s.json", savedSearch('_index=sec_record_audit | where action = "run" | count by user_username')],
  ])("%s", async (_name, file, text) => {
    expect(await verify(file, text)).toEqual({ diagnostics: [], unchecked: [] });
  });
});
