import { describe, expect, test } from "vitest";
import { parseEsql } from "../../../src/backends/elastic/parse/esql/parse.ts";
import type { EsqlCommandNode, EsqlNode } from "../../../src/backends/elastic/parse/esql/syntax.ts";

function commands(text: string): readonly EsqlCommandNode[] {
  const parsed = parseEsql(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} at ${parsed.problem.start}`);
  return parsed.tree.commands;
}

function where(text: string): EsqlNode {
  const [, command] = commands(`from logs-* | where ${text}`);
  if (command?.kind !== "where") throw new Error("no where");
  return command.condition;
}

/** A condition in a short form that shows how it was read. */
function shape(node: EsqlNode): string {
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
      return `${shape(node.value)} ${node.negated ? "not " : ""}in [${node.list.map(shape)}]`;
    case "like":
    case "rlike":
      return `${shape(node.value)} ${node.negated ? "not " : ""}${node.kind} [${node.patterns.map(shape)}]`;
    case "is_null":
      return `${shape(node.value)} is ${node.negated ? "not " : ""}null`;
    case "matches":
      return `${shape(node.value)} : ${shape(node.query)}`;
    case "cast":
      return `${shape(node.value)}::${node.type.name}`;
    case "call":
      return `${node.name}(${node.arguments.map(shape)}${node.options ? " with options" : ""})`;
    case "column":
      return node.name;
    case "literal":
      return JSON.stringify(node.value);
    case "timespan":
      return `${node.amount} ${node.unit}`;
    case "list":
      return `[${node.items.map(shape)}]`;
    case "parameter":
      return node.text;
    case "star":
      return "*";
    case "opaque":
      return node.what;
  }
}

describe("expressions", () => {
  test.each([
    ["a == 1 or b == 2 and not c == 3", "((a == 1) or ((b == 2) and not((c == 3))))"],
    ["a + 2 * -b >= 3 % 2", "((a + (2 * negative(b))) >= (3 % 2))"],
    ['a NOT IN (1, 2) AND b In ("x")', '(a not in [1,2] and b in ["x"])'],
    ['a not like "x*" or a rlike """y.*"""', '(a not like ["x*"] or a rlike ["y.*"])'],
    ['a like ("x*", "y*")', 'a like ["x*","y*"]'],
    ["a is null or b is not null", "(a is null or b is not null)"],
    ['a : "words"', 'a : "words"'],
    ["a::long > 2", "(a::long > 2)"],
    ["@timestamp > now() - 15 minutes", "(@timestamp > (now() - 15 minute))"],
    ["@timestamp > now() - 1d", "(@timestamp > (now() - 1 day))"],
    ["count(*) > ?limit", "(count(*) > ?limit)"],
    ['match(a, "x", {"operator": "and", "deep": {"n": -1}})', 'match(a,"x" with options)'],
    ["mv_contains([1, -2.5], a)", "mv_contains([1,-2.5],a)"],
    ["`odd name`.b == 1", "(odd name.b == 1)"],
    ["first(a, b) == last(a, b)", "(first(a,b) == last(a,b))"],
    ["a in (from other | keep a)", "a subquery"],
  ])("%s", (text, expected) => {
    expect(shape(where(text))).toBe(expected);
  });

  test("strings are decoded", () => {
    expect(where(String.raw`a == "q\"\\\t" and b`)).toMatchObject({ operands: [{ right: { value: 'q"\\\t' } }, {}] });
    expect(where(String.raw`a == """c:\x"y""""`)).toMatchObject({ right: { value: 'c:\\x"y"', raw: true } });
    expect(where("a == `b``c`.`d.e`")).toMatchObject({ right: { kind: "column", name: "b`c.d.e" } });
  });

  test("places are offsets of the query", () => {
    const text = "from logs-* // note\n| where /* here */ a . b == 5";
    const [, command] = commands(text);
    if (command?.kind !== "where" || command.condition.kind !== "comparison") throw new Error("no comparison");
    const { left, right } = command.condition;
    expect(text.slice(left.start, left.end)).toBe("a . b");
    expect(text.slice(right.start, right.end)).toBe("5");
    expect(text.slice(command.start, command.end)).toBe("where /* here */ a . b == 5");
  });
});

