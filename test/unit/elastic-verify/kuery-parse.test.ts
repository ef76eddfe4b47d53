import { describe, expect, it } from "vitest";
import { parseKuery } from "../../../src/backends/elastic/parse/kuery/parse.ts";
import type { KueryLiteral, KueryNode, KueryValues } from "../../../src/backends/elastic/parse/kuery/syntax.ts";

/** The tree as nested lists, without places. */
function tree(node: KueryNode | KueryValues): unknown {
  switch (node.kind) {
    case "literal":
      return literal(node);
    case "and":
    case "or":
      return [node.kind, ...node.operands.map(tree)];
    case "not":
      return ["not", tree(node.operand)];
    case "nested":
      return ["nested", literal(node.path), tree(node.query)];
    case "range":
      return [node.operator, literal(node.field), literal(node.value)];
    case "is":
      return [":", node.field === undefined ? null : literal(node.field), tree(node.values)];
    case "everything":
      return ["everything"];
  }
}

function literal({ value, quoted, wildcard }: KueryLiteral): unknown {
  if (wildcard !== undefined) return { wildcard };
  return quoted ? { quoted: value } : value;
}

function parsed(text: string): unknown {
  const result = parseKuery(text);
  return result.ok ? tree(result.query) : result.problems.map(({ message }) => message);
}

function problem(text: string) {
  const result = parseKuery(text);
  if (result.ok) throw new Error(`${text} parses`);
  const [first] = result.problems;
  if (first === undefined) throw new Error("no problem is named");
  return { ...first, at: text.slice(first.start, first.end) };
}

describe("kuery", () => {
  it("binds not before and, and before or", () => {
    expect(parsed("not a:1 and b:2 or c:3")).toEqual([
      "or",
      ["and", ["not", [":", "a", "1"]], [":", "b", "2"]],
      [":", "c", "3"],
    ]);
  });

  it("lets parentheses group, and keywords be of any case", () => {
    expect(parsed("a:1 AND (b:2 Or c:3)")).toEqual(["and", [":", "a", "1"], ["or", [":", "b", "2"], [":", "c", "3"]]]);
  });

  it("reads lists of values with the same precedence", () => {
    expect(parsed("a:(x or y and not z)")).toEqual([":", "a", ["or", "x", ["and", "y", ["not", "z"]]]]);
    expect(parsed("a:((x or y) and z)")).toEqual([":", "a", ["and", ["or", "x", "y"], "z"]]);
  });

  it("runs unquoted values on over blanks", () => {
    expect(parsed("a: one two and b:c")).toEqual(["and", [":", "a", "one two"], [":", "b", "c"]]);
  });

  it("tells wildcards from stars", () => {
    expect(parsed("a:x*y")).toEqual([":", "a", { wildcard: ["x", "y"] }]);
    expect(parsed("a:x\\*y")).toEqual([":", "a", "x*y"]);
    expect(parsed('a:"x*y"')).toEqual([":", "a", { quoted: "x*y" }]);
    expect(parsed("a:*")).toEqual([":", "a", { wildcard: ["", ""] }]);
    expect(parsed("azure.*:x")).toEqual([":", { wildcard: ["azure.", ""] }, "x"]);
  });

  it("keeps the spaces inside a wildcard value", () => {
    expect(parsed("a:*S3 Browser* and b:1")).toEqual([
      "and",
      [":", "a", { wildcard: ["", "S3 Browser", ""] }],
      [":", "b", "1"],
    ]);
  });

  it("types true, false and null unless they are quoted", () => {
    expect(parsed("a:(true or false or null)")).toEqual([":", "a", ["or", true, false, null]]);
    expect(parsed('a:"true"')).toEqual([":", "a", { quoted: "true" }]);
  });

  it.each([
    ['"a\\"b\\\\c"', { quoted: 'a"b\\c' }],
    ['"tab\\tend"', { quoted: "tab\tend" }],
    ['"\\u0041"', { quoted: "A" }],
    ['"C:\\Windows"', { quoted: "C:\\Windows" }],
    ["a\\:b\\(c\\)\\{d\\}\\<e\\>", "a:b(c){d}<e>"],
    ["\\u0041bc", "Abc"],
    ["this \\and that \\or those", "this and that or those"],
    // A line break is tried before the keyword, in Kibana too.
    ["x\\not", "x\not"],
  ])("decodes %s", (text, value) => {
    expect(parsed(`f:${text}`)).toEqual([":", "f", value]);
  });

  it("takes keywords without blanks around them as text", () => {
    expect(parsed("f:or")).toEqual([":", "f", "or"]);
    expect(parsed("f:(and or not)")).toEqual([":", "f", ["or", "and", "not"]]);
    expect(parsed("order:1 and android:2")).toEqual(["and", [":", "order", "1"], [":", "android", "2"]]);
  });

  it("reads ranges, quoted names and free text", () => {
    expect(parsed("bytes >= 10")).toEqual([">=", "bytes", "10"]);
    expect(parsed('"odd name"<now-1d')).toEqual(["<", { quoted: "odd name" }, "now-1d"]);
    expect(parsed('"some text"')).toEqual([":", null, { quoted: "some text" }]);
  });

  it("reads nested objects", () => {
    expect(parsed("items:{ name:a and sub:{ x:1 } }")).toEqual([
      "nested",
      "items",
      ["and", [":", "name", "a"], ["nested", "sub", [":", "x", "1"]]],
    ]);
  });

  it("matches everything where nothing is asked", () => {
    expect(parsed("  \n ")).toEqual(["everything"]);
  });

  it("gives places", () => {
    const result = parseKuery('  user.name : "ada"');
    expect(result).toMatchObject({
      ok: true,
      query: { start: 2, end: 19, field: { start: 2, end: 11 }, values: { start: 14, end: 19 } },
    });
  });
});

