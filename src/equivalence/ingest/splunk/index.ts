import type { Ingest } from "../ingest.ts";
import { awsCloudtrailEvent } from "./aws-cloudtrail.ts";
import { azureAudit, azureMonitorActivity } from "./azure-activity.ts";
import { azureMonitorAad } from "./azure-signin.ts";
import { linuxSysmonEvent, sysmonEvent, windowsSecurityEvent } from "./endpoint-process.ts";
import { gcpPubsubAudit, gcpPubsubMessage } from "./gcp-audit.ts";

/** What Splunk finds of each log source with the supported add-ons, every way in which it may; UEBA has none. */
export const splunkIngests: ReadonlyMap<string, readonly Ingest[]> = new Map([
  ["azure.activity", [azureMonitorActivity, azureAudit]],
  ["azure.signin", [azureMonitorAad]],
  ["aws.cloudtrail", [awsCloudtrailEvent]],
  ["gcp.audit", [gcpPubsubMessage, gcpPubsubAudit]],
  ["endpoint.process", [windowsSecurityEvent, sysmonEvent, linuxSysmonEvent]],
]);
