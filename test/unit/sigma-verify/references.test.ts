import { describe, expect, test } from "vitest";
import { judge, rule, summary, verifierOf } from "./judge.ts";

const other = rule().replace("6f3e2987-db24-4c78-a860-b4f4095a7095", "0c6e1f3a-6f6c-4a0b-9d3f-4d2c3b1a0f9e");

const count = (lines: string, rules = "a_rule"): string =>
  `title: Many\nname: many\ncorrelation:\n    type: event_count\n    rules:\n        - ${rules}\n    group-by:\n        - user\n    timespan: 1h\n    condition:\n        gte: 5\n${lines}`;

const filter = (logsource: string, rules = "a_rule"): string =>
  `title: Not us\nlogsource:\n    ${logsource}\nfilter:\n    rules:\n        - ${rules}\n    selection:\n        user: us\n    condition: not selection\n`;

describe("references", () => {
  test("are found in the file and in the run's other files, by name or id", async () => {
    expect(await judge(`${rule()}---\n${count("")}`)).toEqual({ diagnostics: [], unchecked: [] });
    expect(await judge(count(""), { "b.yml": rule() })).toEqual({ diagnostics: [], unchecked: [] });
    const byId = count("", "6F3E2987-DB24-4C78-A860-B4F4095A7095");
    expect(await judge(byId, { "b.yml": rule() })).toEqual({ diagnostics: [], unchecked: [] });
  });

  test("to what no file has are left open, with a warning where a name comes near", async () => {
    const alone = await judge(count(""));
    expect(alone.diagnostics).toEqual([]);
    expect(alone.unchecked).toMatchObject([{ what: 'the rule "a_rule"', span: { line: 6, column: 11 } }]);
    const near = await judge(`${rule()}---\n${count("", "a_rul")}`);
    expect(near.diagnostics).toMatchObject([{ code: "RW2240", severity: "warning", help: 'Did you mean "a_rule"?' }]);
  });

  test("that lead back to their beginning over several files are errors", async () => {
    const inner = count("", "many").replace("name: many", "name: inner");
    expect(summary(await judge(count("", "inner"), { "inner.yml": inner }))).toContain("6:9 RW2242");
  });

  test("that several files answer are told, copies of one rule are none", async () => {
    expect(summary(await judge(count(""), { "a.yml": rule(), "b.yml": rule() }))).toEqual([]);
    expect(summary(await judge(count(""), { "a.yml": rule(), "b.yml": other }))).toEqual(["6:11 RW5511 warning"]);
  });

  test("are what a verdict depends on beside the file", () => {
    const subject = { file: "many.yml", text: count("") };
    const verdictKey = (text: string): string => verifierOf([subject, { file: "b.yml", text }]).dependencies(subject);
    expect(verdictKey(rule())).not.toBe(verdictKey(other));
    expect(verifierOf([]).dependencies({ file: "a.yml", text: rule() })).toBe(
      verifierOf([subject]).dependencies({ file: "a.yml", text: rule() }),
    );
  });
});

test("an alias that nothing asks for is told", async () => {
  const text = count("    aliases:\n        who:\n            a_rule: user\n");
  expect(summary(await judge(text, { "b.yml": rule() }))).toEqual(["14:13 RW5508 warning"]);
});

test("a correlation of correlations groups by what they group by", async () => {
  const outer = count("", "inner").replace("        - user", "        - host");
  const inner = count("").replace("name: many", "name: inner");
  const files = { "inner.yml": inner, "rule.yml": rule() };
  expect(summary(await judge(outer, files))).toEqual(["8:11 RW5509 warning"]);
  expect(summary(await judge(count("", "inner"), files))).toEqual([]);
});

test("a filter of another log source than its rule's is told", async () => {
  expect(summary(await judge(filter("product: linux"), { "b.yml": rule() }))).toEqual(["6:11 RW5510 warning"]);
  expect(summary(await judge(filter("product: windows"), { "b.yml": rule() }))).toEqual([]);
});

describe("a pipeline that hands over a list", () => {
  const pipeline = (lines: string): string => `name: x\npriority: 10\n${lines}`;

  test("is fine with values for its placeholders", async () => {
    const text = pipeline(
      "vars:\n    known: [a, 7]\ntransformations:\n    - id: known\n      type: value_placeholders\n      include: [known]\n",
    );
    expect(await judge(text)).toEqual({ diagnostics: [], unchecked: [] });
  });

  test.each([
    ["no transformations", "vars: {}\ntransformations: none\n", ["4:18 RW5513"]],
    ["a transformation without a type", "vars: {}\ntransformations:\n    - id: x\n", ["5:7 RW5513"]],
    ["a variable without values", "vars:\n    known: []\ntransformations: []\n", ["4:12 RW5513"]],
    ["a value that is a mapping", "vars:\n    known: [{a: b}]\ntransformations: []\n", ["4:13 RW5513"]],
    [
      "a placeholder without a variable",
      "vars: {}\ntransformations:\n    - type: value_placeholders\n      include: [known]\n",
      ["6:17 RW5513"],
    ],
  ])("is refused with %s", async (_, lines, expected) => {
    expect(summary(await judge(pipeline(lines)))).toEqual(expected);
  });
});
