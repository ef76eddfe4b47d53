import { afterAll, describe, expect, test } from "vitest";
import { sigmaReader } from "../../../../src/equivalence/read/sigma/index.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";
import { eventOf, problemsOf, readRules, ruleOf, taken } from "./harness.ts";

const database = openDatabase();
afterAll(() => database.close());

const MISSING = {};

/** Which values of the field `a` a selection takes; `undefined` is a row without it. */
async function takes(
  selection: string,
  values: readonly (string | number | boolean | readonly string[] | undefined)[],
) {
  const rows = values.map((a) => (a === undefined ? MISSING : { a }));
  const found = await taken(database, `selection:\n    ${selection}\ncondition: selection`, rows);
  return values.filter((_, index) => found[index]);
}

describe("strings", () => {
  test("are the whole value, whatever its case", async () => {
    expect(await takes("a: Äpfel", ["äPFEL", "Äpfel!", "", undefined])).toEqual(["äPFEL"]);
  });
  test("`cased` minds case", async () => {
    expect(await takes("a|cased: Root", ["Root", "root"])).toEqual(["Root"]);
    expect(await takes("a|contains|cased: oo", ["Root", "ROOT"])).toEqual(["Root"]);
  });
  test("wildcards are any run and exactly one", async () => {
    expect(await takes("a: 'a*c?'", ["acd", "a\nbcd", "ac", "xacd"])).toEqual(["acd", "a\nbcd"]);
    expect(await takes("a: '?'", ["ä", "𝒳", "", "ab"])).toEqual(["ä", "𝒳"]);
    expect(await takes("a: '*'", ["", "x", undefined])).toEqual(["", "x"]);
  });
  test("escaped wildcards and backslashes are characters", async () => {
    expect(await takes("a: 'a\\*b'", ["a*b", "a\\xb", "axb"])).toEqual(["a*b"]);
    expect(await takes("a: 'C:\\x\\\\*'", ["C:\\x\\y", "C:\\x*", "C:\\x\\"])).toEqual(["C:\\x\\y", "C:\\x\\"]);
    expect(await takes("a|endswith: '\\cmd.exe'", ["C:\\CMD.EXE", "cmd.exe", "xcmd_exe"])).toEqual(["C:\\CMD.EXE"]);
    expect(await takes("a: '*.?xe'", ["a.exe", "a_exe"])).toEqual(["a.exe"]);
  });
  test("contains, startswith and endswith take text with wildcard characters of other languages literally", async () => {
    expect(await takes("a|contains: '%_'", ["x%_y", "xaby"])).toEqual(["x%_y"]);
    expect(await takes('a|startswith: "o\'"', ["O'Neil", "on"])).toEqual(["O'Neil"]);
  });
  test("a list is any of them, with `all` each of them", async () => {
    expect(await takes("a: [x, y]", ["X", "y", "z"])).toEqual(["X", "y"]);
    expect(await takes("a|contains|all: [x, y]", ["axyb", "x"])).toEqual(["axyb"]);
  });
  test("of a field with several values any may do, and another one for each of `all`", async () => {
    expect(await takes("a: x", [["y", "X"], ["y"], []])).toEqual([["y", "X"]]);
    expect(await takes("a|contains|all: [x, y]", [["1x", "2y"], ["x"]])).toEqual([["1x", "2y"]]);
  });
  test("numbers and truth values are their texts", async () => {
    expect(await takes("a: 5", [5, "5", "05", 50])).toEqual([5, "5"]);
    expect(await takes("a: '5'", [5, "5"])).toEqual([5, "5"]);
    expect(await takes("a: true", [true, "TRUE", false])).toEqual([true, "TRUE"]);
  });
});

describe("missing and empty values", () => {
  test("empty text is a value, null is none", async () => {
    expect(await takes("a: ''", ["", "x", undefined])).toEqual([""]);
    expect(await takes("a: null", ["", "x", undefined])).toEqual([undefined]);
    expect(await takes("a|exists: true", ["", "x", undefined])).toEqual(["", "x"]);
    expect(await takes("a|exists: false", ["", "x", undefined])).toEqual([undefined]);
  });
  test("`null` beside values", async () => {
    expect(await takes("a: [null, x]", ["x", "y", undefined])).toEqual(["x", undefined]);
  });
  test("`neq` differs from every value, and so does what is missing", async () => {
    expect(await takes("a|neq: [x, y]", ["X", "z", undefined])).toEqual(["z", undefined]);
    expect(await takes("a|neq: x", [["y", "x"], ["y"]])).toEqual([["y"]]);
  });
});

describe("numbers", () => {
  test("compare as numbers, also where they are text", async () => {
    expect(await takes("a|gt: 9", [10, "10", 9, "x", "nan", "1_0", undefined])).toEqual([10, "10"]);
    expect(await takes("a|lte: 9", [10, "10", 9, "-1.5", ""])).toEqual([9, "-1.5"]);
  });
  test("parts of a date are those that the text shows", async () => {
    expect(await takes("a|hour|gte: 22", ["2026-01-15T22:30:00+05:00", "2026-01-15T21:30:00Z", "22"])).toHaveLength(1);
    expect(await takes("a|year: 2026", ["2026-01-15", "2025-01-15"])).toEqual(["2026-01-15"]);
    expect(await problemsOf(ruleOf("selection:\n    a|week: 3\ncondition: selection"))).toHaveLength(1);
  });
});

