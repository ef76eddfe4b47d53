import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { computed, found, kept, problemOf, read, START } from "./run-esql.ts";

const database = openDatabase();
afterAll(() => database.close());

const missing = {};
const empty = { "event.action": "" };
const start = { "event.action": "Start" };
const lower = { "event.action": "start" };
const both = { "event.action": ["Start", "Stop"] };
const actions = [missing, empty, start, lower, both];

describe("comparisons", () => {
  test("mind case, and are null where the field is missing or has several values", async () => {
    expect(await computed(database, `event.action == "Start"`, actions)).toEqual([null, false, true, false, null]);
    expect(await computed(database, `event.action != "Start"`, actions)).toEqual([null, true, false, true, null]);
  });

  test("keep only what is true, also under `not`", async () => {
    expect(await kept(database, `event.action == "Start"`, actions)).toEqual([2]);
    expect(await kept(database, `not event.action == "Start"`, actions)).toEqual([1, 3]);
    expect(await kept(database, `not (event.action == "Start" or event.action == "Stop")`, actions)).toEqual([1, 3]);
  });

  test("know three values: true or null is true, false and null is false", async () => {
    const half = { "event.action": "Start" };
    expect(await computed(database, `event.action == "Start" or user.name == "a"`, [half])).toEqual([true]);
    expect(await computed(database, `event.action == "Stop" and user.name == "a"`, [half])).toEqual([false]);
    expect(await computed(database, `event.action == "Start" and user.name == "a"`, [half])).toEqual([null]);
  });

  test("with null are null, on both sides", async () => {
    expect(await computed(database, `event.action == null`, actions)).toEqual([null, null, null, null, null]);
    expect(await computed(database, `event.action is null`, actions)).toEqual([true, false, false, false, false]);
    expect(await computed(database, `event.action is not null`, actions)).toEqual([false, true, true, true, true]);
  });

  test("`in` is true of an equal value, else null where one of the list is null", async () => {
    expect(await computed(database, `event.action in ("Start", "Stop")`, actions)).toEqual([
      null,
      false,
      true,
      false,
      null,
    ]);
    expect(await computed(database, `event.action not in ("Start", "Stop")`, actions)).toEqual([
      null,
      true,
      false,
      true,
      null,
    ]);
    expect(await computed(database, `process.pid in (1, null)`, [{ "process.pid": 1 }, { "process.pid": 2 }])).toEqual([
      true,
      null,
    ]);
  });

  test("`and` binds before `or`", async () => {
    const documents = [
      { "event.action": "a", "user.name": "x" },
      { "event.action": "b", "user.name": "y" },
      { "event.action": "b", "user.name": "z" },
    ];
    const loose = `event.action == "a" or event.action == "b" and user.name == "z"`;
    expect(await kept(database, loose, documents)).toEqual([0, 2]);
    expect(
      await kept(database, `(event.action == "a" or event.action == "b") and user.name == "z"`, documents),
    ).toEqual([2]);
  });

  test("convert a text beside an address or a date", async () => {
    const documents = [{ "source.ip": "10.0.0.9" }, { "source.ip": "::1" }, { "source.ip": "0:0:0:0:0:0:0:1" }];
    expect(await computed(database, `source.ip == "::1"`, documents)).toEqual([false, true, true]);
    expect(await computed(database, `source.ip > "10.0.0.10"`, documents)).toEqual([false, false, false]);
    const noon = new Date(START).toISOString();
    expect(await computed(database, `@timestamp >= "${noon}"`, [{}, { minute: -1 }])).toEqual([true, false]);
    expect(problemOf(`from logs-azure.activitylogs-* | where source.ip == "home" | keep source.ip`).at).toBe(
      `source.ip == "home"`,
    );
  });

  test("refuse types that do not mix", () => {
    expect(problemOf(`from logs-azure.activitylogs-* | where event.action == 3 | keep event.action`).at).toBe(
      "event.action == 3",
    );
  });
});

