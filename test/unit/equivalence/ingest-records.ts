import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import type { Arrival, Ingest, StoredRow } from "../../../src/equivalence/ingest/ingest.ts";

export const ARRIVAL: Arrival = {
  time: Date.UTC(2026, 0, 15, 10, 0, 0),
  arrived: Date.UTC(2026, 0, 15, 10, 2, 0),
  serial: 7,
};

/** The one row of a record; fails where there are none or several. */
export function onlyRow(ingest: Ingest | undefined, record: ProviderRecord, arrival = ARRIVAL): StoredRow {
  const rows = ingest?.rows(record, arrival) ?? [];
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows, not one`);
  return row;
}

/** What a row holds, without its empty columns. */
export function filled(row: StoredRow): StoredRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

const CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
export const OBJECT_ID = "http://schemas.microsoft.com/identity/claims/objectidentifier";
const MACHINE = "/SUBSCRIPTIONS/6D1F8A2C/RESOURCEGROUPS/RG-APP/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-1";

export const AUTHORIZATION = {
  scope: MACHINE.toLowerCase(),
  action: "Microsoft.Compute/virtualMachines/runCommand/action",
  evidence: { principalId: "3f6a1c52", principalType: "User" },
};
export const USER_CLAIMS = { [`${CLAIMS}/upn`]: "ada@contoso.com", [OBJECT_ID]: "3f6a-1c52", appid: "04b0" };

export const RESOURCE_LOG = {
  time: "2026-01-15T10:00:00.0000000Z",
  resourceId: MACHINE,
  operationName: "MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION",
  category: "Administrative",
  resultType: "Accept",
  resultSignature: "Accepted.Created",
  durationMs: "0",
  callerIpAddress: "192.0.2.17",
  correlationId: "c-1",
  identity: { authorization: AUTHORIZATION, claims: USER_CLAIMS },
  level: "Information",
  tenantId: "tenant-of-entra",
  eventDataId: "e-1",
  properties: { hierarchy: "root/6d1f8a2c" },
};

export const REST_RECORD = {
  eventTimestamp: "2026-01-15T10:00:00.1234567Z",
  submissionTimestamp: "2026-01-15T10:01:00Z",
  eventDataId: "e-1",
  operationId: "o-1",
  operationName: { value: AUTHORIZATION.action, localizedValue: "Run Command on Virtual Machine" },
  status: { value: "Succeeded", localizedValue: "Succeeded" },
  subStatus: { value: "OK" },
  category: { value: "Administrative" },
  level: "Informational",
  resourceId: "/subscriptions/6d1f8a2c/resourceGroups/rg-app/providers/Microsoft.Compute/virtualMachines/vm-1",
  correlationId: "c-1",
  caller: "ada@contoso.com",
  authorization: AUTHORIZATION,
  claims: USER_CLAIMS,
  httpRequest: { clientIpAddress: "192.0.2.17", method: "POST" },
};

export const SIGN_IN = {
  time: "2026-01-15T10:03:00.5Z",
  resourceId: "/tenants/t-1/providers/Microsoft.aadiam",
  operationName: "Sign-in activity",
  operationVersion: "1.0",
  category: "SignInLogs",
  tenantId: "t-1",
  resultType: "50140",
  resultSignature: "None",
  durationMs: 0,
  callerIpAddress: "198.51.100.9",
  correlationId: "s-1",
  Level: 4,
  location: "BR",
  properties: {
    id: "i-1",
    createdDateTime: "2026-01-15T10:00:00.0729893Z",
    userPrincipalName: "ada@contoso.com",
    userId: "3f6a-1c52",
    appDisplayName: "Azure Portal",
    appId: "c44b",
    ipAddress: "198.51.100.9",
    status: { errorCode: 50140 },
    deviceDetail: { deviceId: "", operatingSystem: "MacOs" },
    location: { city: "Rio", countryOrRegion: "BR" },
    mfaDetail: null,
    isInteractive: true,
    appliedConditionalAccessPolicies: [{ id: "p" }],
    riskEventTypes_v2: ["unlikelyTravel"],
    riskLevelDuringSignIn: "high",
    riskState: "atRisk",
    processingTimeInMilliseconds: 239,
    resourceId: "r-1",
  },
};

export const CLOUDTRAIL = {
  eventVersion: "1.08",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROA:ada",
    arn: "arn:aws:sts::111122223333:assumed-role/ops/ada",
    accountId: "111122223333",
    accessKeyId: "ASIA",
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: "AROA",
        arn: "arn:aws:iam::1:role/ops",
        accountId: "1",
        userName: "ops",
      },
      attributes: { creationDate: "2026-01-15T09:00:00Z", mfaAuthenticated: "false" },
    },
  },
  eventTime: "2026-01-15T10:00:00Z",
  eventSource: "ssm.amazonaws.com",
  eventName: "SendCommand",
  awsRegion: "eu-west-1",
  sourceIPAddress: "192.0.2.17",
  userAgent: "aws-cli/2.15 <x>&",
  requestParameters: { documentName: "AWS-RunShellScript", instanceIds: ["i-1", "i-2"], comment: "a & b" },
  responseElements: null,
  requestID: "q-1",
  eventID: "id-1",
  readOnly: false,
  eventType: "AwsApiCall",
  recipientAccountId: "111122223333",
};

export const GCP_ENTRY = {
  insertId: "abc",
  logName: "projects/p-1/logs/cloudaudit.googleapis.com%2Factivity",
  timestamp: "2026-01-15T10:00:00.000Z",
  receiveTimestamp: "2026-01-15T10:00:00.700Z",
  severity: "ERROR",
  resource: { type: "gce_instance", labels: { project_id: "p-1" } },
  protoPayload: {
    serviceName: "compute.googleapis.com",
    methodName: "v1.compute.instances.setMetadata",
    resourceName: "projects/p-1/zones/z/instances/vm",
    authenticationInfo: { principalEmail: "ada@example.com" },
    authorizationInfo: [
      { permission: "a", granted: true },
      { permission: "b", granted: false },
    ],
    requestMetadata: { callerIp: "192.0.2.17", callerSuppliedUserAgent: "gcloud" },
    status: { code: 7, message: "denied" },
    resourceLocation: { currentLocations: ["z"] },
  },
};

export * from "./ingest-process-records.ts";