describe("regular expressions", () => {
  test("find anywhere and mind case", async () => {
    expect(await takes("a|re: b+c", ["abbcd", "ABBC", undefined])).toEqual(["abbcd"]);
    expect(await takes("a|re|i: b+c", ["abbcd", "ABBC"])).toEqual(["abbcd", "ABBC"]);
    expect(await takes("a|re|i|all: [b, c]", ["cB", "b"])).toEqual(["cB"]);
  });
  test("the flags m and s", async () => {
    expect(await takes("a|re: ^b$", ["a\nb\nc", "b"])).toEqual(["b"]);
    expect(await takes("a|re|m: ^b$", ["a\nb\nc", "b"])).toEqual(["a\nb\nc", "b"]);
    expect(await takes("a|re: a.b", ["a\nb", "a\rb"])).toEqual(["a\rb"]);
    expect(await takes("a|re|s: a.b", ["a\nb", "a\rb"])).toEqual(["a\nb", "a\rb"]);
  });
  test("the end of the text is also in front of its last newline", async () => {
    expect(await takes("a|re: b$", ["b\n", "b\n\n", "b", "bc"])).toEqual(["b\n", "b"]);
    expect(await takes("a|re: (?:b$|c)d?", ["b\n", "bd", "cd"])).toEqual(["b\n", "cd"]);
  });
  test("what RE2 lacks runs elsewhere", async () => {
    expect(await takes("a|re: ^a(?!b)", ["ab", "ac"])).toEqual(["ac"]);
    expect(await takes("a|re: (a|b)\\1", ["aa", "ab", "xbb"])).toEqual(["aa", "xbb"]);
    expect(await takes("a|re|i: (?<=[x-z])\\w{2}\\s", ["Yab ", "xa "])).toEqual(["Yab "]);
    expect(await takes("a|re: '^(?=.{2}$).\\.'", ["a.", "ab", "a.b"])).toEqual(["a."]);
  });
  test("blanks include the vertical tab, words no other letters", async () => {
    expect(await takes("a|re: a\\sb", ["a\u000bb", "a b", "a\u00a0b"])).toEqual(["a\u000bb", "a b"]);
    expect(await takes("a|re: '^[\\s\\d]+$'", ["1 2", "a"])).toEqual(["1 2"]);
    expect(await takes("a|re|i: ^\\w$", ["\u017f", "\u212a", "k"])).toEqual(["k"]);
    expect(await takes("a|re: ^[^\\S\\n]$", [" ", "\n", "x"])).toEqual([" "]);
  });
  test("literal characters stay so", async () => {
    expect(await takes("a|re: '\\-\\/\\{a\\}]{,2}'", ["-/{a}]{,2}", "-/{a}"])).toEqual(["-/{a}]{,2}"]);
    expect(await takes("a|re: '[]a^-]\\x41\\Q.*\\E'", ["]A.*", "-A.*", "bA.*", "aAxx"])).toEqual(["]A.*", "-A.*"]);
  });
  test("what has no sure meaning is a problem", async () => {
    for (const regex of ["a++", "(?>a)", "\\Ka", "a(", "(*UTF)a", "\\v"]) {
      const found = await problemsOf(ruleOf(`selection:\n    a|re: '${regex}'\ncondition: selection`));
      expect(found, regex).toHaveLength(1);
    }
  });
});

