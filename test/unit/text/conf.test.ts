import { describe, expect, it } from "vitest";
import { conf } from "../../../src/text/conf.ts";
import { readConf } from "../../../src/text/read-conf.ts";
import { concatTexts, from } from "../../../src/text/source-text.ts";
import { UnprintableError } from "../../../src/text/unprintable-error.ts";
import { map, text, type Value } from "../../../src/text/value.ts";
import { at, pieces } from "./at.ts";

const stanza = (entries: readonly (readonly [string, Value])[]): string => conf(map([["Rule", map(entries)]])).text;

describe("conf", () => {
  it("writes stanzas, numbers and booleans", () => {
    const printed = conf(
      map([
        [
          "a",
          map([
            ["enableSched", true],
            ["quantity", 0],
            ["note", ""],
          ]),
        ],
        ["b(1)", map([])],
      ]),
    );
    expect(printed.text).toBe("[a]\nenableSched = 1\nquantity = 0\nnote =\n\n[b(1)]\n");
  });

  it("continues lines with a backslash as the very last character", () => {
    expect(stanza([["search", "index=x  \r\n\n[ search y ]\t\n# z = 1 "]])).toBe(
      "[Rule]\nsearch = index=x \\\n \\\n[ search y ] \\\n# z = 1\n",
    );
  });

  it("never lets a final backslash swallow the next setting", () => {
    const printed = stanza([
      ["path", "C:\\"],
      ["next", "a\\\nb"],
    ]);
    expect(printed).toBe("[Rule]\npath = C:\\ \\\n\nnext = a\\ \\\nb\n");
    expect(readConf(printed).get("Rule")).toEqual(
      new Map([
        ["path", "C:\\"],
        ["next", "a\\\nb"],
      ]),
    );
  });

  it("refuses names that would break the file", () => {
    for (const name of ["a]b", "a\nb", "", " a"]) expect(() => conf(map([[name, map([])]]))).toThrow(UnprintableError);
    for (const key of ["a=b", "#a", "[a", "a\nb", "a\\", ""])
      expect(() => stanza([[key, "x"]])).toThrow(UnprintableError);
    expect(() => stanza([["list", ["a"]]])).toThrow(UnprintableError);
  });

  it("keeps origins through continuation", () => {
    const search = text(concatTexts("  | a", from("b  \nc", at(1)), "\n | d ", from("e ", at(2))));
    expect(pieces(conf(map([["Rule", map([["search", search]])]])))).toEqual([
      ["b \\\nc", 1],
      ["e", 2],
    ]);
  });

  it("reads comments, defaults, first equals signs and repeated keys as Splunk does", () => {
    const file = "# c\nx = 1\n[a]\nk = b # c = d\nk2=1\nk2 = 2\n\n[a]\nk3 = \\\n  y \\\nz\n";
    expect(readConf(file)).toEqual(
      new Map([
        ["default", new Map([["x", "1"]])],
        [
          "a",
          new Map([
            ["k", "b # c = d"],
            ["k2", "2"],
            ["k3", "y\nz"],
          ]),
        ],
      ]),
    );
  });
});
