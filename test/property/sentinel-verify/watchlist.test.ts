import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../../src/backends/sentinel/verify/csv-read.ts";
import { csv } from "../../../src/text/csv.ts";

test("a table that we write reads back cell by cell, with the place of each", () => {
  const cell = fc.string({ minLength: 1, unit: fc.constantFrom(...'ab ,"\n\r;é😀') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
      const { text } = csv(["One", "Two"], rows);
      const read = readCsv(text);
      expect(read.problem).toBeUndefined();
      expect(read.rows.map(({ fields }) => fields.map(({ value }) => value))).toEqual([["One", "Two"], ...rows]);
      for (const { fields } of read.rows) {
        for (const { value, start, end } of fields) {
          expect([value, `"${value.replaceAll('"', '""')}"`]).toContain(text.slice(start, end));
        }
      }
    }),
    { numRuns: 200 },
  );
});
