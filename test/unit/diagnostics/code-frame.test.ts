import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFrame } from "../../../src/diagnostics/code-frame.ts";
import { indexLines } from "../../../src/diagnostics/lines.ts";

const span = (line: number, column: number, endLine: number, endColumn: number) => ({
  file: "f.yml",
  line,
  column,
  endLine,
  endColumn,
});
const frame = (text: string, ...place: [number, number, number, number]): readonly string[] =>
  codeFrame(text, span(...place), { colour: false }).split("\n");

describe("a code frame", () => {
  it("shows two lines before and after, and underlines the span", () => {
    expect(frame("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n", 4, 4, 4, 5)).toEqual([
      "  2 | b: 2",
      "  3 | c: 3",
      "> 4 | d: 4",
      "    |    ^",
      "  5 | e: 5",
      "  6 | f: 6",
    ]);
  });

  it("marks all lines of a longer span", () => {
    expect(frame("a:\n  - 1\n  - 2\nb: 1\n", 2, 3, 4, 1)).toEqual([
      "  1 | a:",
      "> 2 |   - 1",
      "    |   ^^^",
      "> 3 |   - 2",
      "  4 | b: 1",
    ]);
  });

  it("puts one mark under an empty span, even behind the end", () => {
    expect(frame("a:", 1, 3, 1, 3)).toEqual(["> 1 | a:", "    |   ^"]);
    expect(frame("", 1, 1, 1, 1)).toEqual(["> 1 |", "    | ^"]);
  });

  it("aligns under tabs, wide and combining characters", () => {
    expect(frame("\tkey: x", 1, 7, 1, 8)).toEqual(["> 1 |   key: x", "    |        ^"]);
    expect(frame("日本: 値段", 1, 5, 1, 7)).toEqual(["> 1 | 日本: 値段", "    |       ^^^^"]);
    expect(frame("e\u0301😀 x", 1, 6, 1, 7)).toEqual(["> 1 | e\u0301😀 x", "    |     ^"]);
  });

  it("shows a window of a long line, without cutting characters in two", () => {
    const line = `${"値".repeat(300)}here${"😀".repeat(300)}`;
    const [shown = "", marks = ""] = frame(line, 1, 301, 1, 305);
    expect(shown).toMatch(/^> 1 \| … ?値+here(?:😀)+ ?…$/u);
    expect(width(shown)).toBeLessThanOrEqual(120);
    expect(width(shown.slice(0, shown.indexOf("here")))).toBe(marks.indexOf("^"));
    expect(marks).toMatch(/\| +\^{4}$/);
  });

  it("finds the place in a line of a megabyte", () => {
    const text = `a: ${"x".repeat(500_000)}HERE${"y".repeat(500_000)}\nb: 1\n`;
    const [shown = "", marks = ""] = frame(text, 1, 500_004, 1, 500_008);
    expect(shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("HERE");
    expect(shown.length).toBeLessThanOrEqual(120);
  });

  it("does not let the text move the cursor or turn the reading direction", () => {
    const shown = frame("a: \u001b[31mred\u202Eevil\u0007\u2028", 1, 4, 1, 5).join("");
    expect(shown).not.toMatch(/[\p{Cc}\u202E\u2028]/u);
  });

  it("is empty where there is no text", () => {
    expect(codeFrame(undefined, span(1, 1, 1, 2), { colour: false })).toBe("");
    expect(codeFrame("a\n", span(9, 1, 9, 2), { colour: false })).toBe("");
  });

  it("is coloured when told so, whatever the environment says", () => {
    expect(codeFrame("a: 1", span(1, 1, 1, 2), { colour: true })).toContain("\u001b[31m");
    expect(codeFrame("a: 1", span(1, 1, 1, 2), { colour: false })).not.toContain("\u001b");
  });

  it("never is wider than 120 columns, and puts its marks inside", () => {
    const piece = fc.constantFrom("a", "値", "😀", "\t", "e\u0301", " ", "\uD83D", "x".repeat(50), "\u001b");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), fc.nat(1000), fc.nat(300), (pieces, start, length) => {
        const text = pieces.join("");
        const column = Math.min(start, text.length) + 1;
        const end = Math.min(column + length, text.length + 1);
        for (const row of frame(text, 1, column, 1, end)) expect(width(row)).toBeLessThanOrEqual(120);
      }),
      { numRuns: 200 },
    );
  });
});

describe("lines", () => {
  it("turn offsets into places for every kind of line break", () => {
    const lines = indexLines("a\r\nbc\rd\n");
    expect(lines.count).toBe(4);
    expect([1, 2, 3, 4, 5].map((number) => lines.line(number))).toEqual(["a", "bc", "d", "", undefined]);
    expect(lines.span("f", 3, 5)).toEqual({ file: "f", line: 2, column: 1, endLine: 2, endColumn: 3 });
    expect(lines.span("f", 6, 99)).toEqual({ file: "f", line: 3, column: 1, endLine: 4, endColumn: 1 });
  });
});

function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (character === "値" || character === "😀") columns += 2;
    else if (character !== "\u0301") columns += 1;
  }
  return columns;
}
