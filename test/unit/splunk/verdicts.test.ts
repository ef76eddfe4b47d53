import { describe, expect, test } from "vitest";
import type { Stage } from "../../../src/backends/splunk/syntax.ts";
import { compileShipped, compileText, fileOf, stagesOf } from "./compile-text.ts";
import { type Event, runStages } from "./run-stages.ts";

const NOON = 1_700_000_040 - (1_700_000_040 % 3600);
const MINUTE = 60;
const HOUR = 3600;

/** Seconds after its minute that a search starts, and seconds after which an indexed event can be found. */
const STARTS_LATE = 4;
const FOUND_AFTER = 40;

/** Runs the search at every step of `every` over a span and puts the alerts of all runs together. */
function alerts(
  stages: readonly Stage[],
  events: readonly Event[],
  every: number,
  from = NOON - HOUR,
  to = NOON + 12 * HOUR,
) {
  const found: ReadonlyMap<string, unknown>[] = [];
  for (let run = from; run <= to; run += every) {
    const now = run + STARTS_LATE;
    const searchable = events.filter((event) => Number(event._indextime) + FOUND_AFTER <= now);
    found.push(...runStages(stages, searchable, now));
  }
  return found.map((row) => Object.fromEntries(row));
}

const MACHINE = "/SUBSCRIPTIONS/S1/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES";

function activity(minutes: number, more: Event = {}): Event {
  const time = NOON + minutes * MINUTE;
  return {
    macro: "azure.activity",
    _time: time,
    _indextime: time + 90,
    _cd: `1:${minutes}:${JSON.stringify(more).length}`,
    operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
    resultType: "Success",
    correlationId: "c1",
    resourceId: `${MACHINE}/VM1`,
    callerIpAddress: "192.0.2.1",
    "identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": "Ada@example.com",
    "identity.authorization.evidence.principalId": "11111111-2222-3333-4444-555555555555",
    ...more,
  };
}

describe("a match that collapses one operation", () => {
  const stages = stagesOf(compileShipped("azure-vm-run-command"));

  test("gives one alert for Start, Accept and Success over several runs", () => {
    const events = [
      activity(0, { resultType: "Start" }),
      activity(4, { resultType: "Accept" }),
      activity(21, { resultType: "Success" }),
    ];
    const found = alerts(stages, events, 5 * MINUTE);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ user: "Ada@example.com", dest: "vm1", object_id: `${MACHINE}/VM1`.toLowerCase() });
  });

  test("keeps machines of one batch apart, and operations beyond the span", () => {
    const events = [activity(0), activity(0, { resourceId: `${MACHINE}/VM2` }), activity(90)];
    expect(alerts(stages, events, 5 * MINUTE)).toHaveLength(3);
  });

  test("does not lose records without the fields it collapses by", () => {
    const events = [activity(0, { resourceId: undefined }), activity(1, { resourceId: "" })];
    expect(alerts(stages, events, 5 * MINUTE)).toHaveLength(2);
  });

  test("ignores other operations and failures", () => {
    const events = [
      activity(0, { resultType: "Failure" }),
      activity(0, { operationName: "Microsoft.Compute/virtualMachines/read" }),
    ];
    expect(alerts(stages, events, 5 * MINUTE)).toHaveLength(0);
  });
});

describe("runs that follow each other", () => {
  const spaced = Array.from({ length: 60 }, (_, index) => index * 11);

  test("judge every event once, whenever it was indexed and though it cannot be found at once", () => {
    const stages = stagesOf(compileShipped("aws-ssm-run-command"));
    const events = spaced.map(
      (seconds): Event => ({
        macro: "aws.cloudtrail",
        _time: NOON + seconds,
        _indextime: NOON + seconds + 1,
        _cd: `2:${seconds}`,
        eventName: "SendCommand",
        eventSource: "ssm.amazonaws.com",
        eventID: `e${seconds}`,
        requestID: `r${seconds}`,
        "userIdentity.arn": `arn:aws:iam::1:user/u${seconds}`,
        "requestParameters.documentName": "AWS-RunShellScript",
      }),
    );
    expect(alerts(stages, events, 5 * MINUTE, NOON, NOON + HOUR)).toHaveLength(events.length);
  });

  test("judge every operation once", () => {
    const stages = stagesOf(compileShipped("azure-vm-run-command"));
    const events = spaced.map((seconds) =>
      activity(0, { _time: NOON + seconds, _indextime: NOON + seconds + 1, correlationId: `c${seconds}` }),
    );
    expect(alerts(stages, events, 5 * MINUTE, NOON, NOON + HOUR)).toHaveLength(events.length);
  });

  test("leave the minute that searches may not see in full to the next run", () => {
    const target = compileShipped("azure-vm-run-command");
    const query = fileOf(target, ".spl");
    expect(query).toContain('_indextime<relative_time(info_max_time, "-1m@m")');
    expect(query).toContain('_indextime>=relative_time(info_max_time, "-6m@m")');
  });
});

