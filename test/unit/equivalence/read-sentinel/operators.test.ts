import { describe, expect, test } from "vitest";
import { runs } from "./kql-runs.ts";

const { rowsOf } = runs();

/** Each expression with what it is worth. */
async function expectAll(expressions: readonly (readonly [string, unknown])[]): Promise<void> {
  const rows = await rowsOf(
    `print ${expressions.map(([expression], index) => `c${index} = ${expression}`).join(", ")}`,
  );
  if (typeof rows === "string") throw new Error(rows);
  expect(expressions.map(([expression], index) => [expression, rows[0]?.[index]])).toEqual(expressions);
}

describe("texts", () => {
  test("case counts or not by the operator, and folds ASCII letters alone", () =>
    expectAll([
      ['"aBc" == "abc"', false],
      ['"aBc" =~ "abC"', true],
      ['"Ä" =~ "ä"', false],
      ['tolower("Ä") == "ä"', true],
      ['"aBc" != "abc"', true],
      ['"aBc" !~ "abc"', false],
      ['"aBc" in ("abc", "x")', false],
      ['"aBc" in~ ("abc", "x")', true],
      ['"aBc" !in~ ("abc", "x")', false],
      ['"FabriKam" contains "BRik"', true],
      ['"FabriKam" contains_cs "BRik"', false],
      ['"FabriKam" startswith "fab"', true],
      ['"FabriKam" startswith_cs "fab"', false],
      ['"FabriKam" !endswith "KAM"', false],
      ['"FabriKam" endswith_cs "Kam"', true],
    ]));

  test("signs that are special elsewhere stand for themselves", () =>
    expectAll([
      ['"100%_a" contains "%_"', true],
      ['"100x" contains "%"', false],
      ['"a*b" == "a*b"', true],
      ['"axb" startswith "a*"', false],
      [String.raw`"C:\\Temp\\x" endswith @"\x"`, true],
      [String.raw`"C:\\Temp" == @"C:\Temp"`, true],
      [`"it's" == 'it\\'s'`, true],
      ['"a.b" has "a.b"', true],
      ['"a-b" has "a.b"', false],
    ]));

  test("`has` finds whole terms of letters and digits", () =>
    expectAll([
      ['"North America" has "america"', true],
      ['"North America" has "amer"', false],
      ['"North_America" has "america"', true],
      ['"North America" has_cs "america"', false],
      ['"North America" hasprefix "ame"', true],
      ['"North America" hassuffix "ica"', true],
      ['"North America" hassuffix "amer"', false],
      ['"North America" has_any ("x", "NORTH")', true],
      ['"North America" has_all ("x", "NORTH")', false],
      ['"virtualMachines" has "virtual"', false],
    ]));

  test("a missing text is empty and never null", () =>
    expectAll([
      ['isempty("")', true],
      ['isnull("")', false],
      ['tostring(dynamic(null)) == ""', true],
      ['"" == ""', true],
      ['"" != "x"', true],
      ['isempty(" ")', false],
      ['coalesce("", tostring(long(null)), "third")', "third"],
      ['coalesce("", "")', ""],
      ['strcat("a", "", 1)', "a1"],
    ]));

  test("regular expressions find anywhere, mind case, and a dot is no line break", () =>
    expectAll([
      ['"Fabrikam" matches regex "b.*k"', true],
      ['"Fabrikam" matches regex "B"', false],
      ['"Fabrikam" matches regex "(?i)B"', true],
      [String.raw`"a\nb" matches regex "a.b"`, false],
      [String.raw`"a\nb" matches regex "(?s)a.b"`, true],
      [String.raw`"a\nb" matches regex "^b"`, false],
      // Classes know all of Unicode, unless the flag is off.
      [String.raw`"\u0663" matches regex @"^\d$"`, true],
      [String.raw`"\u00e9" matches regex @"^\w$"`, true],
      [String.raw`"\u00e9" matches regex @"^[\w-]$"`, true],
      [String.raw`"\u00a0" matches regex @"^\s$"`, true],
      [String.raw`"\u00e9" matches regex @"^(?-u:\w)$"`, false],
      [String.raw`"\u00e9" matches regex @"^[0-9A-Za-z_]$"`, false],
      [String.raw`"\u00e9sh" matches regex @"(?-u:\b)sh"`, true],
      ['extract("x([0-9]+)", 1, "ax12b")', "12"],
      ['extract("x([0-9]+)", 1, "none")', ""],
      ['extract("x([0-9]+)", 1, "ax12b", typeof(long)) + 1', 13],
      [String.raw`replace_regex("Number is 12", @"is (\d+)", @"was: \1")`, "Number was: 12"],
      [String.raw`replace_string("a.b.c", ".", "\\")`, String.raw`a\b\c`],
    ]));

  test("pieces and places", () =>
    expectAll([
      ['tostring(split("a/b/c", "/")[-1])', "c"],
      ['tostring(split("a/b/c", "/")[7])', ""],
      ['tostring(split("", "/")[0])', ""],
      ['tostring(split("a", "@")[1])', ""],
      ['tostring(split("a_b", "_", 1))', '["b"]'],
      ['substring("abcdef", 2, 3)', "cde"],
      ['indexof("abcdefg", "cde")', 2],
      ['indexof("abc", "z")', -1],
      ['strcat_delim("-", 1, "2", 1s)', "1-2-00:00:01"],
    ]));
});

