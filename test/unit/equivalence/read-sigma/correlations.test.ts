import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { alertsOf, problemsOf, ruleOf } from "./harness.ts";

const database = openDatabase();
afterAll(() => database.close());

const base = (name: string, extra = ""): string =>
  ruleOf(`selection: {kind: ${name}}\ncondition: selection`, `name: ${name}\n${extra}`).replace("A rule", name);

function file(correlation: string, names: readonly string[] = ["a"], top = ""): string {
  const section = correlation.trim().replaceAll(/^/gm, "    ");
  return [...names.map((name) => base(name)), `title: C\n${top}correlation:\n${section}\n`].join("---\n");
}

const row = (kind: string, who: string | readonly string[] | undefined, more = {}) =>
  who === undefined ? { kind, ...more } : { kind, who, ...more };

describe("event_count", () => {
  const count = (condition: string) =>
    file(`type: event_count\nrules: [a]\ngroup-by: [who]\ntimespan: 10m\ncondition: ${condition}`);
  test("counts in windows that end at an event, both ends included", async () => {
    const events = [0, 10, 20, 20.001].map((at): [number, ReturnType<typeof row>] => [at, row("a", "u")]);
    expect(await alertsOf(database, count("{gte: 2}"), events)).toEqual(["C: 0 1", "C: 1 2", "C: 2 3"]);
    expect(await alertsOf(database, count("{gte: 3}"), events)).toEqual([]);
    expect(await alertsOf(database, count("{gt: 0, lte: 1}"), events)).toEqual(["C: 0"]);
    expect(await alertsOf(database, count("{neq: 2}"), events)).toEqual(["C: 0"]);
  });
  test("per group; what lacks the field is in none, what has several values in several", async () => {
    const events: [number, ReturnType<typeof row>][] = [
      [0, row("a", "u")],
      [1, row("a", "U")],
      [2, row("a", undefined)],
      [3, row("a", undefined)],
      [4, row("a", ["v", "u", "u"])],
      [5, row("a", ["v"])],
    ];
    expect(await alertsOf(database, count("{gte: 2}"), events)).toEqual(["C: 0 4", "C: 4 5"]);
  });
  test("events at one time are in each other's windows, and an event of two rules is one", async () => {
    const text = file("type: event_count\nrules: [a, b]\ntimespan: 1m\ncondition: {gte: 2}", ["a", "b"]).replace(
      "kind: b",
      "kind: '?'",
    );
    expect(await alertsOf(database, text, [[0, row("a", "u")]])).toEqual([]);
    const pair: [number, ReturnType<typeof row>][] = [
      [0, row("a", "u")],
      [0, row("b", "v")],
    ];
    expect(new Set(await alertsOf(database, text, pair))).toEqual(new Set(["C: 0 1"]));
  });
});

test("value_count counts distinct values and tuples, case and all", async () => {
  const count = (field: string, gte: number) =>
    file(`type: value_count\nrules: [a]\ngroup-by: [who]\ntimespan: 10m\ncondition: {field: ${field}, gte: ${gte}}`);
  const events: [number, ReturnType<typeof row>][] = [
    [0, row("a", "u", { x: "1", y: "1" })],
    [1, row("a", "u", { x: "1", y: "2" })],
    [2, row("a", "u", { x: ["2", "3"], y: "1" })],
    [3, row("a", "u", { y: "1" })],
    [13, row("a", "u", { x: "A" })],
    [14, row("a", "u", { x: "a" })],
  ];
  expect(await alertsOf(database, count("x", 3), events)).toEqual(["C: 0 1 2", "C: 0 1 2 3"]);
  expect(await alertsOf(database, count("x", 2), events)).toContain("C: 4 5");
  expect(await alertsOf(database, count("[x, y]", 4), events)).toEqual(["C: 0 1 2", "C: 0 1 2 3"]);
  expect(await alertsOf(database, count("[x, y]", 5), events)).toEqual([]);
});

test("value_sum and value_avg are of numbers", async () => {
  const of = (type: string, gt: number) =>
    file(`type: ${type}\nrules: [a]\ngroup-by: [who]\ntimespan: 10m\ncondition: {field: x, gt: ${gt}}`);
  const events: [number, ReturnType<typeof row>][] = [
    [0, row("a", "u", { x: 10 })],
    [1, row("a", "u", { x: "20" })],
    [2, row("a", "u", { x: "many" })],
  ];
  expect(await alertsOf(database, of("value_sum", 29), events)).toEqual(["C: 0 1", "C: 0 1 2"]);
  expect(await alertsOf(database, of("value_avg", 12.5), events)).toEqual(["C: 0 1", "C: 0 1 2"]);
  expect(await problemsOf(of("value_percentile", 1))).toHaveLength(1);
});

