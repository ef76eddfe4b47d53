import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifier, regexLiteral, stringLiteral } from "../../../src/backends/sentinel/literal.ts";
import { patternTest } from "../../../src/backends/sentinel/pattern.ts";
import { unlocated } from "../../../src/backends/sentinel/syntax.ts";
import type { SigmaString } from "../../../src/sigma/value.ts";
import { readIdentifier, readString } from "./read-kql.ts";

const runs = { numRuns: 300 };
const hostile = fc.constantFrom(
  '"',
  "\\",
  "\\\\",
  "'",
  "\n",
  "\r",
  "\t",
  "\0",
  "\u2028",
  "```",
  '@"',
  "{{x}}",
  "//",
  "\u{1F600}",
  "é",
  "\\d",
  "*",
  "?",
);
const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(""));

describe("KQL literals", () => {
  it("give back any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = stringLiteral(text);
        expect(literal).toMatch(/^[\x20-\x7e]*$/);
        expect(readString(literal)).toBe(text);
      }),
      runs,
    );
  });

  it("give back any name", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readIdentifier(identifier(text))).toBe(text);
      }),
      runs,
    );
  });

  it("carry a regular expression for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts: SigmaString = [{ kind: "one" }, { kind: "text", text }, { kind: "any" }];
        const test = unlocated(patternTest({ kql: { kind: "name", name: "X" }, type: "string" }, parts, true));
        if (test.kind !== "binary" || test.right.kind !== "regex")
          throw new Error(`Not a regular expression: ${test.kind}`);
        const literal = regexLiteral(test.right.source);
        expect(literal).toMatch(/^[\x20-\x7e]*$/);
        const source = readString(literal)
          .replace("(?s)", "")
          .replace(/\\x\{([0-9A-F]+)\}/g, "\\u{$1}");
        const expression = new RegExp(source, "su");
        expect(expression.test(`a${text}b`)).toBe(true);
      }),
      runs,
    );
  });

  it("mean the same pattern as the wildcards say", () => {
    const part = fc.oneof(
      fc.constant({ kind: "any" } as const),
      fc.constant({ kind: "one" } as const),
      fc.constantFrom("a", "b", ".", "a.").map((text) => ({ kind: "text", text }) as const),
    );
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.stringMatching(/^[ab.\n]{1,6}$/),
        (parts, value) => {
          const test = unlocated(patternTest({ kql: { kind: "name", name: "X" }, type: "string" }, parts, true));
          expect(holds(test, value)).toBe(matches(parts, value));
        },
      ),
      runs,
    );
  });
});

function holds(test: ReturnType<typeof patternTest>, value: string): boolean {
  if (test.kind === "call") return test.name === "isnotempty" && value !== "";
  if (test.kind !== "binary") throw new Error(`Unexpected ${test.kind}`);
  const { operator, right } = test;
  if (right.kind === "regex") return new RegExp(right.source.replace("(?s)", ""), "s").test(value);
  if (right.kind !== "text") throw new Error(`Unexpected ${right.kind}`);
  switch (operator) {
    case "==":
      return value === right.value;
    case "contains_cs":
      return value.includes(right.value);
    case "startswith_cs":
      return value.startsWith(right.value);
    case "endswith_cs":
      return value.endsWith(right.value);
    default:
      throw new Error(`Unexpected ${operator}`);
  }
}

/** What wildcards mean: `*` is any text, `?` one character, all of the value; nothing holds on a missing one. */
function matches(parts: SigmaString, value: string): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) return value === "";
  if (part.kind === "text") return value.startsWith(part.text) && matches(rest, value.slice(part.text.length));
  if (part.kind === "one") return value !== "" && matches(rest, value.slice(1));
  return Array.from({ length: value.length + 1 }, (_, skip) => value.slice(skip)).some((tail) => matches(rest, tail));
}
