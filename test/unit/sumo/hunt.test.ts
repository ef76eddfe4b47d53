import { describe, expect, it } from "vitest";
import { compileText, detectionText, file, losses } from "./compile.ts";

function search(parts: { readonly [key: string]: string }) {
  const compiled = compileText(detectionText({ kind: "hunt", ...parts }));
  const text = file(compiled, "test-rule.search.json");
  const saved = text === "" ? undefined : JSON.parse(text);
  return { compiled, saved, query: String(saved?.search.queryText ?? "") };
}

describe("hunts", () => {
  it("are saved searches over the records of the source", () => {
    const { compiled, saved, query } = search({ output: "[operation, actor.id]" });
    expect(saved.type).toBe("SavedSearchWithScheduleSyncDefinition");
    expect(saved.search.parsingMode).toBe("Manual");
    expect(query.split("\n")).toEqual([
      '_index=sec_record_* metadata_vendor="Amazon AWS" metadata_product="CloudTrail"',
      '| where metadata_vendor = "Amazon AWS" and metadata_product = "CloudTrail" and toLowerCase(action) = "sendcommand"',
      '| fields timestamp, action, %"fields.userIdentity.arn"',
    ]);
    expect(compiled.artifacts.map(({ path }) => path)).toEqual(["test-rule.search.json"]);
    expect(compiled.level).toBe("exact");
  });

  it("ask for absence beside each negated test, since a missing field makes a test neither true nor false", () => {
    const { query } = search({
      events:
        "{e: {source: aws.cloudtrail, where: {s: {operation: a}, n: {error.code: b, cloud.region|startswith: c}, condition: s and not n}}}",
    });
    const oneLine = query.replace(/\s+/g, " ");
    expect(oneLine).toContain('(isEmpty(%"fields.errorCode") or !(toLowerCase(%"fields.errorCode") = "b")');
    expect(oneLine).toContain('isEmpty(cloud_region) or !(cloud_region matches "c*"))');
  });

  it("take a regular expression for text with quotes or wildcards of a search", () => {
    const { query } = search({
      events: `{e: {source: aws.cloudtrail, where: {operation: ['a"b', c], user_agent|startswith: 'x\\*y'}}}`,
    });
    expect(query).toContain('toLowerCase(action) = "c" or toLowerCase(action) matches /^a"b$/');
    expect(query).toContain("toLowerCase(http_userAgent) matches /^x\\*y/");
  });

  it("count in slices of time", () => {
    const { compiled, query } = search({
      events: "{e: {source: azure.signin, where: {outcome: failed}}}",
      trigger:
        "{type: value_count, events: [e], group_by: [user.name], timespan: 1h, condition: {field: source.ip, gt: 3}}",
      output: "[user.name, {values: app.name, as: apps}]",
    });
    expect(query).toContain("| toLowerCase(user_username) as key_user_name\n");
    expect(query).toContain("| timeslice 1h\n");
    expect(query).toContain("count_distinct(value) as total");
    expect(query).toContain("by _timeslice, key_user_name\n| where total > 3");
    expect(losses(compiled)).toContain("window-tumbling narrower");
  });

  it("look for several events in one slice", () => {
    const { query } = search({
      events:
        "{s: {source: azure.signin, where: {risk.level: high}}, f: {source: azure.signin, where: {outcome: failed}}}",
      trigger: "{type: temporal, events: [s, f], group_by: [source.ip], timespan: 30m}",
    });
    expect(query).toContain("max(is_step_1) as step_1, max(is_step_2) as step_2 by _timeslice, srcDevice_ip");
    expect(query.endsWith("| where step_1 = 1 and step_2 = 1")).toBe(true);
  });

  it("list every record where a rule would remember values", () => {
    const { compiled } = search({ trigger: "{type: first_seen, events: [e], value: [actor.id], history: 30d}" });
    expect(losses(compiled)).toContain("first-seen-lost wider");
  });
});