describe("a count of distinct values in a sliding window", () => {
  const stages = stagesOf(compileShipped("azure-run-command-many-vms"));
  const on = (vm: number, minutes: number, more: Event = {}): Event =>
    activity(minutes, { resourceId: `${MACHINE}/VM${vm}`, correlationId: `c${vm}`, ...more });

  test("counts four machines across the hour's edge, with the window's own figures", () => {
    const found = alerts(stages, [on(1, 50), on(2, 58), on(3, 65), on(4, 70)], 15 * MINUTE);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      target_count: 4,
      actor_key: "ada@example.com",
      targets: ["vm1", "vm2", "vm3", "vm4"],
    });
  });

  test("takes in both ends of the window and no more", () => {
    const four = (last: number) => [on(1, 0), on(2, 1), on(3, 2), on(4, last)];
    expect(alerts(stages, four(60), 15 * MINUTE).length).toBeGreaterThan(0);
    expect(alerts(stages, four(61), 15 * MINUTE)).toHaveLength(0);
  });

  test("does not count records, spellings of one machine, or what lies under it twice", () => {
    const events = [on(1, 0), on(1, 1), on(2, 2), on(3, 3), on(3, 4, { resourceId: `${MACHINE}/vm3/extensions/x` })];
    expect(alerts(stages, events, 15 * MINUTE)).toHaveLength(0);
  });

  test("tells two bursts of one identity as two alerts", () => {
    const burst = (start: number) => [1, 2, 3, 4].map((vm) => on(vm, start + vm));
    expect(alerts(stages, [...burst(0), ...burst(300)], 15 * MINUTE)).toHaveLength(2);
  });
});

describe("a row near an anchor", () => {
  const stages = stagesOf(compileShipped("azure-run-command-suspicious-sign-in"));
  const signIn = (minutes: number, ip: string | undefined = `198.51.100.${Math.abs(minutes) % 250}`): Event => ({
    macro: "azure.signin",
    _time: NOON + minutes * MINUTE,
    _indextime: NOON + minutes * MINUTE + 60,
    category: "SignInLogs",
    "properties.riskLevelDuringSignIn": "high",
    "properties.userPrincipalName": "ADA@example.com",
    callerIpAddress: ip,
  });

  test("joins the nearest sign-in, before or after, once", () => {
    const events = [signIn(-100), signIn(-20), signIn(40), activity(0)];
    const found = alerts(stages, events, HOUR);
    expect(found.length).toBeGreaterThan(0);
    expect(found.at(-1)).toMatchObject({ sign_in_time: NOON - 20 * MINUTE, sign_in_ip: "198.51.100.20" });
  });

  test.each([
    ["six hours before", -360, true],
    ["a minute earlier", -361, false],
    ["one hour after", 60, true],
    ["a minute later", 61, false],
    ["at the same time", 0, true],
  ])("%s", (_, minutes, expected) => {
    expect(alerts(stages, [signIn(minutes), activity(0)], HOUR).length > 0).toBe(expected);
  });

  test("does not take a later sign-in that is too late for being nearer than an earlier one", () => {
    const found = alerts(stages, [signIn(-300), signIn(70), activity(0)], HOUR);
    expect(found.at(-1)).toMatchObject({ sign_in_time: NOON - 300 * MINUTE });
  });

  test("does not alert again on what it has told when a nearer sign-in follows, or a sign-in of the same instant comes late", () => {
    const late = { ...signIn(-20), _indextime: NOON + 90 * MINUTE };
    for (const events of [
      [signIn(-60), activity(-10), signIn(15)],
      [late, signIn(-20), activity(0)],
      [signIn(-20), late, activity(0)],
    ]) {
      expect(alerts(stages, events, HOUR)).toHaveLength(1);
    }
  });

  test("does not borrow the address of an older sign-in", () => {
    const nearest = { ...signIn(-10), callerIpAddress: undefined };
    const found = alerts(stages, [signIn(-100), nearest, activity(0)], HOUR);
    expect(found.at(-1)).not.toHaveProperty("sign_in_ip");
  });

  test("needs a record of the operation that succeeded, and tells when it began", () => {
    expect(alerts(stages, [signIn(-10), activity(0, { resultType: "Start" })], HOUR)).toHaveLength(0);
    const events = [signIn(-10), activity(0, { resultType: "Start" }), activity(5)];
    expect(alerts(stages, events, HOUR)[0]).toMatchObject({ firstTime: NOON, lastTime: NOON + 5 * MINUTE });
  });

  test("joins no other user and nobody without a name", () => {
    const upn = "identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn";
    expect(alerts(stages, [signIn(-10), activity(0, { [upn]: "bob@example.com" })], HOUR)).toHaveLength(0);
    expect(alerts(stages, [signIn(-10), activity(0, { [upn]: "" })], HOUR)).toHaveLength(0);
  });
});

