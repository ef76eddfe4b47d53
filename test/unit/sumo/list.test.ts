import { describe, expect, it } from "vitest";
import { compileText, detectionText, file, hasNote, losses } from "./compile.ts";

function withList(field: string, list: string): ReturnType<typeof compileText> {
  return compileText(
    detectionText({
      events: "{e: {source: azure.signin, where: {outcome: failed, source.ip|exists: true}}}",
      exclusions: `{known: {title: Known, reason: Known, where: {${field}|in_list: known}}}`,
      lists: `{known: {title: Known, store: lookup, ${list}}}`,
    }),
  );
}

describe("match lists", () => {
  it("are asked for by name, and made over the attribute's column", () => {
    const compiled = withList("user.name", "type: account, values: [svc@example.com]");
    expect(compiled.fields.expression).toContain("NOT array_contains(listMatches, 'rw_test_rule_known')");
    const list = JSON.parse(file(compiled, "lists/rw_test_rule_known.json"));
    expect(list.list.body.fields).toMatchObject({ name: "rw_test_rule_known", targetColumn: "Username", active: true });
    expect(list.items.body.items).toEqual([{ value: "svc@example.com", description: "Known", active: true }]);
    expect(losses(compiled)).toContain("list-approximate approximate");
    expect(file(compiled, "test-rule.tf")).toContain('resource "sumologic_cse_match_list" "rw_test_rule_known"');
  });

  it("get a column of their own where the vendor has none for the attribute", () => {
    const compiled = withList("app.name", "type: application, values: []");
    const list = JSON.parse(file(compiled, "lists/rw_test_rule_known.json"));
    expect(list.column.body.fields).toEqual({ name: "rw_test_rule_known", fields: ["application"] });
    expect(list.items.body.items).toEqual([]);
    expect(losses(compiled)).toEqual(["list-approximate wider"]);
  });

  it("that several attributes are looked up in hold them all in one column", () => {
    const compiled = compileText(
      detectionText({
        events:
          "{e: {source: azure.signin, where: {source.ip|in_list: known}}, r: {source: azure.activity, where: {source.ip|in_list: known}}}",
        trigger: "{type: match, events: [e, r]}",
        lists: "{known: {title: Known, store: lookup, type: ip, values: []}}",
      }),
    );
    const list = JSON.parse(file(compiled, "lists/rw_test_rule_known.json"));
    expect(list.column.body.fields.fields).toEqual(["srcDevice_ip", "device_ip"]);
    expect(losses(compiled)).toContain("list-approximate approximate");
  });

  it("that no rule reads are not made, and the exclusion that is lost with them is named", () => {
    const compiled = compileText(
      detectionText({
        exclusions: "{known: {title: Known, reason: Known, where: {actor.name|in_list: known}}}",
        lists: "{known: {title: Known, store: lookup, type: account, values: [patch-baseline]}}",
      }),
    );
    expect(compiled.artifacts.map(({ path }) => path).filter((path) => path.startsWith("lists/"))).toEqual([]);
    expect(file(compiled, "test-rule.tf")).not.toContain("match_list");
    expect(hasNote(compiled, "metadata-lost", "exclusions.known")).toBe(true);
    expect(hasNote(withList("user.name", "type: account, values: []"), "metadata-lost", "exclusions.known")).toBe(
      false,
    );
  });

  it("of addresses compare exactly", () => {
    expect(losses(withList("source.ip", "type: ip, values: [192.0.2.1]"))).toEqual([]);
  });

  it("cannot see raw fields, so that the rule holds the values itself", () => {
    const compiled = withList("app.id", "type: application, values: [A-B, it's]");
    expect(compiled.fields.expression).toContain(`NOT (lower(fields['properties.appId']) IN ('a-b', "it's"))`);
    expect(hasNote(compiled, "metadata-lost", "lists.known")).toBe(true);
    expect(compiled.artifacts.filter(({ kind }) => kind === "list")).toEqual([]);
  });
});
