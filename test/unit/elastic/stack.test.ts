import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../src/settings.ts";
import { compileText, detectionText, meaning, type Parts, tomlRule, tomlRules } from "./compile.ts";

const compiled = (stack: string, parts: Parts) =>
  compileText(detectionText(parts), { elastic: { ...defaultSettings.elastic, stack } });

const pair = {
  events: `  run: {source: azure.activity, where: {operation: a}}
  extension: {source: azure.activity, where: {operation: b}}`,
  trigger: "{type: temporal, events: [run, extension], group_by: [actor.name], timespan: 1h}",
};

describe("a stack without ES|QL rules", () => {
  test("has the nearest form that it knows for a test of single events", () => {
    const parts = { where: "{command.name: RunShellScript}" };
    expect(tomlRule(compiled("8.14", parts)).rule.type).toBe("esql");
    const older = compiled("8.13", parts);
    expect(tomlRule(older).rule.type).toBe("query");
    expect(meaning(older)).toContain("field-approximate wider");
  });

  test("counts in a threshold rule, with what that loses", () => {
    const counting = (group: string): Parts => ({
      trigger: `{type: event_count, events: [run], group_by: [${group}], timespan: 1h, condition: {gte: 5}}`,
    });
    expect(tomlRule(compiled("9.1", counting("actor.name"))).rule.type).toBe("esql");
    const older = compiled("8.0", counting("actor.name"));
    expect(tomlRule(older).rule).toMatchObject({ type: "threshold", threshold: { value: 5 } });
    expect(meaning(older)).toContain("key-case narrower");
  });

  test("has no rule for what only ES|QL can compute, and says which version has", () => {
    const target = compiled("8.13", {
      trigger: "{type: event_count, events: [run], group_by: [source.ip], timespan: 1h, condition: {lte: 5}}",
    });
    expect(tomlRules(target).size).toBe(0);
    expect(target.notes).toContainEqual(
      expect.objectContaining({
        code: "not-expressible",
        construct: "trigger",
        reason: "an ES|QL rule needs version 8.14 of the stack, and the rules are for 8.13",
      }),
    );
  });

  test("says two events in any order by two sequences", () => {
    expect(tomlRule(compiled("8.16", pair)).rule.type).toBe("esql");
    const older = compiled("8.15", pair);
    expect([...tomlRules(older).values()].map(({ rule }) => rule.type)).toEqual(["eql", "eql"]);
    expect(meaning(older)).toContain("key-case narrower");
  });
});

describe("values not seen before", () => {
  const first = (value: string): Parts => ({
    trigger: `{type: first_seen, events: [run], value: [${value}], history: 7d}`,
  });

  test.each([
    ["8.3", "source.ip", 0],
    ["8.4", "source.ip", 1],
    ["8.5", "source.ip, cloud.account.id", 0],
    ["8.6", "source.ip, cloud.account.id", 1],
  ])("in %s of %s: %i rules", (stack, value, rules) => {
    const target = compiled(stack, first(value));
    expect(tomlRules(target).size).toBe(rules);
    expect(meaning(target).includes("not-expressible unsupported")).toBe(rules === 0);
  });
});

describe("suppression", () => {
  const once = "once_per: {fields: [correlation.id], within: 1h}";

  test.each([
    ["8.7", "{source.ip: 192.0.2.1}", "query", false],
    ["8.8", "{source.ip: 192.0.2.1}", "query", true],
    ["8.13", "{resource.id|contains: vm}", "eql", false],
    ["8.14", "{resource.id|contains: vm}", "eql", true],
  ])("in %s of %s in %s: %s", (stack, where, type, mutes) => {
    const target = compiled(stack, { where, more: once });
    expect(tomlRule(target).rule.type).toBe(type);
    expect("alert_suppression" in tomlRule(target).rule).toBe(mutes);
    expect(meaning(target).includes("once-per-lost wider")).toBe(!mutes);
  });

  test("by the author's throttle is a matter of metadata", () => {
    const target = compiled("8.7", { more: "limits: {throttle: {fields: [source.ip], for: 1h}}" });
    expect(tomlRule(target).rule.alert_suppression).toBeUndefined();
    expect(target.notes.map(({ code }) => code)).toContain("throttle-approximate");
    expect(meaning(target)).toEqual([]);
  });
});

test("highlighted fields came with 8.11", () => {
  const parts = { more: "output: [source.ip]" };
  expect(tomlRule(compiled("8.11", parts)).rule).toHaveProperty("investigation_fields");
  const older = compiled("8.10", parts);
  expect(tomlRule(older).rule).not.toHaveProperty("investigation_fields");
  expect(older.notes.map(({ code }) => code)).toContain("metadata-lost");
});
