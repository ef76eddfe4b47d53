import { describe, expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { sumoIngests } from "../../../src/equivalence/ingest/sumo/index.ts";
import * as records from "./ingest-records.ts";
import { ARRIVAL } from "./ingest-records.ts";

const NAME_CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

/** The records that all mappings make of one message, by mapping. */
function stored(source: string, record: ProviderRecord): Readonly<Record<string, StoredRow>> {
  const found = (sumoIngests.get(source) ?? []).flatMap((way) =>
    way.rows(record, ARRIVAL).map((row) => {
      expect(row.objectType).toBe(way.place);
      return [String(row.metadata_mapperName), row] as const;
    }),
  );
  return Object.fromEntries(found);
}

describe("every record", () => {
  test("says when it was, when it came, what it is of, and has an id of its own", () => {
    expect(stored("aws.cloudtrail", records.CLOUDTRAIL)["CloudTrail Default Mapping"]).toMatchObject({
      objectType: "Audit",
      uid: "00000000-0000-4000-8000-000000000007",
      timestamp: ARRIVAL.time,
      metadata_schemaVersion: 3,
      metadata_vendor: "Amazon AWS",
      metadata_product: "CloudTrail",
      metadata_deviceEventId: "AwsApiCall-SendCommand",
      metadata_receiptTime: ARRIVAL.arrived,
    });
  });

  test("takes hostile keys as names of fields and nothing else", () => {
    const record: ProviderRecord = JSON.parse('{"eventName":"x","__proto__":{"a":"1"},"constructor":"2"}');
    const { fields, ...row } = stored("aws.cloudtrail", record)["CloudTrail Default Mapping"] ?? {};
    expect(fields).toHaveProperty(["__proto__.a"], "1");
    expect(fields).toHaveProperty("constructor", "2");
    expect(row).not.toHaveProperty(["__proto__.a"]);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });
});

describe("azure.activity", () => {
  const claims = { ...records.USER_CLAIMS, [NAME_CLAIM]: "ada@contoso.com" };
  const log = { ...records.RESOURCE_LOG, identity: { authorization: records.AUTHORIZATION, claims } };

  test("administrative logs have the operation as description, and count an attempt as success", () => {
    const row = stored("azure.activity", log)["Azure Administrative logs"] ?? {};
    expect(row).toMatchObject({
      metadata_vendor: "Microsoft",
      metadata_product: "Azure",
      metadata_deviceEventId: "Administrative",
      description: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      device_hostname: "VM-1",
      device_ip: "192.0.2.17",
      resource: log.resourceId,
      success: true,
      user_username: "ada@contoso.com",
      user_username_raw: "ada@contoso.com",
      fields: {
        resultType: "Accept",
        "identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier": "3f6a-1c52",
        "identity.authorization.evidence.principalId": "3f6a1c52",
      },
    });
    expect(row.srcDevice_ip).toBeUndefined();
    expect(row.action).toBeUndefined();
  });

  test("a user without a name claim has no name, and a failure is no success", () => {
    const record = { ...records.RESOURCE_LOG, resultType: "Failure" };
    const row = stored("azure.activity", record)["Azure Administrative logs"];
    expect(row).toMatchObject({ success: false, fields: { callerIpAddress: "192.0.2.17" } });
    expect(row).not.toHaveProperty("user_username");
    expect(row).not.toHaveProperty("user_username_raw");
  });

  test("the device of a child resource keeps the child", () => {
    const device = (resourceId: string): unknown =>
      stored("azure.activity", { ...log, resourceId })["Azure Administrative logs"]?.device_hostname;
    expect(device(`${log.resourceId}/EXTENSIONS/RUN`)).toBe("VM-1/EXTENSIONS/RUN");
    expect(device("/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.AUTOMATION/X/Y")).toBeUndefined();
    expect(device("/S/providers/microsoft.compute/virtualMachineScaleSets/set/virtualMachines/0")).toBe(
      "set/virtualMachines/0",
    );
  });

  test("older categories name the kind of operation and have mappings of their own", () => {
    const action = stored("azure.activity", { ...log, category: "Action" });
    expect(Object.keys(action)).toEqual(["Azure Action Logs"]);
    expect(action["Azure Action Logs"]).toMatchObject({
      metadata_deviceEventId: "Action",
      action: log.operationName,
      description: "Accept",
    });
    const write = stored("azure.activity", { ...log, category: "Write" });
    expect(Object.keys(write)).toEqual(["Azure Write and Delete Logs"]);
    expect(write["Azure Write and Delete Logs"]).toMatchObject({
      objectType: "Endpoint",
      action: "Write",
      normalizedAction: "change",
      description: log.operationName,
      success: false,
    });
  });

  test("an event of the REST API comes by the event hub, in capitals and with its words", () => {
    expect(stored("azure.activity", records.REST_RECORD)["Azure Administrative logs"]).toMatchObject({
      description: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      fields: { resultType: "Success", resultSignature: "Succeeded.OK" },
      device_hostname: "VM-1",
      success: true,
    });
  });

  test("a response body is laid out beside the record and hides nothing of it", () => {
    const properties = { responseBody: '{"category":"x","sku":{"name":"B1"}}', message: "m" };
    const row = stored("azure.activity", { ...log, properties })["Azure Administrative logs"];
    expect(row).toMatchObject({ fields: { category: "Administrative", "sku.name": "B1" }, action: "m" });
    expect(row?.fields).not.toHaveProperty(["properties.responseBody"]);
  });

  test("other categories are other logs", () => {
    expect(stored("azure.activity", { ...log, category: "ServiceHealth" })).toEqual({});
  });
});

describe("azure.signin", () => {
  test("a code that the mapping does not list leaves success open", () => {
    const row = stored("azure.signin", records.SIGN_IN)["AzureActivityLog 01"];
    expect(row).toMatchObject({
      objectType: "Authentication",
      metadata_deviceEventId: "SignInLogs",
      action: "Sign-in activity",
      application: "Azure Portal",
      device_ip: "198.51.100.9",
      srcDevice_ip: "198.51.100.9",
      errorCode: "50140",
      mfa: true,
      normalizedAction: "logon",
      user_userId: "3f6a-1c52",
      user_username: "ada@contoso.com",
      fields: {
        resultType: "50140",
        "properties.riskLevelDuringSignIn": "high",
        "properties.riskEventTypes_v2.1": "unlikelyTravel",
        "properties.isInteractive": "true",
      },
    });
    expect(row).not.toHaveProperty("success");
    expect(row).not.toHaveProperty("device_hostname");
    const success = (resultType: string): unknown =>
      stored("azure.signin", { ...records.SIGN_IN, resultType })["AzureActivityLog 01"]?.success;
    expect([success("0"), success("50126")]).toEqual([true, false]);
  });

  test("sign-ins that are not interactive have other mappings", () => {
    expect(stored("azure.signin", { ...records.SIGN_IN, category: "NonInteractiveUserSignInLogs" })).toEqual({});
  });
});

describe("aws.cloudtrail", () => {
  test("a call has no success and no resource; lists are numbered from one", () => {
    const record = { ...records.CLOUDTRAIL, errorCode: "AccessDenied" };
    const row = stored("aws.cloudtrail", record)["CloudTrail Default Mapping"];
    expect(row).toMatchObject({
      action: "SendCommand",
      application: "ssm.amazonaws.com",
      accountId: "111122223333",
      cloud_provider: "AWS",
      cloud_region: "eu-west-1",
      http_userAgent: "aws-cli/2.15 <x>&",
      srcDevice_ip: "192.0.2.17",
      user_role: "ops",
      user_userId: "AROA:ada",
      user_username: "arn:aws:sts::111122223333:assumed-role/ops/ada",
      fields: {
        "requestParameters.instanceIds.1": "i-1",
        "requestParameters.instanceIds.2": "i-2",
        readOnly: "false",
        errorCode: "AccessDenied",
        normalizedSuccess: "false",
      },
    });
    for (const name of ["success", "resource", "errorCode"]) expect(row).not.toHaveProperty([name]);
    for (const name of ["requestParameters.instanceIds.0", "responseElements"])
      expect(row?.fields).not.toHaveProperty([name]);
  });

  test("the source identity goes before the ARN", () => {
    const userIdentity = { arn: "arn:x", sessionContext: { sourceIdentity: "ada" } };
    expect(
      stored("aws.cloudtrail", { ...records.CLOUDTRAIL, userIdentity })["CloudTrail Default Mapping"]?.user_username,
    ).toBe("ada");
  });

  test("commands in containers and sign-ins to the console have mappings of their own", () => {
    const requestParameters = { command: "/bin/sh", container: "web" };
    const command = { ...records.CLOUDTRAIL, eventName: "ExecuteCommand", requestParameters };
    expect(Object.values(stored("aws.cloudtrail", command))).toMatchObject([
      { cloud_service: "ECS", commandLine: "/bin/sh", device_container_name: "web" },
    ]);
    const login = {
      ...records.CLOUDTRAIL,
      eventType: "AwsConsoleSignIn",
      eventName: "ConsoleLogin",
      responseElements: { ConsoleLogin: "Success" },
      additionalEventData: { MFAUsed: "No" },
    };
    expect(Object.values(stored("aws.cloudtrail", login))).toMatchObject([
      { objectType: "Authentication", success: true, mfa: false, normalizedSeverity: 3 },
    ]);
  });
});

describe("gcp.audit", () => {
  test("success is about the first permission; the entry lies below the message", () => {
    expect(stored("gcp.audit", records.GCP_ENTRY)["GCP Audit Logs"]).toMatchObject({
      metadata_vendor: "Google",
      metadata_product: "Google Cloud Platform",
      metadata_deviceEventId: "activity-v1.compute.instances.setMetadata",
      action: "v1.compute.instances.setMetadata",
      application: "compute.googleapis.com",
      normalizedResource: "instance",
      resource: "projects/p-1/zones/z/instances/vm",
      severity: "ERROR",
      srcDevice_ip: "192.0.2.17",
      success: true,
      user_username: "ada@example.com",
      fields: {
        logType: "activity",
        "message.data.protoPayload.status.code": "7",
        "message.data.protoPayload.resourceLocation.currentLocations.1": "z",
        "message.data.resource.labels.project_id": "p-1",
      },
    });
  });

  test("access transparency is not among the logs of the mapping", () => {
    const logName = "projects/p-1/logs/cloudaudit.googleapis.com%2Faccess_transparency";
    expect(stored("gcp.audit", { ...records.GCP_ENTRY, logName })).toEqual({});
  });
});

describe("endpoint.process", () => {
  const DEFENDER = "Azure Event Hub - Windows Defender Endpoint Process events";

  test("4688 has full paths, the account that started it, and no id", () => {
    const row = stored("endpoint.process", records.SECURITY_4688)["Windows - Security - 4688"];
    expect(row).toMatchObject({
      metadata_deviceEventId: "Security-4688",
      baseImage: "C:\\Windows\\System32\\cmd.exe",
      commandLine: 'cmd /c "a<b"',
      device_hostname: "VM-1.contoso.com",
      device_hostname_raw: "VM-1.contoso.com",
      parentBaseImage: "C:\\WindowsAzure\\GuestAgent.exe",
      user_authDomain: "CONTOSO",
      user_username: "VM-1$",
      fields: { "EventData.NewProcessId": "0x1092" },
    });
    // A dash is no name.
    for (const name of ["pid", "parentCommandLine", "targetUser_username"]) expect(row).not.toHaveProperty(name);
  });

  test("Sysmon's ids are numbers, its hashes fields of their own", () => {
    expect(
      stored("endpoint.process", records.SYSMON)["Windows - Microsoft-Windows-Sysmon/Operational - 1"],
    ).toMatchObject({
      metadata_deviceEventId: "Microsoft-Windows-Sysmon/Operational-1",
      normalizedAction: "create",
      file_hash_md5: "AB",
      file_hash_sha256: "CD",
      file_hash_imphash: "EF",
      parentPid: 900,
      parentCommandLine: "RunCommandExtension.exe enable",
      fields: { "EventData.ParentProcessId": "900" },
    });
  });

  test("Sysmon for Linux has another vendor and the data of the event at the top", () => {
    expect(stored("endpoint.process", records.LINUX_SYSMON)["Linux-Sysmon/Operational - 1"]).toMatchObject({
      metadata_vendor: "Linux",
      metadata_product: "Sysmon for Linux",
      metadata_deviceEventId: "Linux-Sysmon/Operational-1",
      baseImage: "/usr/bin/bash",
      commandLine: "bash -c 'a > b'",
      pid: 311,
      user_username: "root",
      fields: { "System.Computer": "vm-lin", Image: "/usr/bin/bash" },
    });
  });

  test("Defender's records name the parent where others name the process", () => {
    expect(stored("endpoint.process", records.SYSMON)[DEFENDER]).toMatchObject({
      metadata_vendor: "Microsoft",
      metadata_product: "Azure",
      metadata_deviceEventId: "AdvancedHunting-DeviceProcessEvents",
      action: "ProcessCreated",
      baseImage: "RunCommandExtension.exe",
      commandLine: "RunCommandExtension.exe enable",
      fields: {
        "properties.InitiatingProcessFileName": "RunCommandExtension.exe",
        origin_product: "Microsoft Azure",
      },
    });
    expect(stored("endpoint.process", records.SYSMON)[DEFENDER]?.fields).not.toHaveProperty("TenantId");
  });
});

test("a field of the message and an attribute of the same name are two things", () => {
  const record = { ...records.CLOUDTRAIL, action: "raw" };
  const row = stored("aws.cloudtrail", record)["CloudTrail Default Mapping"] ?? {};
  expect(row).toMatchObject({ action: "SendCommand", fields: { action: "raw", eventName: "SendCommand" } });
});

test("the tables of Sentinel do not come here", () => {
  expect(sumoIngests.has("azure.ueba")).toBe(false);
});
