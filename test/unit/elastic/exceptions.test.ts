import { describe, expect, test } from "vitest";
import { compileText, detectionText, ndjsonRules, type Parts, tomlRule } from "./compile.ts";

const excluded = (field: string, parts: Parts = {}, values = "[192.0.2.1, '2001:db8::1']", store = "lookup") =>
  compileText(
    detectionText({
      ...parts,
      more: `exclusions: {scanner: {title: Our scanner, reason: It runs commands, where: {${field}|in_list: scanners}}}
lists: {scanners: {title: Scanners, type: string, store: ${store}, values: ${values}}}
${parts.more ?? ""}`,
    }),
  );

const LIST_ID = "rw_test_scanners";

describe("an exclusion by a look-up list", () => {
  test("of stored values is an exception list beside the rule", () => {
    const target = excluded("source.ip");
    const { rule } = tomlRule(target);
    expect(rule.query).not.toContain("192.0.2.1");
    const reference = { id: expect.any(String), list_id: LIST_ID, namespace_type: "single", type: "detection" };
    expect(rule.exceptions_list).toEqual([reference]);
    const [api, container, item, ...more] = ndjsonRules(target);
    expect(more).toEqual([]);
    expect(api?.exceptions_list).toEqual(rule.exceptions_list);
    expect(container).toMatchObject({ ...reference, name: "Test detection: Scanners", description: "Scanners" });
    expect(container?.id).toBe((rule.exceptions_list as readonly { id: string }[])[0]?.id);
    expect(container?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(item).toMatchObject({
      type: "simple",
      list_id: LIST_ID,
      item_id: `${LIST_ID}_source_ip`,
      name: "Our scanner",
      description: "It runs commands",
      entries: [{ field: "source.ip", operator: "included", type: "match_any", value: ["192.0.2.1", "2001:db8::1"] }],
    });
    expect(item?.id).not.toBe(container?.id);
    expect(target.notes.map((note) => note.construct)).not.toContain("scanners");
    expect(target.level).toBe("exact");
  });

  test("that is empty is a container to be filled", () => {
    const lines = ndjsonRules(excluded("source.ip", {}, "[]"));
    expect(lines.map((line) => line.type)).toEqual(["query", "detection"]);
  });

  test("spells values as they are stored", () => {
    const parts = { source: "aws.cloudtrail", where: "{operation: SendCommand}" };
    const [, , item] = ndjsonRules(excluded("cloud.region", parts, "[EU-West-1]"));
    expect(item?.entries).toMatchObject([{ value: ["eu-west-1"] }]);
  });

  test.each<[string, string, Parts]>([
    ["new terms", "new_terms", { trigger: "{type: first_seen, events: [run], value: [source.ip], history: 7d}" }],
    [
      "a threshold",
      "threshold",
      {
        trigger: "{type: event_count, events: [run], group_by: [source.ip], timespan: 1h, condition: {gte: 5}}",
        where: "{operation: Microsoft.Compute/virtualMachines/runCommand/action}",
      },
    ],
    ["EQL", "eql", { where: "{resource.group: Prod}" }],
    [
      "several events",
      "query",
      {
        events:
          "  a: {source: azure.activity, where: {outcome: succeeded}}\n  b: {source: azure.signin, where: {outcome: succeeded}}",
        trigger: "{type: match, events: [a, b]}",
      },
    ],
  ])("stands beside %s", (_, type, parts) => {
    const target = excluded("source.ip", parts);
    expect(ndjsonRules(target).map((line) => line.type)).toEqual([type, "detection", "simple"]);
    expect(tomlRule(target).rule.query).not.toContain("192.0.2.1");
  });

  const stays = (target: ReturnType<typeof excluded>, value: string) => {
    for (const rule of ndjsonRules(target)) {
      expect(rule.exceptions_list).toBeUndefined();
      expect(rule.query).toContain(value);
    }
  };

  test("stays in the query where the catalog does not know how a value is spelled", () => {
    stays(
      excluded("actor.type", { source: "aws.cloudtrail", where: "{operation: SendCommand}" }, "[awsservice]"),
      "awsservice",
    );
  });

  test("stays in the query where spellings differ, with a note", () => {
    const target = excluded("actor.name", {}, "[ada@example.com]");
    stays(target, "ada@example.com");
    expect(target.notes.filter((note) => note.code === "metadata-lost").map((note) => note.construct)).toEqual([
      "scanners",
    ]);
  });

  test("stays in the query of ES|QL, which computes what it shows", () => {
    stays(excluded("source.ip", { where: "{target.id|startswith: /subscriptions/1}" }), "192.0.2.1");
  });

  test("stays in the steps of a sequence, of which each has its own", () => {
    const events =
      "  a: {source: azure.activity, where: {outcome: succeeded}}\n  b: {source: azure.signin, where: {risk.level: high}}";
    const trigger = "{type: temporal_ordered, events: [b, a], timespan: 30m, group_by: [source.ip]}";
    stays(excluded("source.ip", { events, trigger }), "192.0.2.1");
  });

  test("stays in the query where it holds for one of two events only", () => {
    const parts = {
      events:
        "  a: {source: azure.activity, where: {outcome: succeeded}}\n  b: {source: azure.signin, where: {outcome: succeeded}}",
      trigger: "{type: match, events: [a, b]}",
    };
    const text = detectionText({
      ...parts,
      more: `exclusions: {scanner: {title: T, reason: R, events: [a], where: {source.ip|in_list: scanners}}}
lists: {scanners: {title: Scanners, type: ip, store: lookup, values: [192.0.2.1]}}`,
    });
    stays(compileText(text), "192.0.2.1");
  });

  test("stays in the query where another test reads the list", () => {
    const parts = {
      where: "{a: {source.ip|in_list: scanners}, b: {actor.type|cased: User}, condition: a or b}",
    };
    stays(excluded("source.ip", parts), "192.0.2.1");
  });

  test("stays in the query where the list is part of a longer condition", () => {
    const text = detectionText({
      more: `exclusions: {scanner: {title: T, reason: R, where: {source.ip|in_list: scanners, actor.type|cased: User}}}
lists: {scanners: {title: Scanners, type: ip, store: lookup, values: [192.0.2.1]}}`,
    });
    stays(compileText(text), "192.0.2.1");
  });

  test("stays in the query where the list is inline", () => {
    stays(excluded("source.ip", {}, "[192.0.2.1]", "inline"), "192.0.2.1");
  });
});
