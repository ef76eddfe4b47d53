import { parseNetwork } from "../../model/network.ts";
import { textAt, textsAt, timeAt } from "./record.ts";
import type { CanonicalSource } from "./sources.ts";

/** Google Cloud audit log entries. Google Cloud documentation, "Understanding audit logs", LogEntry and AuditLog. */
export const gcpAudit: CanonicalSource = {
  time: (record) => timeAt(record, "timestamp"),
  withTime: (record, time) => ({ ...record, timestamp: new Date(time).toISOString() }),
  tells: ["protoPayload.serviceName", "protoPayload.methodName", "resource.labels"],
  fields: (record) => {
    const of = (...path: readonly string[]): string | undefined => textAt(record, "protoPayload", ...path);
    const caller = of("requestMetadata", "callerIp");
    const name = of("resourceName");
    return [
      ["service", of("serviceName")],
      ["operation", of("methodName")],
      // A status without a code is that of a call that succeeded: google.rpc.Status leaves out 0.
      ["outcome", (of("status", "code") ?? "0") === "0" ? "succeeded" : "failed"],
      ["actor.name", of("authenticationInfo", "principalEmail")],
      ["source.ip", caller !== undefined && parseNetwork(caller) !== undefined ? caller : undefined],
      ["user_agent", of("requestMetadata", "callerSuppliedUserAgent")],
      ["target.id", name],
      ["target.name", name?.slice(name.lastIndexOf("/") + 1)],
      ["cloud.account.id", textAt(record, "resource", "labels", "project_id")],
      ["location", textsAt(record, "protoPayload", "resourceLocation", "currentLocations")],
      ["event.id", textAt(record, "insertId")],
    ];
  },
};
