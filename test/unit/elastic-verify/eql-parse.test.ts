import { describe, expect, test } from "vitest";
import { parseEql } from "../../../src/backends/elastic/parse/eql/parse.ts";
import type { EqlNode, EqlTree } from "../../../src/backends/elastic/parse/eql/syntax.ts";

function tree(text: string): EqlTree {
  const parsed = parseEql(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} at ${parsed.problem.start}`);
  return parsed.tree;
}

function where(text: string): EqlNode {
  const { query } = tree(`any where ${text}`);
  if (query.kind !== "event") throw new Error("no event query");
  return query.filter.where;
}

/** A condition in a short form that shows how it was read. */
function shape(node: EqlNode): string {
  switch (node.kind) {
    case "and":
    case "or":
      return `(${node.operands.map(shape).join(` ${node.kind} `)})`;
    case "not":
    case "negative":
      return `${node.kind}(${shape(node.operand)})`;
    case "comparison":
    case "arithmetic":
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
    case "in":
      return `${shape(node.value)} ${node.negated ? "not " : ""}in${node.fold ? "~" : ""} [${node.list.map(shape)}]`;
    case "match":
      return `${shape(node.value)} ${node.operator}${node.fold ? "~" : ""} [${node.patterns.map(shape)}]`;
    case "call":
      return `${node.name}${node.fold ? "~" : ""}(${node.arguments.map(shape)})`;
    case "field":
      return `${node.optional ? "?" : ""}${node.name}`;
    case "literal":
      return JSON.stringify(node.value);
  }
}

describe("conditions", () => {
  test.each([
    ["a == 1 or b == 2 and c == 3", "((a == 1) or ((b == 2) and (c == 3)))"],
    ["not a == 1 and b", "(not((a == 1)) and b)"],
    ["(a or b) and not (c or d)", "((a or b) and not((c or d)))"],
    ["a + 2 * b > -3", "((a + (2 * b)) > -3)"],
    ["-a < 1", "(negative(a) < 1)"],
    ['a : ("x*", "y")', 'a :~ ["x*","y"]'],
    ['a like~ "x?"', 'a like~ ["x?"]'],
    ['a regex """[a-z]+"""', 'a regex ["[a-z]+"]'],
    ['a not in ("x", "y")', 'a not in ["x","y"]'],
    ["a in~ (1, true, null)", "a in~ [1,true,null]"],
    ['endsWith~(file.name, "x")', 'endsWith~(file.name,"x")'],
    ["?a.b != null", "(?a.b != null)"],
    ["`a-b`.c == 1.5", "(a-b.c == 1.5)"],
    ["a[0].b == 1", "(a.b == 1)"],
  ])("%s", (text, expected) => {
    expect(shape(where(text))).toBe(expected);
  });

  test("strings are decoded", () => {
    expect(where(String.raw`a == "q\"\\\t\u{1F600}"`)).toMatchObject({ right: { value: 'q"\\\t😀', raw: false } });
    expect(where(String.raw`a == """c:\x"y"""`)).toMatchObject({ right: { value: String.raw`c:\x"y`, raw: true } });
    expect(where('a == """x"""" or b')).toMatchObject({ operands: [{ right: { value: 'x"' } }, {}] });
  });

  test("places are offsets of the query", () => {
    const text = 'any where // note\n  a.b == "x"';
    const { query } = tree(text);
    if (query.kind !== "event" || query.filter.where.kind !== "comparison") throw new Error("no comparison");
    const { left, right } = query.filter.where;
    expect(text.slice(left.start, left.end)).toBe("a.b");
    expect(text.slice(right.start, right.end)).toBe('"x"');
  });
});

test("a sequence keeps what decides its meaning", () => {
  const text = `sequence by host.id with maxspan=5m
  [process where true] by user.id with runs=3
  ![network where true] by user.id
  until ["odd category" where false] by user.id
| tail 2`;
  expect(tree(text)).toMatchObject({
    query: {
      kind: "sequence",
      by: [{ name: "host.id" }],
      maxspan: { milliseconds: 300_000 },
      steps: [
        { missing: false, runs: 3, filter: { category: { name: "process" } }, by: [{ name: "user.id" }] },
        { missing: true, runs: 1 },
      ],
      until: { filter: { category: { name: "odd category" } } },
    },
    pipes: [{ name: "tail", arguments: [{ value: 2 }] }],
  });
});

