import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/model/duration.ts";
import { printTrigger } from "../../../src/model/print.ts";
import { detectionOf, resolveText } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const EVENTS = `  run: {source: test.cloud, where: {operation: Run/action}}
  write: {source: test.cloud, where: {operation: Write}}
  sign_in: {source: test.signin, where: {risk: high}}`;

const options = { catalog: testCatalog };
const codes = (trigger: string, more = ""): readonly string[] =>
  resolveText(template({ events: EVENTS, trigger, more }), options)
    .diagnostics.filter((found) => found.code !== "RW3054")
    .map((found) => found.code);
const words = (trigger: string, more = ""): string =>
  printTrigger(detectionOf(template({ events: EVENTS, trigger, more }), options).trigger).join("\n");

const ALIASES = "aliases: {user: {sign_in: user.name, run: actor.name}}";

describe("trigger", () => {
  it.each([
    ["{type: match, events: [run, write]}", "every event of run or write"],
    [
      "{type: event_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {gt: 3, lte: 10}}",
      "more than 3 and at most 10 events of run per actor.key within any 1h",
    ],
    [
      "{type: value_count, events: [run, write], group_by: [actor.key], timespan: 60m, condition: {field: target.id, gt: 3}}",
      "more than 3 distinct target.id in events of run or write per actor.key within any 1h",
    ],
    [
      `{type: temporal, events: [sign_in, run], group_by: [user], timespan: 2h, ${ALIASES}}`,
      "sign_in and run, in any order, per user (sign_in.user.name, run.actor.name) within any 2h",
    ],
    [
      `{type: temporal_ordered, events: [sign_in, run], group_by: [user], timespan: 2h, ${ALIASES}}`,
      "sign_in, then run, per user (sign_in.user.name, run.actor.name) within any 2h",
    ],
    [
      `{type: temporal, anchor: sign_in, events: [run], before: 1h, after: 6h, group_by: [user], ${ALIASES}}`,
      "every event of run with an event of sign_in per user (sign_in.user.name, run.actor.name)\nthat lies at most 6h before it or 1h after it",
    ],
    [
      "{type: first_seen, events: [run], value: [actor.key, operation], history: 7d}",
      "every event of run whose actor.key, operation was not seen in the 7d before",
    ],
  ])("%s", (trigger, expected) => {
    expect(words(trigger)).toBe(expected);
  });

  it("folds a key when the catalog folds any field behind it", () => {
    const { trigger } = detectionOf(
      template({
        events: EVENTS,
        trigger: `{type: temporal, events: [sign_in, run], group_by: [user], timespan: 2h, ${ALIASES}}`,
      }),
      options,
    );
    expect(trigger.kind === "temporal" && trigger.groupBy[0]).toMatchObject({ name: "user", fold: true });
  });

  const count = (keys: string, condition: string, timespan = "1h"): string =>
    `{type: event_count, events: [run], group_by: [${keys}], timespan: ${timespan}, condition: ${condition}}`;

  it.each([
    ["{type: match, events: [rum]}", "RW3052"],
    [count("actor.key", "{gt: 3}", "31d"), "RW3070"],
    ["{type: first_seen, events: [run], value: [actor.key], history: 31d}", "RW3070"],
    ["{type: temporal, events: [run], group_by: [actor.key], timespan: 1h}", "RW3071"],
    ["{type: temporal, anchor: run, events: [run, write], before: 1h, after: 1h, group_by: [actor.key]}", "RW3072"],
    [count("actor.key", "{lt: 3}"), "RW3073"],
    [count("actor.key", "{lte: 3}"), "RW3073"],
    [count("actor.key", "{eq: 3}"), "RW3073"],
    [count("actor.key", "{neq: 3}"), "RW3073"],
    [count("actor.key", "{gt: 5, lt: 3}"), "RW3074"],
    [count("actor.key", "{gt: 2, lt: 4, neq: 3}"), "RW3074"],
    [count("actor.key", "{lt: 1}"), "RW3074"],
    [count("actor.keey", "{gt: 3}"), "RW3075"],
    [count("time", "{gt: 3}"), "RW3075"],
    ["{type: temporal, events: [sign_in, run], group_by: [user.name], timespan: 1h}", "RW3075"],
    [count("actor.name", "{gt: 3}"), "RW3076"],
    [count("actor.key, actor.key", "{gt: 3}"), "RW3083"],
    [
      "{type: temporal, events: [sign_in, run], group_by: [user], timespan: 1h, aliases: {user: {sign_in: user.name}}}",
      "RW3077",
    ],
    [
      "{type: temporal, events: [run, write], group_by: [actor.key], timespan: 1h, aliases: {user: {run: actor.name, write: actor.name}}}",
      "RW3078",
    ],
    [
      "{type: temporal, events: [sign_in, run], group_by: [user], timespan: 1h, aliases: {user: {sign_in: user.nam, run: actor.name}}}",
      "RW3000",
    ],
    [
      "{type: temporal, events: [sign_in, run], group_by: [user], timespan: 1h, aliases: {user: {sign_im: user.name, run: actor.name}}}",
      "RW3052",
    ],
  ])("%s: %s", (trigger, code) => {
    expect(codes(trigger)).toContain(code);
  });

  it("does not warn of a nullable key that the event's own tests require", () => {
    const events = "  run: {source: test.cloud, where: {operation: Run/action, actor.name|exists: true}}";
    const text = template({ events, trigger: count("actor.name", "{gt: 3}") });
    expect(resolveText(text, options).diagnostics).toEqual([]);
  });

  it("warns of events that nothing uses", () => {
    const { diagnostics } = resolveText(template({ events: EVENTS }), options);
    expect(diagnostics.map((found) => [found.code, found.severity])).toEqual([
      ["RW3054", "warning"],
      ["RW3054", "warning"],
    ]);
  });
});

