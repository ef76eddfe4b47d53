import { afterAll, describe, expect, test } from "vitest";
import type { StoredRow } from "../../../../src/equivalence/ingest/ingest.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { alerts, DAY, type Fields, HOUR, type Kind, MINUTE, made, matchFile, read, record, ruleFile } from "./rules.ts";

const database = openDatabase();
afterAll(() => database.close());

async function found(kind: Kind, fields: Fields, rows: readonly StoredRow[]): Promise<readonly (readonly number[])[]> {
  return made(await alerts(database, [ruleFile(kind, fields)], rows));
}

const user = { entityType: "_username", expression: "user_username" };
const ip = { entityType: "_ip", expression: "srcDevice_ip" };

async function problems(kind: Kind, fields: Fields): Promise<readonly string[]> {
  const outcome = await read(ruleFile(kind, fields));
  expect(outcome.rules).toEqual([]);
  return outcome.problems.map(({ message }) => message);
}

describe("signals", () => {
  const rows = [
    record(0, { srcDevice_ip: "192.0.2.1" }),
    record(MINUTE, { user_username: null }),
    record(2 * MINUTE, { user_username: "" }),
    record(3 * MINUTE, { user_username: null, srcDevice_ip: "192.0.2.1" }),
  ];

  test("are raised on every entity that a record has, and none on a record without", async () => {
    const file = matchFile("objectType = 'Audit'", { entitySelectors: [user, ip] });
    const signals = await alerts(database, [file], rows);
    const shown = signals.map(({ events, columns }) => [events[0], columns.get("entity_type"), columns.get("entity")]);
    expect(shown.sort()).toEqual([
      [0, "_ip", "192.0.2.1"],
      [0, "_username", "ada"],
      [3, "_ip", "192.0.2.1"],
    ]);
  });

  test("are none without a selector", async () => {
    expect(await found("templated", { expression: "objectType = 'Audit'", entitySelectors: [] }, rows)).toEqual([]);
  });

  const named = {
    expression: "objectType = 'Audit'",
    nameExpression: "On {{fields['id']}}",
    suppressionWindowSize: HOUR,
  };
  const on = (at: number, id: string, more: StoredRow = {}): StoredRow => record(at, more, id === "" ? {} : { id });

  test("of one name and entity hold back one another for the length of the window", async () => {
    const hour = [on(0, "a"), on(30 * MINUTE, "a"), on(80 * MINUTE, "a"), on(80 * MINUTE + HOUR + 1, "a")];
    expect(await found("templated", named, hour)).toEqual([[0], [3]]);
    const apart = [on(0, "a"), on(MINUTE, "b"), on(2 * MINUTE, "a", { user_username: "eve" })];
    expect(await found("templated", named, apart)).toEqual([[0], [1], [2]]);
    expect(await found("templated", { ...named, nameExpression: "On" }, apart)).toEqual([[0], [2]]);
  });

  test("of records that lack what is in the name have one name", async () => {
    expect(await found("templated", named, [on(0, ""), on(MINUTE, "")])).toEqual([[0]]);
  });

  test("are held back for three days where nothing is said, and never of a prototype", async () => {
    const rule = { ...named, suppressionWindowSize: undefined };
    const days = [on(0, "a"), on(2 * DAY, "a"), on(6 * DAY, "a")];
    expect(await found("templated", rule, days)).toEqual([[0], [2]]);
    expect(await found("templated", { ...rule, isPrototype: true }, days)).toEqual([[0], [1], [2]]);
  });

  test("of the shortest window are not held back", async () => {
    const rule = { ...named, suppressionWindowSize: 1 };
    expect(await found("templated", rule, [on(0, "a"), on(0, "a"), on(1, "a")])).toEqual([[0], [1], [2]]);
  });
});

