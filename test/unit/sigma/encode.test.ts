import { describe, expect, it } from "vitest";
import { applyStringModifiers } from "../../../src/sigma/apply.ts";
import { base64Offsets, utf8Bytes } from "../../../src/sigma/encode.ts";
import type { Modifier } from "../../../src/sigma/modifiers.ts";
import { parseString, printString } from "../../../src/sigma/value.ts";

const apply = (value: string, ...modifiers: readonly Modifier[]): readonly string[] | string => {
  const applied = applyStringModifiers(parseString(value), modifiers);
  return applied.ok ? applied.values.map(printString) : applied.message;
};

describe("applyStringModifiers", () => {
  it("shapes", () => {
    expect(apply("a", "contains")).toEqual(["*a*"]);
    expect(apply("a", "startswith")).toEqual(["a*"]);
    expect(apply("a", "endswith")).toEqual(["*a"]);
    expect(apply("a", "all", "neq", "cased")).toEqual(["a"]);
  });

  it("encodes bytes and not characters", () => {
    expect(apply("foo", "base64offset")).toEqual(["Zm9v", "Zvb", "mb2"]);
    expect(apply("cmd", "wide", "base64offset")).toEqual(["YwBtAGQA", "MAbQBkA", "jAG0AZA"]);
    expect(apply("cmd", "utf16", "base64")).toEqual(["//5jAG0AZAA="]);
    expect(apply("cmd", "utf16be", "base64")).toEqual(["AGMAbQBk"]);
    expect(apply("foo", "base64offset", "contains")).toEqual(["*Zm9v*", "*Zvb*", "*mb2*"]);
  });

  it("encodes an escaped wildcard as the character", () => {
    expect(apply(String.raw`a\*b`, "base64")).toEqual(["YSpi"]);
  });

  it("finds every offset of a value beyond ASCII", () => {
    const [inner] = ["größe"].map(utf8Bytes);
    for (const [filler, part] of (base64Offsets(inner ?? new Uint8Array()) ?? []).entries()) {
      const around = Buffer.concat([Buffer.from("xy".slice(0, filler)), inner ?? new Uint8Array(), Buffer.from("zz")]);
      expect(around.toString("base64")).toContain(part);
      expect(part).not.toContain("=");
    }
  });

  it.each([
    ["a*b", "base64", "wildcard"],
    ["", "base64", "empty"],
    ["a", "base64offset", "too short"],
    ["\ud800", "base64", "surrogate"],
  ] as const)("refuses to encode %j with %s", (value, modifier, message) => {
    expect(apply(value, modifier)).toContain(message);
  });

  it("varies dashes that begin a word, the value itself first", () => {
    expect(apply("-enc", "windash")).toEqual(["-enc", "/enc", "\u2013enc", "\u2014enc", "\u2015enc"]);
    expect(apply("foo-bar", "windash")).toEqual(["foo-bar"]);
    expect(apply("a -b/c", "windash")).toHaveLength(5);
    expect(apply("- x", "windash")).toEqual(["- x"]);
    expect(apply(" -a -b", "windash", "contains")).toHaveLength(25);
    expect(apply("-a*-b", "windash")).toHaveLength(25);
  });

  it("bounds the number of spellings", () => {
    expect(apply("-a -b -c", "windash")).toHaveLength(125);
    expect(apply("-a -b -c -d", "windash")).toContain("more than 256");
    expect(apply("-a -b -c", "windash", "base64offset")).toContain("more than 256");
    expect(apply("-a ".repeat(10_000), "windash")).toContain("more than 256");
  });
});
