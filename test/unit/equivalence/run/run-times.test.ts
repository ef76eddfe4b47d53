import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadRule, RuleSchedule } from "../../../../src/equivalence/read/reader.ts";
import { call, column, now, number } from "../../../../src/equivalence/relation/build.ts";
import type { StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";
import { runTimes } from "../../../../src/equivalence/run/run-times.ts";

const minute = 60_000;
type Scheduled = Extract<RuleSchedule, { readonly kind: "scheduled" }>;

/** A rule that takes what arrived within `fresh` before it, beside what its look-back says. */
function rule(schedule: RuleSchedule, fresh = 7 * minute): ReadRule {
  const arrived = column("Arrived", "number");
  return {
    path: "rule",
    title: "rule",
    schedule,
    deduplicates: false,
    relation: {
      kind: "filter",
      input: {
        kind: "scan",
        places: ["Logs"],
        columns: [{ name: "Arrived", type: "number", from: { kind: "arrived" } }],
      },
      where: call("less_equal", call("subtract", now, number(fresh)), arrived),
    },
  };
}

function event(serial: number, time: number, arrived = time, one = 0): StoredEvent {
  return { case: one, serial, place: "Logs", time, arrived, row: {} };
}

const every5: Scheduled = { kind: "scheduled", every: 5 * minute, offset: 0, lookBack: 15 * minute, latency: 0 };

describe("the runs of a rule", () => {
  test("a streaming rule has one run per case, which sees everything", () => {
    const runs = runTimes(rule({ kind: "streaming" }), 3, [event(0, 0), event(1, 9), event(0, 0, 0, 4)]);
    expect(runs.map((run) => [run.rule, run.case, run.at, run.seenUntil])).toEqual([
      [3, 0, Infinity, Infinity],
      [3, 4, Infinity, Infinity],
    ]);
  });

  test("a scheduled rule runs at its times only, in order, from the first that sees an event to the last", () => {
    const runs = runTimes(rule({ ...every5, offset: minute, latency: 10_000 }), 0, [event(0, 62 * minute)]);
    expect(runs.map(({ at }) => at / minute)).toEqual([66, 71, 76]);
    expect(runs.every(({ at, seenUntil }) => seenUntil === at + 10_000)).toBe(true);
  });

  test("events that arrive too late for any look-back have no run", () => {
    expect(runTimes(rule(every5), 0, [event(0, 0, 60 * minute)])).toEqual([]);
    expect(runTimes(rule(every5), 0, [])).toEqual([]);
  });

  test("a long look-back does not cost a run for every step of it", () => {
    const year = { ...every5, lookBack: 14 * 24 * 60 * minute };
    expect(runTimes(rule(year), 0, [event(0, 0)]).length).toBeLessThan(30);
  });

  test("cases have runs of their own", () => {
    const runs = runTimes(rule(every5), 0, [event(0, 0, 0, 1), event(0, 600 * minute, 600 * minute, 2)]);
    expect(runs.filter((run) => run.case === 1).every(({ at }) => at <= 15 * minute)).toBe(true);
    expect(runs.filter((run) => run.case === 2).every(({ at }) => at >= 600 * minute)).toBe(true);
  });
});

describe("the runs that are left out", () => {
  /** What a run of the rule above finds, without its relation. */
  function found(at: number, schedule: Scheduled, fresh: number, events: readonly StoredEvent[]): string {
    return events
      .filter(({ arrived }) => arrived < at + schedule.latency && arrived >= at - fresh)
      .filter(({ time }) => time >= at - schedule.lookBack)
      .map(({ serial }) => serial)
      .join(",");
  }

  test("find nothing that a run which takes place does not find", () => {
    const moments = fc.array(fc.record({ time: fc.nat(120 * minute), lag: fc.nat(20 * minute) }), { maxLength: 5 });
    const schedules = fc.record({
      every: fc.constantFrom(1, 5, 7, 60).map((count) => count * minute),
      offset: fc.constantFrom(0, minute, 90_000),
      lookBack: fc.constantFrom(10, 15, 61, 200).map((count) => count * minute),
      latency: fc.constantFrom(0, 30_000),
    });
    const durations = fc.constantFrom(3, 5, 9, 60).map((count) => count * minute);
    fc.assert(
      fc.property(moments, schedules, durations, (made, parts, fresh) => {
        const schedule: Scheduled = { kind: "scheduled", ...parts };
        const events = made.map(({ time, lag }, serial) => event(serial, time, time + lag));
        const taken = runTimes(rule(schedule, fresh), 0, events);
        const known = new Set(taken.map(({ at }) => found(at, schedule, fresh, events)));
        for (let at = schedule.offset; at < 400 * minute; at += schedule.every) {
          const all = found(at, schedule, fresh, events);
          if (all !== "" && !known.has(all)) throw new Error(`The run at ${at} finds ${all}, and no other does`);
        }
        return taken.every(({ at }) => (at - schedule.offset) % schedule.every === 0);
      }),
      { numRuns: 200 },
    );
  });
});
