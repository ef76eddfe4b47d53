import { describe, expect, test } from "vitest";
import type { Ingest } from "../../../src/equivalence/ingest/ingest.ts";
import { sentinelIngests } from "../../../src/equivalence/ingest/sentinel/index.ts";
import * as records from "./ingest-records.ts";
import { filled, onlyRow } from "./ingest-records.ts";

const into = (source: string, place: string): Ingest | undefined =>
  sentinelIngests.get(source)?.find((way) => way.place === place);

describe("azure.signin", () => {
  const table = into("azure.signin", "SigninLogs");

  test("columns typed as the table types them, and generated when the record was written", () => {
    expect(filled(onlyRow(table, records.SIGN_IN))).toMatchObject({
      TimeGenerated: "2026-01-15T10:03:00.500Z",
      CreatedDateTime: "2026-01-15T10:00:00.072Z",
      SourceSystem: "Azure AD",
      ResultType: "50140",
      Level: "4",
      Location: "BR",
      IPAddress: "198.51.100.9",
      UserPrincipalName: "ada@contoso.com",
      Status: { errorCode: 50140 },
      DeviceDetail: { deviceId: "", operatingSystem: "MacOs" },
      LocationDetails: { city: "Rio", countryOrRegion: "BR" },
      ConditionalAccessPolicies: [{ id: "p" }],
      RiskEventTypes_V2: '["unlikelyTravel"]',
      RiskLevelDuringSignIn: "high",
      ProcessingTimeInMilliseconds: "239",
      IsInteractive: true,
      DurationMs: 0,
      AADTenantId: "t-1",
      ResourceIdentity: "r-1",
      Resource: "Microsoft.aadiam",
    });
  });

  test("what a record leaves out is empty, and the address of the request stands in for that of the sign-in", () => {
    const { ipAddress: _, ...properties } = records.SIGN_IN.properties;
    const { resultType: __, ...record } = records.SIGN_IN;
    const row = onlyRow(table, { ...record, properties });
    expect(row).toMatchObject({ IPAddress: "198.51.100.9", ResultType: "50140", MfaDetail: null, RiskLevel: null });
  });
});

test("gcp.audit: generated when logging received it, which is not when it happened", () => {
  const row = onlyRow(into("gcp.audit", "GCPAuditLogs"), records.GCP_ENTRY);
  expect(row).toMatchObject({
    TimeGenerated: "2026-01-15T10:00:00.700Z",
    Timestamp: "2026-01-15T10:00:00.000Z",
    ServiceName: "compute.googleapis.com",
    MethodName: "v1.compute.instances.setMetadata",
    GCPResourceName: "projects/p-1/zones/z/instances/vm",
    PrincipalEmail: "ada@example.com",
    RequestMetadata: { callerIp: "192.0.2.17", callerSuppliedUserAgent: "gcloud" },
    Status: { code: 7, message: "denied" },
    StatusMessage: "denied",
    ProjectId: "p-1",
    GCPResourceType: "gce_instance",
    Severity: "ERROR",
    InsertId: "abc",
    Response: null,
  });
});

describe("endpoint.process", () => {
  const defender = into("endpoint.process", "DeviceProcessEvents");

  test.each([
    ["4688", records.SECURITY_4688, ["DeviceProcessEvents", "SecurityEvent", "WindowsEvent"]],
    ["Sysmon", records.SYSMON, ["DeviceProcessEvents", "WindowsEvent", "Event"]],
    ["Sysmon for Linux", records.LINUX_SYSMON, ["DeviceProcessEvents", "Syslog"]],
    ["another event", { ...records.SYSMON, System: { ...records.SYSMON.System, EventID: 3 } }, []],
  ])("%s is stored in the tables that take it", (_, record, places) => {
    const taken = sentinelIngests
      .get("endpoint.process")
      ?.filter((way) => way.rows(record, records.ARRIVAL).length > 0);
    expect(taken?.map(({ place }) => place)).toEqual(places);
  });

  test("Defender's row of what 4688 says", () => {
    expect(filled(onlyRow(defender, records.SECURITY_4688))).toMatchObject({
      ActionType: "ProcessCreated",
      Timestamp: "2026-01-15T10:00:00.000Z",
      DeviceName: "vm-1.contoso.com",
      FileName: "cmd.exe",
      FolderPath: "C:\\Windows\\System32\\cmd.exe",
      ProcessId: 4242,
      ProcessCommandLine: 'cmd /c "a<b"',
      ProcessIntegrityLevel: "System",
      ProcessTokenElevation: "TokenElevationTypeDefault",
      AccountDomain: "contoso",
      AccountName: "vm-1$",
      AccountSid: "S-1-5-18",
      LogonId: 999,
      InitiatingProcessFileName: "GuestAgent.exe",
      InitiatingProcessFolderPath: "c:\\windowsazure\\guestagent.exe",
      InitiatingProcessId: 836,
      InitiatingProcessAccountName: "vm-1$",
    });
  });

  test("Defender's rows of what Sysmon says", () => {
    expect(onlyRow(defender, records.SYSMON)).toMatchObject({
      ProcessId: 4242,
      AccountDomain: "nt authority",
      AccountName: "system",
      SHA256: "cd",
      InitiatingProcessFileName: "RunCommandExtension.exe",
      InitiatingProcessCommandLine: "RunCommandExtension.exe enable",
      InitiatingProcessAccountName: null,
    });
    expect(onlyRow(defender, records.LINUX_SYSMON)).toMatchObject({
      DeviceName: "vm-lin",
      FileName: "bash",
      AccountDomain: "vm-lin",
      AccountName: "root",
      InitiatingProcessFileName: "amazon-ssm-agent",
    });
  });

  test("SecurityEvent keeps hexadecimal ids and joins accounts", () => {
    expect(onlyRow(into("endpoint.process", "SecurityEvent"), records.SECURITY_4688)).toMatchObject({
      EventID: 4688,
      Computer: "VM-1.contoso.com",
      NewProcessId: "0x1092",
      ProcessId: "0x344",
      Process: "cmd.exe",
      SubjectAccount: "CONTOSO\\VM-1$",
      TargetAccount: "-\\-",
      AccountType: "Machine",
      CommandLine: 'cmd /c "a<b"',
    });
  });

  test("WindowsEvent holds texts, Event and Syslog XML", () => {
    const windows = onlyRow(into("endpoint.process", "WindowsEvent"), records.SYSMON);
    expect(windows.EventData).toMatchObject({ ProcessId: "4242", CommandLine: "cmd /c a&b" });
    const event = onlyRow(into("endpoint.process", "Event"), records.SYSMON);
    expect(event.Source).toBe("Microsoft-Windows-Sysmon");
    expect(event.EventData).toContain('<Data Name="CommandLine">cmd /c a&amp;b</Data>');
    const syslog = onlyRow(into("endpoint.process", "Syslog"), records.LINUX_SYSMON);
    expect(syslog.SyslogMessage).toContain('<Provider Name="Linux-Sysmon"');
    expect(syslog.SyslogMessage).toContain("<EventID>1</EventID>");
    expect(syslog.SyslogMessage).toContain("<Data Name=\"CommandLine\">bash -c 'a &gt; b'</Data>");
  });
});
