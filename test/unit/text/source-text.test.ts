import { describe, expect, it } from "vitest";
import { applyEdits, concatTexts, from, lineMap, mapText, plain, replaceText } from "../../../src/text/source-text.ts";
import { at, pieces } from "./at.ts";

describe("source texts", () => {
  it("joins texts and moves their marks", () => {
    const joined = concatTexts("a ", from("bc", at(1)), plain(" d "), from("e", at(2)));
    expect(joined.text).toBe("a bc d e");
    expect(pieces(joined)).toEqual([
      ["bc", 1],
      ["e", 2],
    ]);
  });

  it("escapes piece by piece", () => {
    const source = concatTexts("'x'", from("it's", at(1)), "!");
    const escaped = mapText(source, (piece) => piece.replaceAll("'", "''"));
    expect(escaped.text).toBe("''x''it''s!");
    expect(pieces(escaped)).toEqual([["it''s", 1]]);
  });

  it("replaces across the edges of marks", () => {
    const source = concatTexts(from("a$", at(1)), from("{b", at(2)));
    const replaced = replaceText(source, /\$\{/g, "$$${");
    expect(replaced.text).toBe("a$$${b");
    expect(pieces(replaced)).toEqual([
      ["a$$${", 1],
      ["b", 2],
    ]);
  });

  it("keeps insertions at the edge of a mark outside of it", () => {
    const source = concatTexts("x", from("y", at(1)), "z");
    const edited = applyEdits(source, [
      { start: 1, end: 1, with: "<" },
      { start: 2, end: 2, with: ">" },
    ]);
    expect(edited.text).toBe("x<y>z");
    expect(pieces(edited)).toEqual([["y", 1]]);
  });

  it("drops marks of which nothing is left", () => {
    expect(replaceText(concatTexts("a", from("b", at(1))), /b/g, "").marks).toEqual([]);
  });

  it("lists the distinct origins of every line", () => {
    const source = concatTexts(from("a", at(1)), from("b\n", at(2)), from("c", at(1)), "\n\n", from("d\ne", at(3)));
    expect(lineMap(source).map((origin) => [origin.line, origin.spans.map((span) => span.line)])).toEqual([
      [1, [1, 2]],
      [2, [1]],
      [3, []],
      [4, [3]],
      [5, [3]],
    ]);
  });
});
