import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../../src/settings.ts";
import { compileText, detectionText, meaning, ndjsonRules, type Parts, tomlRule } from "./compile.ts";

const count = (parts: Partial<Record<"keys" | "condition" | "timespan", string>> & Parts, stack = "9.1") =>
  compileText(
    detectionText({
      trigger: `{type: event_count, events: [run], group_by: [${parts.keys ?? "source.ip"}], timespan: ${parts.timespan ?? "1h"}, condition: ${parts.condition ?? "{gte: 5}"}}`,
      ...parts,
    }),
    { elastic: { ...defaultSettings.elastic, stack } },
  );

describe("a count of documents", () => {
  test("by stored fields is a threshold rule over what one run reads", () => {
    const target = count({ more: "output: [source.ip, {count: events, as: runs}]" });
    const { rule } = tomlRule(target);
    expect(rule).toMatchObject({
      type: "threshold",
      language: "kuery",
      from: "now-85m",
      timestamp_override: "event.ingested",
      threshold: { field: ["source.ip"], value: 5 },
      investigation_fields: {
        field_names: [
          "@timestamp",
          "source.ip",
          "kibana.alert.threshold_result.count",
          "kibana.alert.threshold_result.from",
          "kibana.alert.original_time",
        ],
      },
    });
    expect(rule.threshold).not.toHaveProperty("cardinality");
    expect(rule.alert_suppression).toBeUndefined();
    expect(rule.query).toContain("source.ip:*");
    expect(meaning(target)).toEqual(["window-run wider"]);
    expect(ndjsonRules(target)[0]).toMatchObject({ type: "threshold", threshold: { field: ["source.ip"], value: 5 } });
  });

  test.each([
    ["{gt: 4}", 5],
    ["{gt: 4, gte: 7}", 7],
  ])("needs for %s %i of them", (condition, value) => {
    expect(tomlRule(count({ condition })).rule.threshold).toMatchObject({ value });
  });

  test("over everything groups by nothing", () => {
    const { rule } = tomlRule(
      count({ trigger: "{type: event_count, events: [run], timespan: 1h, condition: {gte: 5}}" }),
    );
    expect(rule).toMatchObject({ type: "threshold", threshold: { field: [], value: 5 } });
  });

  test.each<[string, Parameters<typeof count>[0]]>([
    ["a limit from above", { condition: "{lte: 5}" }],
    ["a computed key", { keys: "target.id" }],
    ["a key whose spellings may differ", { keys: "actor.name" }],
    ["a test that kuery cannot make", { where: "{resource.id|contains: vm}" }],
    ["the values seen", { more: "output: [source.ip, {values: operation, as: operations}]" }],
    ["how long it took", { more: "output: [{duration: time, as: seconds}]" }],
    ["a run that reads much more than the timespan", { timespan: "10m" }],
  ])("stays in ES|QL for %s", (_, parts) => {
    expect(tomlRule(count(parts)).rule.type).toBe("esql");
  });

  test("takes more than three fields from 9.2 on, and names the version", () => {
    const parts = {
      source: "aws.cloudtrail",
      where: "{operation: SendCommand}",
      keys: "source.ip, cloud.region, service, actor.type",
    };
    expect(tomlRule(count(parts)).rule.type).toBe("esql");
    const { rule, metadata } = tomlRule(count(parts, "9.2"));
    expect(rule.type).toBe("threshold");
    expect(metadata).toMatchObject({ min_stack_version: "9.2.0", min_stack_comments: expect.any(String) });
    expect(tomlRule(count({}, "9.10")).metadata).not.toHaveProperty("min_stack_version");
  });

  test("is muted by its groups alone", () => {
    const throttle = (fields: string) =>
      count({ keys: fields, more: "limits: {throttle: {fields: [source.ip], for: 6h}}" });
    const same = throttle("source.ip");
    expect(tomlRule(same).rule.alert_suppression).toEqual({ duration: { unit: "h", value: 6 } });
    expect(same.notes.map((note) => note.code)).not.toContain("throttle-approximate");
    const other = throttle("source.ip, outcome");
    expect(tomlRule(other).rule.alert_suppression).toEqual({ duration: { unit: "h", value: 6 } });
    expect(other.notes.map((note) => note.code)).toContain("throttle-approximate");
  });
});

describe("a count of values", () => {
  const values = (field: string, more = "", source = "aws.cloudtrail", where = "{operation: SendCommand}") =>
    compileText(
      detectionText({
        source,
        where,
        trigger: `{type: value_count, events: [run], group_by: [source.ip], timespan: 1h, condition: {field: ${field}, gt: 3}}`,
        more,
      }),
    );

  test("of one stored field is a threshold with a cardinality", () => {
    const target = values("cloud.region", "output: [source.ip, {count_distinct: cloud.region, as: regions}]");
    const { rule } = tomlRule(target);
    expect(rule).toMatchObject({
      type: "threshold",
      threshold: { field: ["source.ip"], value: 1, cardinality: [{ field: "cloud.region", value: 4 }] },
      investigation_fields: {
        field_names: expect.arrayContaining(["source.ip", "kibana.alert.threshold_result.cardinality.value"]),
      },
    });
    expect(meaning(target)).toEqual(["window-run wider"]);
    expect(ndjsonRules(target)[0]?.required_fields).toContainEqual({
      ecs: true,
      name: "cloud.region",
      type: "keyword",
    });
  });

  test("of a tuple stays in ES|QL", () => {
    expect(tomlRule(values("[cloud.region, actor.type]")).rule.type).toBe("esql");
  });

  test("below a flattened field, which ES|QL cannot read, falls back to it and says what it loses", () => {
    const target = values("document.name", "output: [source.ip, {values: document.name, as: documents}]");
    expect(tomlRule(target).rule.threshold).toMatchObject({
      cardinality: [{ field: "aws.cloudtrail.flattened.request_parameters.documentName", value: 4 }],
    });
    expect(target.level).toBe("approximate");
    const codes = target.notes.map((note) => note.code);
    expect(codes).toContain("output-absent");
    expect(codes).toContain("key-approximate");
    expect(codes).not.toContain("not-expressible");
  });

  test("tests a flattened field in kuery rather than lose the test in ES|QL", () => {
    const where = "{operation: SendCommand, document.name|cased: AWS-RunShellScript}";
    const more = "output: [source.ip, {values: cloud.region, as: regions}]";
    const target = values("cloud.region", more, "aws.cloudtrail", where);
    expect(tomlRule(target).rule.query).toContain(".documentName:AWS-RunShellScript");
    expect(meaning(target)).toEqual(["field-approximate wider", "window-run wider"]);
    expect(target.notes.map((note) => note.code)).toContain("output-absent");
  });
});
