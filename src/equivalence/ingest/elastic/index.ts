import type { Ingest } from "../ingest.ts";
import { awsCloudtrail } from "./aws-cloudtrail.ts";
import { azureActivity } from "./azure-activity.ts";
import { azureSignin } from "./azure-signin.ts";
import { endpointDefend } from "./endpoint-defend.ts";
import { endpointSecurity } from "./endpoint-security.ts";
import { endpointSysmon, endpointSysmonLinux } from "./endpoint-sysmon.ts";
import { gcpAudit } from "./gcp-audit.ts";

/**
 * How Elastic stores the records of each log source: every way there is. A way that does not take a record has no rows for it;
 * two that do are alternatives, not copies beside each other. `azure.ueba` is missing, since no integration reads the tables
 * of Sentinel.
 */
export const elasticIngests: ReadonlyMap<string, readonly Ingest[]> = new Map([
  ["azure.activity", [azureActivity]],
  ["azure.signin", [azureSignin]],
  ["aws.cloudtrail", [awsCloudtrail]],
  ["gcp.audit", [gcpAudit]],
  ["endpoint.process", [endpointDefend, endpointSecurity, endpointSysmon, endpointSysmonLinux]],
]);
