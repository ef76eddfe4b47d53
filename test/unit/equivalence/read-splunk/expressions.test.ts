import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { problemsOf, shown, taken } from "./harness.ts";

const database = openDatabase();
afterAll(() => database.close());

type Row = Parameters<typeof taken>[2][number];

const where = (condition: string, ...rows: readonly Row[]): Promise<readonly boolean[]> =>
  taken(database, `* | where ${condition}`, rows);

async function evaluated(expression: string, row: Row): Promise<unknown> {
  const [found] = await shown(database, `* | eval out=${expression} | table out`, [{ row }]);
  return found?.out;
}

describe("eval and where", () => {
  test("compare text with its case, and know no wildcard", async () => {
    expect(await where('user="Ada"', { user: "Ada" }, { user: "ada" }, {})).toEqual([true, false, false]);
    expect(await where('user="A*"', { user: "Ada" }, { user: "A*" })).toEqual([false, true]);
  });

  test("are not true of a missing field, under NOT neither", async () => {
    const rows = [{ user: "ada" }, { user: "" }, {}];
    expect(await where('user!="ada"', ...rows)).toEqual([false, true, false]);
    expect(await where('NOT user="ada"', ...rows)).toEqual([false, true, false]);
    expect(await where('isnull(user) OR NOT user="ada"', ...rows)).toEqual([false, true, true]);
    expect(await where('if(user="ada", "a", "b")="b"', ...rows)).toEqual([false, true, true]);
  });

  test("bind NOT before AND before OR", async () => {
    const rows = [
      { a: "1", b: "0", c: "0" },
      { a: "0", b: "0", c: "1" },
      { a: "1", b: "1", c: "0" },
    ];
    expect(await where('c="1" OR a="1" AND b="1"', ...rows)).toEqual([false, true, true]);
    expect(await where('NOT a="1" AND c="1"', ...rows)).toEqual([false, true, false]);
  });

  test("compare numbers by their size, a quoted number as text", async () => {
    const rows = [{ n: "9" }, { n: "10" }, { n: "010" }, { n: "x" }];
    expect(await where("n<10", ...rows)).toEqual([true, false, false, false]);
    expect(await where("n=10", ...rows)).toEqual([false, true, true, false]);
    expect(await where('n="10"', ...rows)).toEqual([false, true, false, false]);
    expect(await where("n<m", { n: "9", m: "10" }, { n: "9", m: "1x" }, { n: "a", m: "b" })).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("are met by any of several values", async () => {
    const rows = [{ user: ["ada", "bob"] }, { user: "eve" }];
    expect(await where('user="bob"', ...rows)).toEqual([true, false]);
    expect(await where('in(user, "x", "bob")', ...rows)).toEqual([true, false]);
    expect(await where('user IN ("x", "bob")', ...rows)).toEqual([true, false]);
    expect(await where('match(user, "^b")', ...rows)).toEqual([true, false]);
    expect(await where('lower(user)="bob"', { user: ["Ada", "BOB"] }, { user: "x" })).toEqual([true, false]);
  });

  test("take bare words for fields, and join dotted ones", async () => {
    expect(await where('a.b="xy"', { "a.b": "xy" }, { a: "x", b: "y" })).toEqual([false, true]);
    expect(await where("'a.b'=\"xy\"", { "a.b": "xy" }, { a: "x", b: "y" })).toEqual([true, false]);
    expect(await where("a=b", { a: "b" }, { a: "1", b: "1" })).toEqual([false, true]);
  });

  test("match finds anywhere, in the case that is written, and $ stands before a last line break too", async () => {
    expect(await where('match(p, "b.d")', { p: "abcde" }, { p: "ABCDE" }, { p: "ab\nde" })).toEqual([
      true,
      false,
      false,
    ]);
    expect(await where('match(p, "(?is)B.D")', { p: "ab\nde" })).toEqual([true]);
    expect(await where('match(p, "d$")', { p: "d" }, { p: "d\n" }, { p: "d\n\n" }, { p: "d\nx" })).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await where('match(p, "c:\\\\\\\\t")', { p: "c:\\t" }, { p: "c:\t" })).toEqual([true, false]);
    expect(await where('match(p, "a(?!b)")', { p: "ab" }, { p: "ac" })).toEqual([false, true]);
  });

  test("like takes % and _ and nothing else, over the whole value", async () => {
    expect(await where('like(p, "a.%_")', { p: "a.b" }, { p: "axb" }, { p: "A.b" }, { p: "xa.b" })).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("cidrmatch takes both families", async () => {
    expect(await where('cidrmatch("10.0.0.0/8", ip)', { ip: "10.9.9.9" }, { ip: "11.0.0.1" }, { ip: "" })).toEqual([
      true,
      false,
      false,
    ]);
    expect(await where('cidrmatch("2001:db8::/32", ip)', { ip: "2001:db8::1" }, { ip: "2001:db9::1" })).toEqual([
      true,
      false,
    ]);
  });

  test("coalesce takes an empty text for a value, nullif does away with it", async () => {
    expect(await evaluated('coalesce(a, "b")', { a: "" })).toEqual([""]);
    expect(await evaluated('coalesce(nullif(a, ""), "b")', { a: "" })).toEqual(["b"]);
    expect(await evaluated('nullif(a, "")', {})).toBeUndefined();
  });

  test("substr counts from 1, or from the end, and takes a computed start and length", async () => {
    const of = (start: string): Promise<unknown> =>
      evaluated(`substr("abcd", ${start})`, { n: "2", b: "xyz", long: "abcdef" });
    expect(await of("2")).toBe("bcd");
    expect(await of("2, 2")).toBe("bc");
    expect(await of("9")).toBe("");
    expect(await of("n, n")).toBe("bc");
    expect(await of('len("abcd")-len(b)+1')).toBe("bcd");
    expect(await of("1, len(b)")).toBe("abc");
    expect(await of("-3")).toBe("bcd");
    expect(await of("-3, 2")).toBe("bc");
    expect(await of("-9, 6")).toBe("a");
    expect(await of("0, 2")).toBe("a");
    expect(await of('len("abcd")-len(long)+1')).toBe("d");
    expect(await of("len(nothing)")).toBeUndefined();
    expect(await of("3, 0-1")).toBe("");
  });

  test("replace takes every match and groups of the expression", async () => {
    expect(await evaluated('replace(lower("a-B-c"), "-(.)", "+\\1")', {})).toBe("a+b+c");
    expect(await evaluated('replace("xyz", "(?s)^.*?(?:/(\\d+)).*$|^.*$", "\\1")', {})).toBe("");
  });

  test("lists are counted from 0, and from the end below it", async () => {
    expect(await evaluated('mvindex(split(p, "/"), 1)', { p: "a/b/c" })).toBe("b");
    expect(await evaluated('mvindex(split(p, "/"), -1)', { p: "a/b/c" })).toBe("c");
    expect(await evaluated('mvindex(split(p, "/"), 5)', { p: "a/b/c" })).toBeUndefined();
    expect(await evaluated('mvindex(split(p, "/"), 1, 9)', { p: "a/b/c" })).toEqual(["b", "c"]);
    expect(await evaluated('mvcount(split(p, "/"))', { p: "a/b/c" })).toBe(3);
    expect(await evaluated("mvcount(p)", {})).toBeUndefined();
  });

  test("mvfilter and mvmap work on each value, and nothing left is missing", async () => {
    expect(await evaluated('mvfilter(p!="")', { p: ["a", "", "b"] })).toEqual(["a", "b"]);
    expect(await where('isnull(mvfilter(p!=""))', { p: [""] }, { p: ["a"] }, {})).toEqual([true, false, true]);
    expect(await evaluated("mvmap(p, upper(p))", { p: ["a", "b"] })).toEqual(["A", "B"]);
    expect(await problemsOf("* | where isnotnull(mvfilter(a=b))")).toEqual([
      "`mvfilter` has to name one field <mvfilter(a=b)>",
    ]);
  });

  test("case gives the first value whose condition is true, or none", async () => {
    expect(await evaluated('case(n>5, "big", n>1, "some")', { n: "3" })).toBe("some");
    expect(await evaluated('case(n>5, "big", n>1, "some")', { n: "0" })).toBeUndefined();
  });

  test("add numbers and join text", async () => {
    expect(await evaluated("1+2*3", {})).toBe(7);
    expect(await evaluated("a+b", { a: "1", b: "2" })).toBe("3");
    expect(await evaluated("a+b", { a: "x", b: "2" })).toBe("x2");
    expect(await evaluated("a-b", { a: "x", b: "2" })).toBeUndefined();
  });

  test("relative_time moves first and snaps after", async () => {
    expect(await evaluated('relative_time(100000, "-1m@m")', {})).toBe(99_900);
    expect(await evaluated('relative_time(100000, "@d+1h")', {})).toBe(90_000);
    // The second Sunday of 1970 was the 11th of January.
    expect(await evaluated('relative_time(1000000, "@w0")', {})).toBe(10 * 86_400);
    expect(await evaluated('relative_time(1000000, "-7d@w1")', {})).toBe(4 * 86_400);
  });

  test("evals follow one another from left to right", async () => {
    const [row] = await shown(database, '* | eval a="x", b=a."y", a="z" | table a b', [{ row: { a: "old" } }]);
    expect(row).toEqual({ a: "z", b: "xy" });
  });

  test("a condition is no value of a field", async () => {
    expect(await problemsOf("* | eval a=b=c")).toEqual(["`a` cannot be given a condition; eval refuses that <a=b=c>"]);
    expect(await problemsOf("* | where user")).toEqual(["A condition is expected here, and this is a value <user>"]);
  });

  test("a single backslash in a literal is not guessed at, a double one is one", async () => {
    expect(await where('p="C:\\\\temp"', { p: "C:\\temp" }, { p: "C:\temp" })).toEqual([true, false]);
    expect(await problemsOf('* | where p="C:\\temp"')).toEqual([
      'What a single backslash means in a literal text is not documented; double it <"C:\\temp">',
    ]);
  });

  test("the clause of a test is its place in the file", async () => {
    expect(await problemsOf('* \n| eval x=1 \n| where user="a" AND match(user, p)')).toEqual([
      "A regular expression that is no literal text is not covered <p>",
    ]);
  });
});
