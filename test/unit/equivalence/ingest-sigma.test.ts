import { describe, expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { flattened } from "../../../src/equivalence/ingest/sigma/flatten.ts";
import { sigmaIngests } from "../../../src/equivalence/ingest/sigma/index.ts";
import * as records from "./ingest-records.ts";

/** All rows that a source has of a record, with the log source of each. */
function events(source: string, record: ProviderRecord): readonly (readonly [place: string, row: StoredRow])[] {
  return (sigmaIngests.get(source) ?? []).flatMap((way) =>
    way.rows(record, records.ARRIVAL).map((row) => [way.place, row] as const),
  );
}

test("UEBA has no log source in Sigma", () => {
  expect(sigmaIngests.has("azure.ueba")).toBe(false);
});

describe("names of members", () => {
  test("paths are joined by dots, lists stay lists, lists of objects give one list a member", () => {
    const record = {
      a: { b: 1, "c.d": null },
      list: ["x", "y"],
      one: ["x"],
      items: [{ k: 1, v: ["p"] }, { k: 2 }],
      none: [],
    };
    expect(flattened(record)).toEqual({
      "a.b": 1,
      list: ["x", "y"],
      one: ["x"],
      "items.k": [1, 2],
      "items.v": ["p"],
    });
  });

  test("a name that objects inherit is a name like others", () => {
    const row = flattened(JSON.parse('{"__proto__": "x", "constructor": {"name": "y"}}'));
    expect(Object.entries(row)).toEqual([
      ["__proto__", "x"],
      ["constructor.name", "y"],
    ]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  test("an empty text is a value, and no value is none", () => {
    expect(flattened({ a: "", b: null, c: false, d: 0 })).toEqual({ a: "", c: false, d: 0 });
  });
});

describe("azure.activity", () => {
  test("a resource log has its own names, and no caller", () => {
    const [[place, row] = ["", {}]] = events("azure.activity", records.RESOURCE_LOG);
    expect(place).toBe("azure/activitylogs");
    expect(row).toEqual({
      time: "2026-01-15T10:00:00.0000000Z",
      resourceId: records.RESOURCE_LOG.resourceId,
      operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      category: "Administrative",
      resultType: "Accept",
      resultSignature: "Accepted.Created",
      durationMs: "0",
      callerIpAddress: "192.0.2.17",
      correlationId: "c-1",
      "identity.authorization.scope": records.AUTHORIZATION.scope,
      "identity.authorization.action": records.AUTHORIZATION.action,
      "identity.authorization.evidence.principalId": "3f6a1c52",
      "identity.authorization.evidence.principalType": "User",
      "identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": "ada@contoso.com",
      "identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier": "3f6a-1c52",
      "identity.claims.appid": "04b0",
      level: "Information",
      tenantId: "tenant-of-entra",
      eventDataId: "e-1",
      "properties.hierarchy": "root/6d1f8a2c",
    });
  });

  test("a record of the REST API has the names of resource logs beside its own", () => {
    const [[, row] = ["", {}]] = events("azure.activity", records.REST_RECORD);
    expect(row).toMatchObject({
      operationName: "Microsoft.Compute/virtualMachines/runCommand/action",
      resultType: "Success",
      resultSignature: "Succeeded.OK",
      callerIpAddress: "192.0.2.17",
      caller: "ada@contoso.com",
      "identity.claims.appid": "04b0",
      "httpRequest.method": "POST",
    });
    expect(Object.keys(row).filter((name) => name.startsWith("operationName."))).toEqual([]);
  });
});

test("azure.signin: names of the record and of the table", () => {
  const [[place, row] = ["", {}]] = events("azure.signin", records.SIGN_IN);
  expect(place).toBe("azure/signinlogs");
  expect(row).toMatchObject({
    resultType: "50140",
    ResultType: "50140",
    "properties.riskLevelDuringSignIn": "high",
    RiskLevelDuringSignIn: "high",
    "DeviceDetail.operatingSystem": "MacOs",
    "properties.status.errorCode": 50140,
    location: "BR",
  });
  expect(row).not.toHaveProperty("TenantId");
});

test("aws.cloudtrail: an error code is there or is not", () => {
  const [[place, row] = ["", {}]] = events("aws.cloudtrail", records.CLOUDTRAIL);
  expect(place).toBe("aws/cloudtrail");
  expect(row).toMatchObject({
    eventSource: "ssm.amazonaws.com",
    "userIdentity.sessionContext.sessionIssuer.userName": "ops",
    "requestParameters.instanceIds": ["i-1", "i-2"],
    readOnly: false,
  });
  expect(Object.hasOwn(row, "errorCode")).toBe(false);
});

test("gcp.audit: the three spellings of rules", () => {
  const [[place, row] = ["", {}]] = events("gcp.audit", records.GCP_ENTRY);
  expect(place).toBe("gcp/gcp.audit");
  const method = "v1.compute.instances.setMetadata";
  expect(row["protoPayload.methodName"]).toBe(method);
  expect(row["data.protoPayload.methodName"]).toBe(method);
  expect(row["gcp.audit.method_name"]).toBe(method);
  expect(row["data.protoPayload.authorizationInfo.permission"]).toEqual(["a", "b"]);
  expect(row["gcp.audit.authentication_info.principal_email"]).toBe("ada@example.com");
});

describe("endpoint.process", () => {
  test("Sysmon's names are those of the taxonomy", () => {
    const { ...data } = records.SYSMON.EventData;
    expect(events("endpoint.process", records.SYSMON)).toEqual([
      [
        "windows/process_creation",
        {
          ...data,
          Provider_Name: "Microsoft-Windows-Sysmon",
          EventID: 1,
          Channel: "Microsoft-Windows-Sysmon/Operational",
          Computer: "VM-1.contoso.com",
          EventRecordID: "1001",
          md5: "AB",
          sha256: "CD",
          imphash: "EF",
        },
      ],
    ]);
  });

  test("4688 takes the names of the taxonomy beside its own", () => {
    const [[place, row] = ["", {}]] = events("endpoint.process", records.SECURITY_4688);
    expect(place).toBe("windows/process_creation");
    expect(row).toMatchObject({
      Image: "C:\\Windows\\System32\\cmd.exe",
      ParentImage: "C:\\WindowsAzure\\GuestAgent.exe",
      CommandLine: 'cmd /c "a<b"',
      ProcessId: 4242,
      ParentProcessId: 836,
      User: "CONTOSO\\VM-1$",
      LogonId: "0x3e7",
      IntegrityLevel: "System",
      NewProcessName: "C:\\Windows\\System32\\cmd.exe",
    });
    expect(row).not.toHaveProperty("ParentCommandLine");
  });

  test("Linux is a product of its own", () => {
    expect(events("endpoint.process", records.LINUX_SYSMON)).toMatchObject([
      ["linux/process_creation", { Image: "/usr/bin/bash", User: "root", ParentImage: "/usr/bin/amazon-ssm-agent" }],
    ]);
  });
});
