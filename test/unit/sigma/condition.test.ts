import { describe, expect, it } from "vitest";
import { expandQuantified, parseCondition, printCondition } from "../../../src/sigma/condition.ts";

const normal = (text: string): string => {
  const parsed = parseCondition(text);
  return parsed.ok ? printCondition(parsed.condition) : `error: ${parsed.error.message}`;
};

describe("parseCondition", () => {
  it("binds not before and before or", () => {
    expect(parseCondition("not a and b or c")).toMatchObject({
      ok: true,
      condition: {
        kind: "or",
        operands: [
          {
            kind: "and",
            operands: [
              { kind: "not", operand: { kind: "identifier", name: "a", start: 4, end: 5 }, start: 0, end: 5 },
              { kind: "identifier", name: "b" },
            ],
          },
          { kind: "identifier", name: "c", start: 15, end: 16 },
        ],
        start: 0,
        end: 16,
      },
    });
  });

  it.each([
    ["a AND NOT b Or c", "a and not b or c"],
    ["(a and (b and c))", "a and b and c"],
    ["a and (b or c)", "a and (b or c)"],
    ["not (a or b)", "not (a or b)"],
    ["not not a", "not not a"],
    ["notselection", "notselection"],
    ["notepad and oracle or android", "notepad and oracle or android"],
    ["any of sel-*", "1 of sel-*"],
    ["1 of them", "1 of them"],
    ["ALL OF THEM", "all of them"],
    ["3 of *_x_*", "3 of *_x_*"],
    ["1", "1"],
    ["all and of", "all and of"],
    ["a\n  and\tb", "a and b"],
    ["all of selection", "all of selection"],
  ])("reads %j as %j", (text, expected) => {
    expect(normal(text)).toBe(expected);
  });

  it.each([
    ["", 0, 0, "The condition is empty"],
    ["   ", 0, 3, "The condition is empty"],
    ["a and", 5, 5, "found the end of the condition"],
    ["a b", 2, 3, "Expected `and` or `or` before `b`"],
    ["(a or b", 0, 1, "not closed"],
    ["a or b)", 6, 7, "no opening bracket"],
    ["a and or b", 6, 8, "found `or`"],
    ["sel*", 0, 4, "needs `1 of` or `all of`"],
    ["some of sel*", 0, 4, "Expected `1`, `any` or `all`"],
    ["0 of sel*", 0, 1, "Expected `1`, `any` or `all`"],
    ["1 of", 4, 4, "Expected `them` or a pattern"],
    ["1 of (a)", 5, 6, "Expected `them` or a pattern"],
    ["1 of not a", 5, 8, "Expected `them` or a pattern"],
    ["a & b", 2, 3, "Unexpected character"],
    ["a and 😀", 6, 8, "Unexpected character"],
    ["()", 1, 2, "found `)`"],
  ])("points at the mistake in %j", (text, start, end, message) => {
    const parsed = parseCondition(text);
    expect(parsed).toMatchObject({ ok: false, error: { start, end, message: expect.stringContaining(message) } });
  });

  it("sends aggregations to correlation rules", () => {
    expect(parseCondition("a | count() > 5")).toMatchObject({
      ok: false,
      error: { start: 2, end: 3, help: expect.stringContaining("correlation") },
    });
  });

  it.each([
    ["brackets", `${"(".repeat(5000)}a${")".repeat(5000)}`],
    ["negations", `${"not ".repeat(5000)}a`],
    ["open brackets", "(".repeat(5000)],
  ])("refuses 5,000 %s", (_, text) => {
    expect(parseCondition(text)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("200 levels") },
    });
  });

  it("takes 200 levels and chains of any length", () => {
    expect(parseCondition(`${"(".repeat(200)}a${")".repeat(200)}`).ok).toBe(true);
    const chain = parseCondition(Array.from({ length: 5000 }, (_, index) => `s${index}`).join(" or "));
    expect(chain).toMatchObject({ ok: true, condition: { kind: "or" } });
    expect(chain.ok && chain.condition.kind === "or" && chain.condition.operands.length).toBe(5000);
  });
});

describe("expandQuantified", () => {
  const names = ["sel_a", "sel_b", "_sel_c", "filter", "__proto__"];
  it.each([
    ["them", ["sel_a", "sel_b", "filter"]],
    ["sel_*", ["sel_a", "sel_b"]],
    ["*", ["sel_a", "sel_b", "filter"]],
    ["_*", ["_sel_c", "__proto__"]],
    ["_sel*", ["_sel_c"]],
    ["*_a", ["sel_a"]],
    ["*l*e*", ["filter"]],
    ["filter", ["filter"]],
  ])("%s means %j", (pattern, expected) => {
    expect(expandQuantified(pattern, names)).toEqual({ ok: true, names: expected });
  });
  it.each(["foo_*", "sel", "constructor", "s*a*a"])("%s means nothing, which is an error", (pattern) => {
    expect(expandQuantified(pattern, names).ok).toBe(false);
  });
  it("does not let two pieces share a character", () => {
    expect(expandQuantified("ab*ba", ["aba"]).ok).toBe(false);
    expect(expandQuantified("ab*ba", ["abba"]).ok).toBe(true);
  });
  it("matches hostile patterns in linear time", () => {
    expect(expandQuantified(`${"a*".repeat(2000)}b`, ["a".repeat(20_000)]).ok).toBe(false);
  });
  it("says so when there is no selection at all", () => {
    expect(expandQuantified("them", ["_hidden"])).toMatchObject({ ok: false });
  });
});
