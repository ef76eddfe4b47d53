import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eqlField, eqlString, esqlColumn, esqlString } from "../../../src/backends/elastic/literal.ts";
import { parseEql } from "../../../src/backends/elastic/parse/eql/parse.ts";
import { parseEsql } from "../../../src/backends/elastic/parse/esql/parse.ts";
import { checkEql } from "../../../src/backends/elastic/verify/eql/check.ts";
import { checkEsql } from "../../../src/backends/elastic/verify/esql/check.ts";
import type { FieldLookup } from "../../../src/backends/elastic/verify/fields.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('"', "\\", "`", "'", "/", "*", "#", "-", "|", "\n", "\t", "\r", " ", "a", "{", "u"),
  }),
  fc.constantFrom('"""', 'a"""', '""""', "\\", "//", "/*", "and", "last", "by", "__proto__", "constructor", "a.b"),
);

/** Names: parts that are not empty. No field has a line break in its name. */
const name = fc
  .array(
    hostile.map((text) => text.replace(/[\r\n.]/g, "")).filter((text) => text !== ""),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join("."));

describe("what is printed is read again", () => {
  test("strings of EQL", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parsed = parseEql(`any where a == ${eqlString(text)} and b`);
        expect(parsed).toMatchObject({
          tree: { query: { filter: { where: { operands: [{ right: { value: text } }, { name: "b" }] } } } },
        });
      }),
      { numRuns: 300 },
    );
  });

  test("fields of EQL", () => {
    fc.assert(
      fc.property(name, (field) => {
        const parsed = parseEql(`any where ${eqlField(field)} == 1`);
        expect(parsed).toMatchObject({
          tree: { query: { filter: { where: { left: { kind: "field", name: field } } } } },
        });
      }),
      { numRuns: 300 },
    );
  });

  test("strings of ES|QL", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parsed = parseEsql(`from a | where b == ${esqlString(text)} and c | limit 1`);
        expect(parsed).toMatchObject({
          tree: { commands: [{}, { condition: { operands: [{ right: { value: text } }, {}] } }, { kind: "limit" }] },
        });
      }),
      { numRuns: 300 },
    );
  });

  test("columns of ES|QL, in conditions and after keep", () => {
    fc.assert(
      fc.property(name, (column) => {
        const printed = esqlColumn(column);
        expect(parseEsql(`from a | where ${printed} == 1 | keep ${printed}, b`)).toMatchObject({
          tree: {
            commands: [
              {},
              { condition: { left: { kind: "column", name: column } } },
              { columns: [{ name: column, wild: false }, { name: "b" }] },
            ],
          },
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("whatever the text, there is an answer", () => {
  const anything: FieldLookup = Object.assign(() => "unknown-namespace" as const, {
    near: () => [],
    matching: () => [],
  });
  const pieces = fc.array(
    fc.constantFrom(
      ...'from a where stats by keep eval ( ) [ ] , | == = not in like null 5 "x" """ ` // /* -> * - . : :: ? x.y case sequence any maxspan with [any until { } #'.split(
        " ",
      ),
      "\n",
    ),
    { maxLength: 25 },
  );
  const text = fc.oneof(
    hostile,
    pieces.map((all) => all.join(" ")),
    pieces.map((all) => `from a | where ${all.join(" ")}`),
    pieces.map((all) => `any where ${all.join("")}`),
  );

  test("and places lie inside it", () => {
    fc.assert(
      fc.property(text, (query) => {
        for (const { problems, unchecked } of [checkEql(query, anything), checkEsql(query, anything)]) {
          for (const { start, end } of [...problems, ...unchecked]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(Math.max(1, query.length));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
