import { describe, expect, test } from "vitest";
import {
  aggregationRule,
  callOf,
  chainRule,
  firstSeenRule,
  matchList,
  matchRule,
  outlierRule,
  pointedAt,
  thresholdRule,
  verifierOf,
  verify,
} from "./verify.ts";

async function errors(text: string): Promise<readonly string[]> {
  const { diagnostics } = await verify("r.json", text);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map((found) => `${found.code} ${pointedAt(text, found)}`);
}

describe("fields that do not fit their type of rule", () => {
  test.each([
    ["no selector", matchRule({ entitySelectors: [] }), "RW5311 []"],
    [
      "a selector misspelt",
      matchRule({ entitySelectors: [{ entityType: "_ip", expression: "srcDevic_ip" }] }),
      "RW5301 srcDevic_ip",
    ],
    [
      "an entity type misspelt",
      matchRule({ entitySelectors: [{ entityType: "_usernam", expression: "user_username" }] }),
      'RW5311 "_usernam"',
    ],
    ["a group misspelt", thresholdRule({ groupByFields: ["user_usernam"] }), "RW5301 user_usernam"],
    ["nothing to count", thresholdRule({ countDistinct: true }), "RW5316 true"],
    [
      "a chain of one",
      chainRule({ ordered: false, expressionsAndLimits: [{ expression: "success", limit: 1 }] }),
      'RW5315 "expressionsAndLimits"',
    ],
    [
      "a step that is broken",
      chainRule({
        expressionsAndLimits: [
          { expression: "success", limit: 1 },
          { expression: "action =", limit: 1 },
        ],
      }),
      "RW5300 ",
    ],
    ["a custom window without length", chainRule({ windowSizeMilliseconds: undefined }), 'RW5312 "CUSTOM"'],
    ["a custom window too short", chainRule({ windowSizeMilliseconds: "1000" }), 'RW5312 "1000"'],
    ["a number where digits stand in quotes", chainRule({ windowSizeMilliseconds: 900_000 }), "RW5310 900000"],
    ["a window of others", outlierRule({ windowSize: "T05M" }), 'RW5312 "T05M"'],
    [
      "two functions",
      outlierRule({
        aggregationFunctions: ["a", "b"].map((name) => ({ name, function: "count", arguments: ["true"] })),
      }),
      'RW5310 "aggregationFunctions"',
    ],
    [
      "a function of aggregation rules",
      outlierRule({ aggregationFunctions: [{ name: "current", function: "last", arguments: ["action"] }] }),
      'RW5316 "last"',
    ],
    [
      "a function misspelt",
      aggregationRule({
        aggregationFunctions: [{ name: "machines", function: "cont", arguments: ["true"] }],
        triggerExpression: "machines > 1",
      }),
      'RW5310 "cont"',
    ],
    [
      "two functions of a name",
      aggregationRule({
        aggregationFunctions: ["count", "count"].map((name) => ({
          name: "machines",
          function: name,
          arguments: ["true"],
        })),
        triggerExpression: "machines > 1",
      }),
      'RW5316 "machines"',
    ],
    [
      "count of what is no test",
      aggregationRule({
        aggregationFunctions: [{ name: "machines", function: "count", arguments: ["resource"] }],
        triggerExpression: "machines > 1",
      }),
      "RW5304 resource",
    ],
    ["no value to follow", firstSeenRule({ valueFields: [] }), "RW5320 []"],
    ["a baseline type misspelt", firstSeenRule({ baselineType: "GLOBL" }), 'RW5310 "GLOBL"'],
    ["a severity too high", thresholdRule({ score: 11 }), "RW5310 11"],
    [
      "a mapping misspelt",
      matchRule({
        scoreMapping: {
          type: "fieldValueMapping",
          default: 1,
          field: "severity",
          mapping: [{ type: "eqal", from: "a", to: 3 }],
        },
      }),
      'RW5317 "eqal"',
    ],
    ["a severity without default", matchRule({ scoreMapping: { type: "constant" } }), 'RW5317 "constant"'],
    [
      "a severity by no attribute",
      matchRule({ scoreMapping: { type: "fieldValue", default: 1, field: "severty" } }),
      "RW5301 severty",
    ],
    ["an empty tag", matchRule({ tags: [""] }), 'RW5310 ""'],
    ["a stream of its own", matchRule({ stream: "records" }), 'RW5310 "records"'],
    ["suppression beyond seven days", matchRule({ suppressionWindowSize: 604_800_001 }), "RW5310 604800001"],
    ["an unknown attribute in a name", matchRule({ nameExpression: "By {{user_Username}}" }), "RW5301 user_Username"],
    ["a section in a description", matchRule({ descriptionExpression: "{{#each a}}" }), "RW5318 {{#each a}}"],
    ["a path of no rule", matchRule().replace("/templated", "/templatd"), 'RW5319 "/rules/templatd"'],
    ["a field given twice", matchRule().replace('"enabled"', '"name": "x", "enabled"'), 'RW5002 "name"'],
  ])("%s", async (_name, text, finding) => {
    expect(await errors(text)).toContain(finding);
  });
});