describe("temporal", () => {
  const of = (type: string, rest = "") =>
    file(`type: ${type}\nrules: [a, b]\ngroup-by: [who]\ntimespan: 10m\n${rest}`, ["a", "b"]);
  test("wants every rule in a window of the group, in any order", async () => {
    const events: [number, ReturnType<typeof row>][] = [
      [0, row("b", "u")],
      [10, row("a", "u")],
      [10, row("b", "v")],
      [21, row("a", "v")],
    ];
    expect(await alertsOf(database, of("temporal"), events)).toEqual(["C: 0 1"]);
    expect(await alertsOf(database, of("temporal_ordered"), events)).toEqual([]);
  });
  test("in order, also with repeats in between; of two at one time either may be first", async () => {
    const events: [number, ReturnType<typeof row>][] = [
      [0, row("a", "u")],
      [12, row("b", "u")],
      [12, row("b", "v")],
      [12, row("a", "v")],
      [20, row("a", "w")],
      [21, row("b", "w")],
      [22, row("b", "w")],
    ];
    expect(await alertsOf(database, of("temporal_ordered"), events)).toEqual(["C: 2 3", "C: 4 5", "C: 4 5 6"]);
  });
  test("three in order are a chain that spans the timespan at most", async () => {
    const text = file("type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [who]\ntimespan: 10m", ["a", "b", "c"]);
    const chain = (times: readonly number[], kinds: string) =>
      times.map((at, index): [number, ReturnType<typeof row>] => [at, row(kinds.charAt(index), "u")]);
    expect(await alertsOf(database, text, chain([0, 5, 10], "abc"))).toEqual(["C: 0 1 2"]);
    expect(await alertsOf(database, text, chain([0, 5, 10.001], "abc"))).toEqual([]);
    expect(await alertsOf(database, text, chain([0, 1, 2], "bac"))).toEqual([]);
    // The later `a` comes too late for the `b`, the earlier one is too far from the `c`.
    expect(await alertsOf(database, text, chain([0, 2, 3, 11], "abac"))).toEqual([]);
  });
  test("aliases name another field per rule", async () => {
    const text = file(
      "type: temporal\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10m\naliases: {user: {a: who, b: by}}",
      ["a", "b"],
    );
    expect(
      await alertsOf(database, text, [
        [0, { kind: "a", who: "u", by: "x" }],
        [1, { kind: "b", who: "y", by: "u" }],
      ]),
    ).toEqual(["C: 0 1"]);
  });
  test("a condition counts rules, or combines them by name", async () => {
    const events: [number, ReturnType<typeof row>][] = [
      [0, row("a", "u")],
      [1, row("b", "v")],
    ];
    expect(await alertsOf(database, of("temporal", "condition: {gte: 1}"), events)).toEqual(["C: 0", "C: 1"]);
    expect(await alertsOf(database, of("temporal", "condition: a and not b"), events)).toEqual(["C: 0"]);
    expect(await problemsOf(of("temporal_ordered", "condition: {gte: 1}"))).toHaveLength(1);
    expect(await problemsOf(of("temporal_ordered", "condition: {gte: 2}"))).toEqual([]);
  });
});

test("correlations of correlations group by what the inner one groups by", async () => {
  const inner =
    "title: Many\nname: many\ncorrelation:\n    type: event_count\n    rules: [a]\n    group-by: [who, host]\n    timespan: 5m\n    condition: {gte: 2}\n";
  const outer =
    "title: C\ncorrelation:\n    type: temporal_ordered\n    rules: [many, b]\n    group-by: [who]\n    timespan: 10m\n";
  const text = [base("a"), base("b"), inner, outer].join("---\n");
  const events: [number, ReturnType<typeof row>][] = [
    [0, row("a", "u", { host: "h" })],
    [1, row("b", "u")],
    [2, row("a", "u", { host: "h" })],
    [3, row("b", "u")],
    [4, row("a", "v", { host: "h" })],
    [5, row("a", "v", { host: "i" })],
    [6, row("b", "v")],
  ];
  expect(await alertsOf(database, text, events)).toEqual(["C: 0 1 2 3"]);
  expect(await problemsOf(text.replace("group-by: [who]", "group-by: [where]"))).toHaveLength(1);
});

describe("who raises alerts", () => {
  const counted = (top: string) => file("type: event_count\nrules: [a]\ntimespan: 1m\ncondition: {gte: 1}", ["a"], top);
  const events: [number, ReturnType<typeof row>][] = [[0, row("a", "u")]];
  test("rules that are correlated do not by themselves, unless `generate` says so", async () => {
    expect(await alertsOf(database, counted(""), events)).toEqual(["C: 0"]);
    expect(await alertsOf(database, counted("generate: true\n"), events)).toEqual(["C: 0", "a: 0"]);
  });
  test("a rule that is not there is a problem", async () => {
    expect(await problemsOf(counted("").replace("rules: [a]", "rules: [b]"))).toHaveLength(1);
  });
});

describe("filters", () => {
  const filter = (rules: string, condition: string, logsource = "{product: test}") =>
    `title: F\nlogsource: ${logsource}\nfilter:\n    rules: ${rules}\n    selection: {who: u}\n    condition: ${condition}\n`;
  const events: [number, ReturnType<typeof row>][] = [
    [0, row("a", "u")],
    [1, row("a", "v")],
    [2, row("a", undefined)],
  ];
  const of = (text: string) => alertsOf(database, [base("a"), text].join("---\n"), events);
  test("are joined with and, as they are written", async () => {
    expect(await of(filter("[a]", "not selection"))).toEqual(["a: 1", "a: 2"]);
    expect(await of(filter("[a]", "selection"))).toEqual(["a: 0"]);
    expect(await of(filter("any", "not selection"))).toEqual(["a: 1", "a: 2"]);
  });
  test("as far as their log source reaches", async () => {
    expect(await of(filter("[a]", "not selection", "{product: other}"))).toHaveLength(3);
  });
  test("on every condition of the rule, and before a count", async () => {
    const text = `${file("type: event_count\nrules: [a]\ntimespan: 5m\ncondition: {gte: 3}")}---\n${filter("[a]", "not selection")}`;
    expect(await alertsOf(database, text, events)).toEqual([]);
    expect(await alertsOf(database, text.replace("gte: 3", "gte: 2"), events)).toEqual(["C: 1 2"]);
  });
  test("that name no rule are a problem", async () => {
    expect(await problemsOf([base("a"), filter("[b]", "not selection")].join("---\n"))).toHaveLength(1);
  });
});
