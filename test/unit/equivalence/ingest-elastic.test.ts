import { describe, expect, test } from "vitest";
import { elasticIngests } from "../../../src/equivalence/ingest/elastic/index.ts";
import { stored } from "../../helpers/elastic-documents.ts";

const OID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
const PATH =
  "/SUBSCRIPTIONS/6D1F8A2C-0B4E-4E57-9C35-2A7F11C0D9E1/RESOURCEGROUPS/RG-APP/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-1";

const activity = {
  time: "2026-01-15T10:00:00.1234567Z",
  resourceId: `${PATH}/RUNCOMMANDS/CHECK`,
  operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE",
  category: "Administrative",
  resultType: "Success",
  resultSignature: "Succeeded.OK",
  durationMs: "12",
  callerIpAddress: "192.0.2.17",
  correlationId: "c-1",
  eventDataId: "e-1",
  identity: {
    authorization: { scope: "/s", evidence: { role: "Owner", principalId: "3F6A", principalType: "User" } },
    claims: {
      [OID]: "3f-6a",
      appid: "a-1",
      name: "Ada L",
      [`${CLAIM}/name`]: "ada@contoso.com",
      [`${CLAIM}/upn`]: "u@c",
    },
  },
  level: "4",
  tenantId: "t-1",
};

const resourceOf = (resourceId: string): unknown => {
  const [document] = Object.values(stored("azure.activity", { ...activity, resourceId }));
  return (document as { azure: { resource: unknown } }).azure.resource;
};

describe("activity logs", () => {
  test("are kept under azure.activitylogs, with the user that claims name", () => {
    expect(stored("azure.activity", activity)).toEqual({
      "logs-azure.activitylogs-default": {
        "@timestamp": "2026-01-15T10:00:00.123Z",
        azure: {
          correlation_id: "c-1",
          subscription_id: "6D1F8A2C-0B4E-4E57-9C35-2A7F11C0D9E1",
          resource: {
            id: `${PATH}/RUNCOMMANDS/CHECK`,
            group: "RG-APP",
            provider: "MICROSOFT.COMPUTE/VIRTUALMACHINES",
            name: "VM-1/RUNCOMMANDS/CHECK",
          },
          activitylogs: {
            category: "Administrative",
            event_category: "Administrative",
            eventDataId: "e-1",
            operation_name: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE",
            result_type: "Success",
            result_signature: "Succeeded.OK",
            tenant_id: "t-1",
            identity: {
              authorization: {
                scope: "/s",
                evidence: { role: "Owner", principal_id: "3F6A", principal_type: "User" },
              },
              claims: {
                "http://schemas_microsoft_com/identity/claims/objectidentifier": "3f-6a",
                appid: "a-1",
                "http://schemas_xmlsoap_org/ws/2005/05/identity/claims/name": "ada@contoso.com",
                "http://schemas_xmlsoap_org/ws/2005/05/identity/claims/upn": "u@c",
              },
              claims_initiated_by_user: { fullname: "Ada L", name: "ada@contoso.com", schema: CLAIM },
            },
          },
        },
        client: { ip: "192.0.2.17" },
        cloud: { provider: "azure" },
        event: {
          action: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE",
          outcome: "success",
          duration: 12_000_000,
        },
        log: { level: "Informational" },
        related: { entity: [`${PATH}/RUNCOMMANDS/CHECK`, "3F6A"], ip: ["192.0.2.17"], user: ["ada"] },
        source: { ip: "192.0.2.17" },
        user: { name: "ada", domain: "contoso.com", email: "ada@contoso.com", full_name: "Ada L" },
      },
    });
  });

  test("have an outcome for the words success and failure alone", () => {
    const outcome = (resultType: string): unknown => {
      const [document] = Object.values(stored("azure.activity", { ...activity, resultType }));
      return (document as { event: { outcome?: string } }).event.outcome;
    };
    expect(["Success", "FAILURE", "Start", "Accept", "Succeeded", "Failed"].map(outcome)).toEqual([
      ...["success", "failure", undefined, undefined, undefined, undefined],
    ]);
  });

  test("name no user where the token has no claim of the full name", () => {
    const claims = { [`${CLAIM}/name`]: "ada@contoso.com", [`${CLAIM}/upn`]: "ada@contoso.com" };
    const [document] = Object.values(stored("azure.activity", { ...activity, identity: { claims } }));
    expect(document).not.toHaveProperty("user");
    expect(document).not.toHaveProperty("azure.activitylogs.identity.claims_initiated_by_user");
  });

  test("lose the name of a resource whose path mixes cases", () => {
    const camel = "/subscriptions/6d1f8a2c-0b4e-4e57-9c35-2a7f11c0d9e1/resourceGroups/rg/providers/Microsoft.Compute";
    expect(resourceOf(`${camel}/virtualMachines/vm-1`)).toMatchObject({ group: "rg", name: "vm-1" });
    const upper = camel.replace("/subscriptions", "/SUBSCRIPTIONS");
    const name = "Microsoft.Compute/virtualMachines/vm-1";
    expect(resourceOf(`${upper}/virtualMachines/vm-1`)).toEqual({
      id: `${upper}/virtualMachines/vm-1`,
      provider: name,
    });
    const mixed = `${camel.replace("/providers", "/PROVIDERS")}/virtualMachines/vm-1`;
    expect(resourceOf(mixed)).toEqual({ id: mixed, provider: name, group: `rg/PROVIDERS/${name}` });
    const aad = "/tenants/9f0e1d2c-3b4a-4958-8677-665544332211/providers/Microsoft.aadiam";
    expect(resourceOf(aad)).toEqual({ id: aad, provider: "Microsoft.aadiam" });
  });

  test("of the REST API are those that went to the hub", () => {
    const rest = {
      eventTimestamp: "2026-01-15T10:00:00Z",
      operationName: { value: "Microsoft.Compute/virtualMachines/runCommand/action", localizedValue: "Run" },
      status: { value: "Succeeded" },
      subStatus: { value: "OK" },
      resourceId: PATH,
      correlationId: "c-2",
      caller: "ada@contoso.com",
      authorization: { evidence: { principalId: "3f6a" } },
      claims: { appid: "a-1" },
      httpRequest: { clientIpAddress: "192.0.2.17" },
    };
    const [document] = Object.values(stored("azure.activity", rest));
    expect(document).toMatchObject({
      "@timestamp": "2026-01-15T10:00:00.000Z",
      azure: {
        correlation_id: "c-2",
        resource: { name: "VM-1" },
        activitylogs: {
          category: "Action",
          result_type: "Succeeded",
          result_signature: "OK",
          identity: { authorization: { evidence: { principal_id: "3f6a" } }, claims: { appid: "a-1" } },
        },
      },
      event: { action: "Microsoft.Compute/virtualMachines/runCommand/action", type: ["change"], duration: 0 },
      source: { ip: "192.0.2.17" },
    });
    expect(document).not.toHaveProperty("event.outcome");
  });
});

test("no integration stores behaviour analytics of Sentinel", () => {
  expect([...elasticIngests.keys()]).not.toContain("azure.ueba");
  expect(stored("azure.signin", { category: "AuditLogs", properties: {} })).toEqual({});
});
