import { textAt, valueAt } from "../canonical/record.ts";
import type { RecordWriter } from "./writers.ts";

/** Calls that detections ask for, as AWS spells them, and where they name a document. AWS Systems Manager API Reference. */
const CALLS: ReadonlyMap<string, "documentName" | "name" | undefined> = new Map([
  ["SendCommand", "documentName"],
  ["StartSession", "documentName"],
  ["ResumeSession", undefined],
  ["StartAutomationExecution", "documentName"],
  ["StartChangeRequestExecution", "documentName"],
  ["CreateAssociation", "name"],
  ["CreateAssociationBatch", undefined],
  ["UpdateAssociation", "name"],
  ["CreateDocument", "name"],
  ["UpdateDocument", "name"],
  ["UpdateDocumentDefaultVersion", "name"],
  ["ModifyDocumentPermission", "name"],
  ["DeleteDocument", "name"],
  ["DeregisterManagedInstance", undefined],
]);

const INSTANCE = "i-0a1b2c3d4e5f60718";

const shared = {
  eventVersion: "1.08",
  eventTime: "2026-01-15T10:00:00Z",
  eventSource: "ssm.amazonaws.com",
  eventName: "SendCommand",
  awsRegion: "eu-west-1",
  sourceIPAddress: "192.0.2.17",
  userAgent: "aws-cli/2.15",
  requestParameters: { documentName: "AWS-RunShellScript", instanceIds: [INSTANCE] },
  eventType: "AwsApiCall",
  recipientAccountId: "111122223333",
  eventID: "e-0",
};

const role = {
  type: "AssumedRole",
  principalId: "AROAEXAMPLE:ada",
  arn: "arn:aws:sts::111122223333:assumed-role/admin/ada",
  accessKeyId: "ASIAEXAMPLE",
  sessionContext: { sessionIssuer: { type: "Role", userName: "admin" } },
};

/** A user of IAM and assumed roles, in calls that name instances each in their own way. AWS Systems Manager API Reference. */
export const awsCloudtrailWriter: RecordWriter = {
  bases: [
    {
      ...shared,
      userIdentity: {
        type: "IAMUser",
        principalId: "AIDAEXAMPLE",
        arn: "arn:aws:iam::111122223333:user/ada",
        userName: "ada",
      },
    },
    { ...shared, userIdentity: role },
    {
      ...shared,
      eventName: "StartSession",
      requestParameters: { target: INSTANCE, documentName: "SSM-SessionManagerRunShell" },
      userIdentity: role,
    },
    {
      ...shared,
      eventName: "CreateAssociation",
      requestParameters: { name: "AWS-RunShellScript", instanceId: INSTANCE },
      userIdentity: role,
    },
    {
      ...shared,
      eventName: "CreateAssociation",
      requestParameters: {
        name: "AWS-RunShellScript",
        targets: [{ key: "InstanceIds", values: [INSTANCE] }],
      },
      userIdentity: role,
    },
  ],
  paths: {
    service: [["eventSource"]],
    operation: [["eventName"]],
    outcome: [["errorCode"]],
    "error.code": [["errorCode"]],
    "error.message": [["errorMessage"]],
    "actor.type": [["userIdentity", "type"]],
    "actor.id": [["userIdentity", "arn"]],
    "actor.name": [
      ["userIdentity", "userName"],
      ["userIdentity", "sessionContext", "sessionIssuer", "userName"],
    ],
    "source.address": [["sourceIPAddress"]],
    "source.ip": [["sourceIPAddress"]],
    user_agent: [["userAgent"]],
    "document.name": [
      ["requestParameters", "documentName"],
      ["requestParameters", "name"],
    ],
    "target.ids": [
      ["requestParameters", "instanceIds"],
      ["requestParameters", "target"],
      ["requestParameters", "instanceId"],
      ["requestParameters", "targets"],
    ],
    "actor.principal_id": [["userIdentity", "principalId"]],
    "actor.access_key_id": [["userIdentity", "accessKeyId"]],
    "cloud.account.id": [["recipientAccountId"]],
    "cloud.region": [["awsRegion"]],
    "event.id": [["eventID"]],
  },
  required: new Set([
    "eventVersion",
    "eventTime",
    "eventSource",
    "eventName",
    "userIdentity",
    "eventID",
    "recipientAccountId",
  ]),
  lists: {
    "target.ids": (values, path) => {
      if (path.includes("targets")) return [{ key: "InstanceIds", values }];
      return path.includes("instanceIds") ? values : values[0];
    },
  },
  forms: {
    // A call that succeeded has no error code.
    outcome: (value) => (String(value).toLowerCase() === "succeeded" ? undefined : "AccessDenied"),
    // Names of services are host names in small letters.
    service: (value) => String(value).toLowerCase(),
    operation: (value) => [...CALLS.keys()].find((call) => call.toLowerCase() === String(value).toLowerCase()) ?? value,
  },
  // A record made from that of another call has its document where that call has it.
  settle: (record) => {
    const call = textAt(record, "eventName") ?? "";
    const own = CALLS.get(call);
    const parameters = valueAt(record, "requestParameters");
    const isWritten = typeof parameters === "object" && parameters !== null && !Array.isArray(parameters);
    if (!CALLS.has(call) || !isWritten || textAt(record, "eventSource") !== "ssm.amazonaws.com") return record;
    const named = Object.entries(parameters).flatMap(([name, value]) => {
      if (!/^(documentName|name)$/.test(name)) return [[name, value]];
      return own === undefined ? [] : [[own, value]];
    });
    return { ...record, requestParameters: Object.fromEntries(named) };
  },
};