describe("a value that was not seen before", () => {
  const stages = stagesOf(compileShipped("azure-managed-run-command-unusual-principal"));
  const write = (minutes: number, more: Event = {}): Event =>
    activity(minutes, {
      operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE",
      correlationId: `c${minutes}`,
      ...more,
    });
  const DAY = 24 * 60;
  const run = (events: readonly Event[], days: number) =>
    alerts(stages, events, 5 * MINUTE, NOON + days * DAY * MINUTE - HOUR, NOON + days * DAY * MINUTE + HOUR);

  test("alerts on the first write and not on the second", () => {
    expect(run([write(0), write(10)], 0)).toHaveLength(1);
  });

  test("does not alert again on a write of the same instant that is indexed half an hour later", () => {
    const late = write(0, { _indextime: NOON + 30 * MINUTE, correlationId: "a" });
    for (const events of [
      [late, write(0)],
      [write(0), late],
    ])
      expect(run(events, 0)).toHaveLength(1);
  });

  test("remembers seven days and no longer", () => {
    expect(run([write(0), write(7 * DAY)], 7)).toHaveLength(0);
    expect(run([write(0), write(7 * DAY + 1)], 7)).toHaveLength(1);
  });

  test("takes the spellings of one id for one, and a missing id for none", () => {
    const id = "identity.authorization.evidence.principalId";
    expect(run([write(0), write(5, { [id]: "11111111222233334444555555555555" })], 0)).toHaveLength(1);
    expect(run([write(0, { [id]: undefined })], 0)).toHaveLength(0);
  });
});

describe("a score", () => {
  const stages = stagesOf(compileShipped("cloud-agent-suspicious-shell"));
  const shell = (process: string): Event => ({
    macro: "endpoint.process",
    _time: NOON,
    _indextime: NOON + 60,
    parent_process_name: "WaAppAgent.exe",
    process_name: "PowerShell.exe",
    process,
    dest: "HOST1",
    user: "SYSTEM",
  });

  test("adds the terms that hold and drops what stays under the threshold", () => {
    expect(alerts(stages, [shell("powershell -c DownloadString('x')")], 15 * MINUTE)[0]).toMatchObject({
      top_score: 70,
    });
    expect(alerts(stages, [shell("powershell -c dir")], 15 * MINUTE)).toHaveLength(0);
    expect(alerts(stages, [shell("powershell -w hidden -ep bypass -c wget x")], 15 * MINUTE)[0]).toMatchObject({
      top_score: 100,
    });
  });
});