describe("threshold", () => {
  const rule = { expression: "action = 'x'", limit: 3, description: "d", score: 3, suppressionWindowSize: 600_001 };
  const x = (at: number, more: StoredRow = {}): StoredRow => record(at, { action: "x", ...more });

  test("counts in a sliding window, both ends in it", async () => {
    expect(await found("threshold", rule, [x(0), x(5 * MINUTE), x(10 * MINUTE)])).toEqual([[0, 1, 2]]);
    expect(await found("threshold", rule, [x(0), x(5 * MINUTE), x(10 * MINUTE + 1)])).toEqual([]);
  });

  test("counts for each entity by itself", async () => {
    const rows = [x(0), x(1), x(2, { user_username: "eve" }), x(3, { user_username: null })];
    expect(await found("threshold", rule, rows)).toEqual([]);
    expect(await found("threshold", { ...rule, limit: 2 }, rows)).toEqual([[0, 1]]);
  });

  test("a second selector splits the count of its own signals alone", async () => {
    const rows = [0, 1, 2].map((at) => x(at, { srcDevice_ip: `192.0.2.${at}` }));
    expect(await found("threshold", { ...rule, entitySelectors: [user, ip] }, rows)).toEqual([[0, 1, 2]]);
    expect(await found("threshold", { ...rule, entitySelectors: [ip] }, rows)).toEqual([]);
    expect(await found("threshold", { ...rule, groupByFields: ["srcDevice_ip"] }, rows)).toEqual([]);
  });

  test("keys mind case, and records without a key are a group", async () => {
    const rows = [x(0, { application: "a" }), x(1, { application: "A" }), x(2), x(3)];
    expect(await found("threshold", { ...rule, limit: 2, groupByFields: ["application"] }, rows)).toEqual([[2, 3]]);
  });

  test("distinct values of a field, fields of the message too", async () => {
    const rows = ["a", "a", "b", "c"].map((id, at) => record(at, { action: "x" }, { id }));
    const distinct = { ...rule, countDistinct: true, countField: "fields['id']" };
    expect(await found("threshold", distinct, rows)).toEqual([[0, 1, 2, 3]]);
    expect(await found("threshold", distinct, rows.slice(0, 3))).toEqual([]);
  });

  test("a group whose first signal another group of the same entity holds back is missed", async () => {
    const rows = ["a", "a", "b", "b"].map((application, at) => x(at * MINUTE, { application }));
    const grouped = { ...rule, limit: 2, groupByFields: ["application"] };
    expect(await found("threshold", grouped, rows)).toEqual([[0, 1]]);
    expect(await found("threshold", { ...grouped, isPrototype: true }, rows)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test("windows have names, or lengths of their own within bounds", async () => {
    const custom = { ...rule, windowSize: "CUSTOM", windowSizeMilliseconds: "420000" };
    expect(await found("threshold", custom, [x(0), x(1), x(420_000)])).toEqual([[0, 1, 2]]);
    expect(await found("threshold", custom, [x(0), x(1), x(420_001)])).toEqual([]);
    expect(await problems("threshold", { ...rule, windowSize: "T07D" })).toEqual([
      "The window is none of those there are",
    ]);
    expect(await problems("threshold", { ...custom, windowSizeMilliseconds: "432000001" })).toHaveLength(1);
  });
});

describe("chain", () => {
  const chain = (limits: readonly [number, number], ordered = false): Fields => ({
    expressionsAndLimits: [
      { expression: "action = 'a'", limit: limits[0] },
      { expression: "action = 'b'", limit: limits[1] },
    ],
    ordered,
    suppressionWindowSize: 600_001,
  });
  const of = (letters: string, more: StoredRow = {}): readonly StoredRow[] =>
    [...letters].map((action, index) => record(index * MINUTE, { action, ...more }));

  test("any order unless it is said; each as often as its limit", async () => {
    expect(await found("chain", chain([1, 1]), of("ba"))).toEqual([[0, 1]]);
    expect(await found("chain", chain([2, 1]), of("ba"))).toEqual([]);
    expect(await found("chain", chain([2, 1]), of("bxaa"))).toEqual([[0, 2, 3]]);
    expect(await found("chain", chain([1, 1]), of("aa"))).toEqual([]);
  });

  test("in order the second comes last", async () => {
    expect(await found("chain", chain([1, 1], true), of("ba"))).toEqual([]);
    expect(await found("chain", chain([2, 1], true), of("aba"))).toEqual([]);
    expect(await found("chain", chain([2, 1], true), of("aab"))).toEqual([[0, 1, 2]]);
    const same = [record(0, { action: "b" }), record(0, { action: "a" })];
    expect(await found("chain", chain([1, 1], true), same)).toEqual([[0, 1]]);
  });

  test("within the window and the entity, both of them filled", async () => {
    const apart = [record(0, { action: "a" }), record(10 * MINUTE + 1, { action: "b" })];
    expect(await found("chain", chain([1, 1]), apart)).toEqual([]);
    const others = [record(0, { action: "a" }), record(1, { action: "b", user_username: "eve" })];
    expect(await found("chain", chain([1, 1]), others)).toEqual([]);
    expect(await found("chain", chain([1, 1]), of("ab", { user_username: null }))).toEqual([]);
  });

  test("an order of more than two is no rule", async () => {
    const third = { expression: "action = 'c'", limit: 1 };
    const rule = { ...chain([1, 1], true), expressionsAndLimits: [third, third, third] };
    expect(await problems("chain", rule)).toHaveLength(1);
  });
});

describe("aggregation", () => {
  const count = { name: "total", function: "count", arguments: ["true"] };
  const rule = {
    matchExpression: "objectType = 'Audit'",
    aggregationFunctions: [count],
    triggerExpression: "total >= 2",
    groupByAsset: false,
    groupByFields: ["user_username"],
    suppressionWindowSize: 600_001,
  };
  const at = (minute: number, more: StoredRow = {}): StoredRow => record(minute * MINUTE, more);

  test("sees sliding windows, so that a small count comes before a large one", async () => {
    expect(await found("aggregation", rule, [at(0), at(10)])).toEqual([[0, 1]]);
    expect(await found("aggregation", { ...rule, triggerExpression: "total = 1" }, [at(0), at(10), at(21)])).toEqual([
      [0],
      [2],
    ]);
    expect(await found("aggregation", { ...rule, triggerExpression: "NOT (total = 1)" }, [at(0), at(10)])).toEqual([
      [0, 1],
    ]);
  });

  test("counts what satisfies a condition, and calculates with the results", async () => {
    const ratio = {
      ...rule,
      aggregationFunctions: [
        { name: "bad", function: "count", arguments: ["success = false"] },
        { name: "all", function: "count", arguments: ["true"] },
        { name: "names", function: "count_distinct", arguments: ["lower(action)"] },
        { name: "last", function: "last", arguments: ["action"] },
      ],
      triggerExpression: "bad / all > 0.5 AND names = 1 AND last = 'A'",
    };
    const row = (minute: number, success: boolean, action: string): StoredRow => at(minute, { success, action });
    expect(await found("aggregation", ratio, [row(0, false, "a"), row(1, true, "a"), row(2, false, "A")])).toEqual([
      [0, 1, 2],
    ]);
    expect(await found("aggregation", ratio, [row(0, false, "A"), row(1, true, "a"), row(2, true, "A")])).toEqual([
      [0],
    ]);
  });

  test("the entity is part of the group only where it is asked for", async () => {
    const rows = [at(0, { srcDevice_ip: "192.0.2.1" }), at(1, { srcDevice_ip: "192.0.2.2" })];
    const onAddress = { ...rule, entitySelectors: [ip] };
    expect(await found("aggregation", onAddress, rows)).toEqual([[0, 1]]);
    expect(await found("aggregation", { ...onAddress, groupByAsset: true }, rows)).toEqual([]);
  });

  test("names of results are not attributes, and attributes no results", async () => {
    expect(await problems("aggregation", { ...rule, triggerExpression: "totals > 1" })).toHaveLength(1);
  });
});

describe("first seen", () => {
  const rule = { filterExpression: "objectType = 'Audit'", valueFields: ["action"] };
  const value = (at: number, action: string | null, more: StoredRow = {}): StoredRow => record(at, { action, ...more });

  test("a value is new until it was seen, and again when that is forgotten", async () => {
    const rows = [
      value(0, "a"),
      value(DAY, "a"),
      value(3 * DAY, "a"),
      value(5 * DAY + 1, "a"),
      value(5 * DAY + 2, "A"),
    ];
    expect(await found("first-seen", rule, rows)).toEqual([[0], [3], [4]]);
  });

  test("only records that satisfy the filter are remembered", async () => {
    const rows = [value(0, "a", { description: "no" }), value(1, "a")];
    const filtered = { ...rule, filterExpression: "NOT (description = 'no')" };
    expect(await found("first-seen", filtered, rows)).toEqual([[1]]);
  });

  test("records without an entity raise nothing, but are remembered", async () => {
    expect(
      await found("first-seen", rule, [value(0, "a", { user_username: null }), value(1, "a"), value(9, "b")]),
    ).toEqual([[2]]);
  });

  test("several fields are one value", async () => {
    const rows = [
      value(0, "a", { application: "x" }),
      value(5, "a", { application: "y" }),
      value(9, "a", { application: "x" }),
    ];
    expect(await found("first-seen", { ...rule, valueFields: ["action", "application"] }, rows)).toEqual([[0], [1]]);
  });

  test("a global memory is one for all entities, the other one for each", async () => {
    const rows = [value(0, "a"), value(5, "a", { user_username: "eve" })];
    expect(await found("first-seen", rule, rows)).toEqual([[0]]);
    const each = { ...rule, baselineType: "PER_ENTITY", groupByFields: ["user_username"] };
    expect(await found("first-seen", each, rows)).toEqual([[0], [1]]);
  });

  test("new values on one entity hold back one another unless the name tells them apart", async () => {
    const rows = [value(0, "a"), value(MINUTE, "b")];
    const long = { ...rule, suppressionWindowSize: HOUR };
    expect(await found("first-seen", long, rows)).toEqual([[0]]);
    expect(await found("first-seen", { ...long, nameExpression: "New {{action}}" }, rows)).toEqual([[0], [1]]);
  });

  test("a rule that learns for longer than it remembers is refused", async () => {
    expect(await problems("first-seen", { ...rule, baselineWindowSize: String(2 * DAY) })).toHaveLength(1);
  });
});

test("what a rule needs and no event tells is refused", async () => {
  expect(await problems("templated", { expression: "a = 'x'" })).toHaveLength(1);
  expect(await problems("templated", { expression: "action = 'x'", tuningExpressionIds: ["1"] })).toHaveLength(1);
  const scoreMapping = { type: "fieldValue", field: "normalizedSeverity", default: 1 };
  expect(await problems("templated", { expression: "action = 'x'", scoreMapping })).toHaveLength(1);
});
