import { describe, expect, test } from "vitest";
import { embeddedText } from "../../../src/verify/embedded.ts";
import { readJson, readJsonLines } from "../../../src/verify/read/json-document.ts";
import { readToml } from "../../../src/verify/read/toml-document.ts";

const place = (line: number, column: number, endColumn: number, endLine = line) => ({
  file: "f",
  line,
  column,
  endLine,
  endColumn,
});

describe("JSON", () => {
  test.each([
    ["a comment", "{} // x", 4],
    ["a trailing comma", '{"a": 1,}', 9],
    ["single quotes", "{'a': 1}", 2],
    ["a name given twice", '{"a": 1, "a": 2}', 10],
    ["a string that is not closed", '{"a": "x', 7],
    ["something behind the value", "{} {}", 4],
  ])("%s is refused where it stands", (_name, text, column) => {
    const read = readJson(text, "f");
    expect(read.ok ? [] : read.diagnostics.map(({ code, span }) => [code, span?.column])).toContainEqual([
      "RW5002",
      column,
    ]);
  });

  test("one mistake is one finding", () => {
    const read = readJson('{"a": 1, b: 2, "c": [1, 2], "d": {}}', "f");
    expect(read.ok ? [] : read.diagnostics.map(({ message, span }) => [message, span?.column])).toEqual([
      ["This is not JSON: invalid symbol", 10],
    ]);
  });

  test("nesting is read to a depth that no rule needs, and brackets in texts do not count", () => {
    const nested = (depth: number) => `${"[".repeat(depth)}"${'[\\"['.repeat(300)}"${"]".repeat(depth)}`;
    expect(readJson(nested(200), "f").ok).toBe(true);
    for (const depth of [201, 3_000, 100_000]) {
      const read = readJson(nested(depth), "f");
      expect(read.ok ? [] : read.diagnostics.map(({ code, span }) => [code, span?.column])).toEqual([["RW5002", 201]]);
    }
  });

  test("a name like __proto__ is data", () => {
    const read = readJson('{"__proto__": {"x": 1}}', "f");
    expect(read.ok && Object.keys(read.document.value as object)).toEqual(["__proto__"]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test("one bad line of NDJSON does not hide the others", () => {
    const { documents, diagnostics } = readJsonLines('{"a": 1}\n{"b": }\n{"c": 3}\n', "f");
    expect(documents).toHaveLength(2);
    expect(diagnostics.map(({ span }) => span?.line)).toEqual([2]);
    expect(documents[1]?.spanAt(["c"])).toEqual(place(3, 7, 8));
  });
});

describe("TOML", () => {
  test("a query in a multi-line string keeps its places", () => {
    const read = readToml('[rule]\nquery = """\nprocess where\n  x == "é"\n"""\n', "f");
    if (!read.ok) throw new Error("not read");
    const query = embeddedText(read.document, ["rule", "query"]);
    expect(query?.text).toBe('process where\n  x == "é"\n');
    expect(query?.span(8, 13)).toEqual(place(3, 9, 14));
    expect(query?.span(16, 17)).toEqual(place(4, 3, 4));
  });

  test("arrays of tables and dotted keys have the places of their own", () => {
    const read = readToml(
      '[[rule.threat]]\nframework = "A"\n[rule.threat.tactic]\nid = "T"\n[[rule.threat]]\na.b = 1\n',
      "f",
    );
    if (!read.ok) throw new Error("not read");
    expect(read.document.value).toEqual({
      rule: { threat: [{ framework: "A", tactic: { id: "T" } }, { a: { b: 1 } }] },
    });
    expect(read.document.spanAt(["rule", "threat", 0, "tactic", "id"])).toEqual(place(4, 6, 9));
    expect(read.document.keySpanAt(["rule", "threat", 1, "a", "b"])).toEqual(place(6, 3, 4));
  });

  test("a text too long for the parser is not called nesting alone", () => {
    const read = readToml(`a = "${"x".repeat(500_000)}"\n`, "f");
    expect(read.ok || read.diagnostics.map(({ message }) => message).join()).toMatch(/^true$|100,000 characters/);
  });

  test("a key given twice is refused where it stands the second time", () => {
    const read = readToml("a = 1\na = 2\n", "f");
    expect(read.ok ? [] : read.diagnostics.map(({ code, span }) => [code, span?.line])).toEqual([["RW5002", 2]]);
  });
});

test("embedded text is text only", () => {
  const read = readJson('{"a": {"b": 1}}', "f");
  if (!read.ok) throw new Error("not read");
  expect(embeddedText(read.document, ["a", "b"])).toBeUndefined();
  expect(embeddedText(read.document, ["a", "c"])).toBeUndefined();
  expect(embeddedText(read.document, ["a", "b", "c"])).toBeUndefined();
});
