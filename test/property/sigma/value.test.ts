import fc from "fast-check";
import { expect, it } from "vitest";
import { parseString, printString, type StringPart } from "../../../src/sigma/value.ts";

const hostile = fc.string({ unit: fc.constantFrom("\\", "*", "?", "a", "\n", "😀"), maxLength: 12 });
const part: fc.Arbitrary<StringPart> = fc.oneof(
  hostile.map((text): StringPart => ({ kind: "text", text })),
  fc.constant<StringPart>({ kind: "any" }),
  fc.constant<StringPart>({ kind: "one" }),
);

/** One entry per character or wildcard, neighbouring stars once: what a value means, however it is split into parts. */
function meaning(parts: readonly StringPart[]): readonly string[] {
  return parts
    .flatMap((each) => (each.kind === "text" ? [...each.text].map((character) => `=${character}`) : [each.kind]))
    .filter((each, index, all) => !(each === "any" && all[index - 1] === "any"));
}

it("means the same after it was written and read", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      expect(meaning(parseString(printString(parts)))).toEqual(meaning(parts));
    }),
    { numRuns: 300 },
  );
});

it("is written in one way only", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
      const printed = printString(parseString(text));
      expect(parseString(printed)).toEqual(parseString(text));
      expect(printString(parseString(printed))).toBe(printed);
    }),
    { numRuns: 300 },
  );
});
