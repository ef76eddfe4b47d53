import { describe, expect, test } from "vitest";
import { checkRe2 } from "../../../src/backends/sentinel/verify/regex-re2.ts";

describe("RE2", () => {
  test.each([
    "",
    "a|b|",
    "^(?i)abc$",
    "(?:a(?P<name>b)(?<other>c))*?",
    "[]a-z^-]+",
    "[^]]",
    "[\\w-]{2,1000}",
    "[[:alpha:][:^digit:]]",
    "\\d\\D\\w\\W\\s\\S\\b\\B\\A\\z",
    "\\x41\\x{1F600}\\012\\pL\\p{Greek}\\PN",
    "\\Qa(b\\E)".replace(")", ""),
    "a{,5}{",
    "^*",
    "\\.\\/\\-\\@",
    "(?i:a)(?-s)(?sm)",
  ])("takes %j", (pattern) => {
    expect(checkRe2(pattern)).toBeUndefined();
  });

  test.each([
    ["a(b", 1, "there is no ) to this ("],
    ["a)b", 1, "there is no ( to this )"],
    ["[a-", 0, "there is no ] to this ["],
    ["(?=a)", 0, "RE2 has no look-around"],
    ["x(?<!a)", 1, "RE2 has no look-around"],
    ["(a)\\1", 3, "RE2 has no back-references"],
    ["(?>a)", 0, "RE2 has no atomic groups"],
    ["a++", 1, "RE2 has no possessive or doubled repetition"],
    ["*a", 0, "there is nothing for * to repeat"],
    ["a|+", 2, "there is nothing for + to repeat"],
    ["a{2,1}", 1, "the counts are in the wrong order"],
    ["a{1001}", 1, "RE2 repeats at most 1000 times"],
    ["[z-a]", 1, "the range is in the wrong order"],
    ["[[:letters:]]", 1, "RE2 has no class [:letters:]"],
    ["a\\Z", 1, "RE2 has no escape \\Z"],
    ["a\\", 1, "a \\ has nothing behind it"],
  ])("refuses %j at %d", (pattern, start, message) => {
    expect(checkRe2(pattern)).toMatchObject({ start, message });
  });

  test("nests as deep as one likes without a stack overflow", () => {
    expect(checkRe2("(".repeat(100_000))).toMatchObject({ message: "groups nest too deeply" });
  });
});
