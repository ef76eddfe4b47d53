import { describe, expect, test } from "vitest";
import type { Ingest, StoredRow } from "../../../src/equivalence/ingest/ingest.ts";
import { sentinelIngests } from "../../../src/equivalence/ingest/sentinel/index.ts";
import * as records from "./ingest-records.ts";
import { ARRIVAL, filled, onlyRow } from "./ingest-records.ts";

const ways = (source: string): readonly Ingest[] => sentinelIngests.get(source) ?? [];

/** The way that stores into a table; of AzureActivity the first is that of diagnostic settings. */
const into = (source: string, place: string): Ingest | undefined => ways(source).find((way) => way.place === place);

/** What a row holds beside what every row has. */
function own(row: StoredRow): StoredRow {
  const { TenantId, Type, TimeGenerated, _ItemId, _IsBillable, _BilledSize, _TimeReceived, ...rest } = filled(row);
  return rest;
}

describe("standard columns", () => {
  test("a row has a time, an id of its own, when it was received, and the workspace's id", () => {
    const row = onlyRow(into("aws.cloudtrail", "AWSCloudTrail"), records.CLOUDTRAIL);
    expect(row).toMatchObject({
      TenantId: "11111111-2222-4333-8444-555555555555",
      TimeGenerated: "2026-01-15T10:00:00.000Z",
      Type: "AWSCloudTrail",
      _ItemId: "00000000-0000-4000-8000-000000000007",
      _IsBillable: "True",
      _TimeReceived: "2026-01-15T10:02:00.000Z",
    });
  });
});

describe("azure.activity", () => {
  const [settings, legacy] = ways("azure.activity");
  const shared = {
    SourceSystem: "Azure",
    CategoryValue: "Administrative",
    Level: "Informational",
    Caller: "ada@contoso.com",
    CallerIpAddress: "192.0.2.17",
    CorrelationId: "c-1",
    EventDataId: "e-1",
    Authorization: JSON.stringify(records.AUTHORIZATION),
    Claims: JSON.stringify(records.USER_CLAIMS),
  };

  test("by diagnostic settings: upper case, the words of resource logs, dynamic columns", () => {
    const properties = {
      hierarchy: "root/6d1f8a2c",
      caller: "ada@contoso.com",
      eventDataId: "e-1",
      eventSubmissionTimestamp: "2026-01-15T10:02:00.000Z",
      resource: "vm-1",
      resourceGroup: "RG-APP",
      resourceProviderValue: "MICROSOFT.COMPUTE",
      subscriptionId: "6D1F8A2C",
      activityStatusValue: "Accept",
      activitySubstatusValue: "Created",
    };
    expect(own(onlyRow(settings, records.RESOURCE_LOG))).toEqual({
      ...shared,
      OperationNameValue: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      ActivityStatusValue: "Accept",
      ActivitySubstatusValue: "Created",
      EventSubmissionTimestamp: "2026-01-15T10:02:00.000Z",
      Hierarchy: "root/6d1f8a2c",
      ResourceGroup: "RG-APP",
      ResourceProviderValue: "MICROSOFT.COMPUTE",
      SubscriptionId: "6D1F8A2C",
      Authorization_d: records.AUTHORIZATION,
      Claims_d: records.USER_CLAIMS,
      Properties: JSON.stringify(properties),
      Properties_d: properties,
      _ResourceId: "/subscriptions/6d1f8a2c/resourcegroups/rg-app/providers/microsoft.compute/virtualmachines/vm-1",
      _SubscriptionId: "6d1f8a2c",
    });
  });

  test("by the legacy connector: spelled as the provider does, the older columns filled, no dynamic ones", () => {
    expect(own(onlyRow(legacy, records.REST_RECORD))).toEqual({
      ...shared,
      Category: "Administrative",
      OperationId: "o-1",
      OperationName: "Run Command on Virtual Machine",
      OperationNameValue: "Microsoft.Compute/virtualMachines/runCommand/action",
      ActivityStatus: "Succeeded",
      ActivityStatusValue: "Succeeded",
      ActivitySubstatus: "OK",
      ActivitySubstatusValue: "OK",
      EventSubmissionTimestamp: "2026-01-15T10:01:00.000Z",
      HTTPRequest: '{"clientIpAddress":"192.0.2.17","method":"POST"}',
      Resource: "vm-1",
      ResourceId: records.REST_RECORD.resourceId,
      ResourceGroup: "rg-app",
      ResourceProvider: "Microsoft.Compute",
      ResourceProviderValue: "Microsoft.Compute",
      SubscriptionId: "6d1f8a2c",
      _ResourceId: records.REST_RECORD.resourceId.toLowerCase(),
      _SubscriptionId: "6d1f8a2c",
    });
  });

  test("either way stores either form of a record in its own words", () => {
    expect(onlyRow(settings, records.REST_RECORD)).toMatchObject({
      OperationNameValue: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
      ActivityStatusValue: "Success",
      OperationName: null,
      ResourceId: null,
    });
    expect(onlyRow(legacy, records.RESOURCE_LOG)).toMatchObject({
      OperationNameValue: "Microsoft.Compute/virtualMachines/runCommand/action",
      ActivityStatusValue: "Accepted",
      Claims_d: null,
    });
  });

  test("a service principal calls by its object id, and nobody by none", () => {
    const identity = { authorization: records.AUTHORIZATION, claims: { [records.OBJECT_ID]: "AA11-BB22" } };
    expect(onlyRow(settings, { ...records.RESOURCE_LOG, identity }).Caller).toBe("AA11-BB22");
    const { identity: _, ...nobody } = records.RESOURCE_LOG;
    expect(onlyRow(settings, nobody)).toMatchObject({
      Caller: null,
      Claims: null,
      Claims_d: null,
      Authorization: null,
    });
  });

  test("a guest calls by address, not by the name that the tenant gave", () => {
    const base = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
    const claims = { [`${base}/name`]: "live.com#eve@example.com" };
    expect(onlyRow(settings, { ...records.RESOURCE_LOG, identity: { claims } }).Caller).toBe("eve@example.com");
  });

  test.each([
    ["Action", {}, "Administrative"],
    ["Write", { eventCategory: "Policy" }, "Policy"],
    ["ServiceHealth", {}, "ServiceHealth"],
  ])("category %s with properties %o is %s", (category, properties, expected) => {
    expect(onlyRow(settings, { ...records.RESOURCE_LOG, category, properties }).CategoryValue).toBe(expected);
  });
});

