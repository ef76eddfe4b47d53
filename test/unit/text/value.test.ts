import { describe, expect, it } from "vitest";
import { UnprintableError } from "../../../src/text/unprintable-error.ts";
import { bare, fromPlain, located, map } from "../../../src/text/value.ts";
import { at } from "./at.ts";

describe("values", () => {
  it("drops undefined entries and keeps the order", () => {
    expect(
      map([
        ["b", 1],
        ["x", undefined],
        ["a", null],
      ]).entries,
    ).toEqual([
      ["b", 1],
      ["a", null],
    ]);
  });

  it("refuses repeated keys", () => {
    expect(() =>
      map([
        ["a", 1],
        ["a", 2],
      ]),
    ).toThrow(UnprintableError);
  });

  it("takes JSON data, own keys only", () => {
    const data: unknown = JSON.parse('{"__proto__": [1, {"a": null}], "b": "x"}');
    expect(fromPlain(data)).toEqual(
      map([
        ["__proto__", [1, map([["a", null]])]],
        ["b", "x"],
      ]),
    );
    expect(() => fromPlain({ a: () => 1 })).toThrow(UnprintableError);
  });

  it("sees through locations", () => {
    expect(bare(located(located("a", at(2)), at(1)))).toBe("a");
    expect(located("a", undefined)).toBe("a");
  });
});
