import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sentinelVerifyCodes } from "../../../src/backends/sentinel/verify/codes.ts";
import { recognise } from "../../../src/backends/sentinel/verify/recognise.ts";
import { codes, lines, ruleWith, testVerifier } from "./rules.ts";

const verifier = testVerifier();
const check = (text: string, file = "rule.yaml") => verifier.verify({ file, text });

describe("bad input", () => {
  test.each([
    ["severity: [\nkind: Scheduled\nquery: a\n", "rule.yaml"],
    [`queryPeriod: 1d\nquery: a\na: ${"[".repeat(5000)}`, "rule.yaml"],
    [`{"resources": ${"[".repeat(20_000)}, "Microsoft.SecurityInsights/alertRules"`, "rule.arm.json"],
    ["queryPeriod: 1d\nquery: a\n---\nb: 1\n", "rule.yml"],
  ])("case %# is a finding about the file", async (text, file) => {
    const found = codes(await check(text, file));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(["RW5002"]));
  });

  test("a rule whose query is misspelt is still a rule", async () => {
    const text = ruleWith("AzureActivity").replace(/^query:/m, "qery:");
    expect(recognise({ file: "rule.yaml", text }, false)).toBe("analytic rule");
    expect(codes(await check(text)).length).toBeGreaterThan(0);
  });

  test("a query that is no text, and members that are nothing of the kind", async () => {
    const found = lines(
      await check(ruleWith("AzureActivity | project Caller").replace(/query: \|\n.*/, "query: [1, 2]")),
    );
    expect(found).toEqual([expect.stringContaining("RW5113 error 19:8 `query`")]);
    const odd = await check(
      "query: {a: 1}\nqueryPeriod: [x]\nentityMappings: 5\ncustomDetails: [1]\nalertDetailsOverride: a\nincidentConfiguration: []\n",
    );
    expect(codes(odd).every((code) => code === "RW5113")).toBe(true);
  });

  test("a template of nothing but wrong types", async () => {
    const text = JSON.stringify({
      resources: [1, null, { type: 5 }, { type: "Microsoft.SecurityInsights/alertRules", properties: [] }],
    });
    const found = codes(await check(text, "rule.arm.json"));
    expect(new Set(found)).toEqual(new Set(["RW5120"]));
  });

  test("a query of a million characters is refused at once", async () => {
    const started = performance.now();
    const text = ruleWith(`AzureActivity | where Caller == "${"a".repeat(1_000_000)}"`);
    expect(codes(await check(text))).toEqual(["RW5105"]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("a query that nests deeper than the analyser goes is unchecked", async () => {
    const { diagnostics, unchecked } = await check(
      ruleWith(`AzureActivity | where ${"(".repeat(900)}true${")".repeat(900)}`),
    );
    expect(diagnostics.filter(({ code }) => code !== "RW5111")).toEqual([]);
    expect(unchecked.map(({ reason }) => reason).join()).toContain("depth");
  });
});

test("every code has a test that meets it", () => {
  const tests = ["query", "envelope", "template", "bad-input"].map((name) =>
    readFileSync(new URL(`./${name}.test.ts`, import.meta.url), "utf8"),
  );
  const unmet = Object.keys(sentinelVerifyCodes).filter((code) => !tests.some((text) => text.includes(code)));
  expect(unmet).toEqual([]);
});
