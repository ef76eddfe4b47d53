import { describe, expect, test } from "vitest";
import { spacedArguments, windowsArguments } from "../../../src/equivalence/ingest/elastic/process-arguments.ts";
import { stored } from "../../helpers/elastic-documents.ts";

const system = (provider: string, id: number, channel: string) => ({
  Provider: { Name: provider },
  EventID: id,
  Computer: "VM-1.contoso.com",
  EventRecordID: "2001",
  Channel: channel,
  TimeCreated: { SystemTime: "2026-01-15T10:00:00.25Z" },
  Security: { UserID: "S-1-5-18" },
});

const sysmon = {
  System: system("Microsoft-Windows-Sysmon", 1, "Microsoft-Windows-Sysmon/Operational"),
  EventData: {
    RuleName: "-",
    UtcTime: "2026-01-15 10:00:00.100",
    ProcessGuid: "{1}",
    ProcessId: 4242,
    Image: "C:\\Windows\\powershell.exe",
    CommandLine: 'powershell.exe -File "C:\\my ops\\a.ps1"',
    User: "NT AUTHORITY\\SYSTEM",
    IntegrityLevel: "System",
    Hashes: "MD5=AB12,IMPHASH=CD34,SHA256=0000",
    ParentImage: "C:\\Agent\\run.exe",
    ParentProcessId: "900",
  },
};

const security = {
  System: system("Microsoft-Windows-Security-Auditing", 4688, "Security"),
  EventData: {
    SubjectUserSid: "S-1-5-18",
    SubjectUserName: "VM-1$",
    SubjectDomainName: "CONTOSO",
    SubjectLogonId: "0x3e7",
    NewProcessId: "0x1092",
    ProcessId: "0x384",
    NewProcessName: "C:\\Windows\\cmd.exe",
    CommandLine: 'cmd.exe /c "echo a"',
    TargetUserName: "ada",
    TargetDomainName: "CONTOSO",
    ParentProcessName: "C:\\Agent\\agent.exe",
  },
};

const winlog = (record: typeof sysmon | typeof security, id: string) => ({
  channel: record.System.Channel,
  computer_name: "VM-1.contoso.com",
  event_id: id,
  provider_name: record.System.Provider.Name,
  record_id: "2001",
  user: { identifier: "S-1-5-18" },
});

