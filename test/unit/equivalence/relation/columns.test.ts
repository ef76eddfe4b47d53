import { describe, expect, test } from "vitest";
import { call, column, number, text, texts } from "../../../../src/equivalence/relation/build.ts";
import { columnsOf } from "../../../../src/equivalence/relation/columns.ts";
import { inputsOf, scansOf } from "../../../../src/equivalence/relation/inputs.ts";
import type { Relation, ValueType } from "../../../../src/equivalence/relation/nodes.ts";

function scan(columns: Readonly<Record<string, ValueType>>, place = "Logs"): Relation {
  return {
    kind: "scan",
    places: [place],
    columns: Object.entries(columns).map(([name, type]) => ({ name, type, from: { kind: "stored", key: name } })),
  };
}

const logs = scan({ user: "text", tags: "texts" });

function typesOf(relation: Relation): Readonly<Record<string, ValueType>> {
  return Object.fromEntries(columnsOf(relation));
}

describe("columns of a relation", () => {
  test("extend adds and replaces, project takes the place of all", () => {
    const columns = [
      { name: "user", value: number(1) },
      { name: "n", value: call("length", text("x")) },
    ];
    expect(typesOf({ kind: "extend", input: logs, columns })).toEqual({ user: "number", tags: "texts", n: "number" });
    expect(typesOf({ kind: "project", input: logs, columns })).toEqual({ user: "number", n: "number" });
  });

  test("expand gives an element of its list", () => {
    const list = column("tags", "texts");
    expect(typesOf({ kind: "expand", input: logs, name: "tag", list, outer: false })).toMatchObject({ tag: "text" });
  });

  test("aggregates and windows have the type of what they compute", () => {
    const of = column("user", "text");
    const columns = [
      { name: "count", call: { function: "count" } },
      { name: "first", call: { function: "first", of } },
      { name: "set", call: { function: "set", of } },
      { name: "any", call: { function: "any", of: call("is_null", of) } },
      { name: "all", call: { function: "concat", of: texts(["x"]) } },
    ] as const;
    const wanted = { count: "number", first: "text", set: "texts", any: "boolean", all: "texts" };
    expect(typesOf({ kind: "aggregate", input: logs, keys: [{ name: "key", value: of }], columns })).toEqual({
      key: "text",
      ...wanted,
    });
    const lag = { name: "before", call: { function: "lag", of } } as const;
    const window: Relation = { kind: "window", input: logs, partition: [], order: [], columns: [...columns, lag] };
    expect(typesOf(window)).toEqual({ user: "text", tags: "texts", ...wanted, before: "text" });
  });

  test("a semi-join has those of its left side, an inner one those of both", () => {
    const right = scan({ other: "number" }, "Other");
    const on = call("and");
    expect(typesOf({ kind: "join", form: "semi", left: logs, right, on })).toEqual(typesOf(logs));
    expect(typesOf({ kind: "join", form: "left", left: logs, right, on })).toEqual({
      ...typesOf(logs),
      other: "number",
    });
  });

  test("what does not fit together is a mistake of the reader, and said to be", () => {
    const join: Relation = { kind: "join", form: "inner", left: logs, right: logs, on: call("and") };
    expect(() => columnsOf(join)).toThrow("Both sides of a join have a column user");
    const union: Relation = { kind: "union", inputs: [logs, scan({ user: "number" })] };
    expect(() => columnsOf(union)).toThrow("user is text and number in a union");
    const sum: Relation = {
      kind: "aggregate",
      input: logs,
      keys: [],
      columns: [{ name: "x", call: { function: "max" } }],
    };
    expect(() => columnsOf(sum)).toThrow("max needs a value");
  });

  test("every scan is found, and every input", () => {
    const right = scan({ other: "text" }, "Other");
    const join: Relation = { kind: "join", form: "inner", left: logs, right, on: call("and") };
    const union: Relation = { kind: "union", inputs: [join, logs] };
    expect(scansOf(union).flatMap(({ places }) => places)).toEqual(["Logs", "Other", "Logs"]);
    expect(inputsOf(join)).toEqual([logs, right]);
    expect(inputsOf(logs)).toEqual([]);
  });
});
