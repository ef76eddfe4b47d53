import { describe, expect, it } from "vitest";
import { comment } from "../../../src/text/comment.ts";
import { csv } from "../../../src/text/csv.ts";
import { from } from "../../../src/text/source-text.ts";
import { UnprintableError } from "../../../src/text/unprintable-error.ts";
import { text } from "../../../src/text/value.ts";
import { at, pieces } from "./at.ts";

describe("csv", () => {
  it("quotes where needed and leaves formulas alone", () => {
    const rows = [
      ["a,b", 'say "x"', "=1+1"],
      ["two\nlines", " blank", null],
    ];
    expect(csv(["h 1", "h2", "h3"], rows).text).toBe('h 1,h2,h3\n"a,b","say ""x""",=1+1\n"two\nlines"," blank",\n');
  });

  it("never writes an empty line", () => {
    expect(csv(["only"], [[""], [null], ["x"]]).text).toBe('only\n""\n""\nx\n');
  });

  it("refuses rows of another length", () => {
    expect(() => csv(["a", "b"], [["x"]])).toThrow(UnprintableError);
  });

  it("keeps origins", () => {
    expect(pieces(csv(["a"], [[text(from('x"', at(1)))]]))).toEqual([['x""', 1]]);
  });
});

describe("comment", () => {
  it("lets no line escape its comment", () => {
    expect(comment(["id: 1", "a\r\nb\u2028c", "", "é\\"], { ascii: true }).text).toBe("# id: 1\n# a b c\n#\n# ?\\ .\n");
  });
});
