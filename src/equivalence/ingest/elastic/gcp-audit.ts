import { type ProviderRecord, textAt, timeAt, valueAt } from "../../canonical/record.ts";
import type { Ingest, StoredRow, StoredValue } from "../ingest.ts";
import {
  type DataStream,
  type Field,
  isObject,
  numberOf,
  placeOf,
  storedValue,
  streamDocument,
  withoutEmpty,
} from "./document.ts";
import { ipAddress } from "./grok.ts";

const STREAM: DataStream = { dataset: "gcp.audit", ecs: "8.5.0" };
const AUDIT_LOG = "type.googleapis.com/google.cloud.audit.AuditLog";

/** Audit logs that the Google Cloud package 2.x reads from Pub/Sub; it drops other payloads. */
export const gcpAudit: Ingest = {
  source: "gcp.audit",
  evidence: {
    kind: "mapping table",
    of: "elastic/integrations, packages/gcp, pipeline and sample event of data stream audit",
  },
  place: placeOf(STREAM),
  rows: (record, arrival) => {
    const type = textAt(record, "protoPayload", "@type");
    if (type !== undefined && type !== AUDIT_LOG) return [];
    const row = streamDocument(STREAM, arrival, timeAt(record, "timestamp"), fields(record));
    return [(withoutEmpty(row) ?? {}) as StoredRow];
  },
};

function fields(record: ProviderRecord): readonly Field[] {
  const of = (...path: readonly string[]): string | undefined => textAt(record, "protoPayload", ...path);
  const at = (...path: readonly string[]): StoredValue | undefined =>
    storedValue(valueAt(record, "protoPayload", ...path));
  const code = of("status", "code");
  const items = of("numResponseItems");
  const granted = grants(at("authorizationInfo"));
  const kind = textAt(record, "resource", "type");
  const isKubernetes = kind === "k8s_cluster" || kind === "gke_cluster";
  const id = textAt(record, "insertId");
  const operation = textAt(record, "operation", "id");
  const logger = textAt(record, "logName");
  const single = granted.length === 1;
  return [
    ["event.id", id],
    ["event.action", of("methodName")],
    ["event.provider", logger?.includes("%2F") === true ? logger.slice(logger.indexOf("%2F") + 3) : undefined],
    ["event.outcome", outcome(code, granted)],
    ["event.category", [...session(record).category, ...(single ? ["network", "configuration"] : [])]],
    [
      "event.type",
      [...session(record).type, ...(single && granted[0] !== undefined ? ["access", allowed(granted[0])] : [])],
    ],
    ["log.logger", logger],
    ["log.level", textAt(record, "severity")],
    ["cloud.provider", "gcp"],
    ["cloud.project.id", textAt(record, "resource", "labels", "project_id")],
    ["cloud.instance.id", textAt(record, "resource", "labels", "instance_id")],
    ["orchestrator.type", isKubernetes ? "kubernetes" : undefined],
    ["orchestrator.cluster.name", isKubernetes ? textAt(record, "resource", "labels", "cluster_name") : undefined],
    // The caller goes to `client.user` only; the declared fields gcp.audit.authentication_info.principal_* stay empty.
    ["client.user.email", of("authenticationInfo", "principalEmail")],
    ["client.user.id", of("authenticationInfo", "principalSubject")],
    ["source.ip", ipAddress(of("requestMetadata", "callerIp"))],
    ["user_agent.original", of("requestMetadata", "callerSuppliedUserAgent")],
    ["service.name", of("serviceName")],
    ["gcp.audit.type", of("@type")],
    ["gcp.audit.authentication_info.authority_selector", of("authenticationInfo", "authoritySelector")],
    ["gcp.audit.authorization_info", authorization(at("authorizationInfo"))],
    ["gcp.audit.labels", storedValue(valueAt(record, "labels"))],
    ["gcp.audit.logentry_operation.id", id === undefined || operation === id ? undefined : operation],
    ["gcp.audit.num_response_items", numberOf(items)],
    ["gcp.audit.request", at("request")],
    ["gcp.audit.response", response(at("response"))],
    ["gcp.audit.resource_name", isKubernetes ? undefined : of("resourceName")],
    ["gcp.audit.resource_location.current_locations", at("resourceLocation", "currentLocations")],
    ["gcp.audit.status.code", numberOf(code)],
    ["gcp.audit.status.message", of("status", "message")],
  ];
}

/** Whether each permission that was asked for was granted; undefined where the entry does not say. */
function grants(info: StoredValue | undefined): readonly (boolean | undefined)[] {
  if (!Array.isArray(info)) return [];
  return info.map((item: StoredValue) => {
    const granted = valueAt(item, "granted");
    return typeof granted === "boolean" ? granted : undefined;
  });
}

/** Without a status code, one permission asked for decides; with none or several the outcome is unknown. */
function outcome(code: string | undefined, granted: readonly (boolean | undefined)[]): string {
  if (code !== undefined) return Number(code) === 0 ? "success" : "failure";
  if (granted.length !== 1) return "unknown";
  return granted[0] === true ? "success" : "failure";
}

function allowed(granted: boolean): string {
  return granted ? "allowed" : "denied";
}

/** The first and the last entry of a long operation are the start and the end of a session. */
function session(record: ProviderRecord): { readonly category: readonly string[]; readonly type: readonly string[] } {
  if (!isObject(storedValue(valueAt(record, "operation")))) return { category: [], type: [] };
  const first = valueAt(record, "operation", "first") === true;
  const last = valueAt(record, "operation", "last") === true;
  if (first && last) return { category: [], type: [] };
  return { category: ["session"], type: first ? ["start"] : last ? ["end"] : [] };
}

function authorization(info: StoredValue | undefined): StoredValue | undefined {
  if (!Array.isArray(info)) return info;
  return info.map((item: StoredValue) => {
    if (!isObject(item)) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, value]) => [key === "resourceAttributes" ? "resource_attributes" : key, value]),
    );
  });
}

/** A status that is text would clash with statuses that are objects, and is put aside. */
function response(value: StoredValue | undefined): StoredValue | undefined {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key === "status" && !isObject(item) ? "status_value" : key, item]),
  );
}