describe("once_per", () => {
  const once = (fields: string): string => `once_per: {fields: [${fields}], within: 1h}`;

  it("needs a field that identifies the operation or the event", () => {
    expect(codes("{type: match, events: [run]}", once("correlation.id, target.id"))).toEqual([]);
    expect(codes("{type: match, events: [run]}", once("event.id"))).toEqual([]);
    expect(codes("{type: match, events: [run]}", once("actor.key"))).toEqual(["RW3079"]);
    const { diagnostics } = resolveText(template({ more: once("actor.key") }), options);
    expect(diagnostics[0]?.help).toMatch(/^Add .+; to mute repeated alerts use limits\.throttle$/);
  });

  it("takes the field of one event where an alert joins several", () => {
    const trigger = `{type: temporal, anchor: sign_in, events: [run], before: 1h, after: 6h, group_by: [user], ${ALIASES}}`;
    expect(codes(trigger, once("run.correlation.id")).filter((code) => code !== "RW3076")).toEqual([]);
  });

  it("takes fields that one alert holds: of the anchor, and of one of the events near it", () => {
    const aliases = "aliases: {user: {sign_in: user.name, run: actor.key, write: actor.key}}";
    const trigger = `{type: temporal, anchor: sign_in, events: [run, write], before: 1h, after: 6h, group_by: [user], ${aliases}}`;
    const never = (more: string) => codes(trigger, more).filter((code) => code !== "RW3076");
    expect(never(once("run.correlation.id, write.correlation.id"))).toEqual(["RW3084"]);
    expect(never("limits: {throttle: {fields: [run.target.id, write.target.id], for: 1h}}")).toEqual(["RW3084"]);
    expect(never(once("run.correlation.id, run.target.id, user"))).toEqual([]);
    expect(never("limits: {throttle: {fields: [sign_in.user.name, write.target.id], for: 1h}}")).toEqual([]);
  });

  it("must be shorter than thirty days", () => {
    expect(codes("{type: match, events: [run]}", "once_per: {fields: [event.id], within: 31d}")).toEqual(["RW3070"]);
  });
});

describe("schedule", () => {
  const scheduleOf = (more: string, trigger = "{type: match, events: [run]}") =>
    detectionOf(template({ events: EVENTS, trigger, more }), options).schedule;

  it("defaults to 5 minutes, 15 for windows, and the latest source's delay", () => {
    expect(scheduleOf("")).toMatchObject({ every: 5 * MINUTE, delay: 5 * MINUTE, mode: "scheduled" });
    const temporal = `{type: temporal, events: [sign_in, run], group_by: [user], timespan: 2h, ${ALIASES}}`;
    expect(scheduleOf("", temporal)).toMatchObject({ every: 15 * MINUTE, delay: HOUR });
  });

  it.each(["1m", "15m", "60m", "6h", "24h", "1d", "7d"])("runs every %s", (every) => {
    expect(codes("{type: match, events: [run]}", `schedule: {every: ${every}}`)).toEqual([]);
  });

  it.each([
    ["30s", "RW3082"],
    ["7m", "RW3081"],
    ["90m", "RW3081"],
    ["5h", "RW3081"],
    ["2d", "RW3081"],
  ])("does not run every %s", (every, code) => {
    expect(codes("{type: match, events: [run]}", `schedule: {every: ${every}}`)).toEqual([code]);
  });

  it("names the nearest intervals", () => {
    const { diagnostics } = resolveText(template({ more: "schedule: {every: 7m}" }), options);
    expect(diagnostics[0]?.help).toBe("The nearest intervals are 6m and 10m");
  });

  it("runs in real time only for a plain match", () => {
    const realtime = "schedule: {every: 5m, mode: realtime}";
    expect(codes("{type: match, events: [run]}", realtime)).toEqual([]);
    expect(codes("{type: first_seen, events: [run], value: [actor.key], history: 7d}", realtime)).toEqual(["RW3080"]);
    expect(codes("{type: match, events: [run]}", `${realtime}\nonce_per: {fields: [event.id], within: 1h}`)).toEqual([
      "RW3080",
    ]);
    const events = "  run: {source: test.cloud, where: {bytes: 1}, operation: {by: [correlation.id], within: 1h}}";
    expect(resolveText(template({ events, more: realtime }), options).diagnostics.map((found) => found.code)).toEqual([
      "RW3080",
    ]);
  });

  it("keeps the author's delay", () => {
    expect(scheduleOf("schedule: {every: 1d, delay: 2h}")).toMatchObject({ every: DAY, delay: 2 * HOUR });
  });
});
