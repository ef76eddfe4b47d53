import { describe, expect, test } from "vitest";
import type { CanonicalEvent, FieldValue } from "../../../src/equivalence/event.ts";
import { referenceEpisodes } from "../../../src/equivalence/reference.ts";
import { detectionOf } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";

const MINUTE = 60_000;

/** An Azure record some minutes after the start; `run` is a Run Command, anything else another operation. */
function azure(minute: number, fields: Readonly<Record<string, FieldValue>> = {}): CanonicalEvent {
  return {
    source: "azure.activity",
    time: minute * MINUTE,
    id: "",
    fields: new Map<string, FieldValue>([
      ["operation", "run"],
      ["actor.name", "ada"],
      ["correlation.id", `c${minute}`],
      ["resource.id", "/vm/1"],
      ...Object.entries(fields),
    ]),
  };
}

const RUN = "  run: {source: azure.activity, where: {operation: run}}";
const RUN_AND_STOP =
  "  run: {source: azure.activity, where: {operation: run}}\n  stop: {source: azure.activity, where: {operation: stop}}";

/** The episodes of a trigger as `first minute-last minute`, with the key in front where there is one. */
function episodes(events: string, trigger: string, records: readonly CanonicalEvent[], more = ""): readonly string[] {
  const detection = detectionOf(template({ events, trigger, more }));
  return referenceEpisodes(detection, records).map(({ start, end, key }) =>
    [...key, start === end ? `${start / MINUTE}` : `${start / MINUTE}-${end / MINUTE}`].join(" "),
  );
}

describe("match", () => {
  const trigger = "{type: match, events: [run]}";

  test("each event that fits is an episode, in the order of time", () => {
    expect(episodes(RUN, trigger, [azure(5), azure(1), azure(3, { operation: "stop" })])).toEqual(["1", "5"]);
  });

  test("once_per reaches from the alert kept to the last one dropped, and a steady stream is one", () => {
    const once = "once_per: {fields: [correlation.id], within: 10m}\n";
    const same = { "correlation.id": "c" };
    const records = [azure(0, same), azure(9, same), azure(18, same), azure(29, same), azure(5)];
    expect(episodes(RUN, trigger, records, once)).toEqual(["0-18", "5", "29"]);
  });

  test("an alert that lacks a once_per field is never dropped", () => {
    const once = "once_per: {fields: [correlation.id], within: 10m}\n";
    const records = [azure(0, { "correlation.id": "" }), azure(1, { "correlation.id": undefined })];
    expect(episodes(RUN, trigger, records, once)).toEqual(["0", "1"]);
  });

  test("an exclusion drops what it names and not what lacks the field", () => {
    const more = "exclusions: {known: {reason: x, where: {actor.name: ada}}}\n";
    const records = [azure(0), azure(1, { "actor.name": "eve" }), azure(2, { "actor.name": null })];
    expect(episodes(RUN, trigger, records, more)).toEqual(["1", "2"]);
  });
});

describe("operation", () => {
  const events =
    "  run: {source: azure.activity, where: {operation: run}, operation: {by: [correlation.id], any: {outcome: succeeded}, time: first, within: 10m}}";
  const trigger = "{type: match, events: [run]}";
  const record = (minute: number, outcome: string, id = "c") => azure(minute, { outcome, "correlation.id": id });

  test("the records of one operation are one row, if any of them fits", () => {
    const records = [record(0, "started"), record(2, "succeeded"), record(3, "started", "d"), record(4, "failed", "d")];
    expect(episodes(events, trigger, records)).toEqual(["0-2"]);
  });

  test("a record too late for the operation begins another", () => {
    const records = [record(0, "started"), record(11, "succeeded")];
    expect(episodes(events, trigger, records)).toEqual(["11"]);
  });

  test("the first value that is there counts, and exclusions judge the whole operation", () => {
    const more = "exclusions: {known: {reason: x, where: {actor.name: ada}}}\n";
    const first = azure(0, { "correlation.id": "c", "actor.name": "", outcome: "started" });
    const second = azure(1, { "correlation.id": "c", "actor.name": "ada", outcome: "succeeded" });
    const third = azure(2, { "correlation.id": "c", "actor.name": "eve", outcome: "succeeded" });
    expect(episodes(events, trigger, [first, second, third], more)).toEqual([]);
  });
});

describe("counts", () => {
  const count = (condition: string) =>
    `{type: event_count, events: [run], group_by: [actor.name], timespan: 10m, condition: ${condition}}`;

  test("a window is closed on both ends", () => {
    expect(episodes(RUN, count("{gte: 2}"), [azure(0), azure(10)])).toEqual(["ada 0-10"]);
    expect(episodes(RUN, count("{gte: 2}"), [azure(0), azure(10 + 1 / 60_000)])).toEqual([]);
  });

  test("windows that overlap are one episode, those apart are several", () => {
    const records = [0, 5, 12, 40, 45].map((minute) => azure(minute));
    expect(episodes(RUN, count("{gte: 2}"), records)).toEqual(["ada 0-12", "ada 40-45"]);
  });

  test("keys are told apart, folded where the catalog says so, and needed", () => {
    const records = [
      azure(0, { "actor.name": "Ada" }),
      azure(1, { "actor.name": "ADA" }),
      azure(2, { "actor.name": "eve" }),
      azure(3, { "actor.name": "" }),
      azure(4, { "actor.name": "" }),
    ];
    expect(episodes(RUN, count("{gte: 2}"), records)).toEqual(["ada 0-1"]);
  });

  test("gt leaves out its bound, and several operators all hold", () => {
    const records = [0, 1, 2].map((minute) => azure(minute));
    expect(episodes(RUN, count("{gt: 3}"), records)).toEqual([]);
    expect(episodes(RUN, count("{gt: 2}"), records)).toEqual(["ada 0-2"]);
    expect(episodes(RUN, count("{gt: 1, lt: 3}"), records)).toEqual(["ada 0-1"]);
  });

  test("a value counts once, however often and in whatever case it comes", () => {
    const trigger =
      "{type: value_count, events: [run], group_by: [actor.name], timespan: 10m, condition: {field: resource.id, gte: 2}}";
    const at = (minute: number, id: FieldValue) => azure(minute, { "resource.id": id });
    expect(episodes(RUN, trigger, [at(0, "/vm/1"), at(1, "/VM/1"), at(2, "/vm/1")])).toEqual([]);
    expect(episodes(RUN, trigger, [at(0, "/vm/1"), at(1, "/vm/2"), at(2, "")])).toEqual(
      ["ada 0-1", "ada 0-2"].slice(1),
    );
  });
});

