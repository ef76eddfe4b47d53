import { afterAll, describe, expect, test } from "vitest";
import type { ReadRule } from "../../../../src/equivalence/read/reader.ts";
import { call, column, number, readFrom, text } from "../../../../src/equivalence/relation/build.ts";
import type { Relation, Scalar } from "../../../../src/equivalence/relation/nodes.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { decidingClause, type Loss } from "../../../../src/equivalence/run/deciding-clause.ts";

const database = openDatabase();
afterAll(() => database.close());

const scan: Relation = {
  kind: "scan",
  places: ["Logs"],
  columns: ["user", "action"].map((name) => ({ name, type: "text", from: { kind: "stored", key: name } })),
};

function is(name: string, value: string, start?: number): Scalar {
  const test = call("equals", column(name, "text"), text(value));
  return start === undefined ? test : readFrom({ start, end: start + 5 }, test);
}

function filter(input: Relation, where: Scalar): Relation {
  return { kind: "filter", input, where };
}

function lossOf(
  relation: Relation,
  rows: readonly Readonly<Record<string, unknown>>[],
  serials: readonly number[] = [0],
): Promise<Loss | undefined> {
  const rule: ReadRule = { path: "r", title: "r", relation, schedule: { kind: "streaming" }, deduplicates: true };
  const events = rows.map((row, serial) => ({ case: 0, serial, place: "Logs", time: 0, arrived: 0, row }));
  return decidingClause(database, rule, events, new Set(serials));
}

describe("the clause that loses an event", () => {
  test("is the one of several that does not hold", async () => {
    const where = call("is_true", call("and", is("user", "ada", 10), is("action", "run", 20), is("user", "ada", 30)));
    expect(await lossOf(filter(scan, where), [{ user: "ada", action: "stop" }])).toEqual({
      operation: "filter",
      clauses: [{ start: 20, end: 25 }],
    });
  });

  test("is each of them where several do not hold", async () => {
    const where = call("and", is("user", "ada", 10), is("action", "run", 20));
    expect((await lossOf(filter(scan, where), [{}]))?.clauses).toEqual([
      { start: 10, end: 15 },
      { start: 20, end: 25 },
    ]);
  });

  test("is the whole condition where each part holds of another of the events", async () => {
    const where = call("and", is("user", "ada", 10), is("action", "run", 20));
    const rows = [
      { user: "ada", action: "stop" },
      { user: "eve", action: "run" },
    ];
    expect((await lossOf(filter(scan, where), rows, [0, 1]))?.clauses).toEqual([
      { start: 10, end: 15 },
      { start: 20, end: 25 },
    ]);
  });

  test("of a condition without a place of its own reaches over its parts", async () => {
    const where = call("or", is("user", "ada", 10), is("action", "run", 20));
    expect((await lossOf(filter(scan, where), [{}]))?.clauses).toEqual([{ start: 10, end: 25 }]);
  });

  test("is the first that loses it, not one after that", async () => {
    const relation = filter(filter(scan, is("user", "ada", 10)), is("action", "run", 20));
    expect((await lossOf(relation, [{}]))?.clauses).toEqual([{ start: 10, end: 15 }]);
  });

  test("may stand behind a count", async () => {
    const counted: Relation = {
      kind: "aggregate",
      input: scan,
      keys: [{ name: "user", value: column("user", "text") }],
      columns: [{ name: "n", call: { function: "count" } }],
    };
    const where = readFrom({ start: 40, end: 45 }, call("less", number(1), column("n", "number")));
    const rows = [{ user: "ada" }, { user: "eve" }, { user: "eve" }];
    expect((await lossOf(filter(counted, where), rows))?.clauses).toEqual([{ start: 40, end: 45 }]);
    expect(await lossOf(filter(counted, where), rows, [1])).toBeUndefined();
  });

  const signIns: Relation = {
    kind: "project",
    input: filter(scan, is("action", "sign in", 50)),
    columns: [{ name: "other", value: column("user", "text") }],
  };
  const join: Relation = {
    kind: "join",
    form: "inner",
    left: filter(scan, is("action", "run", 20)),
    right: signIns,
    on: call("equals", column("user", "text"), column("other", "text")),
  };

  test("is a join where the other side has no match", async () => {
    const rows = [
      { user: "ada", action: "run" },
      { user: "eve", action: "sign in" },
    ];
    expect(await lossOf(join, rows)).toEqual({ operation: "join", clauses: [] });
  });

  test("is the clause of one side of a join that loses one of two events", async () => {
    const rows = [
      { user: "ada", action: "run" },
      { user: "ada", action: "signing in" },
    ];
    expect((await lossOf(join, rows, [0, 1]))?.clauses).toEqual([{ start: 50, end: 55 }]);
  });

  test("is not that of an arm of a union where another arm lets the event through", async () => {
    const inputs = [filter(scan, is("action", "stop", 10)), filter(scan, is("action", "run", 20))];
    const relation = filter({ kind: "union", inputs }, is("user", "ada", 30));
    expect((await lossOf(relation, [{ user: "eve", action: "run" }]))?.clauses).toEqual([{ start: 30, end: 35 }]);
    expect((await lossOf(relation, [{ user: "ada", action: "walk" }]))?.clauses).toEqual([
      { start: 10, end: 15 },
      { start: 20, end: 25 },
    ]);
  });

  test("is none where the event is alerted on, or never was seen", async () => {
    expect(await lossOf(filter(scan, is("user", "ada", 10)), [{ user: "ada" }])).toBeUndefined();
    expect(await lossOf({ ...scan, places: ["Other"] } as Relation, [{ user: "ada" }])).toBeUndefined();
  });
});
