import { describe, expect, test } from "vitest";
import { createRandom } from "../../../../src/equivalence/generate/random.ts";
import { regexText } from "../../../../src/equivalence/generate/regex-text.ts";

describe("texts for a regular expression", () => {
  test.each([
    "abc",
    "a|bc|d{2}",
    "[a-f]{2,4}x?",
    "-(e|ec|enc\\w*)\\s+[A-Za-z0-9+/]{40,}",
    "(?:foo|ba[rz])+\\.exe",
    "\\d{1,3}(\\.\\d{1,3}){3}",
    "[^a-z]+",
    "^https?://[^/]+$",
    "\\x41\\\\",
    "",
  ])("%s matches what is made for it", (source) => {
    const random = createRandom(5);
    const texts = Array.from({ length: 40 }, () => regexText(source, random));
    expect(texts.filter((text) => !new RegExp(source).test(text))).toEqual([]);
  });

  test("alternatives and repeats are all made", () => {
    const random = createRandom(5);
    const texts = new Set(Array.from({ length: 60 }, () => regexText("a|b{1,3}", random)));
    expect([...texts].sort()).toEqual(["a", "b", "bb", "bbb"]);
  });

  test("the same seed makes the same texts", () => {
    const made = (seed: number): readonly string[] => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => regexText("\\w{3,9}", random));
    };
    expect(made(2)).toEqual(made(2));
    expect(made(2)).not.toEqual(made(3));
  });

  test("what is no regular expression gives nothing", () => {
    expect(regexText("(", createRandom(1))).toBe("");
  });
});
