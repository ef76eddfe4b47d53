import { describe, expect, test } from "vitest";
import type { Episode } from "../../../../src/equivalence/reference.ts";
import { compareAlerts, type Expected } from "../../../../src/equivalence/run/compare.ts";
import type { Alert } from "../../../../src/equivalence/run/run-rules.ts";

function episode(records: readonly number[], key: readonly string[] = []): Episode {
  return { start: 0, end: 0, rows: [], records: new Set(records), key };
}

function alert(events: readonly number[], run = 1, rule = 0): Alert {
  return { rule, case: 0, run, events, columns: new Map() };
}

const remembers = { deduplicates: true };
const forgets = { deduplicates: false };

function compared(
  expected: readonly Episode[],
  alerts: readonly Alert[],
  {
    rules = [forgets],
    ...more
  }: Partial<Expected> & { readonly rules?: readonly { deduplicates: boolean; mutes?: boolean }[] } = {},
): Readonly<Record<string, readonly (readonly number[])[]>> {
  const silent = { episodes: expected, meanwhile: [], isSingle: false, mutes: () => false };
  const found = compareAlerts({ ...silent, ...more }, alerts, rules);
  const events = (all: readonly Alert[]): readonly (readonly number[])[] => all.map((each) => each.events);
  const differences = {
    missing: found.missing.map(({ records }) => [...records]),
    extra: events(found.extra),
    repeated: events(found.repeated),
    further: events(found.further),
  };
  return Object.fromEntries(Object.entries(differences).filter(([, list]) => list.length > 0));
}

describe("alerts against episodes", () => {
  test("one alert that holds one event of each episode is all that is needed", () => {
    expect(compared([episode([0, 1]), episode([2])], [alert([1]), alert([2])])).toEqual({});
    expect(compared([episode([0]), episode([1])], [alert([0, 1])])).toEqual({});
    expect(compared([], [])).toEqual({});
  });

  test("an episode without an alert is missing", () => {
    expect(compared([episode([0]), episode([1])], [alert([0])])).toEqual({ missing: [[1]] });
  });

  test("an episode that an alert on another mutes needs none, unless that has no alert either", () => {
    const both = [episode([0], ["a"]), episode([1], ["b"])];
    const mutes: Expected["mutes"] = (alerted, other) => alerted.key[0] === "a" && other.key[0] === "b";
    const rules = [{ ...remembers, mutes: true }];
    expect(compared(both, [alert([0])], { mutes, rules })).toEqual({});
    expect(compared(both, [alert([1])], { mutes, rules })).toEqual({ missing: [[0]] });
    expect(compared(both, [], { mutes, rules })).toEqual({ missing: [[0], [1]] });
    // A target that holds nothing back has to alert on both.
    expect(compared(both, [alert([0])], { mutes, rules: [remembers] })).toEqual({ missing: [[1]] });
  });

  test("one alert excuses no other episode of a match, whatever else was an episode for a while", () => {
    const all = [episode([0]), episode([1]), episode([2])];
    expect(compared(all, [alert([0])], { meanwhile: all, isSingle: true })).toEqual({ missing: [[1], [2]] });
    expect(compared(all, [alert([0])], { meanwhile: [...all, episode([0, 1])], isSingle: true })).toEqual({
      missing: [[1], [2]],
    });
  });

  test("an alert on what was new for a while is enough for its value, one on what stays new is not", () => {
    const all = [episode([0], ["a"]), episode([2], ["a"])];
    const late = [...all, episode([1], ["a"])];
    expect(compared(all, [alert([1]), alert([2])], { meanwhile: late, isSingle: true })).toEqual({});
    expect(compared(all, [alert([2])], { meanwhile: late, isSingle: true })).toEqual({ missing: [[0]] });
  });

  test("two alerts of one episode are two for as long as they were, but not in one run", () => {
    const joined = [episode([0, 1, 2])];
    const apart = [...joined, episode([0]), episode([2])];
    const twice = (second: number): readonly Alert[] => [alert([0], 1), alert([2], second)];
    expect(compared(joined, twice(2), { meanwhile: apart, isSingle: true })).toEqual({});
    expect(compared(joined, twice(1), { meanwhile: apart, isSingle: true })).toEqual({ further: [[2]] });
    expect(compared(joined, twice(2), { meanwhile: joined, isSingle: true })).toEqual({ further: [[2]] });
  });

  test("an alert that holds no event of an episode is extra, whatever else it holds", () => {
    expect(compared([episode([0])], [alert([0]), alert([1, 2])])).toEqual({ extra: [[1, 2]] });
    expect(compared([episode([0])], [alert([0, 1])])).toEqual({});
    expect(compared([], [alert([])])).toEqual({ extra: [[]] });
  });

  test("an alert on the wrong event is both", () => {
    expect(compared([episode([0])], [alert([1])])).toEqual({ missing: [[0]], extra: [[1]] });
  });

  test("the same events in a later run are a repeat, unless the target knows what it has raised", () => {
    const twice = [alert([0, 1], 2), alert([0, 1], 1)];
    expect(compared([episode([0, 1])], twice)).toEqual({ repeated: [[0, 1]] });
    expect(compared([episode([0, 1])], twice, { rules: [remembers] })).toEqual({});
  });

  test("two rules of one detection may alert on the same events", () => {
    const both = [alert([0], 1, 0), alert([0], 2, 1)];
    expect(compared([episode([0])], both, { rules: [forgets, forgets] })).toEqual({});
  });

  test("an episode that grows may alert again", () => {
    expect(compared([episode([0, 1, 2])], [alert([0, 1], 1), alert([0, 1, 2], 2)])).toEqual({});
  });

  test("an episode that the detection takes for one alert may not, on other events", () => {
    const again = [alert([0], 1), alert([1], 2)];
    expect(compared([episode([0, 1])], again, { isSingle: true })).toEqual({ further: [[1]] });
    expect(compared([episode([0, 1])], again)).toEqual({});
  });

  test("of what was new at some moment, one alert on its key is enough", () => {
    const late = episode([0], ["ada"]);
    const meanwhile = [episode([1], ["ada"])];
    expect(compared([late], [alert([1])], { meanwhile, isSingle: true })).toEqual({});
    expect(compared([late], [alert([0])], { meanwhile, isSingle: true })).toEqual({});
    expect(compared([late], [], { meanwhile, isSingle: true })).toEqual({ missing: [[0]] });
    const eve = episode([2], ["eve"]);
    expect(compared([late, eve], [alert([1])], { meanwhile, isSingle: true })).toEqual({ missing: [[2]] });
  });
});
