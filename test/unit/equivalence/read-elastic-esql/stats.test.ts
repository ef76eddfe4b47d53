import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import type { Alert } from "../../../../src/equivalence/run/run-rules.ts";
import { type Document, found, MINUTE, problemOf, read, START } from "./run-esql.ts";

const database = openDatabase();
afterAll(() => database.close());

const from = "from logs-azure.activitylogs-* |";
const rows = async (query: string, documents: readonly Document[]) => found(database, `${from} ${query}`, documents);
const table = (alerts: readonly Alert[]) =>
  alerts.map(({ columns }) => [...columns.values()]).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const people: readonly Document[] = [
  { "user.name": "ada", "process.pid": 3, minute: 0 },
  { "user.name": "ada", "process.pid": 5, tags: ["x", "y"], minute: 2 },
  { "user.name": "bob", tags: "x", minute: 1 },
  { "process.pid": 8 },
  { "user.name": ["ada", "bob"], "process.pid": [1, 1, 9], minute: 3 },
];

describe("groups", () => {
  test("hold a row for each of its keys, and null is a key", async () => {
    const alerts = await rows("stats c = count(*) by user.name", people);
    expect(table(alerts)).toEqual([
      [1, null],
      [2, "bob"],
      [3, "ada"],
    ]);
    const byName = new Map(alerts.map(({ columns, events }) => [columns.get("user.name"), events]));
    expect(byName.get("ada")).toEqual([0, 1, 4]);
    expect(byName.get("bob")).toEqual([2, 4]);
  });

  test("of several keys hold a row in every combination", async () => {
    const documents = [{ "user.name": ["a", "b"], tags: ["x", "y"] }];
    expect(table(await rows("stats c = count(*) by user.name, tags", documents))).toEqual([
      [1, "a", "x"],
      [1, "a", "y"],
      [1, "b", "x"],
      [1, "b", "y"],
    ]);
  });

  test("mind case and are named by the text of what they are grouped by", async () => {
    const documents = [{ "user.name": "Ada" }, { "user.name": "ada" }];
    expect(table(await rows("stats c = count(*) by user.name", documents))).toHaveLength(2);
    const [alert] = await rows("stats count(*) by to_lower(user.name)", documents);
    expect([...(alert?.columns ?? [])]).toEqual([
      ["count(*)", 2],
      ["to_lower(user.name)", "ada"],
    ]);
  });

  test("by slots of time count from 1970, weeks from Monday", async () => {
    const [first] = await rows("stats c = count(*) by slot = date_trunc(7 minutes, @timestamp)", [{}]);
    expect(first?.columns.get("slot")).toBe(Math.floor(START / (7 * MINUTE)) * 7 * MINUTE);
    const [second] = await rows("stats c = count(*) by slot = bucket(@timestamp, 1 week)", [{}]);
    // START is a Monday.
    expect(second?.columns.get("slot")).toBe(Date.parse("2026-03-02T00:00:00Z"));
  });
});