describe("commands", () => {
  test("sources", () => {
    expect(commands('FROM logs-a.b-*, "logs-c", europe:logs-* METADATA _id, _index')).toMatchObject([
      {
        kind: "from",
        indexes: [{ pattern: "logs-a.b-*" }, { pattern: "logs-c" }, { pattern: "europe:logs-*" }],
        metadata: [{ name: "_id" }, { name: "_index" }],
      },
    ]);
    expect(commands("row a = 1, b = [1, 2] | limit 1")).toMatchObject([{ kind: "row", fields: [{}, {}] }, {}]);
    expect(commands("from a, (from b | where c) | where d")).toMatchObject([
      { indexes: [{ pattern: "a" }, { pattern: undefined }] },
      { kind: "where" },
    ]);
    expect(commands('set x = "y"; from a')).toHaveLength(1);
  });

  test("stats", () => {
    expect(commands("from a | stats n = count(*) where b == 1, max(c) by d, e = to_lower(f)")[1]).toMatchObject({
      kind: "stats",
      inline: false,
      aggregates: [
        { column: { name: "n" }, named: true, where: { kind: "comparison" } },
        { column: { name: "max(c)" }, named: false },
      ],
      by: [
        { column: { name: "d" }, named: false },
        { column: { name: "e" }, named: true },
      ],
    });
    expect(commands("from a | inline stats count(*) by b")[1]).toMatchObject({ kind: "stats", inline: true });
    expect(commands("from a | stats by b")[1]).toMatchObject({ aggregates: [], by: [{}] });
  });

  test("columns kept, dropped, renamed", () => {
    expect(commands("from a | keep source.as.number, b.*, `c*` | drop d")).toMatchObject([
      {},
      {
        columns: [
          { name: "source.as.number", wild: false },
          { name: "b.*", wild: true },
          { name: "c*", wild: false },
        ],
      },
      { kind: "drop", columns: [{ name: "d" }] },
    ]);
    expect(commands("from a | rename b as c, d = e")[1]).toMatchObject({
      pairs: [
        { from: { name: "b" }, to: { name: "c" } },
        { from: { name: "e" }, to: { name: "d" } },
      ],
    });
  });

  test("the others", () => {
    const text = `from a
| sort b desc nulls last, c
| limit 10
| dissect d "%{x} %{y}" append_separator=","
| grok e "%{IP:z}", "%{WORD:w}"
| enrich policy on f with g, h = i
| mv_expand j
| lookup join k on l, m
| completion n = concat("a", o) with {"inference_id": "p"}
| sample 0.1
| fork (where q == 1 | limit 2) (where r == ")")`;
    expect(commands(text)).toMatchObject([
      { kind: "from" },
      {
        kind: "sort",
        orders: [
          { descending: true, nulls: "last" },
          { descending: false, nulls: undefined },
        ],
      },
      { kind: "limit", count: { value: 10 } },
      { kind: "dissect", pattern: { text: "%{x} %{y}" } },
      { kind: "grok", patterns: [{ text: "%{IP:z}" }, { text: "%{WORD:w}" }] },
      {
        kind: "enrich",
        policy: "policy",
        on: { name: "f" },
        with: [
          { column: { name: "g" }, field: { name: "g" } },
          { column: { name: "h" }, field: { name: "i" } },
        ],
      },
      { kind: "mv_expand", column: { name: "j" } },
      { kind: "lookup_join", index: "k", on: [{ name: "l" }, { name: "m" }] },
      { kind: "completion", column: { name: "n" } },
      { kind: "sample" },
      { kind: "other", name: "fork" },
    ]);
  });
});