describe("process starts", () => {
  test("of Sysmon are events of Sysmon's time, in the Windows package", () => {
    expect(stored("endpoint.process", sysmon)["logs-windows.sysmon_operational-default"]).toEqual({
      "@timestamp": "2026-01-15T10:00:00.100Z",
      event: {
        action: "Process creation",
        category: ["process"],
        code: "1",
        created: "2026-01-15T10:00:00.250Z",
        provider: "Microsoft-Windows-Sysmon",
        type: ["start"],
      },
      host: { name: "VM-1.contoso.com", os: { type: "windows" } },
      log: { level: "information" },
      process: {
        args: ["powershell.exe", "-File", "C:\\my ops\\a.ps1"],
        args_count: 3,
        command_line: 'powershell.exe -File "C:\\my ops\\a.ps1"',
        entity_id: "{1}",
        executable: "C:\\Windows\\powershell.exe",
        hash: { md5: "ab12" },
        name: "powershell.exe",
        parent: { executable: "C:\\Agent\\run.exe", name: "run.exe", pid: 900 },
        pe: { imphash: "cd34" },
        pid: 4242,
      },
      related: { hash: ["ab12", "cd34"], user: ["SYSTEM"] },
      user: { domain: "NT AUTHORITY", id: "S-1-5-18", name: "SYSTEM" },
      winlog: { ...winlog(sysmon, "1"), event_data: { IntegrityLevel: "System" }, opcode: "Info" },
    });
  });

  test("of the security log name who asked for the process, and apart from that as whom it runs", () => {
    const found = stored("endpoint.process", security);
    expect(Object.keys(found)).toEqual(["logs-endpoint.events.process-default", "logs-system.security-default"]);
    const { NewProcessId, NewProcessName, ParentProcessName, ...left } = security.EventData;
    expect(found["logs-system.security-default"]).toEqual({
      "@timestamp": "2026-01-15T10:00:00.250Z",
      event: {
        action: "created-process",
        category: ["process"],
        code: "4688",
        outcome: "success",
        provider: "Microsoft-Windows-Security-Auditing",
        type: ["start"],
      },
      host: { name: "VM-1.contoso.com", os: { type: "windows" } },
      process: {
        args: ["cmd.exe", "/c", '"echo a"'],
        command_line: 'cmd.exe /c "echo a"',
        executable: "C:\\Windows\\cmd.exe",
        name: "cmd.exe",
        parent: { executable: "C:\\Agent\\agent.exe", name: "agent.exe", pid: 900 },
        pid: 4242,
      },
      related: { user: ["VM-1$", "ada"] },
      user: { domain: "CONTOSO", effective: { domain: "CONTOSO", name: "ada" }, id: "S-1-5-18", name: "VM-1$" },
      winlog: { ...winlog(security, "4688"), event_data: left, logon: { id: "0x3e7" } },
    });
  });

  test("of Sysmon for Linux carry the name of the program that logged them", () => {
    const linux = {
      System: system("Linux-Sysmon", 1, "Linux-Sysmon/Operational"),
      EventData: {
        ProcessId: 311,
        Image: "/usr/bin/bash",
        CommandLine: "bash -c x",
        User: "root",
        ParentImage: "/a/b",
      },
    };
    const found = stored("endpoint.process", linux);
    expect(found["logs-sysmon_linux.log-default"]).toMatchObject({
      event: { action: "log", code: "1" },
      host: { hostname: "VM-1.contoso.com", os: { type: "linux" } },
      process: { name: "sysmon", executable: "/usr/bin/bash", pid: 311, parent: { executable: "/a/b" } },
    });
    expect(found["logs-sysmon_linux.log-default"]).not.toHaveProperty("process.parent.name");
    expect(found["logs-sysmon_linux.log-default"]).not.toHaveProperty("user.name");
    expect(found["logs-endpoint.events.process-default"]).toMatchObject({
      event: { action: "exec" },
      host: { os: { type: "linux" } },
      process: { name: "bash", parent: { name: "b" } },
      user: { name: "root" },
    });
  });

  test("of the sensor say the same of the process, whichever log the record is of", () => {
    const process = (record: object): unknown =>
      stored("endpoint.process", record)["logs-endpoint.events.process-default"];
    expect(process(security)).toMatchObject({
      "@timestamp": "2026-01-15T10:00:00.250Z",
      event: { action: "start", category: ["process"], type: ["start"] },
      host: { name: "VM-1.contoso.com", hostname: "VM-1", os: { type: "windows" } },
      process: { name: "cmd.exe", pid: 4242, command_line: 'cmd.exe /c "echo a"', parent: { name: "agent.exe" } },
      user: { name: "ada", domain: "CONTOSO" },
    });
    expect(process(sysmon)).toMatchObject({
      process: { name: "powershell.exe", pid: 4242, hash: { md5: "ab12" }, parent: { name: "run.exe", pid: 900 } },
      user: { name: "SYSTEM", domain: "NT AUTHORITY" },
    });
    expect(stored("endpoint.process", { System: { EventID: 3 } })).toEqual({});
  });

  test("of the sensor are one start where two records are copies of one event", () => {
    const id = (record: object): unknown => {
      const document = stored("endpoint.process", record)["logs-endpoint.events.process-default"];
      return (document as { process?: { entity_id?: unknown } } | undefined)?.process?.entity_id;
    };
    const at = (record: typeof security, more: object): object => ({
      ...record,
      System: { ...record.System, EventRecordID: "7", ...more },
    });
    const copy = at(security, { TimeCreated: { SystemTime: "2026-01-15T10:05:00Z" } });
    expect(id(copy)).toBe(id(at(security, {})));
    expect(id(at(security, { Computer: "other" }))).not.toBe(id(at(security, {})));
    expect(id({ ...sysmon, System: { ...sysmon.System, EventRecordID: "8" } })).toBe(id(sysmon));
    expect(id(sysmon)).not.toBe(id(security));
  });

  test("hostile keys of hashes stay keys", () => {
    const hostile = { ...sysmon, EventData: { ...sysmon.EventData, Hashes: "__proto__=AB,a.b=CD" } };
    const document = stored("endpoint.process", hostile)["logs-windows.sysmon_operational-default"];
    const { hash } = (document as { process: { hash: object } }).process;
    expect(Object.entries(hash)).toEqual([
      ["__proto__", "ab"],
      ["a.b", "cd"],
    ]);
  });
});

test("command lines are split as Windows and as the security pipeline do", () => {
  expect(windowsArguments('a  "b c" d\\\\"e f" g\\"h "" i\\')).toEqual(["a", "b c", "d\\e f", 'g"h', "", "i\\"]);
  expect(windowsArguments('"a ""b c" d')).toEqual(['a "b', "c d"]);
  expect(spacedArguments('a  "b c" d')).toEqual(["a", "", '"b c"', "d"]);
  expect(spacedArguments("")).toEqual([]);
});
