import { describe, expect, it } from "vitest";
import { parseModifiers } from "../../../src/sigma/modifiers.ts";

const problems = (chain: string): string => {
  const parsed = parseModifiers(chain.split("|"));
  return parsed.ok ? "fine" : parsed.errors.map(({ message, help }) => `${message} ${help ?? ""}`).join("; ");
};

describe("parseModifiers", () => {
  it.each([
    "contains",
    "contains|all",
    "all|contains",
    "endswith|windash",
    "contains|windash",
    "contains|expand",
    "contains|windash|all|cased|neq",
    "re",
    "re|i|m|s|neq",
    "re|all",
    "base64|contains",
    "base64offset|contains",
    "wide|base64offset|contains",
    "utf16|base64",
    "windash|wide|base64offset|contains",
    "cidr|neq",
    "fieldref|neq",
    "fieldref|endswith|cased",
    "exists",
    "hour|gte",
    "lt|neq",
  ])("takes %s", (chain) => {
    expect(problems(chain)).toBe("fine");
  });

  it("writes aliases in one way", () => {
    expect(parseModifiers(["utf16le", "base64"])).toEqual({ ok: true, modifiers: ["wide", "base64"] });
    expect(parseModifiers(["re", "ignorecase", "multiline", "dotall"])).toEqual({
      ok: true,
      modifiers: ["re", "i", "m", "s"],
    });
  });

  it.each([
    ["contains|startswith", "`contains` and `startswith` do not go together"],
    ["contains|contains", "stands twice"],
    ["re|contains", "use `^` and `$`"],
    ["re|windash", "do not go together"],
    ["re|cased", "case-sensitive unless `i`"],
    ["all|re", "`re` has to be the first"],
    ["neq|cidr", "`cidr` has to be the first"],
    ["cidr|endswith", "do not go together"],
    ["base64|base64offset", "do not go together"],
    ["exists|all", "`exists` stands alone"],
    ["gt|lt", "do not go together"],
    ["gt|contains", "do not go together"],
    ["gt|base64", "do not go together"],
    ["contains|base64", "in front of `contains`"],
    ["base64|windash", "in front of the encoding"],
    ["base64|expand", "in front of the encoding"],
    ["wide", "followed by `base64`"],
    ["wide|contains", "followed by `base64`"],
    ["base64|wide", "followed by `base64`"],
    ["i", "flag of `re`"],
    ["re|all|i", "flag of `re`"],
    ["fieldref|re", "do not go together"],
  ])("refuses %s", (chain, message) => {
    expect(problems(chain)).toContain(message);
  });

  it.each([
    ["contain", "`contains`"],
    ["Contains", "`contains`"],
    ["startwith", "`startswith`"],
    ["not", "`neq`"],
  ])("suggests what %s may mean", (name, suggestion) => {
    expect(parseModifiers([name])).toMatchObject({
      ok: false,
      errors: [{ kind: "unknown", help: expect.stringContaining(suggestion) }],
    });
  });

  it.each(["", "__proto__", "constructor", "toString"])("knows no modifier %j", (name) => {
    expect(parseModifiers([name])).toMatchObject({ ok: false, errors: [{ kind: "unknown" }] });
  });

  it("reports every unknown name at once", () => {
    const parsed = parseModifiers(["foo", "all", "bar"]);
    expect(parsed.ok ? [] : parsed.errors).toHaveLength(2);
  });

  it("has in_list and group only where they are asked for", () => {
    expect(parseModifiers(["in_list"]).ok).toBe(false);
    expect(parseModifiers(["in_list", "neq"], { extensions: ["in_list"] })).toEqual({
      ok: true,
      modifiers: ["in_list", "neq"],
    });
    expect(parseModifiers(["group"], { extensions: ["in_list"] }).ok).toBe(false);
    expect(parseModifiers(["group", "contains"], { extensions: ["in_list", "group"] }).ok).toBe(false);
  });
});
