import { describe, expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { jsonFields } from "../../../src/equivalence/ingest/splunk/fields.ts";
import { splunkIngests } from "../../../src/equivalence/ingest/splunk/index.ts";
import * as records from "./ingest-records.ts";

/** The events that a source has of a record, by the place of each way. */
function events(source: string, record: ProviderRecord): ReadonlyMap<string, StoredRow> {
  return new Map(
    (splunkIngests.get(source) ?? []).flatMap((way) =>
      way.rows(record, records.ARRIVAL).map((row) => [way.place, row] as const),
    ),
  );
}

test("UEBA has no events in Splunk", () => {
  expect(splunkIngests.has("azure.ueba")).toBe(false);
});

describe("automatic extraction", () => {
  test("lists have braces, values are texts, null is the text null, and what is empty is no field", () => {
    const record = {
      a: { b: 1, "c.d": null },
      one: ["x"],
      two: ["x", "y"],
      items: [{ k: 1 }, { k: true }],
      o: {},
      l: [],
    };
    expect(jsonFields(record)).toEqual({
      "a.b": "1",
      "a.c.d": "null",
      "one{}": "x",
      "two{}": ["x", "y"],
      "items{}.k": ["1", "true"],
    });
  });

  test("a name that objects inherit is a name like others", () => {
    const row = jsonFields(JSON.parse('{"__proto__": "x", "constructor": {"name": "y"}}'));
    expect(Object.entries(row)).toEqual([
      ["__proto__", "x"],
      ["constructor.name", "y"],
    ]);
  });
});

describe("azure.activity", () => {
  test("a resource log is extracted as it is, and gets the fields of every event", () => {
    const row = events("azure.activity", records.RESOURCE_LOG).get("azure:monitor:activity");
    expect(row).toMatchObject({
      sourcetype: "azure:monitor:activity",
      index: "main",
      _time: Date.UTC(2026, 0, 15, 10) / 1000,
      _indextime: Date.UTC(2026, 0, 15, 10, 2) / 1000,
      _cd: "1:7",
      date_wday: "thursday",
      _raw: JSON.stringify(records.RESOURCE_LOG),
      operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      resultType: "Accept",
      resultSignature: "Accepted.Created",
      "identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": "ada@contoso.com",
      "identity.authorization.evidence.principalType": "User",
      user: "ada@contoso.com",
      src: "192.0.2.17",
      status: "success",
      vendor_account: "6D1F8A2C",
    });
    expect(row).not.toHaveProperty(["operationName.value"]);
    expect(row).not.toHaveProperty("caller");
  });

  test("the audit input has the same operation in the words of the REST API", () => {
    const row = events("azure.activity", records.RESOURCE_LOG).get("mscs:azure:audit");
    expect(row).toMatchObject({
      "operationName.value": "Microsoft.Compute/virtualMachines/runCommand/action",
      "status.value": "Accepted",
      "subStatus.value": "Created",
      "httpRequest.clientIpAddress": "192.0.2.17",
      "claims.http://schemas.microsoft.com/identity/claims/objectidentifier": "3f6a-1c52",
      caller: "ada@contoso.com",
      resourceUri: records.RESOURCE_LOG.resourceId,
      resourceGroupName: "RG-APP",
      subscriptionId: "6D1F8A2C",
      "eventSource.value": "Administrative",
    });
    for (const name of ["resourceId", "operationName", "resultType", "callerIpAddress", "tenantId"])
      expect(row).not.toHaveProperty(name);
    expect(Object.keys(row ?? {}).filter((name) => name.includes("evidence"))).toEqual([]);
  });

  test("a record of the REST API is in upper case and in the words of resource logs by an event hub", () => {
    const row = events("azure.activity", records.REST_RECORD).get("azure:monitor:activity");
    expect(row).toMatchObject({
      operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      resultType: "Success",
      resultSignature: "Succeeded.OK",
      resourceId: records.REST_RECORD.resourceId.toUpperCase(),
      callerIpAddress: "192.0.2.17",
      "identity.claims.appid": "04b0",
    });
    expect(events("azure.activity", records.REST_RECORD).get("mscs:azure:audit")).toMatchObject({
      "operationName.localizedValue": "Run Command on Virtual Machine",
      "status.value": "Succeeded",
      resourceUri: records.REST_RECORD.resourceId,
      "httpRequest.method": "POST",
    });
  });
});

test("azure.signin: the record, and the time at which it was logged; other categories are no sign-ins", () => {
  const row = events("azure.signin", records.SIGN_IN).get("azure:monitor:aad");
  expect(row).toMatchObject({
    _time: Date.UTC(2026, 0, 15, 10, 3, 0, 500) / 1000,
    category: "SignInLogs",
    resultType: "50140",
    "properties.status.errorCode": "50140",
    "properties.riskEventTypes_v2{}": "unlikelyTravel",
    "properties.mfaDetail": "null",
    "properties.isInteractive": "true",
    Level: "4",
  });
  expect(events("azure.signin", { ...records.SIGN_IN, category: "AuditLogs" }).size).toBe(0);
});

test("aws.cloudtrail: a call that succeeds has the error code success", () => {
  const row = events("aws.cloudtrail", records.CLOUDTRAIL).get("aws:cloudtrail");
  expect(row).toMatchObject({
    errorCode: "success",
    eventSource: "ssm.amazonaws.com",
    "requestParameters.instanceIds{}": ["i-1", "i-2"],
    responseElements: "null",
    readOnly: "false",
    "userIdentity.sessionContext.sessionIssuer.userName": "ops",
    user_name: "ops",
    user_type: "AssumedRole",
    src_ip: "192.0.2.17",
  });
  const denied = events("aws.cloudtrail", {
    ...records.CLOUDTRAIL,
    errorCode: "AccessDenied",
    sourceIPAddress: "cloudformation.amazonaws.com",
  }).get("aws:cloudtrail");
  expect(denied).toMatchObject({ errorCode: "AccessDenied", src: "cloudformation.amazonaws.com" });
  expect(denied).not.toHaveProperty("src_ip");
});

test("gcp.audit: the entry is the data of a message, under two sourcetypes", () => {
  const found = events("gcp.audit", records.GCP_ENTRY);
  expect([...found].map(([, row]) => row.sourcetype)).toEqual([
    "google:gcp:pubsub:message",
    "google:gcp:pubsub:audit:admin_activity",
  ]);
  for (const row of found.values())
    expect(row).toMatchObject({
      "data.protoPayload.methodName": "v1.compute.instances.setMetadata",
      "data.protoPayload.status.code": "7",
      "data.protoPayload.authorizationInfo{}.permission": ["a", "b"],
      "data.protoPayload.resourceLocation.currentLocations{}": "z",
    });
  const log = "projects/p/logs/cloudaudit.googleapis.com%2Fdata_access";
  const access = events("gcp.audit", { ...records.GCP_ENTRY, logName: log }).get("google:gcp:pubsub:audit");
  expect(access?.sourcetype).toBe("google:gcp:pubsub:audit:data_access");
});

describe("endpoint.process", () => {
  test("4688 has ids in hexadecimal and the parent's program where others have its command", () => {
    const [[place, row] = ["", {}], ...others] = events("endpoint.process", records.SECURITY_4688);
    expect(others).toEqual([]);
    expect(place).toBe("XmlWinEventLog:Security");
    expect(row).toMatchObject({
      sourcetype: "XmlWinEventLog",
      source: "XmlWinEventLog:Security",
      host: "VM-1.contoso.com",
      tag: ["process", "report"],
      EventCode: "4688",
      process_name: "cmd.exe",
      process: 'cmd /c "a&lt;b"',
      process_id: "0x1092",
      parent_process: "C:\\WindowsAzure\\GuestAgent.exe",
      parent_process_name: "GuestAgent.exe",
      process_command_line_arguments: '/c "a&lt;b"',
      user: "VM-1$",
      dest: "VM-1.contoso.com",
    });
    expect(row._raw).toContain("<Data Name='CommandLine'>cmd /c \"a&lt;b\"</Data>");
  });

  test("Sysmon has the account with its domain", () => {
    const [[place, row] = ["", {}]] = events("endpoint.process", records.SYSMON);
    expect(place).toBe("XmlWinEventLog:Microsoft-Windows-Sysmon/Operational");
    expect(row).toMatchObject({
      Image: "C:\\Windows\\System32\\cmd.exe",
      process_name: "cmd.exe",
      process: "cmd /c a&amp;b",
      process_id: "4242",
      parent_process: "RunCommandExtension.exe enable",
      parent_process_name: "RunCommandExtension.exe",
      user: "NT AUTHORITY\\SYSTEM",
      process_hash: "MD5=AB,SHA256=CD,IMPHASH=EF",
      IMPHASH: "EF",
    });
  });

  test("Sysmon for Linux is a sourcetype of its own", () => {
    const [[place, row] = ["", {}]] = events("endpoint.process", records.LINUX_SYSMON);
    expect(place).toBe("sysmon:linux");
    expect(row).toMatchObject({ process_name: "bash", user: "root", parent_process_name: "amazon-ssm-agent" });
    expect(row._raw).toContain('<Provider Name="Linux-Sysmon"/>');
  });

  test("other events are none", () => {
    const other = { ...records.SYSMON, System: { ...records.SYSMON.System, EventID: 3 } };
    expect(events("endpoint.process", other).size).toBe(0);
    expect(events("endpoint.process", {}).size).toBe(0);
  });
});
