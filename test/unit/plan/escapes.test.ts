import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Match } from "../../../src/model/predicate.ts";
import { tellsEscapes } from "../../../src/plan/escapes.ts";
import { parseString } from "../../../src/sigma/value.ts";

const XML = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

const equals = (value: string): Match<unknown> => ({ kind: "equals", values: [value], cased: false });
const pattern = (text: string): Match<unknown> => ({ kind: "pattern", patterns: [parseString(text)], cased: false });
const regex = (source: string): Match<unknown> => ({
  kind: "regex",
  patterns: [{ source, ignoreCase: true, multiline: false, dotAll: false }],
});

describe("a test that cannot tell a mark from its escape", () => {
  it.each([
    ["a value without marks", equals("powershell.exe -enc")],
    ["a part without marks", pattern("*curl *")],
    ["parts in order", pattern("*curl*| sh*")],
    ["an expression that takes in no mark of an escape", regex("(^|\\s)[-/]e(c|n[a-z]*)?\\s+[A-Za-z0-9+/]{40,}")],
    ["an expression with borders of words", regex("[-/]w\\s+(hidden|1)\\b")],
    ["presence", { kind: "exists" }],
    ["a network", { kind: "cidr", networks: ["10.0.0.0/8"] }],
  ] as const)("%s", (_, match) => {
    expect(tellsEscapes(match, XML)).toBe(false);
  });
});

describe("a test that can", () => {
  it.each([
    ["a value with a mark", equals("a & b")],
    ["membership in a list, whatever that holds", { kind: "in_list", list: "known" }],
    ["a part with a mark", pattern("*>nul*")],
    ["one character, which a mark is and its escape is not", pattern("a?c")],
    ["a part that is in an escape", pattern("*AMP*")],
    ["a part that begins with the end of an escape", pattern("*;rm*")],
    ["any character", regex("curl.*sh")],
    ["all characters but some", regex("curl[^|]+sh")],
    ["an expression that finds what an escape holds", regex("\\bamp\\b")],
    ["an expression that finds nothing at all anywhere", regex("x*")],
  ] as const)("%s", (_, match) => {
    expect(tellsEscapes(match, XML)).toBe(true);
  });
});

describe("what cannot tell", () => {
  const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const character = fc.constantFrom(..."amplgt;&<> -x1");
  const value = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(""));
  const source = fc
    .array(
      fc.constantFrom("a", "p", "x", "t", "\\s", "\\b", "\\B", "^", "$", "[a-z]+", "(x|1)", "-?", ";", ".", "\\w*"),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((parts) => parts.join(""));

  it("comes to the same result on every value", () => {
    fc.assert(
      fc.property(source, value, (text, stored) => {
        const found = new RegExp(text, "i");
        fc.pre(!tellsEscapes(regex(text), XML));
        expect(found.test(escaped(stored))).toBe(found.test(stored));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(value, value, (part, stored) => {
        fc.pre(part !== "" && !tellsEscapes(pattern(`*${part}*`), XML));
        expect(escaped(stored).includes(part)).toBe(stored.includes(part));
      }),
      { numRuns: 300 },
    );
  });
});