describe("aggregates", () => {
  test("pass over null and count each of several values", async () => {
    const [alert] = await rows(
      `stats rows = count(*), pids = count(process.pid), kinds = count_distinct(process.pid), low = min(process.pid),
         high = max(process.pid), total = sum(process.pid), mean = avg(process.pid), names = count_distinct(user.name)`,
      people,
    );
    expect([...(alert?.columns ?? [])]).toEqual([
      ["rows", 5],
      ["pids", 6],
      ["kinds", 5],
      ["low", 1],
      ["high", 9],
      ["total", 27],
      ["mean", 4.5],
      ["names", 2],
    ]);
  });

  test("are limited to the rows of which `where` is true", async () => {
    const query = `stats all = count(*), some = count(*) where user.name != "ada", tags = values(tags) where process.pid > 4`;
    const [alert] = await rows(query, people);
    // Row 3 has no user, row 4 has two: neither is unequal to anything.
    expect([...(alert?.columns ?? [])]).toEqual([
      ["all", 5],
      ["some", 1],
      ["tags", ["x", "y"]],
    ]);
  });

  test("`values` are those there are, once each, and null where there is none", async () => {
    const [alert] = await rows("stats t = values(tags), none = values(host.name), n = mv_count(values(tags))", people);
    expect([...(alert?.columns ?? [])]).toEqual([
      ["t", ["x", "y"]],
      ["none", null],
      ["n", 2],
    ]);
  });

  test("`first` and `last` go by another column, null and all; `top` repeats", async () => {
    const [alert] = await rows(
      'stats f = first(process.pid, @timestamp), l = last(user.name, @timestamp), t = top(process.pid, 3, "desc") | eval n = mv_count(l)',
      [...people, { minute: 4 }],
    );
    expect(alert?.columns.get("l")).toBeNull();
    expect(alert?.columns.get("t")).toEqual([9, 8, 5]);
    const [other] = await rows("stats f = first(process.pid, @timestamp)", people.slice(1, 3));
    expect(other?.columns.get("f")).toBeNull();
  });

  test("without `by` give one row, even of nothing", async () => {
    const none = `where user.name == "nobody" | stats c = count(*), t = max(@timestamp), d = count_distinct(tags)`;
    const [alert] = await rows(none, people);
    expect([...(alert?.columns ?? [])]).toEqual([
      ["c", 0],
      ["t", null],
      ["d", 0],
    ]);
    expect(alert?.events).toEqual([]);
    expect(await rows(`${none} | where c < 3 and t >= now() - 1 hour`, people)).toEqual([]);
    expect(await rows(`where user.name == "nobody" | stats c = count(*) by tags`, people)).toEqual([]);
  });

  test("may be part of expressions, and read what they are grouped by under its new name", async () => {
    const query = `stats n = count(*) * 10 + 1, m = max(who) by who = to_lower(user.name) | where who == "ada"`;
    const [alert] = await rows(query, [{ "user.name": "ADA" }, { "user.name": "ada" }]);
    expect([...(alert?.columns ?? [])]).toEqual([
      ["n", 21],
      ["m", "ada"],
      ["who", "ada"],
    ]);
  });

  test("leave no other column, and a field that is neither is refused", () => {
    expect(problemOf(`${from} stats c = count(*) by user.name | where tags == "x"`).at).toBe("tags");
    expect(problemOf(`${from} stats c = tags by user.name`).at).toBe("tags");
    expect(problemOf(`${from} stats c = median(process.pid)`).at).toBe("median");
    expect(read(`${from} stats c = count(*)`)).toMatchObject({ aggregates: true, identified: false });
  });

  test("`inline stats` adds them to each row", async () => {
    const query = "inline stats n = count(*) by slot = date_trunc(1 minute, @timestamp) | where n > 1 | keep n, tags";
    const alerts = await rows(query, [{ tags: "a" }, { tags: "b" }, { minute: 5, tags: "c" }]);
    expect(table(alerts)).toEqual([
      [2, "a"],
      [2, "b"],
    ]);
    expect(alerts.map(({ events }) => events)).toEqual([[0], [1]]);
  });
});

describe("windows of slots, as rules compute them", () => {
  test("put an event into each window that reaches it", async () => {
    const query = `eval slot = date_trunc(5 minutes, @timestamp), start = mv_append(slot, slot - 5 minutes)
      | mv_expand start | stats c = count(*) by start, user.name | where c >= 2`;
    const alerts = await rows(query, [
      { "user.name": "ada", minute: 0 },
      { "user.name": "ada", minute: 5 },
      { "user.name": "bob", minute: -20 },
      { "user.name": "bob", minute: 5 },
    ]);
    const slot = Math.floor(START / (5 * MINUTE)) * 5 * MINUTE;
    expect(table(alerts)).toEqual([[2, slot, "ada"]]);
    expect(alerts[0]?.events).toEqual([0, 1]);
  });
});
