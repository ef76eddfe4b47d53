import { describe, expect, it } from "vitest";
import {
  concat,
  type Doc,
  fill,
  group,
  hardline,
  indent,
  join,
  line,
  marked,
  softline,
} from "../../../src/text/doc.ts";
import { render } from "../../../src/text/render.ts";
import { at, pieces } from "./at.ts";

const call = (name: string, args: readonly Doc[]): Doc =>
  group(concat([name, "(", indent(concat([softline, join(concat([",", line]), args)])), softline, ")"]));

describe("render", () => {
  it("keeps a group on one line while it fits", () => {
    expect(render(call("in", ["a", "b"])).text).toBe("in(a, b)");
  });

  it("breaks the outer group first", () => {
    const doc = call("or", [call("in", ["aaa", "bbb"]), call("in", ["c"])]);
    expect(render(doc, { width: 20 }).text).toBe("or(\n  in(aaa, bbb),\n  in(c)\n)");
  });

  it("counts what follows a group up to the next possible break", () => {
    const doc = concat([group(concat(["aa", line, "bb"])), "cccc"]);
    expect(render(doc, { width: 9 }).text).toBe("aa bbcccc");
    expect(render(doc, { width: 8 }).text).toBe("aa\nbbcccc");
  });

  it("breaks a group that holds a forced break or a string of several lines", () => {
    expect(render(group(concat(["a", line, "b", hardline, "c"]))).text).toBe("a\nb\nc");
    expect(render(group(indent(concat(["a", line, "x\ny"])))).text).toBe("a\n  x\ny");
  });

  it("fills lines", () => {
    const doc = indent(fill(["aa,", "bb,", "cc,", "ddd"], line));
    expect(render(doc, { width: 8 }).text).toBe("aa, bb,\n  cc,\n  ddd");
    expect(render(fill(["aa,", "bb,", "cc"], line), { width: 80 }).text).toBe("aa, bb, cc");
  });

  it("leaves no blanks on empty lines", () => {
    expect(render(indent(concat(["a", hardline, hardline, "b"]))).text).toBe("a\n\n  b");
  });

  it("lets the innermost mark win and leaves layout unmarked", () => {
    const doc = marked(indent(concat(["a", marked("b", at(2)), hardline, "c"])), at(1));
    expect(pieces(render(doc))).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 1],
    ]);
  });

  it("renders deep and long documents in linear time", () => {
    let deep: Doc = "x";
    for (let depth = 0; depth < 20_000; depth += 1) deep = group(concat(["(", deep, softline, ")"]));
    expect(render(deep).text.length).toBeGreaterThan(40_000);
    const long = concat(Array.from({ length: 50_000 }, () => group(concat(["a", softline]))));
    expect(render(concat([long, long])).text.replaceAll("\n", "")).toHaveLength(100_000);
  });
});
