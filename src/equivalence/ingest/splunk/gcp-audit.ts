import { type ProviderRecord, textAt } from "../../canonical/record.ts";
import type { Arrival, Ingest, StoredRow } from "../ingest.ts";
import { indexedEvent, jsonFields } from "./fields.ts";

const ADD_ON = "Splunk Add-on for Google Cloud Platform";

/** Audit logs under the sourcetype that its Pub/Sub input gives all messages. */
export const gcpPubsubMessage: Ingest = {
  source: "gcp.audit",
  evidence: {
    kind: "doc",
    of: `${ADD_ON}, Pub/Sub input; splunk/security_content, Detect New Open GCP Storage Buckets (data.protoPayload…)`,
  },
  place: "google:gcp:pubsub:message",
  rows: (record, arrival) => [message(record, "google:gcp:pubsub:message", arrival)],
};

/** Audit logs under the sourcetypes that version 3 and later give them by the name of their log. */
export const gcpPubsubAudit: Ingest = {
  source: "gcp.audit",
  evidence: { kind: "doc", of: `${ADD_ON}, CIM field change reports (google:gcp:pubsub:audit:admin_activity)` },
  place: "google:gcp:pubsub:audit",
  rows: (record, arrival) => {
    const log = /cloudaudit\.googleapis\.com%2F(\w+)$/i.exec(textAt(record, "logName") ?? "")?.[1];
    const kind = log === undefined || log === "activity" ? "admin_activity" : log === "policy" ? "policy_denied" : log;
    return [message(record, `google:gcp:pubsub:audit:${kind}`, arrival)];
  },
};

/** The message with the entry as its `data`; it is published when the entry is received. */
function message(entry: ProviderRecord, sourcetype: string, arrival: Arrival): StoredRow {
  const project = textAt(entry, "resource", "labels", "project_id");
  const published = textAt(entry, "receiveTimestamp") ?? new Date(arrival.time).toISOString();
  const raw = {
    data: entry,
    attributes: { "logging.googleapis.com/timestamp": textAt(entry, "timestamp") },
    message_id: String(arrival.serial),
    publish_time: Date.parse(published) / 1000,
  };
  const of = (...path: readonly string[]): string | undefined => textAt(entry, "protoPayload", ...path);
  const code = of("status", "code") ?? "0";
  const target = of("resourceName");
  const calculated = {
    user: of("authenticationInfo", "principalEmail"),
    src: of("requestMetadata", "callerIp"),
    user_agent: of("requestMetadata", "callerSuppliedUserAgent"),
    command: of("methodName"),
    dest: of("serviceName"),
    object: target?.slice(target.lastIndexOf("/") + 1),
    object_path: target,
    status: code === "0" ? "success" : "failure",
    vendor_account: project,
    vendor_product: "Google Cloud Platform",
  };
  const origin = { sourcetype, source: `projects/${project ?? ""}/subscriptions/splunk`, host: "heavy-forwarder-1" };
  // The fields that are calculated for the data models belong to the sourcetypes of audit logs.
  const fields = { ...jsonFields(raw, arrival.reads), ...(sourcetype.endsWith(":message") ? {} : calculated) };
  return indexedEvent(origin, () => JSON.stringify(raw), arrival.time, fields, arrival);
}
