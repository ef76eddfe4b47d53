import { type ProviderRecord, textAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { rawFields } from "./raw-fields.ts";
import { constant, keys, lookup, type Mapping, mappedRecord, type Origin } from "./record.ts";

const USER = ["userIdentity.sessionContext.sourceIdentity", "requestParameters.sourceIdentity", "userIdentity.arn"];

const SHARED: Readonly<Record<string, Origin>> = {
  accountId: keys("userIdentity.accountId", "resources.1.accountId", "recipientAccountId"),
  action: keys("eventName"),
  application: keys("eventSource"),
  cloud_provider: constant("AWS"),
  cloud_region: keys("awsRegion"),
  http_userAgent: keys("userAgent"),
  // Names of services, too: shipped rules sort out `%.amazonaws.com` and `AWS Internal` by this attribute.
  srcDevice_ip: keys("sourceIPAddress"),
  user_username: keys(...USER),
};

/** For every event that has no mapping of its own; neither errors nor `success` nor the resource are among it. */
const DEFAULT = mapping("CloudTrail Default Mapping", "Audit", [], {
  ...SHARED,
  bytesIn: keys("additionalEventData.bytesTransferredIn"),
  bytesOut: keys("additionalEventData.bytesTransferredOut"),
  user_role: keys(
    "userIdentity.sessionContext.sessionIssuer.userName",
    "userIdentity.sessionContext.sessionIssuer.arn",
    "userIdentity.sessionContext.sessionIssuer.principalId",
  ),
  user_userId: keys("userIdentity.principalId", "userIdentity.onBehalfOf.userId"),
});

const EXECUTE_COMMAND = mapping("CloudTrail - ecs.amazonaws.com - AwsApiCall-ExecuteCommand", "Audit", [], {
  ...SHARED,
  cloud_service: constant("ECS"),
  commandLine: keys("requestParameters.command"),
  device_container_name: keys("requestParameters.container"),
  errorCode: keys("errorCode"),
  errorText: keys("errorMessage"),
});

const CONSOLE_SIGN_IN = mapping(
  "CloudTrail - signin.amazonaws.com - All AwsConsoleSignIn events",
  "Authentication",
  [",", "-"],
  {
    ...SHARED,
    accountId: keys("userIdentity.accountId"),
    authProvider: keys("additionalEventData.SamlProviderArn"),
    cause: keys("errorMessage"),
    cloud_service: constant("SignIn"),
    mfa: lookup(["additionalEventData.MFAUsed", "eventName"], { CheckMfa: "true", No: "false", Yes: "true" }),
    normalizedAction: lookup(["eventName"], { ConsoleLogin: "logon" }),
    normalizedSeverity: lookup(["eventName"], { ConsoleLogin: "3" }),
    success: lookup(
      ["ConsoleLogin", "CheckMfa", "ExitRole", "RenewRole", "SwitchRole"].map((name) => `responseElements.${name}`),
      { Failure: "false", Success: "true" },
      "false",
    ),
    user_userId: keys("userIdentity.principalId", "userIdentity.onBehalfOf.userId"),
    user_username: keys(...USER, "userIdentity.userName"),
  },
);

export const awsCloudtrail: Ingest = ingest(DEFAULT, (id) => !isExecuteCommand(id) && !isConsoleSignIn(id));
export const awsCloudtrailExecuteCommand: Ingest = ingest(EXECUTE_COMMAND, isExecuteCommand);
export const awsCloudtrailConsoleSignIn: Ingest = ingest(CONSOLE_SIGN_IN, isConsoleSignIn);

function isExecuteCommand(id: string): boolean {
  return id === "AwsApiCall-ExecuteCommand";
}

function isConsoleSignIn(id: string): boolean {
  return /^AwsConsoleSignIn-(ConsoleLogin|CheckMfa|ExitRole|RenewRole|SwitchRole)$/.test(id);
}

function ingest(mapping: Mapping, takes: (id: string) => boolean): Ingest {
  return {
    source: "aws.cloudtrail",
    evidence: { kind: "mapping table", of: `SumoLogic/cloud-siem-content-catalog, mappings: ${mapping.name}` },
    place: mapping.objectType,
    rows: (record, arrival) => {
      const id = eventId(record);
      if (!takes(id)) return [];
      // Set by the parser, and read by no mapping.
      const normalizedSuccess = String(textAt(record, "errorCode") === undefined);
      return [mappedRecord(mapping, id, rawFields({ ...record, normalizedSuccess }), arrival)];
    },
  };
}

/** The parser's event id, `AwsApiCall-SendCommand`. */
function eventId(record: ProviderRecord): string {
  return `${textAt(record, "eventType") ?? "AwsApiCall"}-${textAt(record, "eventName") ?? ""}`;
}

/** The catalogue's vendor is not the parser's: parsers say AWS, records Amazon AWS. */
function mapping(
  name: string,
  objectType: string,
  skipped: readonly string[],
  attributes: Mapping["attributes"],
): Mapping {
  return { name, vendor: "Amazon AWS", product: "CloudTrail", objectType, skipped, attributes };
}
