import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat, type Doc, fill, group, hardline, indent, line, marked, softline } from "../../../src/text/doc.ts";
import { json } from "../../../src/text/json.ts";
import { render } from "../../../src/text/render.ts";
import { concatTexts, from, type SourceText } from "../../../src/text/source-text.ts";
import { toml } from "../../../src/text/toml.ts";
import { map, text } from "../../../src/text/value.ts";
import { yaml } from "../../../src/text/yaml.ts";
import { at } from "../../unit/text/at.ts";
import { hostile } from "./arbitraries.ts";

const doc: fc.Arbitrary<Doc> = fc.letrec<{ node: Doc }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.stringMatching(/^[a-z(),=]{0,9}$/), fc.constantFrom(line, softline, hardline)),
    fc.array(tie("node"), { maxLength: 5 }).map(concat),
    tie("node").map((inner) => group(inner)),
    tie("node").map((inner) => indent(inner, 4)),
    fc.tuple(tie("node"), fc.nat(9)).map(([inner, place]) => marked(inner, at(place + 1))),
    fc.array(tie("node"), { maxLength: 5 }).map((parts) => fill(parts, line)),
  ),
})).node;

const letters = (source: string): string => source.replace(/\s+/g, "");

function expectSound(source: SourceText): void {
  let position = 0;
  for (const mark of source.marks) {
    expect(mark.start).toBeGreaterThanOrEqual(position);
    expect(mark.end).toBeGreaterThan(mark.start);
    position = mark.end;
  }
  expect(position).toBeLessThanOrEqual(source.text.length);
}

const marksOf = (source: SourceText): readonly (readonly [string, number])[] =>
  source.marks.map((mark) => [letters(source.text.slice(mark.start, mark.end)), mark.span.line] as const);

describe("layout and marks", () => {
  it("changes blanks only, whatever the width", () => {
    fc.assert(
      fc.property(doc, fc.nat(60), (layout, width) => {
        const wide = render(group(layout), { width: Number.POSITIVE_INFINITY });
        const narrow = render(group(layout), { width });
        expect(letters(narrow.text)).toBe(letters(wide.text));
        expectSound(narrow);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every marked word at its place in every format", () => {
    const pieces = fc.array(fc.tuple(hostile, fc.nat(99)), { maxLength: 5 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const source = concatTexts(...parts.flatMap(([noise], index) => [noise, from(`word${index}`, at(index + 1))]));
        const expected = parts.map((_, index) => [`word${index}`, index + 1]);
        const value = map([["a", text(source)]]);
        for (const printed of [yaml(value), yaml(value, { ascii: true }), toml(value), json(value)]) {
          expectSound(printed);
          expect(marksOf(printed)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
