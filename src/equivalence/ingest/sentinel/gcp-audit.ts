import { timeAt, valueAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { GCP_AUDIT_LOGS_COLUMNS } from "./columns.ts";
import { type Table, tableRow } from "./row.ts";

const TABLE: Table = { name: "GCPAuditLogs", columns: GCP_AUDIT_LOGS_COLUMNS, sourceSystem: null, billable: true };

/** Columns that copy a value of the entry. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  ServiceName: ["protoPayload", "serviceName"],
  MethodName: ["protoPayload", "methodName"],
  GCPResourceName: ["protoPayload", "resourceName"],
  NumResponseItems: ["protoPayload", "numResponseItems"],
  Status: ["protoPayload", "status"],
  StatusMessage: ["protoPayload", "status", "message"],
  AuthenticationInfo: ["protoPayload", "authenticationInfo"],
  AuthorizationInfo: ["protoPayload", "authorizationInfo"],
  RequestMetadata: ["protoPayload", "requestMetadata"],
  Request: ["protoPayload", "request"],
  Response: ["protoPayload", "response"],
  Metadata: ["protoPayload", "metadata"],
  ResourceLocation: ["protoPayload", "resourceLocation"],
  ResourceOriginalState: ["protoPayload", "resourceOriginalState"],
  ServiceData: ["protoPayload", "serviceData"],
  PrincipalEmail: ["protoPayload", "authenticationInfo", "principalEmail"],
  LogName: ["logName"],
  Timestamp: ["timestamp"],
  ProjectId: ["resource", "labels", "project_id"],
  GCPResourceType: ["resource", "type"],
  Severity: ["severity"],
  InsertId: ["insertId"],
};

/**
 * By the connector for Pub/Sub. `TimeGenerated` is "the time the log entry was received by logging" and `Timestamp` the time
 * of what it describes: in ingested rows they are some hundred milliseconds apart (Azure/Azure-Sentinel, Google Cloud
 * Platform Audit Logs, Sample Data).
 */
export const gcpAuditTable: Ingest = {
  source: "gcp.audit",
  evidence: {
    kind: "mapping table",
    of: "Microsoft Learn: GCPAuditLogs table reference; ingested rows in Azure/Azure-Sentinel, Google Cloud Platform Audit Logs",
  },
  place: TABLE.name,
  rows: (record, arrival) => {
    const received = timeAt(record, "receiveTimestamp");
    // A base of many records has one receipt for all; it counts only where it can be this record's.
    const isOwn = received !== undefined && received >= arrival.time && received <= arrival.arrived;
    const values = Object.entries(PATHS).map(([column, path]) => [column, valueAt(record, ...path)] as const);
    return [
      tableRow(TABLE, { ...Object.fromEntries(values), TimeGenerated: isOwn ? received : arrival.time }, arrival),
    ];
  },
};