describe("null", () => {
  test("two nulls are neither equal nor unequal, one is unequal to any value", () =>
    expectAll([
      ["int(null) == int(null)", null],
      ["int(null) != int(null)", null],
      ["int(null) == 5", false],
      ["int(null) != 5", true],
      ["int(null) < 5", null],
      ["int(null) + 5", null],
      ["not(int(null) < 5)", null],
      ["not(int(null) == 5)", true],
      ["int(null) in (1, 2)", false],
      ["int(null) !in (1, 2)", true],
      ["bool(null) and false", false],
      ["bool(null) and true", null],
      ["bool(null) or true", true],
      ["iff(bool(null), 1, 2)", 2],
      ['case(bool(null), "a", 1 == 1, "b", "c")', "b"],
      ["isnull(int(null))", true],
      ["max_of(int(null), 3)", 3],
    ]));

  test("a filter drops what is null", async () => {
    const query = "datatable(n:int)[5, int(null), 7] | where";
    expect(await rowsOf(`${query} n != 5`)).toEqual([[null], [7]]);
    expect(await rowsOf(`${query} n > 5`)).toEqual([[7]]);
    expect(await rowsOf(`${query} not(n > 5)`)).toEqual([[5]]);
  });
});

describe("dynamic values", () => {
  test("members and elements that are not there are null", () =>
    expectAll([
      ['tostring(dynamic({"a": {"b": "x"}}).a.b)', "x"],
      ['isnull(dynamic({"a": 1}).b.c)', true],
      ['tostring(dynamic({"a.b": 1})["a.b"])', "1"],
      ['tostring(dynamic({"a": [1, 2]}).a[-1])', "2"],
      ['isnull(dynamic({"a": null}).a)', true],
      ['dynamic({"a": "X"}).a == "X"', true],
      ['dynamic({"a": "X"}).b == "X"', false],
      ['dynamic({"a": "X"}).b != "X"', true],
      ['dynamic({"a": "X"}).a in~ ("x")', true],
      ['tostring(dynamic({"a": "X"}))', '{"a":"X"}'],
      ['isempty(tostring(dynamic({"a": ""}).a))', true],
    ]));

  test("JSON that is none stays a text, the empty text is null", () =>
    expectAll([
      ['tostring(parse_json("[1, 2]")[0])', "1"],
      ['tostring(parse_json("i-1"))', "i-1"],
      ['isnull(parse_json(""))', true],
      ['isnull(parse_json("null"))', true],
      ['tostring(parse_json(parse_json("{\\"a\\":1}")).a)', "1"],
      ['tolong(parse_json("{\\"a\\":\\"7\\"}").a)', 7],
      ['tobool(parse_json("{\\"a\\":\\"True\\"}").a)', true],
      ['tobool(parse_json("{\\"a\\":true}").a)', true],
      ['tobool(parse_json("{}").a) == true', false],
    ]));

  test("arrays", () =>
    expectAll([
      ["array_length(dynamic([1, 2]))", 2],
      ['array_length(parse_json("{}"))', null],
      ['"b" in (dynamic(["a", "b"]))', true],
      ["tostring(range(1, 8, 3))", "[1,4,7]"],
      ['tostring(set_union(dynamic(["a"]), dynamic(["b", "a"])))', '["a","b"]'],
      ['set_has_element(dynamic(["a"]), "a")', true],
      ['tostring(pack_array(1, "a", 1h))', '[1,"a","01:00:00"]'],
      ['tostring(bag_pack("a", 1))', '{"a":1}'],
    ]));
});

