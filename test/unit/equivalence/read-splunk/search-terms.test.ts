import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { problemsOf, taken } from "./harness.ts";

const database = openDatabase();
afterAll(() => database.close());

const take = (search: string, ...rows: Parameters<typeof taken>[2]): Promise<readonly boolean[]> =>
  taken(database, search, rows);

describe("the search language", () => {
  test("compares text in any case, field names in theirs", async () => {
    expect(await take('user="Ada"', { user: "ADA" }, { user: "ada " }, { User: "Ada" }, {})).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("takes * for any run of characters, line breaks and none included, and every other mark as it is", async () => {
    const rows = [
      { path: "C:\\Temp\\a.b" },
      { path: "c:\\temp\\axb" },
      { path: "C:\\Temp\\\n.b" },
      { path: "C:Tempa.b" },
    ];
    expect(await take('path="C:\\\\Temp\\\\*.b"', ...rows)).toEqual([true, false, true, false]);
    expect(await take('path="*a?b*"', { path: "xa?by" }, { path: "xaxby" })).toEqual([true, false]);
  });

  test("asks with * alone for a value, an empty one too", async () => {
    expect(await take("user=*", { user: "" }, {}, { user: "x" })).toEqual([true, false, true]);
    expect(await take('user=* NOT user=""', { user: "" }, {}, { user: "x" })).toEqual([false, false, true]);
  });

  test("is true under NOT for a missing field, and false for !=", async () => {
    const rows = [{ user: "ada" }, { user: "bob" }, {}];
    expect(await take('NOT user="ada"', ...rows)).toEqual([false, true, true]);
    expect(await take('user!="ada"', ...rows)).toEqual([false, true, false]);
  });

  test("is met by any of several values", async () => {
    const rows = [{ user: ["ada", "Bob"] }, { user: ["eve"] }];
    expect(await take('user="bob"', ...rows)).toEqual([true, false]);
    expect(await take('user IN ("x", "b*")', ...rows)).toEqual([true, false]);
    expect(await take('NOT user="bob"', ...rows)).toEqual([false, true]);
  });

  test("binds NOT before OR before AND", async () => {
    const rows = [
      { a: "1", b: "0", c: "0" },
      { a: "1", b: "1", c: "0" },
      { a: "0", b: "0", c: "1" },
      { a: "1", b: "0", c: "1" },
    ];
    expect(await take("a=1 b=1 OR c=1", ...rows)).toEqual([false, true, false, true]);
    expect(await take("NOT a=1 OR c=1", ...rows)).toEqual([false, false, true, true]);
  });

  test("compares numbers by their size and other text by its characters", async () => {
    const rows = [{ n: "9" }, { n: "10" }, { n: "abc" }, {}];
    expect(await take("n<10", ...rows)).toEqual([true, false, false, false]);
    expect(await take("n>=10", ...rows)).toEqual([false, true, true, false]);
    expect(await take("n=10", { n: "10.0" }, { n: "10" }, { n: "1" })).toEqual([true, true, false]);
  });

  test("takes a network for the addresses in it", async () => {
    expect(await take("ip=10.0.0.0/8", { ip: "10.1.2.3" }, { ip: "11.1.2.3" }, { ip: "x" })).toEqual([
      true,
      false,
      false,
    ]);
    expect(await problemsOf('ip="2001:db8::/32"')).toEqual([
      'Whether a search matches a network of IPv6 is not documented <"2001:db8::/32">',
    ]);
  });

  test("finds words of the raw text between breakers", async () => {
    const rows = [{ _raw: "a Mimikatz.exe b" }, { _raw: "mimikatzen" }, { _raw: "x-mimikatz" }, { _raw: "other" }];
    expect(await take("mimikatz", ...rows)).toEqual([true, false, true, false]);
    expect(await take("mimikatz*", ...rows)).toEqual([true, true, true, false]);
    expect(await take("CASE(mimikatz)", ...rows)).toEqual([false, false, true, false]);
    expect(await take("TERM(mimikatz)", ...rows)).toEqual([false, false, false, false]);
  });

  test("calls macros of the files, in parentheses or not as they are written", async () => {
    const others = {
      "macros.conf":
        '[source]\ndefinition = a=1 OR b=1\niseval = 0\n\n[only(2)]\nargs = f, v\ndefinition = $f$="$v$"\n',
    };
    const rows = [{ a: "1" }, { b: "1", c: "1" }, { c: "1" }];
    expect(await taken(database, "`source` `only(c, 1)`", rows, { others })).toEqual([false, true, false]);
    expect(await problemsOf("`source` `nobody`", { others })).toEqual([
      "The macro `nobody` is not defined in the files <`nobody`>",
    ]);
  });

  test("refuses what it does not cover, at its place", async () => {
    expect(await problemsOf('user="a" earliest=-1d')).toEqual([
      "`earliest` among search terms is not covered <earliest=-1d>",
    ]);
    expect(await problemsOf("user=a [search b=1 | fields b]")).toEqual([
      "A subsearch among search terms is not covered <[search b=1 | fields b]>",
    ]);
    expect(await problemsOf("user=a | transaction user")).toEqual(["`transaction` is not covered <transaction>"]);
    expect(await problemsOf("user=a\n| where frobnicate(user)")).toEqual([
      "The function `frobnicate` is not covered <frobnicate>",
    ]);
  });
});