describe("what is not decided", () => {
  test.each([
    [
      "a list of the tenant",
      matchRule({ expression: "array_contains(listMatches, 'vpn_exits')" }),
      "the match list vpn_exits",
    ],
    [
      "an entity type of the tenant",
      matchRule({ entitySelectors: [{ entityType: "badge", expression: "user_userId" }] }),
      "the entity type badge",
    ],
    [
      "a raw selector",
      matchRule({ entitySelectors: [{ entityType: "_ip", expression: "fields['ip']" }] }),
      "a selector that is no attribute",
    ],
    [
      "a mapping without a public name",
      matchRule({
        scoreMapping: {
          type: "fieldValueMapping",
          default: 1,
          field: "severity",
          mapping: [{ type: "notInRecord", from: "a", to: 3 }],
        },
      }),
      "the mapping type notInRecord",
    ],
  ])("%s", async (_name, text, what) => {
    const { diagnostics, unchecked } = await verify("r.json", text);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(unchecked.map((passed) => passed.what)).toContain(what);
  });

  test("an entity type that lacks the underscore of a built-in one", async () => {
    const text = matchRule({ entitySelectors: [{ entityType: "username", expression: "user_username" }] });
    const { diagnostics, unchecked } = await verify("r.json", text);
    expect(diagnostics).toMatchObject([{ code: "RW5311", severity: "warning", help: "Did you mean `_username`?" }]);
    expect(unchecked).toHaveLength(1);
  });

  test("a target column of the tenant", async () => {
    const { diagnostics, unchecked } = await verify("list.json", matchList({ targetColumn: "badges_of_staff" }));
    expect([diagnostics.length, unchecked.map(({ what }) => what)]).toEqual([0, ["the target column badges_of_staff"]]);
  });

  test("a field that the vendor may know and we do not", async () => {
    const { diagnostics } = await verify("r.json", matchRule({ somethingNew: 1 }));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["RW5310", "warning"]]);
  });
});

test("a list of the run is known, by JSON and by Terraform", async () => {
  const rule = matchRule({ expression: "NOT array_contains(listMatches, 'rw_admins')" });
  const resource = 'resource "sumologic_cse_match_list" "a" {\n  name = "rw_admins"\n}\n';
  for (const other of [
    { file: "list.json", text: matchList() },
    { file: "list.tf", text: resource },
  ]) {
    expect(await verify("r.json", rule, [other])).toEqual({ diagnostics: [], unchecked: [] });
  }
});

test("a verdict depends on the lists of the run where the rule asks for one", () => {
  const list = { file: "list.json", text: matchList() };
  const plain = { file: "a.json", text: matchRule() };
  const asking = { file: "b.json", text: matchRule({ expression: "array_contains(listMatches, 'x')" }) };
  const verifier = verifierOf([list, plain, asking]);
  expect([verifier.dependencies(plain), verifier.dependencies(asking)]).toEqual(["", "rw_admins"]);
});

describe("files of the user interface", () => {
  const imported = (fields: Readonly<Record<string, unknown>>) =>
    JSON.stringify(
      {
        rules: [
          {
            pattern_type: "templated_match",
            content_type: "RULE",
            rule_source: "user",
            stream: "record",
            enabled: true,
            name: "A rule",
            name_expression: "By {{user_username}}",
            description_expression: "",
            expression: "action = 'run'",
            entity_selectors: [{ entity_type: "_username", expression: "user_username" }],
            score_mapping: { type: "constant", default: 3, field: null, mapping: [] },
            tags: [],
            ...fields,
          },
        ],
      },
      null,
      2,
    );

  test("are read under their own names", async () => {
    expect(await errors(imported({}))).toEqual([]);
    expect(await errors(imported({ expression: "acton = 'run'" }))).toEqual(["RW5301 acton"]);
    expect(await errors(imported({ pattern_type: "templated_mtch" }))).toEqual(['RW5310 "templated_mtch"']);
    expect(await errors(imported({ name_expression: undefined, name_expresion: "x" }))).toContain(
      'RW5310 "name_expresion"',
    );
  });

  test("may hold more than is known", async () => {
    expect(await verify("r.json", imported({ conversion_metadata: {}, something: 1 }))).toEqual({
      diagnostics: [],
      unchecked: [],
    });
  });
});

describe("a file is recognised by what it holds", () => {
  const form = (file: string, text: string) => verifierOf([]).recognise({ file, text });
  const fields = (JSON.parse(matchRule()) as { readonly body: unknown }).body;

  test.each([
    ["a call", "r.json", matchRule(), "call"],
    ["a body of the API", "r.json", JSON.stringify(fields), "body"],
    [
      "an answer of the API",
      "r.json",
      JSON.stringify({ data: { id: "MATCH-U1", stream: "record", expression: "true" } }),
      "body",
    ],
    ["a list", "r.json", matchList(), "match-list"],
    ["a broken file with our words", "r.json", '{"pattern_type": "match",', "import"],
    ["someone else's JSON", "r.json", '{"rules": [{"id": 1}], "path": "/rules/x"}', undefined],
    ["an ARM template", "r.json", '{"$schema": "x", "resources": [{"type": "rules"}]}', undefined],
    ["a path of another service", "r.json", callOf("../x", {}), undefined],
    ["Terraform of another provider", "r.tf", 'resource "aws_instance" "a" {}', undefined],
    ["YAML", "r.yml", matchRule(), undefined],
  ])("%s", (_name, file, text, expected) => {
    expect(form(file, text)).toBe(expected);
  });
});