describe("several events", () => {
  const at = (minute: number, operation: string, name = "ada") => azure(minute, { operation, "actor.name": name });

  test("temporal asks for every event of a key within one window, in any order", () => {
    const trigger = "{type: temporal, events: [run, stop], group_by: [actor.name], timespan: 5m}";
    expect(episodes(RUN_AND_STOP, trigger, [at(5, "run"), at(0, "stop")])).toEqual(["ada 0-5"]);
    expect(episodes(RUN_AND_STOP, trigger, [at(6, "run"), at(0, "stop")])).toEqual([]);
    expect(episodes(RUN_AND_STOP, trigger, [at(1, "run", "eve"), at(0, "stop")])).toEqual([]);
  });

  test("temporal_ordered asks for their order, in which ties count", () => {
    const trigger = "{type: temporal_ordered, events: [run, stop], group_by: [actor.name], timespan: 5m}";
    expect(episodes(RUN_AND_STOP, trigger, [at(0, "run"), at(5, "stop")])).toEqual(["ada 0-5"]);
    expect(episodes(RUN_AND_STOP, trigger, [at(0, "stop"), at(5, "run")])).toEqual([]);
    expect(episodes(RUN_AND_STOP, trigger, [at(3, "stop"), at(3, "run")])).toEqual(["ada 3"]);
  });

  test("an anchor gives one alert per other event, with the nearest anchor on either side", () => {
    const trigger = "{type: temporal, anchor: stop, events: [run], group_by: [actor.name], before: 2m, after: 10m}";
    const records = [at(0, "stop"), at(20, "stop"), at(10, "run"), at(18, "run"), at(11, "run"), at(17, "run")];
    expect(episodes(RUN_AND_STOP, trigger, records)).toEqual(["ada 0-10", "ada 18-20"]);
  });
});

describe("once_per near an anchor", () => {
  const events = `${RUN_AND_STOP}\n  reset: {source: azure.activity, where: {operation: reset}}`;
  const trigger = "{type: temporal, anchor: stop, events: [run, reset], group_by: [actor.name], before: 1m, after: 1h}";
  const at = (minute: number, operation: string, id: string) => azure(minute, { operation, "correlation.id": id });
  const records = [at(0, "stop", "s"), at(1, "run", "a"), at(2, "run", "a"), at(3, "reset", "a"), at(4, "reset", "a")];

  test("alerts on another event than the field's are never dropped", () => {
    const once = "once_per: {fields: [run.correlation.id], within: 10m}\n";
    expect(episodes(events, trigger, records, once)).toEqual(["ada 0-2", "ada 0-3", "ada 0-4"]);
  });

  test("a field of the anchor tells alerts on every event, at the times of those events", () => {
    const once = "once_per: {fields: [stop.correlation.id], within: 10m}\n";
    expect(episodes(events, trigger, [...records, at(20, "run", "b")], once)).toEqual(["ada 0-4", "ada 0-20"]);
  });

  test("fields of the anchor and of the event count together", () => {
    const once = "once_per: {fields: [stop.correlation.id, run.correlation.id], within: 10m}\n";
    const two = [at(0, "stop", "s"), at(1, "run", "a"), at(2, "run", "a"), at(3, "run", "b")];
    expect(episodes(events, trigger, two, once)).toEqual(["ada 0-2", "ada 0-3"]);
  });
});

describe("first_seen", () => {
  const trigger = "{type: first_seen, events: [run], value: [actor.name], history: 1h}";

  test("a value is new again after the history, counted to its end", () => {
    expect(episodes(RUN, trigger, [azure(0), azure(60), azure(121)])).toEqual(["ada 0", "ada 121"]);
  });

  test("a missing value is never new, and a folded one is known", () => {
    const records = [azure(0), azure(1, { "actor.name": "ADA" }), azure(2, { "actor.name": "" })];
    expect(episodes(RUN, trigger, records)).toEqual(["ada 0"]);
  });

  test("what an exclusion drops is not seen", () => {
    const more = "exclusions: {known: {reason: x, where: {resource.id: /vm/9}}}\n";
    expect(episodes(RUN, trigger, [azure(0, { "resource.id": "/vm/9" }), azure(1)], more)).toEqual(["ada 1"]);
  });
});

test("score counts the terms that hold, and rows under at_least are dropped", () => {
  const events =
    "  run: {source: azure.activity, where: {operation: run}}\n  late: {refines: run, where: {resource.id|endswith: '2'}}";
  const more = "score: {base: 10, add: [{when: late, points: 5}], at_least: 15}\n";
  const records = [azure(0), azure(1, { "resource.id": "/vm/2" })];
  expect(episodes(events, "{type: match, events: [run]}", records, more)).toEqual(["1"]);
});
