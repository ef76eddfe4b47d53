import { describe, expect, it } from "vitest";
import { loadYaml } from "../../../src/spec/load.ts";
import { schemaDiagnostics } from "../../../src/spec/schema-errors.ts";
import type { SchemaIssue } from "../../../src/spec/schema-issue.ts";
import { validateDetection } from "../../../src/spec/validate-schema.ts";

const good = `title: Some title
id: 0a2f6a57-2f4d-4a58-9c77-5d1e8f90ab12
version: 1
status: stable
created: 2026-11-20
modified: 2026-11-20
author: [Detection Engineering]
severity: high
attack: {techniques: [T1651]}
description: Some text
events:
  run:
    source: azure.activity
    where: {operation: a}
trigger: {type: match, events: [run]}
`;

/** Diagnostics of the good detection with one of its lines replaced or lines added, as `code line:column message`. */
function check(...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  let text = good;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  const loaded = loadYaml(text, "f.yml");
  if (!loaded.ok) throw new Error("not loaded");
  return schemaDiagnostics(validateDetection(loaded.document.value), loaded.document).map(
    ({ code, span, message, help }) =>
      `${code} ${span?.line}:${span?.column}-${span?.endLine}:${span?.endColumn} ${message}${help === undefined ? "" : ` | ${help}`}`,
  );
}

const issuesOf = (text: string, issues: readonly Partial<SchemaIssue>[]): readonly string[] => {
  const loaded = loadYaml(text, "f.yml");
  if (!loaded.ok) throw new Error("not loaded");
  const whole = issues.map((issue) => ({
    instancePath: "",
    schemaPath: "#/x",
    keyword: "x",
    params: {},
    message: "must be",
    parentSchema: undefined,
    ...issue,
  }));
  return schemaDiagnostics(whole, loaded.document).map(
    ({ code, span, message }) => `${code} ${span?.line}:${span?.column} ${message}`,
  );
};

it("a detection that fits has no problems", () => {
  expect(check()).toEqual([]);
});

describe("keys", () => {
  it("unknown ones are pointed at, with what may be meant", () => {
    expect(check(["trigger:", "schedul: {every: 5m}\ntrigger:"])).toEqual([
      'RW2000 15:1-15:8 Unknown key "schedul" | Did you mean `schedule`?',
    ]);
    expect(check(["{techniques: [T1651]}", "{techniques: [T1651], zzz: 1}"])).toEqual([
      'RW2000 9:31-9:34 Unknown key "zzz" in `attack` | Keys that may stand in `attack`: tactics, version',
    ]);
  });

  it("missing ones are named at their parent, with what to add", () => {
    expect(check(["    source: azure.activity\n", ""])).toEqual([
      expect.stringMatching(/^RW2001 12:3-12:6 `source` is missing in `run`/),
    ]);
    expect(check(["version: 1\n", ""])).toEqual([
      expect.stringMatching(/^RW2001 1:1-1:1 `version` is missing \| Add /),
    ]);
  });

  it("one that is missing and one that is misspelt are one problem", () => {
    expect(check(["    where:", "    wheer:"])).toEqual([
      'RW2000 14:5-14:10 Unknown key "wheer" in `run` | Did you mean `where`?',
    ]);
  });

  it("with hostile names are quoted and cut", () => {
    const [found] = check(["trigger:", `"${"x".repeat(500)}\\e[31m": 1\ntrigger:`]);
    expect(found?.length).toBeLessThan(150);
    expect(
      issuesOf("a: 1\n", [{ keyword: "additionalProperties", params: { additionalProperty: "q\n\u001b" } }]),
    ).toEqual(['RW2000 1:1 Unknown key "q\\n\\u001b"']);
  });

  it("with slashes and tildes are found again", () => {
    expect(
      issuesOf("a/b:\n  c~d: 1\n", [{ instancePath: "/a~1b/c~0d", keyword: "type", parentSchema: { type: "string" } }]),
    ).toEqual(["RW2002 2:8 `c~d` is the number 1, expected text"]);
  });
});

