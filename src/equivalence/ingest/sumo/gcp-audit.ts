import { textAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { rawFields } from "./raw-fields.ts";
import { constant, keys, lookup, type Mapping, mappedRecord } from "./record.ts";

const ENTRY = "message.data";
const PAYLOAD = `${ENTRY}.protoPayload`;

const MAPPING: Mapping = {
  name: "GCP Audit Logs",
  vendor: "Google",
  product: "Google Cloud Platform",
  objectType: "Audit",
  skipped: [",", "-"],
  attributes: {
    action: keys(`${PAYLOAD}.methodName`),
    application: keys(`${PAYLOAD}.serviceName`),
    cloud_provider: constant("GCP"),
    cloud_service: keys(`${PAYLOAD}.serviceName`),
    description: keys(`${PAYLOAD}.@type`),
    device_uniqueId: keys(`${ENTRY}.resource.labels.instance_id`),
    http_userAgent: keys(`${PAYLOAD}.requestMetadata.callerSuppliedUserAgent`),
    normalizedResource: lookup([`${ENTRY}.resource.type`], {
      gae_app: "application",
      gce_instance: "instance",
      gce_subnetwork: "network",
      http_load_balancer: "network",
      "ids.googleapis.com/Endpoint": "instance",
      k8s_cluster: "service",
    }),
    resource: keys(`${PAYLOAD}.resourceName`),
    resourceType: keys(`${ENTRY}.resource.type`),
    severity: keys(`${ENTRY}.severity`),
    srcDevice_ip: keys(`${PAYLOAD}.requestMetadata.callerIp`),
    // Whether the first of the permissions was granted, and not whether the call succeeded.
    success: lookup([`${PAYLOAD}.authorizationInfo.1.granted`], { false: "false", true: "true" }),
    user_username: keys(`${PAYLOAD}.authenticationInfo.principalEmail`),
  },
};

/** How the parser takes the name of a log apart, and which logs the mapping's pattern for event ids has. */
const LOG_NAME =
  /^(?<logLevel>[^/]*)\/(?<logResourceId>[^/]*)\/logs\/(?:(?<logSource>[^/]*).googleapis.com%2F)?(?<logType>[^/]*)$/;
const LOG_TYPES: ReadonlySet<string> = new Set(["activity", "data_access", "policy", "system_event", "syslog"]);

/** By the source for Pub/Sub: the entry is `data` of the message, the event id is log and method. */
export const gcpAudit: Ingest = {
  source: "gcp.audit",
  evidence: { kind: "mapping table", of: `SumoLogic/cloud-siem-content-catalog, mappings: ${MAPPING.name}` },
  place: MAPPING.objectType,
  rows: (record, arrival) => {
    const parts = LOG_NAME.exec(textAt(record, "logName") ?? "")?.groups ?? {};
    const logType = parts.logType ?? "default";
    if (!LOG_TYPES.has(logType)) return [];
    const methodName = textAt(record, "protoPayload", "methodName") ?? "default";
    const fields = rawFields({ message: { data: record }, ...parts, methodName });
    return [mappedRecord(MAPPING, `${logType}-${methodName}`, fields, arrival)];
  },
};
