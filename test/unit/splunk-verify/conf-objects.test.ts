import { describe, expect, test } from "vitest";
import { found, open, verify } from "./run-verifier.ts";

describe("macros.conf", () => {
  test("macros with and without arguments are right", async () => {
    const text = "[a]\ndefinition = index=x\niseval = 0\n\n[b(2)]\nargs = x, y\ndefinition = $x$=$y$\n";
    expect(await found({ "macros.conf": text })).toEqual([]);
  });

  test.each([
    ["more arguments than the name says", "[b(1)]\nargs = x, y\ndefinition = $x$=$y$\n", ["error RW5264 2:8-12"]],
    ["arguments that the name does not say", "[b]\nargs = x\ndefinition = $x$\n", ["error RW5264 2:8-9"]],
    ["an argument twice", "[b(2)]\nargs = x, x\ndefinition = $x$\n", ["error RW5264 2:8-12"]],
    [
      "an argument with a blank in it",
      "[b(1)]\nargs = my x\ndefinition = y\n",
      ["error RW5264 2:8-12", "warning RW5265 3:14-15"],
    ],
    ["no definition", "[b(1)]\nargs = x\n", ["error RW5264 1:2-6"]],
    ["a name that cannot be called", "[a b]\ndefinition = x\n", ["error RW5264 1:2-5"]],
    [
      "a placeholder that is no argument",
      "[b(1)]\nargs = user\ndefinition = u=$usr$ $user$\n",
      ["warning RW5265 3:16-21"],
    ],
    ["a misspelt setting", "[a]\ndefinition = x\niseva = 1\n", ["error RW5256 3:1-6"]],
  ])("%s", async (_name, text, expected) => {
    expect(await found({ "macros.conf": text })).toEqual(expected);
  });
});

describe("transforms.conf", () => {
  test.each([
    ["no table", "[l]\nmatch_type = CIDR(ip)\n", ["error RW5266 1:2-3"]],
    ["a KV store without a list of fields", "[l]\nexternal_type = kvstore\ncollection = c\n", ["error RW5266 1:2-3"]],
    ["a folder in the file name", "[l]\nfilename = lookups/a.csv\nmax_matches = 1\n", ["error RW5266 2:12-25"]],
    [
      "another way to match",
      "[l]\ncollection = c\nfields_list = _key, ip\nmatch_type = SUBNET(ip)\n",
      ["error RW5266 4:14-24"],
    ],
    [
      "a column that is not listed",
      "[l]\ncollection = c\nfields_list = _key, ip\nmatch_type = CIDR(ipp)\n",
      ["warning RW5267 4:14-23"],
    ],
    ["a number that is none", "[l]\nfilename = a.csv\nmax_matches = often\n", ["error RW5257 3:15-20"]],
    ["a field extraction", "[e]\nREGEX = a=(\\d+)\nFORMAT = a::$1\n", []],
  ])("%s", async (_name, text, expected) => {
    expect(await found({ "transforms.conf": text, "lookups/a.csv": "value\n" })).toEqual(expected);
  });

  test("a table that is not there is not judged, one that is has its columns compared", async () => {
    const text = "[l]\nfilename = a.csv\nmatch_type = CIDR(net)\n";
    expect((await verify({ "transforms.conf": text })).unchecked.map(({ what }) => what)).toEqual([
      "the lookup table a.csv",
    ]);
    expect(await found({ "transforms.conf": text, "lookups/a.csv": "network,name\n" })).toEqual([
      "warning RW5267 3:14-23",
    ]);
    expect(await found({ "lists/a.csv": "network,name\n", "transforms.conf": text })).toEqual([
      "warning RW5267 1:1-13",
    ]);
  });
});

test("types of a KV store's fields", async () => {
  const text = "[c]\nenforceTypes = true\nfield.ip = cidr\nfield.n = int\n";
  expect(await found({ "collections.conf": text })).toEqual(["error RW5257 4:11-14"]);
});

