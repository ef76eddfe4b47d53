import { describe, expect, it } from "vitest";
import { recogniseElastic } from "../../../src/backends/elastic/verify/recognise.ts";
import { apiLine, codes, findings } from "./run-verifier.ts";

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const list = {
  list_id: "tuning",
  name: "Tuning",
  description: "Known noise",
  type: "detection",
  namespace_type: "single",
};
const entry = { field: "user.name", operator: "included", type: "match", value: "svc-patch" };
const item = {
  list_id: "tuning",
  item_id: "patching",
  name: "Patching",
  description: "Runs weekly",
  type: "simple",
  namespace_type: "single",
  entries: [entry],
};
const use = { id: "tuning", list_id: "tuning", type: "detection", namespace_type: "single" };
const summary = {
  exported_count: 3,
  exported_rules_count: 1,
  exported_exception_list_count: 1,
  exported_exception_list_item_count: 1,
  exported_action_connector_count: 0,
};
const whole = `${apiLine({ exceptions_list: [use] })}${line(list)}${line(item)}${line(summary)}`;

const errors = (text: string) => codes("error", "export.ndjson", text);
const warnings = (text: string) => codes("warning", "export.ndjson", text);

describe("a Kibana export", () => {
  it("of rules with their exceptions is accepted", async () => {
    expect(await findings("export.ndjson", whole)).toEqual([]);
  });

  it.each([
    ["a line that is no object of an export", `${apiLine()}${line({ hello: 1 })}`],
    ["a rule twice", `${apiLine()}${apiLine()}`],
    ["a list twice", `${line(list)}${line(list)}`],
    ["an item without entries", `${line(list)}${line({ ...item, entries: [] })}`],
    ["an entry of an unknown type", `${line(list)}${line({ ...item, entries: [{ ...entry, type: "matches" }] })}`],
    ["a list of values given as text", `${line(list)}${line({ ...item, entries: [{ ...entry, type: "match_any" }] })}`],
    ["a value list that is not named", `${line(list)}${line({ ...item, entries: [{ ...entry, type: "list" }] })}`],
    ["a list of an unknown type", line({ ...list, type: "detections" })],
  ])("is refused for %s", async (_what, text) => {
    expect(await errors(text)).toEqual(["RW5419"]);
  });

  it("is warned of where parts are missing or miscounted", async () => {
    expect(await warnings(apiLine({ exceptions_list: [use] }))).toEqual(["RW5419"]);
    expect(await warnings(`${apiLine()}${line(item)}`)).toEqual(["RW5419"]);
    expect(
      await warnings(
        `${apiLine()}${line({ ...summary, exported_count: 1, exported_rules_count: 2, exported_exception_list_count: 0, exported_exception_list_item_count: 0 })}`,
      ),
    ).toEqual(["RW5419"]);
    expect(await warnings(`${line({ exported_count: 1 })}${apiLine()}`)).toEqual(["RW5419"]);
  });

  it("is read line by line, so that one bad line does not hide the others", async () => {
    const text = `${apiLine()}{"rule_id": oops}\n${apiLine({ rule_id: "b", severity: "hihg" })}`;
    expect(await errors(text)).toEqual(expect.arrayContaining(["RW5002", "RW5410"]));
  });
});

describe("files", () => {
  it.each([
    ["rule.toml", "[metadata]\n[rule]\n", "TOML rule"],
    ["hunt.toml", "[hunt]\nname = 'x'\n", undefined],
    ["rules.ndjson", apiLine(), "NDJSON of rules"],
    ["rules.ndjson", `\n${line(list)}`, "NDJSON of rules"],
    ["rules.ndjson", apiLine().slice(0, -3), "NDJSON of rules"],
    ["events.ndjson", '{"@timestamp":"2026-01-01","rule":{"id":"x"}}\n', undefined],
    ["events.ndjson", "[]\n", undefined],
    ["rule.json", apiLine(), "JSON rule"],
    ["rules.ndjson", apiLine().replace("rule_id", "ruleid"), "NDJSON of rules"],
    ["package.json", '{"name":"x","type":"module"}', undefined],
    ["rule.yml", apiLine(), undefined],
  ])("are told by name and content: %s", (file, text, form) => {
    expect(recogniseElastic({ file, text })).toBe(form);
  });
});
