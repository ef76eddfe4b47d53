import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConfFile } from "../../../src/backends/splunk/verify/conf-file.ts";
import { conf, normaliseConfValue } from "../../../src/text/conf.ts";
import { readConf } from "../../../src/text/read-conf.ts";
import { map } from "../../../src/text/value.ts";
import { found } from "./run-verifier.ts";

const settings = (text: string) =>
  readConfFile(text, "f").stanzas.map(({ name, settings: list }) => [
    name,
    list.map(({ key, value }) => [key, value.text]),
  ]);

describe("reading", () => {
  test("a value goes on behind a backslash, and its lines keep their break and lose their blanks", () => {
    expect(settings("[a]\nsearch = index=x  \\\n  | stats count \\\n\\\n# no comment\nk=b # c = d\n")).toEqual([
      [
        "a",
        [
          ["search", "index=x\n  | stats count\n\n# no comment"],
          ["k", "b # c = d"],
        ],
      ],
    ]);
  });

  test("comments, blank lines, CR LF and indented settings", () => {
    expect(settings("# x = 1\r\n\r\n[a]\r\n  k = v \\\r\nw\r\n\t# y\r\n[b]\r\n")).toEqual([
      ["a", [["k", "v\nw"]]],
      ["b", []],
    ]);
  });

  test("settings in front of every header belong to default, and a name may hold brackets", () => {
    expect(settings("k = 1\n[a [b] c]\n__proto__ = 2\n")).toEqual([
      ["default", [["k", "1"]]],
      ["a [b] c", [["__proto__", "2"]]],
    ]);
  });

  test("a position in a value is found in the line that wrote it", () => {
    const [stanza] = readConfFile("[a]\nsearch = one \\\n  two   \\\nthree\n", "f").stanzas;
    const value = stanza?.settings[0]?.value;
    expect(value?.text).toBe("one\n  two\nthree");
    const place = (word: string) => {
      const at = value?.text.indexOf(word) ?? -1;
      const span = value?.span(at, at + word.length);
      return [span?.line, span?.column, span?.endLine, span?.endColumn];
    };
    expect(place("one")).toEqual([2, 10, 2, 13]);
    expect(place("two")).toEqual([3, 3, 3, 6]);
    expect(place("three")).toEqual([4, 1, 4, 6]);
  });

  test("what is written reads back, and as the plain reader reads it", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "=", " ", "\\", "[", "]", "#", "\n", "|", '"', "\t", "é") });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("k", "k2", "search"), line), { maxLength: 4 }), (pairs) => {
        const entries = [...new Map(pairs)];
        const { text } = conf(map([["Rule", map(entries)]]));
        const { stanzas, problems } = readConfFile(text, "f");
        expect(problems).toEqual([]);
        const read = new Map(stanzas[0]?.settings.map(({ key, value }) => [key, value.text]));
        expect(read).toEqual(readConf(text).get("Rule"));
        for (const [key, value] of entries) {
          expect(read.get(key)).toBe(normaliseConfValue({ text: value, marks: [] }).text);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("grammar", () => {
  test.each([
    ["a line without an equals sign", "[a]\nstats count\n", ["error RW5250 2:1-12"]],
    ["a comment of another language", "[a]\n// why\n", ["error RW5250 2:1-7"]],
    ["a setting without a name", "[a]\n = x\n", ["error RW5250 2:2-3"]],
    ["a header that is not closed", "[a\nk = 1\n", ["error RW5251 1:1-3"]],
    ["text behind a header", "[a] # no comment\nk = 1\n", ["error RW5251 1:5-17"]],
    ["a blank behind the backslash", "[a]\nk = x \\ \n| eval y=1\n", ["error RW5252 2:7-9"]],
    ["a blank behind the last backslash", "[a]\nk = x \\ \n\n[b]\n", ["warning RW5252 2:7-9"]],
    ["a stanza twice", "[a]\nk = 1\n[b]\n[a]\nj = 1\n", ["error RW5253 4:2-3"]],
    ["a setting twice", "[a]\nk = 1\nk=2\n", ["error RW5254 3:1-2"]],
    ["a setting for all stanzas", "k = 1\n[a]\n", ["warning RW5255 1:1-2"]],
    ["a comment that ends in a backslash", "# C:\\\n[a]\nk = 1\n", ["warning RW5252 1:5-6"]],
  ])("%s", async (_name, text, expected) => {
    expect(await found({ "props.conf": text })).toEqual(expected);
  });
});