describe("aws.cloudtrail", () => {
  test("a call of an assumed role", () => {
    expect(own(onlyRow(into("aws.cloudtrail", "AWSCloudTrail"), records.CLOUDTRAIL))).toEqual({
      EventVersion: "1.08",
      UserIdentityType: "AssumedRole",
      UserIdentityPrincipalid: "AROA:ada",
      UserIdentityArn: "arn:aws:sts::111122223333:assumed-role/ops/ada",
      UserIdentityAccountId: "111122223333",
      UserIdentityAccessKeyId: "ASIA",
      SessionMfaAuthenticated: false,
      SessionCreationDate: "2026-01-15T09:00:00.000Z",
      SessionIssuerType: "Role",
      SessionIssuerPrincipalId: "AROA",
      SessionIssuerArn: "arn:aws:iam::1:role/ops",
      SessionIssuerAccountId: "1",
      SessionIssuerUserName: "ops",
      EventSource: "ssm.amazonaws.com",
      EventName: "SendCommand",
      AWSRegion: "eu-west-1",
      SourceIpAddress: "192.0.2.17",
      UserAgent: "aws-cli/2.15 <x>&",
      RequestParameters: '{"documentName":"AWS-RunShellScript","instanceIds":["i-1","i-2"],"comment":"a \\u0026 b"}',
      AwsRequestId_: "q-1",
      AwsEventId: "id-1",
      ReadOnly: false,
      EventTypeName: "AwsApiCall",
      RecipientAccountId: "111122223333",
    });
  });
});

test("azure.ueba: the record is the row", () => {
  const insights = { ActionUncommonlyPerformedByUser: "True" };
  const record = {
    TimeGenerated: "x",
    ActionType: "Sign-in",
    ActivityInsights: insights,
    InvestigationPriority: 6,
    Other: 1,
  };
  expect(filled(onlyRow(into("azure.ueba", "BehaviorAnalytics"), record, ARRIVAL))).toMatchObject({
    ActionType: "Sign-in",
    ActivityInsights: insights,
    InvestigationPriority: 6,
  });
});
