import fc from "fast-check";
import { expect, test } from "vitest";
import { findDifference } from "../../../src/backends/sigma/verify/round-trip/difference.ts";
import { truthOf } from "../../../src/backends/sigma/verify/round-trip/predicate-truth.ts";
import { evaluate, type StoredRecord, type Truth } from "../../../src/backends/sigma/verify/round-trip/truth.ts";
import type { Expression } from "../../../src/catalog/expression.ts";
import { normalise } from "../../../src/model/normalise.ts";
import type { Predicate } from "../../../src/model/predicate.ts";
import { anyPredicate } from "../../helpers/predicates.ts";

const truth = (predicate: Predicate<{ readonly name: string }>): Truth =>
  truthOf(predicate, {
    expressionOf: ({ name }): Expression => ({ kind: "column", name, type: "string" }),
    widened: () => undefined,
  });

const stored = fc.option(
  fc.string({ unit: fc.constantFrom("a", "A", "b", "É", "0", "1"), minLength: 1, maxLength: 3 }),
);
const record: fc.Arbitrary<StoredRecord> = fc
  .tuple(stored, stored, stored)
  .map(
    (texts) => new Map(texts.flatMap((text, index) => (text === null ? [] : [["abc".charAt(index), text] as const]))),
  );

test("finds no difference between predicates of one meaning", () => {
  fc.assert(
    fc.property(anyPredicate, (predicate) => {
      expect(findDifference(truth(normalise(predicate)), truth(predicate), new Map())).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test("shows a record on which the two really differ", () => {
  fc.assert(
    fc.property(anyPredicate, anyPredicate, (one, other) => {
      const [a, b] = [truth(one), truth(other)];
      const found = findDifference(a, b, new Map());
      if (found === undefined) return;
      expect(evaluate(a, found.record)).toBe(found.emitted);
      expect(evaluate(b, found.record)).toBe(!found.emitted);
    }),
    { numRuns: 200 },
  );
});

test("finds the difference that a record happens to show, but for the odd one", () => {
  let shown = 0;
  let found = 0;
  fc.assert(
    fc.property(anyPredicate, anyPredicate, fc.array(record, { minLength: 6, maxLength: 6 }), (one, other, records) => {
      const [a, b] = [truth(one), truth(other)];
      if (records.every((each) => evaluate(a, each) === evaluate(b, each))) return;
      shown += 1;
      if (findDifference(a, b, new Map()) !== undefined) found += 1;
    }),
    { numRuns: 300 },
  );
  expect(shown).toBeGreaterThan(50);
  expect(found / shown).toBeGreaterThanOrEqual(0.99);
});
