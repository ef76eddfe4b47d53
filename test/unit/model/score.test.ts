import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds } from "../../../src/equivalence/holds.ts";
import type { FieldRef, Score } from "../../../src/model/nodes.ts";
import type { Predicate } from "../../../src/model/predicate.ts";
import { minimalSubsets, scorePredicate, scoreRange, sufficientTerms } from "../../../src/model/score.ts";
import { field, fieldRef } from "../../helpers/test-catalog.ts";

const span = { file: "test.yml", line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A score whose term `t0` holds on rows with the field `t0`, and so on. */
function scoreOf(base: number, points: readonly number[], atLeast: number | undefined): Score {
  const when = (name: string): Predicate<FieldRef> => ({
    kind: "test",
    field: fieldRef(field(name)),
    match: { kind: "exists" },
    span,
  });
  const add = points.map((value, index) => ({
    event: `t${index}`,
    when: when(`t${index}`),
    refines: "row",
    points: value,
    span,
  }));
  return { base, add, atLeast, span };
}

describe("score", () => {
  it("holds exactly for rows whose points add up to at_least", () => {
    const points = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        points,
        fc.integer({ min: 0, max: 200 }),
        fc.nat(63),
        (base, add, atLeast, bits) => {
          const row = new Map(add.map((_, index) => [`t${index}`, (bits >> index) % 2 === 1 ? "yes" : null]));
          const total = add.reduce((sum, value, index) => ((bits >> index) % 2 === 1 ? sum + value : sum), base);
          expect(holds(scorePredicate(scoreOf(base, add, atLeast)), row)).toBe(total >= atLeast);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("names the smallest sets of terms that suffice", () => {
    expect(minimalSubsets(scoreOf(40, [40, 20, 10], 60))).toEqual([["t0"], ["t1"]]);
    expect(minimalSubsets(scoreOf(0, [30, 30, 30], 60))).toEqual([
      ["t0", "t1"],
      ["t0", "t2"],
      ["t1", "t2"],
    ]);
  });

  it("asks for the absence of terms that take points away", () => {
    expect(sufficientTerms(scoreOf(50, [20, -30], 60))).toEqual([{ present: ["t0"], absent: ["t1"] }]);
  });

  it("knows a threshold out of reach and one that every row reaches", () => {
    expect(minimalSubsets(scoreOf(10, [20], 60))).toEqual([]);
    expect(minimalSubsets(scoreOf(60, [20], 60))).toEqual([[]]);
    expect(scoreRange(scoreOf(50, [20, -30, 5], 60))).toEqual({ lowest: 20, highest: 75 });
  });

  it("lets every row pass without at_least", () => {
    expect(holds(scorePredicate(scoreOf(0, [-5], undefined)), new Map())).toBe(true);
  });
});
