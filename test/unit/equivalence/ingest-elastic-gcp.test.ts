import { describe, expect, test } from "vitest";
import { stored } from "../../helpers/elastic-documents.ts";

describe("audit log entries", () => {
  const entry = (payload: object, over: object = {}): Record<string, Record<string, unknown>> => {
    const found = stored("gcp.audit", {
      insertId: "i-1",
      logName: "projects/p/logs/cloudaudit.googleapis.com%2Factivity",
      timestamp: "2026-01-15T10:00:00.5Z",
      resource: { type: "gce_instance", labels: { project_id: "p", instance_id: "7" } },
      protoPayload: { methodName: "v1.compute.instances.insert", resourceName: "projects/p/x", ...payload },
      ...over,
    });
    return found["logs-gcp.audit-default"] as Record<string, Record<string, unknown>>;
  };

  test("name the caller as client, and the method as action", () => {
    const payload = {
      "@type": "type.googleapis.com/google.cloud.audit.AuditLog",
      serviceName: "compute.googleapis.com",
      authenticationInfo: { principalEmail: "ada@contoso.com", principalSubject: "user:ada@contoso.com" },
      authorizationInfo: [{ permission: "compute.instances.create", granted: false }],
      requestMetadata: { callerIp: "private", callerSuppliedUserAgent: "gcloud" },
      resourceLocation: { currentLocations: ["europe-west1"] },
      status: { code: 7, message: "PERMISSION_DENIED" },
    };
    expect(entry(payload, { operation: { id: "op-1", first: true }, severity: "ERROR" })).toEqual({
      "@timestamp": "2026-01-15T10:00:00.500Z",
      client: { user: { email: "ada@contoso.com", id: "user:ada@contoso.com" } },
      cloud: { provider: "gcp", project: { id: "p" }, instance: { id: "7" } },
      event: {
        action: "v1.compute.instances.insert",
        category: ["session", "network", "configuration"],
        type: ["start", "access", "denied"],
        id: "i-1",
        outcome: "failure",
        provider: "activity",
      },
      gcp: {
        audit: {
          type: "type.googleapis.com/google.cloud.audit.AuditLog",
          authorization_info: [{ permission: "compute.instances.create", granted: false }],
          logentry_operation: { id: "op-1" },
          resource_name: "projects/p/x",
          resource_location: { current_locations: ["europe-west1"] },
          status: { code: 7, message: "PERMISSION_DENIED" },
        },
      },
      log: { level: "ERROR", logger: "projects/p/logs/cloudaudit.googleapis.com%2Factivity" },
      service: { name: "compute.googleapis.com" },
      user_agent: { original: "gcloud" },
    });
  });

  test("without a status code follow the one permission asked for, else are of unknown outcome", () => {
    const outcome = (payload: object): unknown => entry(payload).event?.outcome;
    expect(outcome({ status: { code: 0 } })).toBe("success");
    expect(outcome({ status: {}, authorizationInfo: [{ granted: true }] })).toBe("success");
    expect(outcome({ authorizationInfo: [{ permission: "p" }] })).toBe("failure");
    expect(outcome({ authorizationInfo: [{ granted: true }, { granted: true }] })).toBe("unknown");
    expect(outcome({ status: {} })).toBe("unknown");
  });

  test("of a cluster keep no name of their resource, and other payloads are not stored", () => {
    const cluster = entry({}, { resource: { type: "k8s_cluster", labels: { cluster_name: "c" } } });
    expect(cluster.orchestrator).toEqual({ type: "kubernetes", cluster: { name: "c" } });
    expect(cluster).not.toHaveProperty("gcp.audit.resource_name");
    expect(entry({ "@type": "type.googleapis.com/other" })).toBeUndefined();
  });
});
