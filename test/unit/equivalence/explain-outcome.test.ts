import { describe, expect, test } from "vitest";
import type { CanonicalEvent, FieldValue } from "../../../src/equivalence/event.ts";
import { outcomesOf } from "../../../src/equivalence/explain-outcome.ts";
import { detectionOf } from "../../helpers/detection.ts";
import { type TemplateParts, template } from "../../helpers/detection-text.ts";

const MINUTE = 60_000;

function azure(minute: number, fields: Readonly<Record<string, FieldValue>> = {}): CanonicalEvent {
  return {
    source: "azure.activity",
    time: minute * MINUTE,
    id: "",
    fields: new Map<string, FieldValue>([
      ["operation", "run"],
      ["actor.name", "ada"],
      ["correlation.id", `c${minute}`],
      ...Object.entries(fields),
    ]),
  };
}

const RUN = "  run: {source: azure.activity, where: {operation: run}}";
const BOTH = `${RUN}\n  stop: {source: azure.activity, where: {operation: stop}}`;
const stop = (minute: number) => azure(minute, { operation: "stop" });

/** What becomes of each event: `+` where it alerts, `-` where it does not. */
function outcomes(parts: TemplateParts, ...events: readonly CanonicalEvent[]): readonly string[] {
  const detection = detectionOf(template({ events: RUN, ...parts }));
  return outcomesOf(detection, events).map((each) =>
    each.map(({ event, alerts, says }) => `${alerts ? "+" : "-"}${event} ${says}`).join("; "),
  );
}

describe("an event that all clauses take", () => {
  const counted = (more: string, condition = "{gte: 3}"): TemplateParts => ({
    trigger: `{type: ${more}, events: [run], group_by: [actor.name], timespan: 30m, condition: ${condition}}`,
  });

  test("alerts, and one that no pattern takes has nothing to say", () => {
    expect(outcomes({}, azure(0), stop(1))).toEqual(["+run at 1970-01-01T00:00:00.000Z", ""]);
  });

  test("may lack the record that the operation asks for", () => {
    const operation = "operation: {by: [correlation.id], any: {outcome: succeeded}, time: first, within: 10m}";
    const events = `  run: {source: azure.activity, where: {operation: run}, ${operation}}`;
    const same = { "correlation.id": "c" };
    const found = outcomes(
      { events },
      azure(0, { ...same, outcome: "started" }),
      azure(1, { ...same, outcome: "failed" }),
      azure(2, { "correlation.id": null }),
      azure(3, { outcome: "succeeded" }),
    );
    const asks = '-run operation.any asks for outcome is "succeeded", and';
    const none = `${asks} none of the 2 records of its operation does`;
    const alone = "its operation has one record, and that does not";
    expect(found).toEqual([
      none,
      none,
      `${asks} ${alone}; it lacks correlation.id, so it is an operation of its own`,
      "+run at 1970-01-01T00:03:00.000Z",
    ]);
  });

  test("may be dropped by an exclusion", () => {
    const more = "exclusions: {known: {reason: x, where: {actor.name: ada}}}\n";
    expect(outcomes({ more }, azure(0))).toEqual(["-run the exclusion known drops it"]);
  });

  test("may have too few points", () => {
    const late = "  late: {refines: run, where: {actor.name: eve}}";
    const more = "score: {base: 10, add: [{when: late, points: 5}], at_least: 15}\n";
    expect(outcomes({ events: `${RUN}\n${late}`, more }, azure(0), azure(1, { "actor.name": "eve" }))).toEqual([
      "-run it has 10 points, and 15 are needed",
      "+run at 1970-01-01T00:01:00.000Z",
    ]);
  });

  test("may be one too few", () => {
    const found = outcomes(counted("event_count"), azure(0), azure(10), azure(90), azure(91, { "actor.name": null }));
    const too = (count: number): string =>
      `-run ${count} events of its actor.name within 30m, and at least 3 are needed`;
    expect(found).toEqual([too(2), too(2), too(1), "-run it lacks actor.name, so it is in no group"]);
  });

  test("may be of too few values", () => {
    const same = { "source.ip": "192.0.2.1" };
    expect(outcomes(counted("value_count", "{field: source.ip, gte: 3}"), azure(0, same), azure(1, same))[1]).toBe(
      "-run 1 distinct source.ip of its actor.name within 30m, and at least 3 are needed",
    );
  });

  test("may have been seen before", () => {
    const trigger = "{type: first_seen, events: [run], value: [actor.name], history: 14d}";
    expect(outcomes({ trigger }, azure(5), azure(7))).toEqual([
      "+run at 1970-01-01T00:05:00.000Z",
      "-run its actor.name was seen in the 14d before, at 1970-01-01T00:05:00.000Z",
    ]);
  });

  test("may lack the others of its sequence, or come out of order", () => {
    const trigger = "{type: temporal_ordered, events: [run, stop], group_by: [actor.name], timespan: 1h}";
    const parts = { events: BOTH, trigger };
    expect(outcomes(parts, azure(0), stop(90))).toEqual([
      "-run no event of stop of its actor.name within 1h of it",
      "-stop no event of run of its actor.name within 1h of it",
    ]);
    expect(outcomes(parts, stop(0), azure(1))[0]).toBe("-stop not run, then stop of its actor.name within 1h");
    expect(outcomes(parts, azure(0), stop(1))).toEqual([
      "+run from 1970-01-01T00:00:00.000Z to 1970-01-01T00:01:00.000Z",
      "+stop from 1970-01-01T00:00:00.000Z to 1970-01-01T00:01:00.000Z",
    ]);
  });

  test("may be far from its anchor", () => {
    const trigger = "{type: temporal, anchor: run, events: [stop], before: 10m, after: 1h, group_by: [actor.name]}";
    const found = outcomes({ events: BOTH, trigger }, azure(0), stop(90));
    expect(found[0]).toBe("-run it is the anchor, and no event of stop lies near it");
    expect(found[1]).toContain("-stop no event of run of its actor.name lies at most 1h before it or 10m after it");
  });

  test("may be counted to an earlier alert", () => {
    const more = "once_per: {fields: [correlation.id], within: 10m}\n";
    expect(outcomes({ more }, azure(0), azure(9, { "correlation.id": "c0" }))[1]).toBe(
      "-run once_per counts it to the alert at 1970-01-01T00:00:00.000Z",
    );
  });
});
