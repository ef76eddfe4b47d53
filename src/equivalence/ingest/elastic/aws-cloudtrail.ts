import { type ProviderRecord, textAt, timeAt, valueAt } from "../../canonical/record.ts";
import type { Ingest, StoredRow, StoredValue } from "../ingest.ts";
import { categoriesOf } from "./aws-cloudtrail-categories.ts";
import {
  type DataStream,
  type Field,
  isObject,
  isoTime,
  placeOf,
  related,
  storedValue,
  streamDocument,
  withoutEmpty,
} from "./document.ts";
import { ipAddress } from "./grok.ts";
import { javaText } from "./java-text.ts";

const STREAM: DataStream = { dataset: "aws.cloudtrail", ecs: "8.11.0" };

/** Parts of a record that are kept twice: as text, and with their keys under `flattened` unless the text is this long. */
const TOO_LONG = 32_766;
const TWOFOLD = [
  ["requestParameters", "request_parameters"],
  ["responseElements", "response_elements"],
  ["additionalEventData", "additional_eventdata"],
  ["serviceEventDetails", "service_event_details"],
] as const;

/** CloudTrail records that the AWS package 2.x reads from a trail's bucket. */
export const awsCloudtrail: Ingest = {
  source: "aws.cloudtrail",
  evidence: {
    kind: "pair",
    of: "elastic/integrations, packages/aws, sample event and pipeline tests of data stream cloudtrail",
  },
  place: placeOf(STREAM),
  rows: (record, arrival) => {
    const created: Field = ["event.created", isoTime(arrival.arrived)];
    const row = streamDocument(STREAM, arrival, timeAt(record, "eventTime"), [created, ...fields(record)]);
    return [(withoutEmpty(row) ?? {}) as StoredRow];
  },
};

function fields(record: ProviderRecord): readonly Field[] {
  const of = (...path: readonly string[]): string | undefined => textAt(record, ...path);
  const action = of("eventName");
  const address = of("sourceIPAddress");
  const user = of("userIdentity", "userName");
  const asked = (key: string): string | undefined => of("requestParameters", key);
  const tls = /^(.*?)v(.+)$/.exec(of("tlsDetails", "tlsVersion") ?? "");
  return [
    ["event.provider", of("eventSource")],
    ["event.action", action],
    ["event.id", of("eventID")],
    ["event.outcome", outcome(record, action)],
    ...categoriesOf(action),
    // The account of the caller, which is not always the one that `recipientAccountId` names.
    ["cloud.account.id", of("userIdentity", "accountId") ?? of("awsAccountId")],
    ["cloud.region", of("awsRegion")],
    // Geography and autonomous system come from a database that has no documentation addresses, as samples use.
    ["source.address", address],
    ["source.ip", ipAddress(address)],
    // Parts of the user agent come from a list of expressions that the node holds.
    ["user_agent.original", of("userAgent")],
    ["user.name", user ?? of("userIdentity", "sessionContext", "sessionIssuer", "userName")],
    ["user.id", of("userIdentity", "principalId")],
    ["user.target.name", asked("userName")],
    ["user.target.id", of("responseElements", "user", "userId")],
    ["user.changes.name", asked("newUserName")],
    ["group.name", asked("groupName")],
    ["group.id", of("responseElements", "group", "groupId")],
    ["related.user", related(user, asked("userName"), asked("newUserName"))],
    ["tls.version_protocol", tls?.[1]?.toLowerCase()],
    ["tls.version", tls?.[2]],
    ["tls.cipher", of("tlsDetails", "cipherSuite")],
    ["tls.client.server_name", of("tlsDetails", "clientProvidedHostHeader")],
    ...identityFields(record),
    ...TWOFOLD.flatMap(([key, name]) => twofold(storedValue(valueAt(record, key)), name)),
    ...consoleLogin(record, action),
    ["aws.cloudtrail.event_version", of("eventVersion")],
    ["aws.cloudtrail.event_category", of("eventCategory")],
    ["aws.cloudtrail.event_type", of("eventType")],
    ["aws.cloudtrail.error_code", of("errorCode")],
    ["aws.cloudtrail.error_message", of("errorMessage")],
    ["aws.cloudtrail.request_id", of("requestID")],
    ["aws.cloudtrail.api_version", of("apiVersion")],
    ["aws.cloudtrail.management_event", storedValue(valueAt(record, "managementEvent"))],
    ["aws.cloudtrail.read_only", storedValue(valueAt(record, "readOnly"))],
    ["aws.cloudtrail.recipient_account_id", of("recipientAccountId")],
    ["aws.cloudtrail.shared_event_id", of("sharedEventId")],
    ["aws.cloudtrail.vpc_endpoint_id", of("vpcEndpointId")],
    ["aws.cloudtrail.resources", resources(storedValue(valueAt(record, "resources")))],
    ["aws.cloudtrail.flattened.insight_details", storedValue(valueAt(record, "insightDetails"))],
  ];
}