describe("broken kuery", () => {
  it.each([
    ['a:"x', '"', "This quote is not closed"],
    ["a:(x or y", "(", "This `(` is not closed"],
    ["a:x)", ")", "Found `)` where the end of the query is expected"],
    ["a:not x", "not", "`not` may not stand directly behind the colon"],
    ["not not a:1", "not", "`not` may not follow `not`"],
    ["a:", "", "Found the end of the query where a value is expected"],
    ["a > (1 or 2)", "(", "`>` compares with one value, not with a list"],
    ["a:C:\\Windows", ":", "Found `:` where the end of the query is expected"],
    ["a:x\\q", "\\", "Found `\\` where the end of the query is expected"],
    ["(a:1)and (b:2)", "and", "Found `and` where the end of the query is expected"],
    ["not(a:1)", "(", "Found `(` where the end of the query is expected"],
    ["a:cannot do", "not", "Found `not` where the end of the query is expected"],
    ["n:{ a:1", "{", "This `{` is not closed"],
  ])("points at what is wrong in %s", (text, at, message) => {
    expect(problem(text)).toMatchObject({ at, message });
  });

  it("says what may be meant", () => {
    expect(problem("a:1 and not(b:1)").help).toBe("`not` needs white space behind it");
    expect(problem("a(1 or 2)").help).toBe("Is a `:`, an `and` or an `or` missing before it?");
    expect(problem('a:"1" // why').help).toBe("Kibana's query language has no comments");
    expect(problem("a:cannot do").help).toBe("`not` and a blank end a value even inside a word: quote the value");
  });

  it("stops at too many levels", () => {
    expect(problem("(".repeat(100_000)).message).toBe("The query nests more than 200 levels deep");
    expect(parsed(`${"(".repeat(199)}a:1${")".repeat(199)}`)).toEqual([":", "a", "1"]);
  });

  it("takes time in proportion to a long query", () => {
    const time = (text: string): number => {
      const start = performance.now();
      parseKuery(text);
      return performance.now() - start;
    };
    time(`a:${"x ".repeat(1_000)}`);
    for (const part of ["x ", " ", "n", "\\", "* ", "or", "a:1 and "]) {
      expect(time(`a:${part.repeat(100_000)}`), part).toBeLessThan(1_000);
    }
  });
});
