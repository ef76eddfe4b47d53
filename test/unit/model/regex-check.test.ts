import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRegex } from "../../../src/model/regex-check.ts";

const kindOf = (source: string, ignoreCase = false): string | undefined => checkRegex(source, ignoreCase)?.kind;

describe("checkRegex", () => {
  it.each([
    String.raw`(^|\s)[-/]e(c|n[a-z]*)?\s+["']?[A-Za-z0-9+/]{40,}`,
    String.raw`[-/]w(indowstyle)?\s+(hidden|1)\b`,
    "^/subscriptions/([^/]+/)*virtualMachines/[^/]+$",
    String.raw`\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}`,
    String.raw`(?:foo|bar)+?\x41\t[\]\-\\]`,
    "é+[ü-ÿ]",
  ])("takes %s", (source) => {
    expect(checkRegex(source, false)).toBeUndefined();
  });

  it.each([
    ["(?=a)b", "look-ahead"],
    ["(?<!a)b", "look-behind"],
    [String.raw`(a)\1`, "back-reference"],
    ["(?P<x>a)", "named group"],
    ["(?i)a", "inline flag"],
    ["a++", "possessive quantifier"],
    [String.raw`\Aa\z`, "anchors of other engines"],
    [String.raw`\p{L}`, "Unicode class"],
    [String.raw`\v`, "vertical tab or vertical space"],
    ["[[:alpha:]]", "POSIX class"],
    ["[a&&b]", "set operation"],
    ["[]a]", "bracket first in a class"],
    ["a{,5}", "open count"],
    ["^*", "repeated anchor"],
  ])("refuses %s (%s), which engines do not share", (source) => {
    expect(kindOf(source)).toBe("not_portable");
  });

  it.each(["(a", "a)", "[a", "*a", "a**", "[z-a]", "\\", "", "a{3,2}", String.raw`[\d-z]`])(
    "refuses %s as invalid",
    (source) => {
      expect(kindOf(source)).toBe("invalid");
    },
  );

  it.each(["(a+)+", "(a*)*b", "(?:a|a)*", "(.*,)*x", "((a+)b?)+", String.raw`(\s*\w+)*$`, "(a+){20}"])(
    "refuses %s, which can take exponential time",
    (source) => {
      expect(kindOf(source)).toBe("backtracking");
    },
  );

  it("regards case when it asks whether a round ends unmistakably", () => {
    expect(kindOf("([a-z]+A)*")).toBeUndefined();
    expect(kindOf("([a-z]+A)*", true)).toBe("backtracking");
  });

  it.each([["a".repeat(3000)], ["a{2000}"], ["((a{100}){100}){10}"], ["(".repeat(60) + ")".repeat(60)]])(
    "refuses what is too large",
    (source) => {
      expect(kindOf(source)).toBe("too_large");
    },
  );

  it("says where the trouble is", () => {
    expect(checkRegex("abc(?=d)", false)).toMatchObject({ start: 4 });
  });

  it("never throws, and takes nothing that JavaScript refuses", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "(", ")", "[", "]", "*", "+", "?", "{", "}", "2", ",", "|", "\\", "^", "-", "$", "."),
    });
    fc.assert(
      fc.property(text, (source) => {
        if (checkRegex(source, false) === undefined) expect(() => new RegExp(source)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