describe("several values", () => {
  const tags = { tags: ["b", "a", "b"] };

  test("of a keyword are each there once, and null is none of them", async () => {
    expect(await computed(database, "mv_count(tags)", [tags, { tags: [null, "a"] }, { tags: [] }, missing])).toEqual([
      2,
      1,
      null,
      null,
    ]);
    expect(await computed(database, 'mv_concat(tags, "+")', [tags, { tags: "x" }])).toEqual(["a+b", "x"]);
  });

  test("of a number keep their repeats", async () => {
    expect(await computed(database, "mv_count(process.pid)", [{ "process.pid": [2, 1, 2] }])).toEqual([3]);
    expect(await computed(database, "process.pid + 1", [{ "process.pid": [2, 1] }, { "process.pid": 4 }])).toEqual([
      null,
      5,
    ]);
  });

  test("are taken one by one by `to_lower`, and make null of other functions", async () => {
    const documents = [{ tags: ["A", "B"] }, { tags: "A" }];
    expect(await computed(database, 'mv_concat(to_lower(tags), ",")', documents)).toEqual(["a,b", "a"]);
    expect(await computed(database, 'concat(tags, "!")', documents)).toEqual([null, "A!"]);
    expect(await computed(database, "length(tags)", documents)).toEqual([null, 1]);
    expect(await computed(database, `tags like "A*"`, documents)).toEqual([null, true]);
    expect(await computed(database, `starts_with(tags, "A")`, documents)).toEqual([null, true]);
  });

  test("are found by a match, which is false and not null of none", async () => {
    const documents = [{ tags: ["a", "b"] }, { tags: "A" }, missing];
    expect(await computed(database, `tags : "a"`, documents)).toEqual([true, false, false]);
    expect(await computed(database, `mv_contains(tags, "a")`, documents)).toEqual([true, false, false]);
    expect(await computed(database, `source.ip : "10.0.0.0/8"`, [{ "source.ip": ["10.2.3.4", "8.8.8.8"] }])).toEqual([
      true,
    ]);
    expect(problemOf(`from logs-azure.activitylogs-* | where message : "a" | keep tags`).message).toContain("analysed");
  });

  test("a slice counts from 0 or from the end, and is null beyond it", async () => {
    const documents = [{ tags: ["a", "b", "c"] }, { tags: "a" }, missing];
    const slice = (from: string) => computed(database, `mv_concat(mv_slice(tags, ${from}), "")`, documents);
    expect(await slice("0")).toEqual(["a", "a", null]);
    expect(await slice("1, 5")).toEqual(["bc", null, null]);
    expect(await slice("-1")).toEqual(["c", "a", null]);
    expect(await slice("-2, -1")).toEqual(["bc", "a", null]);
    expect(await slice("-3, -3")).toEqual(["a", null, null]);
    expect(problemOf("from logs-azure.activitylogs-* | eval x = mv_slice(tags, -1, 1) | keep x").at).toBe(
      "mv_slice(tags, -1, 1)",
    );
  });

  test("append gives null where one is null, union and coalesce do not", async () => {
    const documents = [{ tags: ["b", "a"], "user.roles": "b" }, { tags: "a" }];
    expect(await computed(database, `mv_concat(mv_append(tags, user.roles), "")`, documents)).toEqual(["abb", null]);
    expect(await computed(database, `mv_concat(mv_union(tags, user.roles), "")`, documents)).toEqual(["ab", "a"]);
    expect(await computed(database, `mv_concat(mv_intersection(tags, user.roles), "")`, documents)).toEqual([
      "b",
      null,
    ]);
    expect(await computed(database, `mv_concat(coalesce(user.roles, tags), "")`, documents)).toEqual(["b", "a"]);
  });

  test("sort by bytes, addresses by theirs", async () => {
    expect(await computed(database, `mv_concat(mv_sort(tags, "desc"), "")`, [{ tags: ["a", "B", "c"] }])).toEqual([
      "caB",
    ]);
    const addresses = { "source.ip": ["10.0.0.2", "9.1.1.1", "2001:db8::1", "::1"] };
    expect(await computed(database, `mv_concat(to_string(mv_sort(source.ip)), " ")`, [addresses])).toEqual([
      "::1 9.1.1.1 10.0.0.2 2001:db8::1",
    ]);
  });

  test("a list of literals is one value with several", async () => {
    expect(
      await computed(database, `mv_contains(["a", "b"], event.action)`, [{ "event.action": "b" }, missing]),
    ).toEqual([true, true]);
  });
});

describe("fields", () => {
  test("have the types of their mapping; others are not read", () => {
    const from = "from logs-aws.cloudtrail-* |";
    expect(
      problemOf(`${from} where aws.cloudtrail.flattened.request_parameters.name == "a" | keep tags`).message,
    ).toContain("flattened");
    expect(problemOf(`${from} where aws.cloudtrail.no_such == "a" | keep tags`).message).toContain("No source has");
    expect(problemOf(`from logs-acme-* | where acme.x == "a" | keep tags`).message).toContain("not known");
  });

  test("metadata are those of the document", async () => {
    const query = "from logs-azure.activitylogs-* metadata _id, _version, _index | keep _id, _version, _index";
    const [alert] = await found(database, query, [{ _index: "logs-azure.activitylogs-default" }]);
    expect([...(alert?.columns ?? [])]).toEqual([
      ["_id", "d0"],
      ["_version", 1],
      ["_index", "logs-azure.activitylogs-default"],
    ]);
    expect(read(query)).toMatchObject({ aggregates: false, identified: true });
    expect(problemOf(`from logs-* metadata _index | where _index == "a" | keep _index`).message).toContain("indexes");
  });

  test("clauses are those of the tests, in offsets of the query", () => {
    const query = `from logs-azure.activitylogs-* | where event.action == "a" and tags is null | keep tags`;
    const clauses = JSON.stringify(read(query).relation).match(/"clause":\{"start":\d+,"end":\d+\}/g) ?? [];
    const texts = clauses.map((clause) => {
      const [start, end] = [...clause.matchAll(/\d+/g)].map(Number);
      return query.slice(start, end);
    });
    expect(texts).toEqual([`event.action == "a"`, "tags is null"]);
  });
});