test("a list as a key stands for each of its elements", () => {
  const stages = stagesOf(
    compileText(`
title: Many calls on one instance
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d37
version: 1
status: test
created: 2026-11-21
modified: 2026-11-21
author: [Rulewright]
severity: medium
confidence: high
attack: {techniques: [T1651], tactics: [execution]}
description: Calls that name one instance.
events:
  call: {source: aws.cloudtrail, where: {operation: SendCommand}}
trigger: {type: event_count, events: [call], timespan: 1h, group_by: [target.ids], condition: {gte: 2}}
schedule: {every: 15m, delay: 15m}
output: [target.ids, {count: events, as: calls}]
`),
  );
  const on = (minutes: number, ids: readonly string[] | undefined): Event => ({
    macro: "aws.cloudtrail",
    _time: NOON + minutes * MINUTE,
    _indextime: NOON + minutes * MINUTE + 60,
    eventName: "SendCommand",
    "requestParameters.instanceIds{}": ids,
  });
  const events = [
    on(0, ["i-1", "i-2"]),
    on(5, ["i-2", "i-3", ""]),
    on(6, ["", "i-4"]),
    on(7, undefined),
    on(8, undefined),
  ];
  const found = alerts(stages, events, 15 * MINUTE);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ dest: "i-2", calls: 2 });
});

describe("events in one window", () => {
  const detection = (type: string) =>
    stagesOf(
      compileText(`
title: Three calls
id: 7c1d7d0a-3b57-4d8e-a5c8-6f2f0b7b3d34
version: 1
status: test
created: 2026-11-21
modified: 2026-11-21
author: [Rulewright]
severity: medium
confidence: high
attack: {techniques: [T1651], tactics: [execution]}
description: Three calls of one identity.
events:
  a: {source: aws.cloudtrail, where: {operation: A}}
  b: {source: aws.cloudtrail, where: {operation: B}}
  c: {source: aws.cloudtrail, where: {operation: C}}
trigger: {type: ${type}, events: [a, b, c], timespan: 1h, group_by: [actor.id]}
schedule: {every: 15m, delay: 15m}
output: [actor.id, {value: a.source.address, as: a_address}, {value: b.source.address, as: b_address}, {value: c.source.address, as: c_address}]
`),
    );
  const callAt = (name: string, minutes: number, more: Event = {}): Event => ({
    macro: "aws.cloudtrail",
    _time: NOON + minutes * MINUTE,
    _indextime: NOON + minutes * MINUTE + 60,
    eventName: name,
    "userIdentity.arn": "arn:aws:iam::1:user/ada",
    sourceIPAddress: `${name}${minutes}`,
    ...more,
  });

  test("in any order: all three within the span", () => {
    const stages = detection("temporal");
    const found = alerts(stages, [callAt("C", 0), callAt("A", 10), callAt("B", 60)], 15 * MINUTE);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ firstTime: NOON, lastTime: NOON + 60 * MINUTE });
    expect(alerts(stages, [callAt("C", 0), callAt("A", 10), callAt("B", 61)], 15 * MINUTE)).toHaveLength(0);
    expect(alerts(stages, [callAt("C", 0), callAt("A", 10)], 15 * MINUTE)).toHaveLength(0);
  });

  test("in order: a chain exists wherever one can be chosen, and shows its own events", () => {
    const stages = detection("temporal_ordered");
    const chain = [callAt("A", 0), callAt("B", 1), callAt("A", 50), callAt("B", 55), callAt("C", 70)];
    const found = alerts(stages, chain, 15 * MINUTE);
    expect(found.map((one) => Object.values(one))).toEqual([expect.arrayContaining(["A50", "B55", "C70"])]);
    expect(found[0]).toMatchObject({ firstTime: NOON + 50 * MINUTE, lastTime: NOON + 70 * MINUTE });
    expect(alerts(stages, [callAt("B", 0), callAt("A", 5), callAt("C", 10)], 15 * MINUTE)).toHaveLength(0);
    expect(alerts(stages, [callAt("A", 0), callAt("B", 5), callAt("C", 61)], 15 * MINUTE)).toHaveLength(0);
  });

  test("of one identity", () => {
    const stages = detection("temporal");
    const other = { "userIdentity.arn": "arn:aws:iam::1:user/bob" };
    expect(alerts(stages, [callAt("A", 0), callAt("B", 1, other), callAt("C", 2)], 15 * MINUTE)).toHaveLength(0);
  });
});