function outcome(record: ProviderRecord, action: string | undefined): string {
  const answer = textAt(record, "responseElements", "ConsoleLogin");
  if (action === "ConsoleLogin" && answer !== undefined) return answer.toLowerCase();
  return textAt(record, "errorCode") === undefined && textAt(record, "errorMessage") === undefined
    ? "success"
    : "failure";
}

function identityFields(record: ProviderRecord): readonly Field[] {
  const of = (...path: readonly string[]): string | undefined => textAt(record, "userIdentity", ...path);
  const created = timeAt(record, "userIdentity", "sessionContext", "attributes", "creationDate");
  const identity = "aws.cloudtrail.user_identity";
  const issuer = `${identity}.session_context.session_issuer`;
  return [
    [`${identity}.type`, of("type")],
    [`${identity}.arn`, of("arn")],
    [`${identity}.access_key_id`, of("accessKeyId")],
    [`${identity}.invoked_by`, of("invokedBy")],
    [`${identity}.session_context.mfa_authenticated`, of("sessionContext", "attributes", "mfaAuthenticated")],
    [`${identity}.session_context.creation_date`, created === undefined ? undefined : isoTime(created)],
    [`${issuer}.type`, of("sessionContext", "sessionIssuer", "type")],
    [`${issuer}.principal_id`, of("sessionContext", "sessionIssuer", "principalId")],
    [`${issuer}.arn`, of("sessionContext", "sessionIssuer", "arn")],
    [`${issuer}.account_id`, of("sessionContext", "sessionIssuer", "accountId")],
  ];
}

function twofold(value: StoredValue | undefined, name: string): readonly Field[] {
  if (value === undefined || withoutEmpty(value) === undefined) return [];
  const text = javaText(value);
  return [
    [`aws.cloudtrail.${name}`, text],
    [`aws.cloudtrail.flattened.${name}`, text.length < TOO_LONG ? value : undefined],
  ];
}

function consoleLogin(record: ProviderRecord, action: string | undefined): readonly Field[] {
  if (action !== "ConsoleLogin") return [];
  const data = (key: string): string | undefined => textAt(record, "additionalEventData", key);
  const yes = (key: string): boolean | undefined => (data(key) === undefined ? undefined : data(key) !== "No");
  const place = "aws.cloudtrail.console_login.additional_eventdata";
  return [
    [`${place}.mobile_version`, yes("MobileVersion")],
    [`${place}.login_to`, data("LoginTo")],
    [`${place}.mfa_used`, yes("MFAUsed")],
  ];
}

/** Each combination of name, account and type once. */
function resources(value: StoredValue | undefined): StoredValue | undefined {
  if (!Array.isArray(value)) return value;
  const names = new Map([
    ["ARN", "arn"],
    ["accountId", "account_id"],
  ]);
  const found = new Map<string, StoredValue>();
  for (const item of value as readonly StoredValue[]) {
    if (!isObject(item)) continue;
    const resource = Object.fromEntries(Object.entries(item).map(([key, part]) => [names.get(key) ?? key, part]));
    found.set(JSON.stringify([resource.arn, resource.account_id, resource.type]), resource);
  }
  return [...found.values()];
}
