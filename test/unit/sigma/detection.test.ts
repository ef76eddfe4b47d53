import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { checkConditions, type Detection, parseDetection } from "../../../src/sigma/detection.ts";
import type { ExtensionModifier } from "../../../src/sigma/modifiers.ts";
import { printSelection } from "../../../src/sigma/print.ts";
import { parseSelection, type Selection } from "../../../src/sigma/selection.ts";
import { withoutPlaces } from "./without-places.ts";

function read<T>(parse: (report: (diagnostic: Diagnostic) => void) => T): { value: T; codes: string[] } {
  const codes: string[] = [];
  const value = parse(({ code, severity }) => codes.push(severity === "error" ? code : `${code} warning`));
  return { value, codes };
}

const selection = (raw: unknown, extensions: readonly ExtensionModifier[] = []) =>
  read((report) => parseSelection(raw, { report, extensions }, ["sel"]));

const detection = (raw: unknown) =>
  read((report): Detection | undefined => {
    const parsed = parseDetection(raw, { report });
    if (parsed !== undefined) checkConditions(parsed, { report }, [], false);
    return parsed;
  });

describe("selections", () => {
  it("reads a mapping as tests that all hold", () => {
    expect(selection({ "Image|endswith": [String.raw`\a.exe`, "*b"], EventID: 7, x: null, y: true }).value).toEqual({
      kind: "all_of",
      items: [
        {
          field: "Image",
          modifiers: ["endswith"],
          linking: "any",
          values: [
            { kind: "string", parts: [{ kind: "text", text: String.raw`\a.exe` }] },
            { kind: "string", parts: [{ kind: "any" }, { kind: "text", text: "b" }] },
          ],
        },
        { field: "EventID", modifiers: [], linking: "any", values: [{ kind: "number", value: 7, text: "7" }] },
        { field: "x", modifiers: [], linking: "any", values: [{ kind: "null" }] },
        { field: "y", modifiers: [], linking: "any", values: [{ kind: "boolean", value: true }] },
      ],
    });
  });

  it("links the values with `all` when it says so", () => {
    expect(selection({ "a|contains|all": ["x", "y"] }).value).toMatchObject({ items: [{ linking: "all" }] });
    expect(selection({ "a|all": "x" }).codes).toEqual(["RW2215 warning"]);
  });

  it("reads lists of mappings, keywords and both", () => {
    expect(selection([{ a: 1 }, { b: 2 }]).value).toMatchObject({
      kind: "any_of",
      selections: [{ kind: "all_of" }, { kind: "all_of" }],
    });
    expect(selection(["x", 5]).value).toMatchObject({ kind: "keywords", item: { values: [{}, { kind: "number" }] } });
    expect(selection([{ a: 1 }, "x"]).value).toMatchObject({
      kind: "any_of",
      selections: [{ kind: "all_of" }, { kind: "keywords" }],
    });
    expect(selection("x").value).toMatchObject({ kind: "keywords" });
    expect(selection({ "|all": ["x", "y"] }).value).toMatchObject({
      kind: "all_of",
      items: [{ field: undefined, linking: "all" }],
    });
  });

  it("brings equal lists into one form", () => {
    expect(withoutPlaces(selection([[["a"], ["b"]]]).value)).toEqual(withoutPlaces(selection(["a", "b"]).value));
    expect(withoutPlaces(selection([{ a: 1 }]).value)).toEqual(withoutPlaces(selection({ a: 1 }).value));
  });

  it.each<[unknown]>([
    [[{ a: 1 }, ["x", "y"]]],
    [[{ a: 1 }, "x", "y"]],
    [[{ a: 1 }, [{ b: 1 }, [{ c: [1, 2] }, "z"]]]],
    [{ "|all": ["x", "y"], "b|re": "^a*$" }],
  ])("writes %j as it was", (raw) => {
    expect(printSelection(selection(raw).value as Selection)).toEqual(raw);
  });

  it("keeps operands without wildcards raw", () => {
    for (const key of ["a|re", "a|cidr", "a|fieldref"]) {
      expect(selection({ [key]: String.raw`\*x*` }).value).toMatchObject({
        items: [{ values: [{ kind: "raw", text: String.raw`\*x*` }] }],
      });
    }
    expect(selection({ "a|in_list": "admins" }, ["in_list"]).value).toMatchObject({
      items: [{ modifiers: ["in_list"], values: [{ kind: "raw", text: "admins" }] }],
    });
  });

  it("takes a whole number for text where text is asked for, since it has one spelling", () => {
    expect(selection({ "a|contains": 46 }).value).toMatchObject({
      items: [{ values: [{ kind: "string", parts: [{ kind: "text", text: "46" }] }] }],
    });
    expect(selection({ "a|contains": 1.5 }).codes).toEqual(["RW2206"]);
  });

  it("keeps every digit of large integers", () => {
    const { value } = selection({ a: 9007199254740993123n });
    expect(value).toMatchObject({ items: [{ values: [{ kind: "number", text: "9007199254740993123" }] }] });
    expect(printSelection(value as Selection)).toEqual({ a: 9007199254740993123n });
  });

  it.each<[string, unknown, string[]]>([
    ["an empty mapping", {}, ["RW2201"]],
    ["an empty list", [], ["RW2201"]],
    ["an empty list of values", { a: [] }, ["RW2201"]],
    ["nothing", null, ["RW2202"]],
    ["nothing in a list", [{ a: 1 }, null], ["RW2202"]],
    ["a mapping as a value", { a: { b: 1 } }, ["RW2203"]],
    ["a list in a list of values", { a: [["x"]] }, ["RW2203"]],
    ["an infinite number", { a: Number.POSITIVE_INFINITY }, ["RW2203"]],
    ["a missing keyword", { "|all": [null, "x"] }, ["RW2203"]],
    ["an unknown modifier", { "a|nope": 1 }, ["RW2204"]],
    ["our own modifiers in Sigma", { "a|in_list": "x" }, ["RW2204"]],
    ["modifiers at odds", { "a|re|contains": "x" }, ["RW2205"]],
    ["a bar without a modifier", { "a|": "x" }, ["RW2204"]],
    ["text in a comparison", { "a|gt": "5" }, ["RW2206"]],
    ["a fraction of an hour", { "a|hour": 1.5 }, ["RW2206"]],
    ["exists with a word", { "a|exists": "yes" }, ["RW2206"]],
    ["exists with two values", { "a|exists": [true, false] }, ["RW2206"]],
    ["exists without a field", { "|exists": true }, ["RW2206"]],
    ["nothing where text is needed", { "a|contains": null }, ["RW2206"]],
    ["an empty network", { "a|cidr": "" }, ["RW2206"]],
    ["the same test under an alias", { "a|wide|base64": "x", "a|utf16le|base64": "y" }, ["RW2217"]],
    ["null among values", { a: ["x", null] }, ["RW2216 warning"]],
    ["blanks around a field", { " a ": 1 }, ["RW2218 warning"]],
  ])("reports %s", (_, raw, codes) => {
    expect(selection(raw).codes).toEqual(codes);
  });

  it("reports every problem of a selection at once", () => {
    expect(selection({ "a|nope": 1, b: [], "c|gt": "x", d: 1 }).codes).toEqual(["RW2204", "RW2201", "RW2206"]);
  });

  it("refuses a list or group test of two names", () => {
    expect(selection({ "a|in_list": ["x", "y"] }, ["in_list"]).codes).toEqual(["RW2206"]);
  });

  it("refuses lists nested 5,000 deep", () => {
    let raw: unknown = [{ a: 1 }, "x"];
    for (let depth = 0; depth < 5000; depth += 1) raw = [raw, "x"];
    expect(selection(raw).codes).toEqual(["RW2219"]);
  });

  it("treats keys that objects inherit as ordinary names", () => {
    const raw: unknown = JSON.parse('{"__proto__": 1, "constructor|contains": "x"}');
    const { value, codes } = selection(raw);
    expect(codes).toEqual([]);
    expect(value).toMatchObject({ items: [{ field: "__proto__" }, { field: "constructor" }] });
    expect(JSON.stringify(printSelection(value as Selection))).toBe('{"__proto__":1,"constructor|contains":"x"}');
  });
});