describe("lookup tables", () => {
  test.each([
    ["a table", 'a,b\n1,"x, ""y"""\n', []],
    ["a row with a value too many", "a,b\n1,2,3\n", ["error RW5268 2:1-6"]],
    ["a quote that does not close", 'a,b\n1,"x\n', ["error RW5268 2:3-4"]],
    ["text behind a quoted value", 'a\n"x"y\n', ["warning RW5268 2:4-5"]],
    ["a column twice", "a,a\n1,2\n", ["error RW5268 1:1-4"]],
    ["a column without a name", "a,\n1,2\n", ["error RW5268 1:1-3"]],
  ])("%s", async (_name, text, expected) => {
    expect(await found({ "lookups/t.csv": text })).toEqual(expected);
  });
});

describe("what a verdict depends on", () => {
  const macros = "[a]\ndefinition = `b(1)`\n[b(1)]\nargs = x\ndefinition = x=$x$\n[c]\ndefinition = y\n";

  test("the definitions that a search calls, and theirs, but no others", () => {
    const search = { file: "x.spl", text: "`a` user=1" };
    const dependencies = (text: string) => open({ "x.spl": search.text, "macros.conf": text }).dependencies(search);
    const before = dependencies(macros);
    expect(dependencies(macros.replace("x=$x$", "z=$x$"))).not.toBe(before);
    expect(dependencies(macros.replace("= y", "= z"))).toBe(before);
  });

  test("the columns of the lookups that it names", () => {
    const search = { file: "x.spl", text: "index=x | lookup known.csv value AS user" };
    const dependencies = (table: string) =>
      open({ "x.spl": search.text, "lists/known.csv": table, "lists/other.csv": table }).dependencies(search);
    expect(dependencies("value\n")).not.toBe(dependencies("name\n"));
    expect(dependencies("value\n")).toBe(dependencies("value\nada\n"));
  });

  test("a macro of the run is expanded, one that is computed is not judged", async () => {
    const search = { "x.spl": "index=x | stats count by user | `m`" };
    const definition = (iseval: number) => `[m]\ndefinition = "where nobody=" . 1\niseval = ${iseval}\n`;
    expect((await verify({ ...search, "macros.conf": "[m]\ndefinition = where nobody=1\n" })).diagnostics).not.toEqual(
      [],
    );
    const { diagnostics, unchecked } = await verify({ ...search, "macros.conf": definition(1) });
    expect([diagnostics, unchecked.length > 0]).toEqual([[], true]);
  });

  test("arguments of the configuration's macros follow the order of their placeholders", async () => {
    const files = { "x.spl": "index=x | stats count by user | `only(user, 5)`" };
    expect((await verify(files, { "only(2)": "where isnotnull($f$) AND count>$n$" })).diagnostics).toEqual([]);
    expect((await verify(files, { "only(2)": "where count>$n$ AND isnotnull($f$)" })).diagnostics).toEqual([]);
    expect(
      (
        await verify(
          { "x.spl": "index=x | stats count by user | `only(usr, 5)`" },
          { "only(2)": "where isnotnull($f$) AND count>$n$" },
        )
      ).diagnostics,
    ).not.toEqual([]);
  });

  test("the configuration's own macros", () => {
    const search = { file: "x.spl", text: "`ours`" };
    const dependencies = (definition: string) => open({}, { ours: definition }).dependencies(search);
    expect(dependencies("index=a")).not.toBe(dependencies("index=b"));
  });
});

test.each([
  ["a.spl", "x", "search"],
  ["savedsearches.conf", "", "savedsearches.conf"],
  ["x.savedsearch.conf", "", "savedsearches.conf"],
  ["app/default/macros.conf", "", "macros.conf"],
  ["team.conf", "[x]\nsearch = y\n", "savedsearches.conf"],
  ["nginx.conf", "server { listen 80; }", undefined],
  ["props.conf", "", ".conf file"],
  ["a.yml", "name: x\nsearch: y\ntype: TTP\nhow_to_implement: z\ntags: {}\n", "ESCU detection"],
  ["a.yml", "name: x\nsearch: y\ntype: Baseline\nhow_to_implement: z\ntags: {}\n", "ESCU baseline"],
  ["macros/a.yml", "name: a\ndefinition: index=x\n", "ESCU macro"],
  ["a.yml", "title: x\nlogsource: {}\ndetection: {}\n", undefined],
  ["lists/a.csv", "value\n", "lookup table"],
  ["data/a.csv", "value\n", undefined],
  ["a.json", "{}", undefined],
])("%s is recognised by its name and text (%#)", (file, text, form) => {
  expect(open({}).recognise({ file, text })).toBe(form);
});
