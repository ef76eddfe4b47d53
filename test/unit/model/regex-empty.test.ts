import { describe, expect, it } from "vitest";
import { foundInEmpty } from "../../../src/model/regex-empty.ts";

describe("foundInEmpty", () => {
  it.each([
    ["a", false],
    ["a*", true],
    ["a+", false],
    ["a?b{0,3}", true],
    ["a?b{2,3}", false],
    ["(?:a|b*)c?", true],
    ["(a|b)", false],
    ["(a|)", true],
    ["^$", true],
    ["^.*$", true],
    ["^.+$", false],
    ["\\b", false],
    ["\\B", true],
    ["(^|/)[^/]*(/|$)", true],
    ["^([^/]*/){4}[^/]*", false],
  ])("of %s is what the engine finds", (source, expected) => {
    expect(foundInEmpty(source)).toBe(expected);
    expect(new RegExp(source).test("")).toBe(expected);
  });
});