test("a sample and an event of any category", () => {
  expect(tree("sample by host.id [any where true] [process where true]")).toMatchObject({
    query: { kind: "sample", by: [{ name: "host.id" }], steps: [{ filter: { category: undefined } }, {}] },
  });
});

describe("what does not parse", () => {
  test.each([
    ["process where a = 1", "Expected `and`, `or`, `|` or the end, not `=`", "=", "Equality is `==`"],
    [
      "process where a == 1 AND b",
      "Expected `and`, `or`, `|` or the end, not `AND`",
      "AND",
      "Keywords are lower case: `and`",
    ],
    ["process where (a == 1", "Expected `)`, or `and`, `or` before more, not the end of the query", "1", undefined],
    ['process where a == "x', 'This string has no closing " on its line', '"x', undefined],
    ["process where a == 'x'", "Strings in EQL stand in double quotes, not single ones", "'", 'Write "…"'],
    ["process where a # b", "`#` begins no comment in EQL", "# b", "Comments are `// …` and `/* … */`"],
    ["process where a -- b c", "`--` begins no comment in EQL", "-- b c", "Comments are `// …` and `/* … */`"],
    ["process where a /* b", "This comment has no closing `*/`", "/* b", undefined],
    [
      "process where by == 1",
      "Expected a field, a value or `(`, not `by`",
      "by",
      "`by` is a keyword; a field of this name stands in backticks",
    ],
    ["process wher a", "Expected `where` after the event category, not `wher`", "wher", undefined],
    ["", "Expected an event category, such as `process` or `any`, not the end of the query", "", undefined],
    ["process where a : b", "Expected a string after `:`, not `b`", "b", undefined],
    ["process where a in ()", "Expected a field, a value or `(`, not `)`", ")", undefined],
    ["process where true | sort a", "There is no pipe `sort`", "sort", "Elasticsearch has `head` and `tail`"],
    [
      "sequence with maxspan=5 [a where true]",
      "`maxspan` needs a unit of time",
      "5",
      "Units are `ms`, `s`, `m`, `h` and `d`",
    ],
    [
      "sequence with maxspan=5y [a where true]",
      "`y` is no unit of time here",
      "5y",
      "Units are `ms`, `s`, `m`, `h` and `d`",
    ],
    ["sequence with maxspan=0s [a where true]", "`maxspan` is a positive whole number of its unit", "0s", undefined],
    [
      "sequence with maxspan=1m by a [a where true]",
      "`by` stands before `with maxspan`",
      "by",
      "Write `sequence by … with maxspan=…`",
    ],
    ["sequence [a where true] with runs=0", "A step runs 1 to 100 times", "0", undefined],
    ["join [a where true] [b where true]", "`join` is not supported; `sequence` and `sample` are", "join", undefined],
    ["any where `a", "This name has no closing backtick", "`", undefined],
    [
      'any where a == "\\x"',
      "`\\x` is no escape",
      "\\x",
      'Write `\\\\` for a backslash, or put the string into """…""", where nothing is escaped',
    ],
    ["any where a ; b", "`;` means nothing in EQL", ";", undefined],
  ])("%s", (text, message, at, help) => {
    const parsed = parseEql(text);
    if (parsed.ok) throw new Error("it parses");
    const { start, end } = parsed.problem;
    expect({ message: parsed.problem.message, at: text.slice(start, end), help: parsed.problem.help }).toEqual({
      message,
      at,
      help,
    });
  });

  test("nesting ends before the stack does", () => {
    const deep = parseEql(`any where ${"(".repeat(5000)}a${")".repeat(5000)}`);
    expect(deep).toMatchObject({ ok: false, problem: { message: "This is nested deeper than 200 levels" } });
    expect(parseEql(`any where ${"not ".repeat(5000)}a`).ok).toBe(false);
    expect(parseEql(`any where ${"- ".repeat(5000)}a`).ok).toBe(false);
    expect(parseEql(`any where a == 1${" or a == 1".repeat(5000)}`).ok).toBe(true);
  });
});
