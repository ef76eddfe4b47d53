import { describe, expect, it } from "vitest";
import { printQuery } from "../../../src/backends/sentinel/print.ts";
import {
  and,
  binary,
  call,
  extend,
  type Kql,
  name,
  not,
  number,
  or,
  text,
  timespan,
  where,
} from "../../../src/backends/sentinel/syntax.ts";
import { HOUR } from "../../../src/model/duration.ts";

const a = binary(name("A"), "=~", text("x"));
const b = binary(name("B"), ">", number(2));
const c = name("C");

function line(condition: Kql): string {
  const body = { source: { kind: "table", name: "T" }, steps: [where(condition)] } as const;
  return printQuery({ header: undefined, lets: [], body }).text.split("\n| where ")[1]?.trimEnd() ?? "";
}

describe("printing KQL", () => {
  it("puts parentheses where and, or and not would regroup", () => {
    expect(line(and([or([a, b]), c]))).toBe('(A =~ "x" or B > 2) and C');
    expect(line(or([and([a, b]), c]))).toBe('(A =~ "x" and B > 2) or C');
    expect(line(not(or([a, b])))).toBe('not(A =~ "x" or B > 2)');
    expect(line(binary(and([a, c]), "==", c))).toBe('(A =~ "x" and C) == C');
  });

  it("keeps the grouping of a subtraction", () => {
    const inner = binary(name("X"), "-", name("Y"));
    expect(line(binary(inner, "-", name("Z")))).toBe("X - Y - Z");
    expect(line(binary(name("Z"), "-", inner))).toBe("Z - (X - Y)");
  });

  it("has a value for a conjunction or disjunction of nothing", () => {
    expect(line(and([]))).toBe("true");
    expect(line(or([]))).toBe("false");
  });

  it("quotes names that KQL would take for words of its own", () => {
    expect(line(and([name("kind"), name("odd-name"), name("it's")]))).toBe("['kind'] and ['odd-name'] and ['it\\'s']");
    expect(line({ kind: "member", of: name("Claims_d"), key: "http://x/y" })).toBe('Claims_d["http://x/y"]');
    expect(line({ kind: "member", of: name("Claims_d"), key: "title" })).toBe('Claims_d["title"]');
    expect(line({ kind: "member", of: name("Claims_d"), key: "appid" })).toBe("Claims_d.appid");
  });

  it("prints spans with one unit", () => {
    expect(line(binary(name("T"), ">", call("ago", timespan(1.5 * HOUR))))).toBe("T > ago(90m)");
  });

  it("keeps a hostile title inside its comment", () => {
    const body = { source: { kind: "table", name: "T" }, steps: extend([]) } as const;
    const { text: printed } = printQuery({ header: "a\nT | take 1\u2028\rb é", lets: [], body });
    expect(printed).toBe("// a T | take 1 b ?\nT\n");
  });
});
