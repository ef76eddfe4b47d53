import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luceneRegex } from "../../../src/backends/elastic/regex/lucene.ts";

/** Lucene's syntax as far as it is emitted is read by JavaScript alike, if `.` matches all and the whole value counts. */
function matchesWhole(pattern: string, value: string, ignoreCase: boolean): boolean {
  return new RegExp(`^(?:${pattern})$`, ignoreCase ? "is" : "s").test(value);
}

const atom = fc.constantFrom(
  "a",
  "b",
  "-",
  "\\.",
  ".",
  "\\s",
  "\\d",
  "\\w",
  "\\W",
  "[a-c]",
  "[^ab]",
  "[-a]",
  "#",
  "\\\\",
  '"',
  "\\S",
);
const item = fc
  .tuple(atom, fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,2}", "+?"))
  .map(([of, times]) => `${of}${times}`);
const run = fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(""));
const group = fc.array(run, { minLength: 1, maxLength: 2 }).map((options) => `(${options.join("|")})`);
const expression = fc
  .record({
    head: fc.constantFrom("", "", "^", "\\b", "(^|-)", "(?:^|a)"),
    body: fc.array(fc.oneof(run, group), { minLength: 1, maxLength: 2 }),
    tail: fc.constantFrom("", "", "$", "\\b", "(-|$)"),
    other: fc.option(run, { nil: undefined }),
  })
  .map(({ head, body, tail, other }) => `${head}${body.join("")}${tail}${other === undefined ? "" : `|${other}`}`);
const value = fc.string({
  unit: fc.constantFrom("a", "b", "c", "A", "-", ".", " ", "1", "_", "\n", "#", "\\", '"', "é"),
  maxLength: 8,
});

describe("a regular expression in Lucene's syntax", () => {
  test("matches the same values, or more where it says so", () => {
    fc.assert(
      fc.property(expression, fc.array(value, { minLength: 1, maxLength: 8 }), (source, values) => {
        const lucene = luceneRegex({ source, ignoreCase: false, multiline: false, dotAll: false }, { fold: false });
        expect(lucene).toBeDefined();
        const original = new RegExp(source);
        for (const text of values) {
          const found = matchesWhole(lucene?.pattern ?? "", text, false);
          if (original.test(text))
            expect([source, lucene?.pattern, text, found]).toEqual([source, lucene?.pattern, text, true]);
          else if (lucene?.exact === true)
            expect([source, lucene.pattern, text, found]).toEqual([source, lucene.pattern, text, false]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("on a value in lower case finds what ignoring case would", () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), value, (items, text) => {
        const source = `${items.join("")}[A-C-]?[^A-B]`;
        const lucene = luceneRegex({ source, ignoreCase: true, multiline: false, dotAll: false }, { fold: true });
        const lowered = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        expect(matchesWhole(lucene?.pattern ?? "", lowered, false)).toBe(new RegExp(source, "i").test(text));
      }),
      { numRuns: 300 },
    );
  });

  test("keeps ignoring case where only single letters would be folded", () => {
    const found = luceneRegex(
      { source: "^x[a-c][^d]$", ignoreCase: true, multiline: false, dotAll: false },
      { fold: false },
    );
    expect(found).toEqual({ pattern: "x[A-Ca-c][^Dd]", exact: true });
  });

  const lucene = (source: string, multiline = false) =>
    luceneRegex({ source, ignoreCase: false, multiline, dotAll: false }, { fold: false });

  test("has no anchors, since it always means the whole value", () => {
    expect(lucene("^ab$")).toEqual({ pattern: "ab", exact: true });
    expect(lucene("ab")).toEqual({ pattern: ".*ab.*", exact: true });
    expect(lucene("(^|/)ab")).toEqual({ pattern: "(.*/)?ab.*", exact: true });
  });

  test("turns a boundary at an end into a character or the end", () => {
    expect(lucene("\\bab\\b")).toEqual({ pattern: "(.*[^0-9A-Z_a-z])?ab([^0-9A-Z_a-z].*)?", exact: true });
  });

  test("widens where an assertion in the middle cannot be kept", () => {
    expect(lucene("a\\b.c")).toEqual({ pattern: ".*a[^\n]c.*", exact: false });
  });

  test("takes line ends of a multi-line expression for lines", () => {
    expect(lucene("^ab$", true)).toEqual({ pattern: "(.*\n)?ab(\n.*)?", exact: true });
  });

  test("escapes Lucene's own operators", () => {
    expect(lucene("^#a@b&c<d>~$")).toEqual({ pattern: "\\#a\\@b\\&c\\<d\\>\\~", exact: true });
  });

  test("refuses what is outside the portable subset", () => {
    expect(lucene("(?=a)")).toBeUndefined();
    expect(lucene("(a")).toBeUndefined();
  });
});