describe("numbers and times", () => {
  test("whole numbers divide to whole numbers, the rest is never negative", () =>
    expectAll([
      ["1 / 2", 0],
      ["-3 / 2", -1],
      ["1.0 / 2", 0.5],
      ["-14 % 12", 10],
      ["14 % -12", 2],
      ["bin(7, 5)", 5],
      ["bin(-1, 5)", -5],
      ['tolong("1x")', null],
      ['tolong("12")', 12],
      ["toint(1.9)", 1],
      ["10 == 10.0", true],
    ]));

  test("moments are counted in UTC, durations from each other", () =>
    expectAll([
      ["datetime(2026-01-15T10:30:00Z) - datetime(2026-01-15) == 10.5h", true],
      ["1d / 1h", 24],
      ["tostring(bin(datetime(2026-01-15 10:37), 15m))", "2026-01-15T10:30:00.0000000Z"],
      ["tostring(bin(datetime(2026-01-15 10:37), 7d))", "2026-01-12T00:00:00.0000000Z"],
      ['datetime_diff("second", datetime(2026-01-15 00:00:10.1), datetime(2026-01-15 00:00:00.9))', 10],
      ['datetime_diff("year", datetime(2017-01-01), datetime(2000-12-31))', 17],
      ['datetime_diff("week", datetime(2017-10-29), datetime(2017-09-30 23:59))', 5],
      ['todatetime("2026-01-15T10:00:00Z") == datetime(2026-01-15 10:00)', true],
      ['isnull(todatetime("soon"))', true],
      ["5 between (5 .. 7)", true],
      ["8 between (5 .. 7)", false],
      ["datetime(2026-01-15) between (datetime(2026-01-14) .. 1d)", true],
      ["tostring(time(1.02:03:04))", "1.02:03:04"],
    ]));
});

test("addresses lie in networks, what is no address gives null", () =>
  expectAll([
    ['ipv4_is_in_any_range("192.0.2.7", "10.0.0.0/8", "192.0.2.0/24")', true],
    ['ipv4_is_in_any_range("192.0.3.7", "192.0.2.0/24")', false],
    ['ipv4_is_in_any_range("ssm.amazonaws.com", "192.0.2.0/24")', null],
    ['ipv4_is_in_any_range("2001:db8::1", "192.0.2.0/24")', null],
    ['coalesce(ipv4_is_in_any_range("", "192.0.2.0/24"), false)', false],
    ['ipv6_is_in_any_range("2001:db8::1", "2001:db8::/32")', true],
    ['ipv6_is_in_any_range("192.0.2.7", "2001:db8::/32")', false],
    ['ipv6_is_in_any_range("x", "2001:db8::/32")', null],
    ['ipv4_is_private("192.168.1.1")', true],
    ['ipv4_is_match("192.168.1.1", "192.168.1.255/24")', true],
  ]));

test("what is not covered is said, not guessed", async () => {
  expect(await rowsOf("print hash_xxhash64(1)")).toBe("The function hash_xxhash64() is not read");
  expect(await rowsOf("print x = 1 | sample 1")).toBe("The operator Sample is not read");
  expect(await rowsOf('print x = "aa" matches regex @"\\d(?=x)"')).toMatch(/none of RE2/);
  expect(await rowsOf('print x = "aa" matches regex "[a-z&&[^b]]"')).toMatch(/operations on classes/);
});
