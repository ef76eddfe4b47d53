import { describe, expect, it } from "vitest";
import { json } from "../../../src/text/json.ts";
import { concatTexts, from } from "../../../src/text/source-text.ts";
import { fromPlain, located, map, text } from "../../../src/text/value.ts";
import { at, pieces } from "./at.ts";

const data = { a: [1, -2.5, true, null, [], {}], 'b"': { c: "x\n\u007f\ud800" } };

describe("json", () => {
  it("looks like JSON.stringify", () => {
    expect(json(fromPlain(data)).text).toBe(JSON.stringify(data, null, 2));
    expect(json(fromPlain(data), { indent: 4 }).text).toBe(JSON.stringify(data, null, 4));
    expect(json(fromPlain(data), { indent: 0 }).text).toBe(JSON.stringify(data));
  });

  it("escapes the line separators that JSON allows raw", () => {
    expect(json("\u2028\u2029").text).toBe('"\\u2028\\u2029"');
  });

  it("keeps origins through escapes", () => {
    const query = text(concatTexts('a="', from('x\n"', at(1)), '"'));
    const printed = json(
      map([
        ["query", query],
        ["n", located([1], at(2))],
      ]),
      { indent: 0 },
    );
    expect(printed.text).toBe('{"query":"a=\\"x\\n\\"\\"","n":[1]}');
    expect(pieces(printed)).toEqual([
      ['x\\n\\"', 1],
      ["[1]", 2],
    ]);
  });
});
