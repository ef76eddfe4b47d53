import type { Ingest } from "../ingest.ts";
import { awsCloudtrailTable } from "./aws-cloudtrail.ts";
import { azureActivityByDiagnosticSettings, azureActivityByLegacyConnector } from "./azure-activity.ts";
import { azureSigninTable } from "./azure-signin.ts";
import { azureUebaTable } from "./azure-ueba.ts";
import { linuxSysmonTable, securityEventTable, sysmonEventTable, windowsEventTable } from "./endpoint-event-logs.ts";
import { deviceProcessEventsTable } from "./endpoint-process.ts";
import { gcpAuditTable } from "./gcp-audit.ts";

/** What Microsoft Sentinel stores of each log source, every way in which it may; each way has rows of the records it takes. */
export const sentinelIngests: ReadonlyMap<string, readonly Ingest[]> = new Map([
  ["azure.activity", [azureActivityByDiagnosticSettings, azureActivityByLegacyConnector]],
  ["azure.signin", [azureSigninTable]],
  ["azure.ueba", [azureUebaTable]],
  ["aws.cloudtrail", [awsCloudtrailTable]],
  ["gcp.audit", [gcpAuditTable]],
  [
    "endpoint.process",
    [deviceProcessEventsTable, securityEventTable, windowsEventTable, sysmonEventTable, linuxSysmonTable],
  ],
]);
