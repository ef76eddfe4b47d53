import { afterAll, describe, expect, test } from "vitest";
import type { ReadRule, RuleSchedule } from "../../../../src/equivalence/read/reader.ts";
import { call, column, now, number, text } from "../../../../src/equivalence/relation/build.ts";
import type { Relation } from "../../../../src/equivalence/relation/nodes.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";

const database = openDatabase();
afterAll(() => database.close());

const minute = 60_000;
const user = column("User", "text");
const time = column("Time", "number");
const scan: Relation = {
  kind: "scan",
  places: ["Logs"],
  columns: [
    { name: "User", type: "text", from: { kind: "stored", key: "User" } },
    { name: "user", type: "text", from: { kind: "stored", key: "user" } },
    { name: "Time", type: "number", from: { kind: "stored", key: "at" } },
    { name: "Tags", type: "texts", from: { kind: "stored", key: "Tags" } },
    { name: "Arrived", type: "number", from: { kind: "arrived" } },
  ],
};

function rule(relation: Relation, schedule: RuleSchedule = { kind: "streaming" }): ReadRule {
  return { path: "rule", title: "rule", relation, schedule, deduplicates: false };
}

function event(at: number, row: Readonly<Record<string, unknown>>, more: Partial<StoredEvent> = {}): StoredEvent {
  const time = at * minute;
  return { case: 0, serial: at, place: "Logs", time, arrived: time, row: { at: time, ...row }, ...more };
}

describe("rules run on events", () => {
  test("names and texts keep their case", async () => {
    const where = call("equals", user, text("it's a\\b"));
    const events = [event(0, { User: "it's a\\b", user: "x" }), event(1, { user: "it's a\\b", User: "X" })];
    const alerts = await runRules(database, [rule({ kind: "filter", input: scan, where })], events);
    expect(alerts.map((alert) => alert.events)).toEqual([[0]]);
    expect(alerts[0]?.columns.get("user")).toBe("x");
  });

  test("counts per key and case, with the events behind a count", async () => {
    const relation: Relation = {
      kind: "filter",
      input: {
        kind: "aggregate",
        input: scan,
        keys: [{ name: "User", value: user }],
        columns: [{ name: "n", call: { function: "count" } }],
      },
      where: call("less", number(1), column("n", "number")),
    };
    const events = [
      event(0, { User: "a" }),
      event(1, { User: "b" }),
      event(2, { User: "a" }),
      event(3, { User: "b" }, { case: 1 }),
    ];
    const alerts = await runRules(database, [rule(relation)], events);
    expect(alerts.map((alert) => [alert.case, alert.events])).toEqual([[0, [0, 2]]]);
  });

  test("a scheduled rule runs at its times, and sees what arrived by then", async () => {
    const where = call("less_equal", call("subtract", now, number(10 * minute)), time);
    const schedule = {
      kind: "scheduled",
      every: 5 * minute,
      offset: minute,
      lookBack: 10 * minute,
      latency: 0,
    } as const;
    const events = [event(2, {}, { arrived: 7 * minute })];
    const alerts = await runRules(database, [rule({ kind: "filter", input: scan, where }, schedule)], events);
    expect(alerts.map((alert) => alert.run / minute)).toEqual([11]);
  });

  test("windows over time, and lists", async () => {
    const relation: Relation = {
      kind: "window",
      input: { kind: "expand", input: scan, name: "Tag", list: column("Tags", "texts"), outer: false },
      partition: [column("Tag", "text")],
      order: [{ by: time, descending: false, nulls: "first" }],
      frame: { unit: "range", preceding: 2 * minute, following: 0 },
      columns: [{ name: "seen", call: { function: "count" } }],
      gathers: true,
    };
    const events = [event(0, { Tags: ["a", "b"] }), event(2, { Tags: "a" }), event(5, { Tags: ["a"] }), event(6, {})];
    const alerts = await runRules(database, [rule(relation)], events);
    const found = alerts.map((alert) => `${alert.columns.get("Tag")} ${alert.columns.get("seen")} ${alert.events}`);
    expect(found.sort()).toEqual(["a 1 0", "a 1 5", "a 2 0,2", "b 1 0"]);
  });

  test("addresses and networks of both families", async () => {
    const inside = (network: string): Relation => ({
      kind: "filter",
      input: scan,
      where: call("in_network", user, text(network)),
    });
    const events = ["10.1.2.3", "10.2.0.1", "2001:db8::7", "no address", "::ffff:10.1.0.1"].map((User, at) =>
      event(at, { User }),
    );
    const rules = ["10.1.0.0/16", "2001:db8::/32", "10.2.0.1"].map((network) => rule(inside(network)));
    const alerts = await runRules(database, rules, events);
    expect(alerts.map((alert) => `${alert.rule} ${alert.events}`)).toEqual(["0 0", "1 2", "2 1"]);
  });

  test("a query that fails says why", async () => {
    const where = call("regex_matches", user, text("(?=x)"));
    await expect(
      runRules(database, [rule({ kind: "filter", input: scan, where })], [event(0, { User: "x" })]),
    ).rejects.toThrow(/invalid perl operator/);
  });
});
