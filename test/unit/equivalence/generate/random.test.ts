import { describe, expect, test } from "vitest";
import { createRandom } from "../../../../src/equivalence/generate/random.ts";

function drawn(seed: number): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: 20 }, () => random.int(1_000_000));
}

describe("chance by a seed", () => {
  test("gives the numbers of Mulberry32, on any machine", () => {
    expect(drawn(1).slice(0, 4)).toEqual([627073, 2735, 527447, 981050]);
  });

  test("gives the same numbers for the same seed, others for another", () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(8)).not.toEqual(drawn(7));
  });

  test("stays below its bound and reaches all below it", () => {
    const random = createRandom(3);
    const seen = new Set(Array.from({ length: 500 }, () => random.int(5)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test("a share of none is never true, of one always, of a half now and then", () => {
    const random = createRandom(3);
    const count = (share: number): number =>
      Array.from({ length: 400 }, () => random.chance(share)).filter(Boolean).length;
    expect([count(0), count(1)]).toEqual([0, 400]);
    expect(count(0.5)).toBeGreaterThan(150);
    expect(count(0.5)).toBeLessThan(250);
  });

  test("picks what is there, and says so where nothing is", () => {
    const random = createRandom(3);
    expect(random.pick(["only"])).toBe("only");
    expect(() => random.pick([])).toThrow("nothing to pick");
  });
});
