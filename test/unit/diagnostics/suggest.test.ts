import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/diagnostics/suggest.ts";

describe("nearest", () => {
  it.each([
    ["tilte", ["title", "type", "tags"], ["title"]],
    ["TITLE", ["title", "tile"], ["title", "tile"]],
    ["hihg", ["high", "low"], ["high"]],
    ["ip", ["source.ip", "id", "target.name"], ["id", "source.ip"]],
    ["name", ["actor.name", "target.name", "time"], ["actor.name", "target.name"]],
    ["time_span", ["timespan", "time"], ["timespan", "time"]],
    ["desc", ["description", "severity"], ["description"]],
    ["id", ["x", "identity"], []],
    ["", ["a"], []],
    ["title", ["title"], []],
  ])("%s", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toEqual(expected);
  });

  it("gives at most so many, the closest and then the alphabetically first", () => {
    expect(nearest("cat", ["hat", "cut", "bat", "car", "cat s"])).toEqual(["bat", "car", "cut"]);
    expect(nearest("cat", ["hat", "cut", "bat"], 1)).toEqual(["bat"]);
  });

  it("finds any single typing error in a word", () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("drop", "double", "swap", "change"), (text, seed, error) => {
        const at = seed % (text.length - 1);
        const [a, b] = [text.charAt(at), text.charAt(at + 1)];
        const middle = { drop: b, double: a + a + b, swap: b + a, change: `_${b}` }[error];
        const typed = text.slice(0, at) + middle + text.slice(at + 2);
        if (typed !== text) expect(nearest(typed, ["unrelated-candidate", text])).toContain(text);
      }),
      { numRuns: 200 },
    );
  });

  it("copes with many and with long candidates", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `field_number_${index}`);
    expect(nearest("feild_number_777", many)[0]).toBe("field_number_777");
    expect(nearest("x".repeat(100_000), many)).toEqual([]);
    expect(nearest("field", ["x".repeat(1_000_000), "feild"])).toEqual(["feild"]);
  });
});
