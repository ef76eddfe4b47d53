import { describe, expect, test } from "vitest";
import { judge, rule, summary, verifierOf } from "./judge.ts";

/** A selection with one entry. */
const entry = (line: string): string =>
  rule({ detection: `    selection:\n        ${line}\n    condition: selection\n` });

describe("rules that nobody here compiled", () => {
  test("are fine with keys of their own, custom log source keys and any fields", async () => {
    const text = rule({
      top: "ticket: {any: [thing]}\nregression_tests_path: x/y\nlevel: high\nstatus: test\ntags:\n    - attack.t1059.001\n    - attack.stealth\n    - attack.defense-evasion\n    - attack.g0007\n    - cve.2021-44228\n    - d3fend.d3f-FileHash\n    - own.thing\n",
      logsource: "    product: windows\n    definition: x\n    region: eu\n",
    });
    expect(await judge(text)).toEqual({ diagnostics: [], unchecked: [] });
  });

  test.each([
    ["YAML that ends early", rule({ top: "description: 'half\n" }), /RW10/],
    ["a key twice", rule({ top: "level: low\nlevel: low\n" }), /^5:1 RW1009$/],
    ["an open parenthesis", rule({ detection: "    a:\n        b: 1\n    condition: (a\n" }), /^10:\d+ RW2208$/],
    ["a misspelt selection", rule({ detection: "    a:\n        b: 1\n    condition: aa\n" }), /10:16 RW2209$/],
    ["a misspelt modifier", entry("Image|endwith: x"), /^9:9 RW2204$/],
    ["a level that is none", rule({ top: "level: hihg\n" }), /^4:8 RW2223$/],
    ["a list for a title", rule({ top: "author: [me]\n" }), /^4:9 RW2222$/],
    ["a foreign comment", rule({ detection: "    // all\n    a:\n        b: 1\n    condition: a\n" }), /RW10/],
    ["a network that is none", entry("ip|cidr: 10.0.0.0/33"), /^9:18 RW2247$/],
    ["text for a number", entry("count|gt: many"), /^9:19 RW2206$/],
    ["a technique in upper case", rule({ top: "tags:\n    - attack.T1059\n" }), /^5:7 RW2227$/],
  ])("keep the grammar's own code for %s", async (_, text, expected) => {
    expect((await judge(text)).diagnostics.length).toBeGreaterThan(0);
    expect(summary(await judge(text)).join(" ")).toMatch(expected);
  });

  test.each([
    [
      "a list of conditions",
      rule({ detection: "    a:\n        b: 1\n    condition:\n        - a\n" }),
      ["10:5 RW5500 warning"],
    ],
    ["a technique that is none", rule({ top: "tags:\n    - attack.t9999\n" }), ["5:7 RW5501 warning"]],
    ["a tactic with underscores", rule({ top: "tags:\n    - attack.lateral_movement\n" }), ["5:7 RW5501 warning"]],
    ["a namespace with a slip", rule({ top: "tags:\n    - atack.t1059\n" }), ["5:7 RW5502 warning"]],
    ["a colour that TLP lacks", rule({ top: "tags:\n    - tlp.orange\n" }), ["5:7 RW5502 warning"]],
    ["a key with a slip", rule({ top: "falsepositive:\n    - Unknown\n" }), ["5:5 RW5503 warning"]],
    ["a category with a slip", rule({ logsource: "    category: proces_creation\n" }), ["5:15 RW5504 warning"]],
    ["an open group", entry("a|re: '(b'"), ["9:15 RW5505"]],
    ["nothing to repeat", entry("a|re: '*b'"), ["9:15 RW5505"]],
    ["host bits", entry("a|cidr: 10.1.2.3/8"), ["9:17 RW5506 warning"]],
    ["expand without a placeholder", entry("a|expand: Administrators"), ["9:19 RW5507 warning"]],
    ["half a quotation", entry("a: b c'"), ["9:12 RW5512 warning"]],
    [
      "operators in upper case",
      rule({ detection: "    NOTE:\n        a: 1\n    b:\n        c: 2\n    condition: NOTE AND not b\n" }),
      ["12:21 RW5514 warning"],
    ],
  ])("are told of %s", async (_, text, expected) => {
    expect(summary(await judge(text))).toEqual(expected);
  });

  test("get a suggestion where a word is one slip away from a known one", async () => {
    const { diagnostics } = await judge(rule({ top: "realted: []\nauthro: me\n" }));
    expect(diagnostics.map(({ help }) => help)).toEqual(['Did you mean "related"?', 'Did you mean "author"?']);
  });

  test("may use what YAML allows and our reader has no places for", async () => {
    const anchors = rule({
      detection: "    a: &one\n        b: 0007\n    c:\n        <<: *one\n        d: 1\n    condition: a or c\n",
    });
    expect(await judge(anchors)).toEqual({ diagnostics: [], unchecked: [] });
    expect(summary(await judge(anchors.replace("a or c", "a or q")))).toContain("9:12 RW2209");
  });

  test("leave open which values a placeholder has, unless a pipeline of the run says it", async () => {
    const text = entry("user|expand: '%admins%'");
    expect((await judge(text)).unchecked).toMatchObject([{ what: "the placeholder %admins%", span: { line: 9 } }]);
    const pipeline = "name: x\npriority: 1\nvars:\n    admins: [ada]\ntransformations: []\n";
    expect((await judge(text, { "lists/admins.yml": pipeline })).unchecked).toEqual([]);
  });

  test("may be variants of Sigma 1 that share one id", async () => {
    const variants =
      "action: global\ntitle: T\nid: 6f3e2987-db24-4c78-a860-b4f4095a7095\ndetection:\n    condition: a\n---\nlogsource:\n    product: linux\ndetection:\n    a:\n        b: 1\n---\nlogsource:\n    product: macos\ndetection:\n    a:\n        b: 2\n";
    expect(summary(await judge(variants))).toEqual([]);
  });

  test.each([
    ["YAML of ten thousand brackets", `title: x\nlogsource: ${"[".repeat(10_000)}`],
    ["a NUL byte", "title: a\0b\nlogsource:\n    product: x\n"],
    [
      "a condition of ten thousand parentheses",
      rule({ detection: `    a:\n        b: 1\n    condition: ${"(".repeat(10_000)}a\n` }),
    ],
  ])("answer %s with a finding", async (_, text) => {
    expect((await judge(text)).diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });
});

test.each([
  ["rules.yml", rule(), "rules"],
  ["broken.yaml", "title: 'x\nlogsource:\n    product: windows\n", "rules"],
  ["count.yml", "title: x\ncorrelation:\n    type: event_count\n", "rules"],
  ["nolog.yml", "title: x\ndetection:\n    a:\n        b: 1\n    condition: a\n", "rules"],
  ["list.yml", "name: x\npriority: 10\nvars: {}\ntransformations: []\n", "pipeline"],
  ["analytic.yaml", "id: x\nname: y\nkind: Scheduled\nquery: T\ntactics: []\n", undefined],
  ["escu.yml", "name: x\nid: y\nsearch: index=a\ntags: {}\n", undefined],
  ["ci.yml", "on: push\njobs: {}\n", undefined],
  ["rule.json", rule(), undefined],
])("%s is recognised by a look at it", (file, text, form) => {
  expect(verifierOf([]).recognise({ file, text })).toBe(form);
});

test.each([
  ["a(?i)b(?P<n>c)(?P=n)", "fine"],
  ["(?i:[\\w-]++)(?>a|b)[]x](?#note)$", "fine"],
  ["[[:alpha:]]+", "undecided"],
  ["(?|a|b)", "undecided"],
  ["[a", "broken"],
  ["a{3,1}", "broken"],
  ["a)", "broken"],
])("%s is %s as a regular expression", async (source, kind) => {
  const { judgeRegex } = await import("../../../src/backends/sigma/verify/regex.ts");
  expect(judgeRegex(source).kind).toBe(kind);
});
