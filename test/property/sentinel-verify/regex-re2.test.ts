import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRe2 } from "../../../src/backends/sentinel/verify/regex-re2.ts";

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("a", "Z", "\\d", "\\.", "[a-f]", "[^\\w-]", "^", "$", ".", "\\x41"),
    fc.array(tie("pattern"), { maxLength: 4 }).map((parts) => parts.join("")),
    fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
    tie("pattern").map((inner) => `(?i)(${inner})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+?", "?", "{2}", "{0,3}"))
      .map(([inner, count]) => `(${inner})${count}`),
  ),
}));

test("every expression of RE2's grammar is taken, and none once a bracket of it is lost", () => {
  fc.assert(
    fc.property(pattern, (text) => {
      expect(checkRe2(text)).toBeUndefined();
      expect(checkRe2(`(${text}`)).toBeDefined();
      expect(checkRe2(`${text})`)).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

test("any text is judged, with a place inside of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab\\()[]{}?*+|^$.-:<>=!P1dZ,0") }), (text) => {
      const problem = checkRe2(text);
      if (problem === undefined) return;
      expect(problem.start).toBeGreaterThanOrEqual(0);
      expect(problem.end).toBeLessThanOrEqual(text.length);
      expect(problem.start).toBeLessThanOrEqual(problem.end);
    }),
    { numRuns: 300 },
  );
});
