import { parseNetwork } from "../../model/network.ts";
import { textAt, textsAt, timeAt, valueAt } from "./record.ts";
import type { CanonicalSource } from "./sources.ts";

/** AWS CloudTrail, a record as a trail delivers it. AWS documentation, "CloudTrail record contents" and "userIdentity element". */
export const awsCloudtrail: CanonicalSource = {
  time: (record) => timeAt(record, "eventTime"),
  // CloudTrail keeps whole seconds.
  withTime: (record, time) => ({ ...record, eventTime: new Date(time).toISOString().replace(/\.\d+Z$/, "Z") }),
  tells: ["eventSource", "eventName", "userIdentity"],
  fields: (record) => {
    const address = textAt(record, "sourceIPAddress");
    const isAddress = address !== undefined && !address.includes("/") && parseNetwork(address) !== undefined;
    return [
      ["service", textAt(record, "eventSource")],
      ["operation", textAt(record, "eventName")],
      ["outcome", textAt(record, "errorCode") === undefined ? "succeeded" : "failed"],
      ["error.code", textAt(record, "errorCode")],
      ["error.message", textAt(record, "errorMessage")],
      ["actor.type", textAt(record, "userIdentity", "type")],
      ["actor.id", textAt(record, "userIdentity", "arn")],
      ["actor.name", actorName(record)],
      ["actor.principal_id", textAt(record, "userIdentity", "principalId")],
      ["actor.access_key_id", textAt(record, "userIdentity", "accessKeyId")],
      ["source.address", address],
      ["source.ip", isAddress ? address : undefined],
      ["user_agent", textAt(record, "userAgent")],
      ["document.name", documentName(record)],
      ["target.ids", instances(record)],
      ["cloud.account.id", textAt(record, "recipientAccountId")],
      ["cloud.region", textAt(record, "awsRegion")],
      ["event.id", textAt(record, "eventID")],
    ];
  },
};

/** The user's name; for an assumed role the role's, which the session's issuer names; else the end of the ARN. */
function actorName(record: object): string | undefined {
  const arn = textAt(record, "userIdentity", "arn");
  return (
    textAt(record, "userIdentity", "userName") ??
    textAt(record, "userIdentity", "sessionContext", "sessionIssuer", "userName") ??
    arn?.slice(Math.max(arn.lastIndexOf("/"), arn.lastIndexOf(":")) + 1)
  );
}

/** Calls of Systems Manager whose parameter `name` is that of a document. AWS, Systems Manager API reference. */
const NAMED_DOCUMENT_CALLS: ReadonlySet<string> = new Set(
  [
    "CreateDocument",
    "UpdateDocument",
    "UpdateDocumentDefaultVersion",
    "UpdateDocumentMetadata",
    "ModifyDocumentPermission",
    "DeleteDocument",
    "GetDocument",
    "DescribeDocument",
    "DescribeDocumentPermission",
    "ListDocumentVersions",
    "ListDocumentMetadataHistory",
    "CreateAssociation",
    "UpdateAssociation",
    "UpdateAssociationStatus",
    "DeleteAssociation",
    "DescribeAssociation",
  ].map((call) => call.toLowerCase()),
);

/** `documentName` of calls that run a document, `name` of those that are about one: other calls name other things by it. */
function documentName(record: object): string | undefined {
  const named =
    textAt(record, "eventSource")?.toLowerCase() === "ssm.amazonaws.com" &&
    NAMED_DOCUMENT_CALLS.has(textAt(record, "eventName")?.toLowerCase() ?? "");
  return (
    textAt(record, "requestParameters", "documentName") ??
    (named ? textAt(record, "requestParameters", "name") : undefined)
  );
}

/**
 * Instances by id: `instanceIds` of SendCommand, `target` of StartSession, `instanceId` of calls about one instance,
 * `targets` whose key is InstanceIds.
 */
function instances(record: object): readonly string[] {
  const targets = valueAt(record, "requestParameters", "targets");
  const byKey = (Array.isArray(targets) ? targets : []).flatMap((target: unknown) =>
    /^instanceids$/i.test(textAt(target, "key") ?? "") ? (textsAt(target, "values") ?? []) : [],
  );
  const one = ["target", "instanceId"].flatMap((key) => textAt(record, "requestParameters", key) ?? []);
  return [...(textsAt(record, "requestParameters", "instanceIds") ?? []), ...one, ...byKey];
}
