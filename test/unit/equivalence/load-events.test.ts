import { describe, expect, test } from "vitest";
import { canonicalEvents } from "../../../src/equivalence/canonical-events.ts";
import { loadEvents } from "../../../src/equivalence/load-events.ts";

const lines = (...items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join("");

function records(...items: readonly object[]) {
  const { records: found, diagnostics } = loadEvents(lines(...items), "events.ndjson");
  expect(diagnostics).toEqual([]);
  return found;
}

function problems(...items: readonly object[]): readonly string[] {
  return loadEvents(lines(...items), "events.ndjson").diagnostics.map(
    ({ code, message, span }) => `${code} ${span?.line}:${span?.column} ${message}`,
  );
}

describe("sample events", () => {
  test("a record stays as the provider wrote it, and its source holds for those that follow", () => {
    const found = records({ _source: "aws.cloudtrail", eventName: "SendCommand" }, { eventName: "x" });
    expect(found.map(({ source, record }) => [source, record])).toEqual([
      ["aws.cloudtrail", { eventName: "SendCommand" }],
      ["aws.cloudtrail", { eventName: "x" }],
    ]);
    expect(found[1]?.span.line).toBe(2);
  });

  test("a line over a base changes just what it says", () => {
    const base = { _source: "s", _name: "base", a: { b: 1, "c.d": { e: 2, f: 3 } }, list: [1, 2] };
    const [only] = records(base, { _like: "base", _without: ["a.c.d.e"], a: { b: 9 }, list: [3] });
    expect(only?.record).toEqual({ a: { b: 9, "c.d": { f: 3 } }, list: [3] });
  });

  test("a base may rest on a base, and is no event itself", () => {
    const found = records(
      { _source: "s", _name: "one", a: 1, b: 1 },
      { _name: "two", _like: "one", b: 2 },
      { _like: "two", c: 3 },
    );
    expect(found.map(({ record }) => record)).toEqual([{ a: 1, b: 2, c: 3 }]);
  });

  test("repeated events are apart and numbered", () => {
    const found = records({ _source: "s", _time: "+1m", _repeat: 3, _every: "30s", _arrived: "2m", id: "vm-{i}" });
    expect(found.map(({ record }) => record.id)).toEqual(["vm-1", "vm-2", "vm-3"]);
    const [first = 0, second = 0, third = 0] = found.map(({ time }) => time);
    expect([second - first, third - second]).toEqual([30_000, 30_000]);
    expect(found[0]?.lag).toBe(120_000);
  });

  test("the number in a base is that of each record that rests on it", () => {
    const found = records(
      { _source: "s", _name: "base", id: "c-{i}", list: [{ "k.{i}": "vm-{i}" }] },
      { _name: "more", _like: "base", other: "{i}{i}" },
      { _like: "more", _repeat: 2 },
      { _like: "base" },
    );
    expect(found.map(({ record }) => record)).toEqual([
      { id: "c-1", list: [{ "k.{i}": "vm-1" }], other: "11" },
      { id: "c-2", list: [{ "k.{i}": "vm-2" }], other: "22" },
      { id: "c-1", list: [{ "k.{i}": "vm-1" }] },
    ]);
  });

  test("a line over a base is of the base's source, unless it names its own", () => {
    const found = records(
      { _source: "one", _name: "a" },
      { _source: "two", _name: "b" },
      { _like: "a" },
      { _like: "b" },
      { n: 1 },
      { _like: "a", _source: "three" },
      { _name: "c", _like: "a" },
      { _like: "c" },
      { n: 2 },
    );
    expect(found.map(({ source }) => source)).toEqual(["one", "two", "two", "three", "one", "three"]);
  });

  test("a base from before any source takes that of the line that rests on it", () => {
    const found = records({ _name: "a" }, { _source: "s", _like: "a" }, { _like: "a" });
    expect(found.map(({ source }) => source)).toEqual(["s", "s"]);
  });

  test("relative times count from the start given", () => {
    const [before, after] = records(
      { _source: "s", _start: "2026-03-01T00:00:00Z", _time: "-1h" },
      { _time: "2026-03-01T00:00:00.250Z" },
    );
    expect(new Date(before?.time ?? 0).toISOString()).toBe("2026-02-28T23:00:00.000Z");
    expect(new Date(after?.time ?? 0).toISOString()).toBe("2026-03-01T00:00:00.250Z");
  });

  test.each([
    [{ _source: "s", _tme: "+1m" }, "RW3901 1:23 `_tme` is none of"],
    [
      { _source: "s", _time: "5m" },
      "RW3901 1:23 `_time` is a time in UTC such as 2026-01-15T10:00:00Z, or a length of",
    ],
    [{ _source: "s", _start: "+5m" }, "RW3901 1:24 `_start` is a time in UTC such as 2026-01-15T10:00:00Z"],
    [
      { _source: "s", _time: "+5x" },
      "RW3901 1:23 `_time` is a time in UTC such as 2026-01-15T10:00:00Z, or a length of",
    ],
    [{ _source: "s", _repeat: 0 }, "RW3901 1:25 `_repeat` is a number from 1 to 10000"],
    [{ _source: "s", _like: "no" }, "RW3901 1:23 There is no line with `_name: no`"],
    [{ a: 1 }, "RW3901 1:1 No line so far says which log source"],
    [["a"], "RW3900 1:1 An event is a JSON object"],
  ])("%j is refused where it stands", (line, message) => {
    const [found = ""] = problems(line);
    expect(found.slice(0, 8)).toBe(message.slice(0, 8));
    expect(found).toContain(message.slice(message.indexOf(" ", 8) + 1));
  });
});

describe("an event over several lines", () => {
  const told = (text: string) => {
    const { records: found, diagnostics } = loadEvents(text, "e");
    return [found.length, ...diagnostics.map(({ code, span, message }) => `${code} ${span?.line} ${message}`)];
  };
  const event = { _source: "s", a: { b: ["[{", 1, {}] }, c: '\\" {' };
  const pretty = JSON.stringify(event, null, 2);
  const count = pretty.split("\n").length;

  test("is said once", () => {
    expect(told(`${pretty}\n`)).toEqual([0, `RW3900 1 This event goes on over ${count} lines`]);
    expect(told(JSON.stringify([event, event], null, 2))).toHaveLength(2);
    expect(told(pretty.replaceAll("\n", "\r\n"))).toEqual([0, `RW3900 1 This event goes on over ${count} lines`]);
  });

  test("is said once for all of a file, and leaves the other lines as they are", () => {
    const line = JSON.stringify(event);
    expect(told([line, pretty, "{oops", "", line].join("\n"))).toEqual([
      2,
      `RW3900 2 This event goes on over ${count} lines`,
      expect.stringMatching(`RW5002 ${count + 2} This is not JSON`),
    ]);
    expect(told(`${pretty}\n${pretty}`)[1]).toContain(", and 1 more of the file do so");
  });

  test("that is no JSON is told line by line", () => {
    expect(told('{"a":\n1\n')).toEqual([0, expect.stringMatching("RW5002 1 "), expect.stringMatching("RW3900 2 ")]);
  });
});

describe("records in the words of the catalog", () => {
  const fieldsOf = (source: string, record: object, time = "+0m") => {
    const { events, diagnostics } = canonicalEvents(records({ _source: source, _time: time, ...record }));
    expect(diagnostics).toEqual([]);
    return Object.fromEntries([...(events[0]?.fields ?? [])].filter(([, value]) => value !== undefined));
  };

  test("an activity of Azure reads the same from diagnostic settings and from the REST API", () => {
    const path = "/subscriptions/S/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/VM1/runCommands/C1";
    const claims = {
      "http://schemas.microsoft.com/identity/claims/objectidentifier": "0A1B-2C",
      appid: "APP",
    };
    const upn = "Ada@example.com";
    const settings = fieldsOf("azure.activity", {
      time: "2026-01-15T10:00:00Z",
      operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE",
      resultType: "Success",
      resultSignature: "Succeeded.Created",
      resourceId: path.toUpperCase(),
      callerIpAddress: "192.0.2.7",
      correlationId: "c",
      identity: { claims: { ...claims, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": upn } },
    });
    const rest = fieldsOf("azure.activity", {
      eventTimestamp: "2026-01-15T10:00:00Z",
      operationName: { value: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE" },
      status: { value: "Succeeded" },
      subStatus: { value: "Created" },
      resourceId: path,
      httpRequest: { clientIpAddress: "192.0.2.7" },
      correlationId: "c",
      caller: upn,
      claims,
    });
    expect(rest).toEqual(settings);
    expect(settings).toMatchObject({
      outcome: "succeeded",
      "outcome.detail": "Created",
      "actor.name": upn,
      "actor.id": "0a1b2c",
      "actor.key": "ada@example.com",
      "resource.type": "microsoft.compute/virtualmachines",
      "target.id": "/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/virtualmachines/vm1",
      "target.name": "vm1",
      "command.name": "c1",
    });
  });

  test("an instance of a scale set keeps its number, and its children are cut off", () => {
    const resourceId =
      "/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/virtualMachineScaleSets/set/virtualMachines/3/runCommands/c";
    expect(fieldsOf("azure.activity", { time: "2026-01-15T10:00:00Z", resourceId })["target.id"]).toBe(
      "/subscriptions/s/resourcegroups/r/providers/microsoft.compute/virtualmachinescalesets/set/virtualmachines/3",
    );
  });

  test("a service principal is known by its id alone", () => {
    const fields = fieldsOf("azure.activity", { time: "2026-01-15T10:00:00Z", caller: "AB-12" });
    expect([fields["actor.name"], fields["actor.id"], fields["actor.key"]]).toEqual([undefined, "ab12", "ab12"]);
  });

  test("CloudTrail names the role of a session, whole seconds, and instances however they are named", () => {
    const fields = fieldsOf("aws.cloudtrail", {
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::1:assumed-role/ops/ada",
        sessionContext: { sessionIssuer: { userName: "ops" } },
      },
      sourceIPAddress: "ssm.amazonaws.com",
      requestParameters: { instanceIds: ["i-1"], targets: [{ key: "InstanceIds", values: ["i-2"] }] },
      errorCode: "AccessDenied",
    });
    expect(fields).toMatchObject({ "actor.name": "ops", outcome: "failed", "target.ids": ["i-1", "i-2"] });
    expect(fields["source.ip"]).toBeUndefined();
    expect(fields.time).toBe("2026-01-15T10:00:00.000Z");
  });

  test("4688 and Sysmon agree on a process", () => {
    const security = fieldsOf("endpoint.process", {
      System: { EventID: 4688, Computer: "vm1", EventRecordID: "7" },
      EventData: {
        NewProcessName: "C:\\Windows\\System32\\cmd.exe",
        ParentProcessName: "C:\\Packages\\agent.exe",
        CommandLine: "cmd /c whoami",
        SubjectUserName: "VM1$",
        SubjectDomainName: "CORP",
        TargetUserName: "-",
        NewProcessId: "0x1a",
      },
    });
    const sysmon = fieldsOf("endpoint.process", {
      System: { EventID: 1, Computer: "vm1", EventRecordID: "7" },
      EventData: {
        Image: "C:\\Windows\\System32\\cmd.exe",
        ParentImage: "C:\\Packages\\agent.exe",
        CommandLine: "cmd /c whoami",
        User: "CORP\\VM1$",
        ProcessId: 26,
      },
    });
    // The number of an event is its own only together with the log's machine; Sysmon names the process itself.
    expect(security["event.id"]).toBe("vm1/7");
    expect({ ...sysmon, "event.id": security["event.id"] }).toEqual(security);
    expect(sysmon["event.id"]).toBeUndefined();
    expect(security).toMatchObject({ "process.name": "cmd.exe", "process.parent.name": "agent.exe", "process.id": 26 });
  });

  test("Sysmon's own time is UTC wherever the test runs", () => {
    const record = { _source: "endpoint.process", EventData: { Image: "/bin/sh", UtcTime: "2026-01-15 10:00:00.250" } };
    const { events } = canonicalEvents(loadEvents(lines(record), "e").records);
    expect(events[0]?.time).toBe(Date.UTC(2026, 0, 15, 10, 0, 0, 250));
  });

  test("what has no time or comes from nowhere is said", () => {
    const call = { _source: "aws.cloudtrail", eventName: "SendCommand" };
    const untimed = canonicalEvents(loadEvents(lines(call), "e").records);
    const unknown = canonicalEvents(loadEvents(lines({ _source: "acme" }), "e").records);
    expect(untimed.diagnostics.map(({ code }) => code)).toEqual(["RW3903"]);
    expect(unknown.diagnostics.map(({ code }) => code)).toEqual(["RW3902"]);
  });

  const call = { eventSource: "ssm.amazonaws.com", eventName: "SendCommand", eventTime: "2026-01-15T10:00:00Z" };
  const asStored = /^Write the record as its provider does/;
  test.each([
    [
      "a file of S3 as one event",
      "aws.cloudtrail",
      { Records: [call, call] },
      /^"Records" .* Each of the records in it/,
    ],
    ["such a file of one record", "aws.cloudtrail", { Records: [call] }, /^"Records" .* The record in it/],
    ["an event of EventBridge", "aws.cloudtrail", { source: "aws.ssm", detail: call }, /^"detail" .* The record in it/],
    [
      "a batch of an event hub",
      "azure.activity",
      { records: [{ operationName: "X" }] },
      /^"records" .* The record in it/,
    ],
    [
      "a document of Elastic",
      "aws.cloudtrail",
      { event: { action: "SendCommand" }, aws: { cloudtrail: {} } },
      asStored,
    ],
    ["a row of Sentinel", "aws.cloudtrail", { EventSource: "ssm.amazonaws.com", EventName: "SendCommand" }, asStored],
    ["a row of AzureActivity", "azure.activity", { OperationNameValue: "X", ActivityStatusValue: "Start" }, asStored],
    ["a row of SigninLogs", "azure.signin", { UserPrincipalName: "ada@x.com", ResultType: "0" }, asStored],
    ["flat fields of Sysmon", "endpoint.process", { EventID: 1, Image: "C:\\a.exe" }, asStored],
    ["a flat audit log entry", "gcp.audit", { methodName: "v1.compute.instances.start" }, asStored],
    ["an id alone", "aws.cloudtrail", { eventID: "e1" }, asStored],
  ])("%s says nothing, with a time and without", (_name, source, record, help) => {
    for (const time of [{}, { _time: "+0m" }]) {
      const { diagnostics } = canonicalEvents(loadEvents(lines({ _source: source, ...time, ...record }), "e").records);
      expect(diagnostics.map(({ code }) => code)).toEqual(["RW3905"]);
      expect(diagnostics[0]?.help).toMatch(help);
    }
  });

  test("a repeated line is blamed once", () => {
    const repeated = { _source: "aws.cloudtrail", _time: "+0m", _repeat: 5 };
    const { diagnostics } = canonicalEvents(loadEvents(lines(repeated, repeated), "e").records);
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.line}`)).toEqual(["RW3905 1", "RW3905 2"]);
  });
});
