import { describe, expect, it } from "vitest";
import { printDetection } from "../../../src/model/print.ts";
import { detectionOf } from "../../helpers/detection.ts";
import { template } from "../../helpers/detection-text.ts";
import { testCatalog } from "../../helpers/test-catalog.ts";

const TEXT = template({
  events: `  run:
    source: test.cloud
    where: {operation|group: cloud.run, outcome: [started, succeeded]}
    operation: {by: [correlation.id], any: {outcome: succeeded}, within: 2h}
  big: {refines: run, where: {bytes|gt: 5}}`,
  trigger:
    "{type: value_count, events: [run], group_by: [actor.key], timespan: 1h, condition: {field: target.id, gt: 3}}",
  more: `score: {base: 40, add: [{when: big, points: 40}], at_least: 60}
exclusions:
  pipelines: {reason: Release pipelines, enabled: false, where: {actor.key|in_list: known}}
lists:
  known: {title: Known, type: account, store: lookup, values: ["a\\nb", ada@example.com]}
output: [actor.key, {count_distinct: target.id, as: targets}, {values: target.name, as: names, limit: 10}]
alert: {title: 'Commands by {{actor.key}}'}
entities: [{type: account, field: actor.key, role: actor}]
limits: {max_alerts: 100, throttle: {fields: [actor.key], for: 6h}}
targets: [splunk, sigma]`,
});

describe("printDetection", () => {
  it("says in words what a detection means", () => {
    expect(
      printDetection(detectionOf(TEXT, { catalog: testCatalog })),
    ).toBe(`Test detection (test, rule, version 1, test)
  severity high, risk score 73, confidence medium
  ATT&CK T1651 (execution)
  for splunk, sigma

Events
  run: test.cloud
    operation is one of "Run/action", "RunMany/action"
    and outcome is one of "started", "succeeded"
    records of one correlation.id within 2h are one event at the first record's time, if any record satisfies: outcome is "succeeded"
  big: test.cloud, refines run
    operation is one of "Run/action", "RunMany/action"
    and outcome is one of "started", "succeeded"
    and bytes > 5
    records of one correlation.id within 2h are one event at the first record's time, if any record satisfies: outcome is "succeeded"

Exclusions
  pipelines (off): Release pipelines
    run: actor.key is in the list known

Score
  starts at 40
  +40 if big: bytes > 5
  rows below 60 are dropped

Trigger
  more than 3 distinct target.id in events of run per actor.key within any 1h
  muted per actor.key for 6h after an alert
  at most 100 alerts per run

Schedule
  every 15m, for events that arrive within 5m

Alert
  title: Commands by {{actor.key}}
  actor.key: the key actor.key
  targets: number of distinct target.id
  names: values of target.name, at most 10
  first_time: first time
  last_time: last time
  entity account (actor): actor.key

Lists
  known (lookup, account): "a\\nb", "ada@example.com"
`);
  });

  it("prints equal detections alike", () => {
    const once = printDetection(detectionOf(TEXT, { catalog: testCatalog }));
    expect(printDetection(detectionOf(TEXT, { catalog: testCatalog }))).toBe(once);
  });
});

it("says that an exclusion with an empty list excludes nothing yet, and names a plain output once", () => {
  const text = template({
    more: `exclusions: {later: {reason: Not filled yet, where: {actor.name|in_list: empty}}}
lists: {empty: {title: Empty, type: account, values: []}}
output: [target.name, {value: actor.name, as: who}]`,
  });
  const printed = printDetection(detectionOf(text, { catalog: testCatalog }));
  expect(printed).toContain("  later: Not filled yet\n    run: nothing yet (its list is empty)\n");
  expect(printed).toContain("Alert\n  target.name\n  who: run.actor.name\n  time\n");
});