describe("what does not parse", () => {
  test.each([
    ["from a | where b = 1", "Expected `|` and a command, or the end, not `=`", "=", "Equality is `==`"],
    [
      "from a | where b =~ 1",
      "Expected `|` and a command, or the end, not `=~`",
      "=~",
      "Fold case with `to_lower(…) == …`",
    ],
    ["from a | where (b", "Expected `)`, or `and`, `or` before more, not the end of the query", "b", undefined],
    ["from a | where b)", "Expected `|` and a command, or the end, not `)`", ")", undefined],
    ['from a | where b == "x', 'This string has no closing " on its line', '"x', undefined],
    ["from a | where b == 'x'", "Strings in ES|QL stand in double quotes, not single ones", "'", 'Write "…"'],
    ["from a | where b # c", "`#` begins no comment in ES|QL", "# c", "Comments are `// …` and `/* … */`"],
    ["from a | where b -- c", "`--` begins no comment in ES|QL", "-- c", "Comments are `// …` and `/* … */`"],
    [
      "from a | where b.last == 1",
      "Expected a name after the dot, not `last`",
      "last",
      "`last` is a keyword; a column of this name stands in backticks",
    ],
    [
      "from a | where b.0.c == 1",
      "Expected an operator, not `.0`",
      ".0",
      "A part of a name that begins with a digit stands in backticks: `0`",
    ],
    ["from a | whre b", "There is no command `whre`", "whre", "Did you mean `where`?"],
    ["form a", "No query begins with `form`", "form", "Did you mean `from`?"],
    ["", "Expected a query that begins with `from`, not the end of the query", "", undefined],
    ["from a |", "Expected a command after `|`, not the end of the query", "|", undefined],
    [
      "from a | where b > 5 fortnights",
      "`fortnights` is no unit of time",
      "fortnights",
      "Units are `milliseconds`, `seconds`, `minutes`, `hours`, `days`, `weeks`, `months`, `quarters`, `years`",
    ],
    ["from a | where not b not == 1", "Expected `in`, `like` or `rlike` after `not`, not `==`", "==", undefined],
    ["from a | limit many", "Expected a whole number of rows, not `many`", "many", undefined],
    ["from a | keep b,", "Expected a column, not the end of the query", ",", undefined],
    ["from a | rename b c", "Expected `as` and the new name, not `c`", "c", undefined],
    [
      "from a | stats count(* by b",
      "Expected `,` or `)` in the call of `count`, not `by`",
      "by",
      "`by` is a keyword; a column of this name stands in backticks",
    ],
    ["from a | inline count(*)", "Expected `stats` after `inline`, not `count`", "count", undefined],
    ["from a | fork (where b", "Expected `)`, not the end of the query", "b", undefined],
    ["from a /* b", "This comment has no closing `*/`", "/* b", undefined],
    [
      'from a | where b == "\\d"',
      "`\\d` is no escape",
      "\\d",
      'Write `\\\\` for a backslash, or put the string into """…""", where nothing is escaped',
    ],
  ])("%s", (text, message, at, help) => {
    const parsed = parseEsql(text);
    if (parsed.ok) throw new Error("it parses");
    const { start, end } = parsed.problem;
    expect({ message: parsed.problem.message, at: text.slice(start, end), help: parsed.problem.help }).toEqual({
      message,
      at,
      help,
    });
  });

  test("nesting ends before the stack does", () => {
    const deep = parseEsql(`from a | where ${"(".repeat(5000)}b${")".repeat(5000)}`);
    expect(deep).toMatchObject({ ok: false, problem: { message: "This is nested deeper than 200 levels" } });
    expect(parseEsql(`from a | where ${"not ".repeat(5000)}b`).ok).toBe(false);
    expect(parseEsql(`from a | where ${"- ".repeat(5000)}b`).ok).toBe(false);
    expect(parseEsql(`from a | eval x = ${"f(".repeat(5000)}b${")".repeat(5000)}`).ok).toBe(false);
    expect(parseEsql(`from a | where f(${'{"x":'.repeat(5000)}`).ok).toBe(false);
    expect(parseEsql(`from a | where b == 1${" or b == 1".repeat(5000)}`).ok).toBe(true);
  });
});
