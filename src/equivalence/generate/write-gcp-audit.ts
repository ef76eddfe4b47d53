import type { RecordWriter } from "./writers.ts";

/** Methods that detections ask for, as Google Cloud spells them. Google Cloud, Compute Engine and OS Config audit logging. */
const METHODS: readonly string[] = [
  "v1.compute.instances.setMetadata",
  "beta.compute.instances.setMetadata",
  "v1.compute.projects.setCommonInstanceMetadata",
  "beta.compute.projects.setCommonInstanceMetadata",
  "google.cloud.osconfig.v1.OsConfigService.ExecutePatchJob",
  "google.cloud.osconfig.v1.OsConfigService.CreatePatchDeployment",
  "google.cloud.osconfig.v1.OsConfigZonalService.CreateOSPolicyAssignment",
  "google.cloud.osconfig.v1.OsConfigZonalService.UpdateOSPolicyAssignment",
];

/** An entry of the admin activity log. */
export const gcpAuditWriter: RecordWriter = {
  bases: [
    {
      insertId: "e-0",
      logName: "projects/p-1/logs/cloudaudit.googleapis.com%2Factivity",
      timestamp: "2026-01-15T10:00:00Z",
      resource: {
        type: "gce_instance",
        labels: { project_id: "p-1", instance_id: "1234567890", zone: "europe-west1-b" },
      },
      protoPayload: {
        "@type": "type.googleapis.com/google.cloud.audit.AuditLog",
        serviceName: "compute.googleapis.com",
        methodName: "v1.compute.instances.setMetadata",
        resourceName: "projects/p-1/zones/europe-west1-b/instances/vm-1",
        authenticationInfo: { principalEmail: "ada@example.com" },
        requestMetadata: { callerIp: "192.0.2.17", callerSuppliedUserAgent: "gcloud" },
        status: {},
        resourceLocation: { currentLocations: ["europe-west1-b"] },
      },
    },
  ],
  paths: {
    service: [["protoPayload", "serviceName"]],
    operation: [["protoPayload", "methodName"]],
    outcome: [["protoPayload", "status", "code"]],
    "actor.name": [["protoPayload", "authenticationInfo", "principalEmail"]],
    "source.ip": [["protoPayload", "requestMetadata", "callerIp"]],
    user_agent: [["protoPayload", "requestMetadata", "callerSuppliedUserAgent"]],
    "target.id": [["protoPayload", "resourceName"]],
    "target.name": [["protoPayload", "resourceName"]],
    "cloud.account.id": [["resource", "labels", "project_id"]],
    location: [["protoPayload", "resourceLocation", "currentLocations"]],
    "event.id": [["insertId"]],
  },
  required: new Set(["insertId", "logName", "timestamp", "resource", "protoPayload"]),
  shape: [
    ["protoPayload", "@type"],
    ["protoPayload", "serviceName"],
    ["protoPayload", "methodName"],
  ],
  lists: { location: (values) => values },
  forms: {
    outcome: (value) => (String(value).toLowerCase() === "succeeded" ? 0 : 7),
    // Names of services are host names in small letters.
    service: (value) => String(value).toLowerCase(),
    "target.name": (value) => `projects/p-1/zones/europe-west1-b/instances/${value}`,
    operation: (value) => METHODS.find((method) => method.toLowerCase() === String(value).toLowerCase()) ?? value,
  },
};