describe("other modifiers", () => {
  test("networks of both families", async () => {
    const found = await takes("a|cidr: [10.0.0.0/8, '2001:db8::/32']", [
      "10.1.2.3",
      "2001:db8::1",
      "11.0.0.1",
      "x",
      undefined,
    ]);
    expect(found).toEqual(["10.1.2.3", "2001:db8::1"]);
  });
  test("encoded text, at any offset", async () => {
    expect(await takes("a|base64: foo", ["Zm9v", "zM9V", "Zm9vYg=="])).toEqual(["Zm9v", "zM9V"]);
    const offsets = ["Zm9v", "eGZvbw==", "eHhmb28=", "YmFy"];
    expect(await takes("a|base64offset|contains: foo", offsets)).toEqual(offsets.slice(0, 3));
    expect(await takes("a|wide|base64: cmd", ["YwBtAGQA", "Y21k"])).toEqual(["YwBtAGQA"]);
  });
  test("`windash` stands for other dashes", async () => {
    expect(await takes("a|windash|contains: ' -enc'", ["x -enc", "x /enc", "x –enc", "x enc"])).toEqual([
      "x -enc",
      "x /enc",
      "x –enc",
    ]);
  });
  test("fields compare with fields", async () => {
    const rows = [{ a: "X", b: "x" }, { a: "x", b: "y" }, { a: "x" }, { a: ["p", "q"], b: ["Q"] }];
    const of = (key: string) => taken(database, `selection:\n    ${key}: b\ncondition: selection`, rows);
    expect(await of("a|fieldref")).toEqual([true, false, false, true]);
    expect(await of("a|fieldref|neq")).toEqual([false, true, true, false]);
    expect(await of("a|fieldref|cased")).toEqual([false, false, false, false]);
  });
  test("placeholders have the values of a pipeline, with their wildcards", async () => {
    const pipeline =
      "name: Admins\nvars:\n    admins: ['adm*', 'a\\*b']\ntransformations:\n    - type: value_placeholders\n      include: [admins]\n";
    const rows = [{ a: "ADM1" }, { a: "a*b" }, { a: "axb" }, {}];
    const detection = "selection:\n    a|expand: '%admins%'\ncondition: selection";
    expect(await taken(database, detection, rows, { "lists/admins.yml": pipeline })).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await problemsOf(ruleOf(detection))).toHaveLength(1);
    const literal = await taken(database, "selection:\n    a: '%admins%'\ncondition: selection", [{ a: "%admins%" }]);
    expect(literal).toEqual([true]);
  });
  test("keywords are found in any value", async () => {
    const rows = [{ a: "x EVIL y" }, { b: ["1", "evil"] }, { evil: "x" }, { a: 666 }];
    expect(await taken(database, "words: [evil, 666]\ncondition: words", rows)).toEqual([true, true, false, true]);
    const both = await taken(database, "words:\n    '|all': [evil, 'x*y']\ncondition: words", rows);
    expect(both).toEqual([true, false, false, false]);
  });
});

describe("conditions", () => {
  const rows = [{}, { a: "1" }, { b: "1" }, { a: "1", b: "1" }, { a: "1", b: "1", c: "1" }, { c: "1" }];
  const selections = "sel_a: {a: 1}\nsel_b: {b: 1}\n_c: {c: 1}\n";
  const of = async (condition: string) =>
    (await taken(database, `${selections}condition: ${condition}`, rows)).map(Number).join("");
  test("not binds before and, and before or", async () => {
    expect(await of("_c or sel_a and sel_b")).toBe("000111");
    expect(await of("not sel_a and sel_b")).toBe("001000");
    expect(await of("not (sel_a and sel_b)")).toBe("111001");
  });
  test("quantifiers leave out names with an underscore in front", async () => {
    expect(await of("1 of them")).toBe("011110");
    expect(await of("all of them")).toBe("000110");
    expect(await of("2 of sel*")).toBe("000110");
    expect(await of("all of _*")).toBe("000011");
  });
  test("several conditions are alternatives", async () => {
    expect(await of("[_c, sel_a and sel_b]")).toBe("000111");
  });
  test("maps are joined with and, lists of maps with or", async () => {
    const found = await taken(database, "sel:\n    - {a: 1, b: 1}\n    - {c: 1}\ncondition: sel", rows);
    expect(found.map(Number).join("")).toBe("000111");
  });
});

describe("log sources", () => {
  const places = ["windows/process_creation", "linux/process_creation", "windows/security", "x/yprocess_creation"];
  const of = async (logsource: string) => {
    const rules = await readRules(`title: A\nlogsource: ${logsource}\ndetection: {s: {a: 1}, condition: s}\n`);
    const events = places.map((place, serial) => eventOf({ row: { a: "1" }, serial, at: 0, place }));
    const alerts = await runRules(database, rules, events);
    return alerts.flatMap((alert) => alert.events).sort();
  };
  test("keys that are left out may be anything", async () => {
    expect(await of("{category: process_creation}")).toEqual([0, 1]);
    expect(await of("{category: process_creation, product: linux}")).toEqual([1]);
    expect(await of("{product: windows}")).toEqual([0, 2]);
    expect(await of("{service: security}")).toEqual([2]);
  });
});

test("a clause is where the entry stands, its key included", async () => {
  const text = ruleOf("selection:\n    a|contains: ü\n    b:\n      - x\n      - y\ncondition: selection");
  for (const file of [text, `\uFEFF${text.replaceAll("\n", "\r\n")}`]) {
    const { rules } = await sigmaReader.read([{ path: "rule.yml", text: file }], []);
    const clauses = JSON.stringify(rules).matchAll(/"clause":\{"start":(\d+),"end":(\d+)\}/g);
    const found = [...clauses].map(([, start, end]) => file.slice(Number(start), Number(end)).replaceAll(/\s+/g, " "));
    expect(new Set(found)).toEqual(new Set(["a|contains: ü", "x", "y", "b: - x - y"]));
  }
});

test("what is not read says so", async () => {
  expect(await problemsOf("title: A\n")).not.toEqual([]);
  expect(await problemsOf(ruleOf("s: {a: 1}\ncondition: s", "taxonomy: ecs\n"))).toEqual([
    "The taxonomy ecs is not read",
  ]);
  expect(
    await problemsOf(
      "title: A\nlogsource: {product: p, service: s, category: c}\ndetection: {s: {a: 1}, condition: s}\n",
    ),
  ).toHaveLength(1);
});
