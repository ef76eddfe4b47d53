import type { Ingest } from "../ingest.ts";
import { awsCloudtrailEvent } from "./aws-cloudtrail.ts";
import { azureActivityEvent } from "./azure-activity.ts";
import { azureSigninEvent } from "./azure-signin.ts";
import { linuxProcessCreation, windowsAuditProcessCreation, windowsProcessCreation } from "./endpoint-process.ts";
import { gcpAuditEvent } from "./gcp-audit.ts";

/**
 * Events as Sigma rules name their fields, by log source; `place` is product and service, or product and category. What
 * Sentinel's UEBA finds has no log source in the taxonomy.
 */
export const sigmaIngests: ReadonlyMap<string, readonly Ingest[]> = new Map([
  ["azure.activity", [azureActivityEvent]],
  ["azure.signin", [azureSigninEvent]],
  ["aws.cloudtrail", [awsCloudtrailEvent]],
  ["gcp.audit", [gcpAuditEvent]],
  ["endpoint.process", [windowsProcessCreation, windowsAuditProcessCreation, linuxProcessCreation]],
]);
