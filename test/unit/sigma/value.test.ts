import { describe, expect, it } from "vitest";
import {
  isLiteral,
  literalString,
  literalText,
  parseString,
  printString,
  type StringPart,
  withAny,
} from "../../../src/sigma/value.ts";

const text = (value: string): StringPart => ({ kind: "text", text: value });
const any: StringPart = { kind: "any" };
const one: StringPart = { kind: "one" };

describe("parseString", () => {
  it.each([
    ["", []],
    [String.raw`\cmd.exe`, [text(String.raw`\cmd.exe`)]],
    [String.raw`\\cmd.exe`, [text(String.raw`\cmd.exe`)]],
    [String.raw`a\*b`, [text("a*b")]],
    [String.raw`a\\*b`, [text("a\\"), any, text("b")]],
    [String.raw`a\\\*b`, [text(String.raw`a\*b`)]],
    [String.raw`\\\\srv`, [text(String.raw`\\srv`)]],
    [String.raw`\\\srv`, [text(String.raw`\\srv`)]],
    ["C:\\Temp\\", [text("C:\\Temp\\")]],
    ["a?b", [text("a"), one, text("b")]],
    [String.raw`a\?b`, [text("a?b")]],
    ["a**b", [text("a"), any, text("b")]],
    ["%name%", [text("%name%")]],
    ["😀*", [text("😀"), any]],
  ] as const)("reads %j", (written, parts) => {
    expect(parseString(written)).toEqual(parts);
  });
});

describe("printString", () => {
  it.each([
    [[text(String.raw`\cmd.exe`)], String.raw`\cmd.exe`],
    [[text(String.raw`\\srv`), any], String.raw`\\\\srv*`],
    [[text("C:\\Temp\\"), any], String.raw`C:\Temp\\*`],
    [[text("C:\\Temp\\"), one], String.raw`C:\Temp\\?`],
    [[text("a*b?")], String.raw`a\*b\?`],
    [[text(String.raw`a\*b`)], String.raw`a\\\*b`],
    [[text("a\\"), text("\\b")], String.raw`a\\\\b`],
    [[text("a\\")], "a\\"],
    [[text("a\\"), text(""), one], String.raw`a\\?`],
  ] as const)("writes %j", (parts, written) => {
    expect(printString(parts)).toBe(written);
    expect(literalText(parseString(written))).toBe(literalText(parts));
  });
});

describe("withAny", () => {
  it("adds wildcards to the value and not to its text", () => {
    expect(printString(withAny(parseString("C:\\Temp\\"), "both"))).toBe(String.raw`*C:\Temp\\*`);
  });
  it("adds none where one is", () => {
    expect(printString(withAny(parseString("*a"), "both"))).toBe("*a*");
    expect(printString(withAny(parseString("*"), "both"))).toBe("*");
    expect(printString(withAny([], "both"))).toBe("*");
  });
  it("adds at the side asked for", () => {
    expect(printString(withAny(parseString("a"), "start"))).toBe("*a");
    expect(printString(withAny(parseString("a"), "end"))).toBe("a*");
  });
  it("takes an escaped star for text", () => {
    expect(printString(withAny(parseString(String.raw`a\*`), "end"))).toBe(String.raw`a\**`);
  });
});

describe("literals", () => {
  it("tells literals from patterns", () => {
    expect(isLiteral(literalString("a*b"))).toBe(true);
    expect(isLiteral(parseString("a*b"))).toBe(false);
    expect(literalText(parseString("a*b"))).toBeUndefined();
    expect(literalText(literalString("a*b"))).toBe("a*b");
  });
});
