import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kueryField, kueryPattern, kueryString } from "../../../src/backends/elastic/literal.ts";
import { parseKuery } from "../../../src/backends/elastic/parse/kuery/parse.ts";
import type { SigmaString } from "../../../src/sigma/value.ts";

const pieces = fc.constantFrom(
  ...[
    "a",
    "b",
    " ",
    "\n",
    "\u00a0",
    ":",
    "(",
    ")",
    "{",
    "}",
    "*",
    '"',
    "\\",
    "not",
    "or",
    "and",
    "not ",
    " or ",
    " and ",
  ],
  ...["n", "u0041", "\\u0041", "\\n", "<", ">=", "true", "null", "x.y", "cannot "],
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** What stands behind `f:`, if it parses. */
function comparison(query: string) {
  const parsed = parseKuery(query);
  return parsed.ok && parsed.query.kind === "is" && parsed.query.values.kind === "literal" ? parsed.query : undefined;
}

describe("kuery", () => {
  it("never throws, and places problems inside the query", () => {
    fc.assert(
      fc.property(text, (query) => {
        const parsed = parseKuery(query);
        if (parsed.ok) return;
        for (const { start, end } of parsed.problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(query.length);
          expect(start).toBeLessThanOrEqual(end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reads back the values and fields that we print", () => {
    fc.assert(
      fc.property(text, text, (field, value) => {
        const query = comparison(`${kueryField(field)}:${kueryString(value)}`);
        const literal = query?.values.kind === "literal" ? query.values : undefined;
        expect([query?.field?.value, literal?.value, literal?.wildcard]).toEqual([field, value, undefined]);
      }),
      { numRuns: 300 },
    );
  });

  it("reads back the patterns that we print", () => {
    const any = { kind: "any" } as const;
    fc.assert(
      fc.property(text, text, (before, after) => {
        const part = (each: string): SigmaString => (each === "" ? [] : [{ kind: "text", text: each }]);
        const printed = kueryPattern([...part(before), any, ...part(after)]);
        if (printed === undefined) return;
        const query = comparison(`f:${printed}`);
        expect(query?.values).toMatchObject({ wildcard: [before, after] });
      }),
      { numRuns: 300 },
    );
  });

  it("prints no pattern that ends early, since `not` and a blank end a value even inside a word", () => {
    expect(kueryPattern([{ kind: "text", text: "cannot do" }, { kind: "any" }])).toBeUndefined();
    expect(kueryPattern([{ kind: "text", text: "cannot" }, { kind: "any" }])).toBe("cannot*");
  });
});
