import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds } from "../../../src/equivalence/holds.ts";
import type { FieldRef } from "../../../src/model/nodes.ts";
import { normalise } from "../../../src/model/normalise.ts";
import type { Predicate, Scalar } from "../../../src/model/predicate.ts";
import { printPredicate } from "../../../src/model/print-predicate.ts";
import { anyPredicate, anyRow } from "../../helpers/predicates.ts";
import { field, fieldRef } from "../../helpers/test-catalog.ts";

const span = { file: "test.yml", line: 1, column: 1, endLine: 1, endColumn: 1 };
const is = (name: string, ...values: Scalar[]): Predicate<FieldRef> => ({
  kind: "test",
  field: fieldRef(field(name)),
  match: { kind: "equals", values, cased: false },
  span,
});
const and = (...operands: Predicate<FieldRef>[]): Predicate<FieldRef> => ({ kind: "and", operands, span });
const or = (...operands: Predicate<FieldRef>[]): Predicate<FieldRef> => ({ kind: "or", operands, span });
const not = (operand: Predicate<FieldRef>): Predicate<FieldRef> => ({ kind: "not", operand, span });
const printed = (predicate: Predicate<FieldRef>): string => printPredicate(normalise(predicate));

describe("normalise", () => {
  it("keeps the truth of every predicate on every row", () => {
    fc.assert(
      fc.property(anyPredicate, anyRow, (predicate, row) => {
        expect(holds(normalise(predicate), row)).toBe(holds(predicate, row));
      }),
      { numRuns: 300 },
    );
  });

  it("has nothing left to do the second time", () => {
    fc.assert(
      fc.property(anyPredicate, (predicate) => {
        const once = normalise(predicate);
        expect(normalise(once)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it("makes one list of alternatives on one field", () => {
    expect(printed(or(is("a", 1), is("b", 2), is("a", 3)))).toBe("a is one of 1, 3 or b is 2");
  });

  it("does not join tests on one field that must all hold", () => {
    expect(printed(and(is("a", 1), is("a", 3)))).toBe("a is 1 and a is 3");
  });

  it("drops values that differ in the case of ASCII letters only", () => {
    expect(printed(is("a", "Run", "RUN", "é", "É"))).toBe('a is one of "Run", "é", "É"');
  });

  it("tells a number from its digits", () => {
    expect(printed(is("a", 5, "5"))).toBe('a is one of 5, "5"');
  });

  it("flattens, cancels double negation and drops constants", () => {
    const always: Predicate<FieldRef> = { kind: "constant", value: true, span };
    expect(printed(and(always, and(is("a", 1), not(not(is("b", 2))))))).toBe("a is 1 and b is 2");
    expect(printed(or(always, is("a", 1)))).toBe("always");
    expect(printed(not(not(not(is("a", 1)))))).toBe("not a is 1");
  });
});
