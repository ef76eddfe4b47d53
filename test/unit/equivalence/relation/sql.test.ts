import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { ReadRule } from "../../../../src/equivalence/read/reader.ts";
import {
  call,
  column,
  everyOf,
  filtered,
  number,
  someOf,
  text,
  texts,
} from "../../../../src/equivalence/relation/build.ts";
import type { Relation } from "../../../../src/equivalence/relation/nodes.ts";
import { identifier, quoted, sqlType } from "../../../../src/equivalence/relation/sql.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { type Alert, runRules } from "../../../../src/equivalence/run/run-rules.ts";
import { evaluate } from "./evaluate.ts";

const database = openDatabase();
afterAll(() => database.close());

const HOSTILE = [
  "it's",
  'say "x"',
  "a\0b",
  "\0",
  "back\\slash",
  "--",
  "/* */",
  "$run",
  "^a",
  "Ünïcode 𝒳",
  "",
  "; DROP",
];

function run(relation: Relation, rows: readonly Readonly<Record<string, unknown>>[]): Promise<readonly Alert[]> {
  const rule: ReadRule = {
    path: "rule",
    title: "rule",
    relation,
    schedule: { kind: "streaming" },
    deduplicates: true,
  };
  return runRules(
    database,
    [rule],
    rows.map((row, serial) => ({ case: 0, serial, place: "Logs", time: 0, arrived: 0, row })),
  );
}

function scan(...names: readonly string[]): Relation {
  const columns = names.map((name) => ({ name, type: "text", from: { kind: "stored", key: name } }) as const);
  return { kind: "scan", places: ["Logs"], columns };
}

describe("names and texts", () => {
  test("a text comes out as it went in", async () => {
    expect(await evaluate(database, HOSTILE.map(text))).toEqual(HOSTILE);
    expect(await evaluate(database, [texts(HOSTILE)])).toEqual([HOSTILE]);
  });

  test("any text, by chance", async () => {
    const made = fc.sample(fc.string({ unit: "binary", maxLength: 12 }), { numRuns: 100, seed: 7 });
    const whole = made.filter((each) => Buffer.from(each, "utf8").toString("utf8") === each);
    expect(await evaluate(database, whole.map(text))).toEqual(whole);
  });

  test("columns whose names differ in their letters only, or hold marks, are told apart", async () => {
    const names = ["User", "user", "USER", 'a"b', "a.b", "$run", "$events", "^u", "select", "straße"];
    const row = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    const [alert] = await run(scan(...names), [row]);
    expect([...(alert?.columns ?? [])]).toEqual(names.map((name) => [name, `value of ${name}`]));
  });

  test("names have one form each", () => {
    expect(identifier("User")).not.toBe(identifier("user"));
    expect(identifier("^u")).not.toBe(identifier("U"));
    expect(identifier("$run")).not.toBe('"$run"');
    expect(quoted("it's")).toBe("'it''s'");
    expect(sqlType("jsons")).toBe("JSON[]");
  });
});

describe("operations", () => {
  test("a union gives null for the columns that one side lacks", async () => {
    const alerts = await run({ kind: "union", inputs: [scan("a"), scan("b")] }, [{ a: "1", b: "2" }]);
    const rows = alerts.map(({ columns }) => [columns.get("a"), columns.get("b")]);
    expect(rows.sort()).toEqual([
      [null, "2"],
      ["1", null],
    ]);
  });

  test.each([
    ["inner", ["0,1"]],
    ["left", ["0,1", "2"]],
    ["semi", ["0"]],
    ["anti", ["2"]],
  ] as const)("a join %s holds the events of both sides", async (form, wanted) => {
    const left: Relation = {
      kind: "filter",
      input: scan("side", "key"),
      where: call("equals", column("side", "text"), text("left")),
    };
    const right: Relation = {
      kind: "project",
      input: { ...left, where: call("equals", column("side", "text"), text("right")) },
      columns: [{ name: "other", value: column("key", "text") }],
    };
    const on = call("equals", column("key", "text"), column("other", "text"));
    const rows = [
      { side: "left", key: "k" },
      { side: "right", key: "k" },
      { side: "left", key: "z" },
    ];
    const alerts = await run({ kind: "join", form, left, right, on }, rows);
    expect(alerts.map(({ events }) => events.join(",")).sort()).toEqual(wanted);
  });

  test("pick keeps the first rows of each key", async () => {
    const relation: Relation = {
      kind: "pick",
      input: scan("key", "rank"),
      keys: [column("key", "text")],
      order: [{ by: column("rank", "text"), descending: true, nulls: "last" }],
      count: 1,
    };
    const rows = [{ key: "a", rank: "1" }, { key: "a", rank: "2" }, { key: "b" }];
    expect((await run(relation, rows)).map(({ events }) => events)).toEqual(expect.arrayContaining([[1], [2]]));
  });

  test("an outer expansion keeps the row of an empty list", async () => {
    const list = call("split", column("tags", "text"), text(","));
    const expand = (outer: boolean): Relation => ({ kind: "expand", input: scan("tags"), name: "tag", list, outer });
    const rows = [{ tags: "a,b" }, {}];
    expect((await run(expand(false), rows)).map(({ columns }) => columns.get("tag")).sort()).toEqual(["a", "b"]);
    const kept = await run(expand(true), rows);
    expect(kept.map(({ events, columns }) => `${events} ${columns.get("tag")}`).sort()).toEqual([
      "0 a",
      "0 b",
      "1 null",
    ]);
  });

  test("aggregates pass over null, and missing keys are one key", async () => {
    const value = column("v", "text");
    const relation: Relation = {
      kind: "aggregate",
      input: scan("k", "v"),
      keys: [{ name: "k", value: column("k", "text") }],
      columns: [
        { name: "rows", call: { function: "count" } },
        { name: "values", call: { function: "count", of: value } },
        { name: "distinct", call: { function: "count_distinct", of: value } },
        { name: "set", call: { function: "set", of: value, limit: 2 } },
        { name: "some", call: { function: "count", where: call("equals", value, text("x")) } },
      ],
    };
    const alerts = await run(relation, [{ v: "x" }, { v: "y" }, { v: "x" }, {}, { k: "a" }]);
    const found = alerts.map(({ events, columns }) => [events, ...columns.values()]);
    expect(found).toEqual(
      expect.arrayContaining([
        [[0, 1, 2, 3], null, 4, 3, 2, ["x", "y"], 2],
        [[4], "a", 1, 0, 0, [], 0],
      ]),
    );
  });
});

describe("elements of lists", () => {
  const isA = (element: Parameters<typeof call>[1]) => call("equals", element, text("a"));

  test("some, every and those of which a test is true", async () => {
    const list = texts(["a", "b"]);
    const found = await evaluate(database, [
      someOf(list, "x", isA),
      everyOf(list, "x", isA),
      everyOf(texts([]), "x", isA),
      filtered(list, "x", isA),
      someOf(texts(["1", "2"]), "x", (x) => call("less", number(1), call("to_number", x))),
    ]);
    expect(found).toEqual([true, false, true, ["a"], true]);
  });
});