describe("values", () => {
  it("of the wrong kind say what was found and expected", () => {
    expect(check(["version: 1", "version: one"])).toEqual([
      'RW2002 3:10-3:13 `version` is the text "one", expected a whole number',
    ]);
    expect(check(["id: 0a2f6a57-2f4d-4a58-9c77-5d1e8f90ab12", "id: 5"])).toEqual([
      expect.stringMatching(/^RW2002 2:5-2:6 `id` is the number 5, expected a UUID[^|]*$/),
    ]);
    expect(check(["title: ", "title: 5 #"])).toEqual([expect.stringMatching(/ \| Quote it to make it text$/)]);
  });

  it.each(["30", "'30'"])("of a length of time without its unit say how to write it: %s", (written) => {
    const [found = ""] = check(["severity: high", `severity: high\nschedule: {every: ${written}}`]);
    expect(found).toContain("`every` is the ");
    expect(found).toMatch(/ \| Write 30m for minutes, or 30s, 30h or 30d$/);
  });

  it("of a longer closed list name those that come near, then all", () => {
    const [found = ""] = check(["techniques: [T1651]", "techniques: [T1651], tactics: [Defense Evasion]"]);
    expect(found).toContain("| Did you mean defense-evasion? The values are reconnaissance, ");
    expect(found).toContain("command-and-control");
    expect(check(["[Detection Engineering]", ""])).toEqual(["RW2002 7:8-7:8 `author` is nothing, expected a list"]);
  });

  it("outside a closed list name it, and the nearest", () => {
    expect(check(["severity: high", "severity: hihg"])).toEqual([
      'RW2003 8:11-8:15 `severity` is the text "hihg", expected "informational", "low", "medium", "high" or "critical" | Did you mean high?',
    ]);
  });

  it("of the wrong form are explained in the schema's words", () => {
    expect(check(["created: 2026-11-20", "created: 20.11.2026"])).toEqual([
      'RW2004 5:10-5:20 `created` is the text "20.11.2026", expected a day written YYYY-MM-DD',
    ]);
  });

  it("that are too long are marked where they exceed the limit", () => {
    expect(check(["Some title", `${"😀".repeat(3)}${"x".repeat(66)}`])).toContain(
      "RW2005 1:78-1:80 `title` has 69 characters, expected at most 67 characters",
    );
    expect(check(["[Detection Engineering]", "[]"])).toEqual([
      "RW2005 7:9-7:11 `author` has 0 entries, expected at least 1 entry",
    ]);
  });

  it("out of range name the limit", () => {
    expect(check(["severity: high", "severity: high\nrisk_score: 101"])).toEqual([
      "RW2006 9:13-9:16 `risk_score` is the number 101, expected at most 100",
    ]);
  });

  it("that are repeated point at the second", () => {
    const params = { i: 2, j: 0 };
    expect(issuesOf("a: [x, y, x]\n", [{ instancePath: "/a", keyword: "uniqueItems", params }])).toEqual([
      'RW2008 1:11 `a` holds the entry "x" twice',
    ]);
  });

  it("of many lines are pointed at by their key", () => {
    expect(check(["{techniques: [T1651]}", "\n  - T1651\n  - T1059"])).toEqual([
      "RW2002 9:1-9:7 `attack` is a list, expected a mapping",
    ]);
  });
});

describe("alternatives", () => {
  it("are chosen by the constant key", () => {
    expect(check(["{type: match, events: [run]}", "{type: event_count, events: [run], timespan: 1h}"])).toEqual([
      expect.stringMatching(/^RW2001 15:1-15:8 `condition` is missing in `trigger`/),
    ]);
  });

  it("whose constant key is misspelt name all constants", () => {
    expect(check(["{type: match, events: [run]}", "{type: event_cuont, events: [run], timespan: 1h}"])).toEqual([
      'RW2003 15:17-15:28 `type` is the text "event_cuont", expected "match", "event_count", "value_count", "temporal", "temporal_ordered" or "first_seen" | Did you mean event_count?',
    ]);
  });

  it("whose constant key is missing ask for it alone", () => {
    expect(check(["{type: match, events: [run]}", "{events: [run], timespan: 1h}"])).toEqual([
      'RW2001 15:1-15:8 `type` is missing in `trigger` | Add `type`: "match", "event_count", "value_count", "temporal", "temporal_ordered" or "first_seen"',
    ]);
  });

  it("are chosen by a misspelt key", () => {
    expect(check(["trigger:", "output: [{count_distict: target.id, as: n}]\ntrigger:"])).toEqual([
      'RW2000 15:11-15:24 Unknown key "count_distict" in `output[0]` | Did you mean `count_distinct`?',
    ]);
  });

  it("are chosen by the kind of value", () => {
    expect(check(["trigger:", "output: [foo bar, {count_distinct: target.id}]\ntrigger:"])).toEqual([
      'RW2004 15:10-15:17 `output[0]` is the text "foo bar", expected a dotted field name, such as actor.name',
      expect.stringMatching(/^RW2001 15:19-15:46 `as` is missing in `output\[1\]`/),
    ]);
  });

  it("that all do not fit are listed once", () => {
    const [first, ...others] = check(["trigger:", "output: [{zzz: 1}]\ntrigger:"]);
    expect(others).toEqual([]);
    expect(first).toMatch(
      /^RW2007 15:10-15:18 `output\[0\]` is a mapping, which fits none of: .*a mapping with `as` and `value`, /,
    );
    expect(check(["trigger:", "output: [[a]]\ntrigger:"])).toEqual([
      expect.stringMatching(
        /^RW2002 15:10-15:13 `output\[0\]` is a list, expected a dotted field name.* or a mapping with /,
      ),
    ]);
  });

  it("within alternatives are judged each by itself", () => {
    const test = (expected: string): readonly [string, string] => [
      "trigger:",
      `tests: [{name: x, events: a.ndjson, expect: ${expected}}]\ntrigger:`,
    ];
    expect(check(test("non"))).toEqual([
      'RW2003 15:45-15:48 `expect` is the text "non", expected "none" | Did you mean none?',
    ]);
    expect(check(test("[{key: {a: b}, alerts: {min: x}}]"))).toEqual([
      'RW2002 15:74-15:75 `min` is the text "x", expected a whole number',
    ]);
  });

  it("that fit more than once say so", () => {
    const union = {
      keyword: "oneOf",
      instancePath: "/a",
      schemaPath: "#/properties/a/oneOf",
      params: { passingSchemas: [0, 1] },
      parentSchema: { oneOf: [{ type: "string" }, { "x-expected": "a name" }] },
    };
    expect(issuesOf("a: x\n", [union])).toEqual([
      'RW2007 1:4 `a` is the text "x", which fits more than one of: text or a name',
    ]);
  });
});

it("all problems of a file come in the order of their places, each once", () => {
  const found = check(["version: 1", "version: x"], ["status: stable", "status: y"], ["severity: high", "severity: z"]);
  expect(found.map((line) => line.slice(0, 8))).toEqual(["RW2002 3", "RW2003 4", "RW2003 8"]);
  const twice = { instancePath: "/a", keyword: "type", parentSchema: { type: "string" } };
  expect(issuesOf("a: 1\n", [twice, twice])).toHaveLength(1);
});