describe("detections", () => {
  it("reads selections and one or several conditions", () => {
    expect(detection({ a: { x: 1 }, b: { y: 1 }, condition: ["a", "not b"] }).value).toMatchObject({
      conditions: [{ kind: "identifier" }, { kind: "not" }],
    });
    expect(detection({ "1": { x: 1 }, condition: 1 }).codes).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ["a list", [], ["RW2200"]],
    ["no selection", { condition: "a" }, ["RW2201"]],
    ["no condition", { a: { x: 1 } }, ["RW2207"]],
    ["an empty list of conditions", { a: { x: 1 }, condition: [] }, ["RW2207"]],
    ["a condition that does not parse", { a: { x: 1 }, condition: "a and" }, ["RW2208"]],
    ["a condition that is no text", { a: { x: 1 }, condition: true }, ["RW2208"]],
    ["an unknown selection", { a: { x: 1 }, condition: "a and b" }, ["RW2209"]],
    ["a name in other case", { a: { x: 1 }, condition: "a or A" }, ["RW2209"]],
    ["an empty pattern", { a: { x: 1 }, condition: "a and 1 of foo_*" }, ["RW2210"]],
    ["more than there is", { a: { x: 1 }, condition: "2 of them" }, ["RW2211"]],
    ["an unused selection", { a: { x: 1 }, b: { x: 1 }, condition: "a" }, ["RW2212 warning"]],
    ["a time frame", { a: { x: 1 }, timeframe: "5m", condition: "a" }, ["RW2213"]],
    ["a name no condition can hold", { "a b": { x: 1 }, condition: "1 of them" }, ["RW2214 warning"]],
    ["an operator for a name", { a: { x: 1 }, not: { x: 1 }, condition: "a" }, ["RW2214"]],
    ["selections without content", { a: null, b: {}, condition: "a" }, ["RW2202", "RW2201"]],
  ])("reports %s", (_, raw, codes) => {
    expect(detection(raw).codes).toEqual(codes);
  });

  it("gives nothing where there is an error", () => {
    expect(detection({ a: { x: 1, y: [] }, condition: "a" }).value).toBeUndefined();
  });
});
