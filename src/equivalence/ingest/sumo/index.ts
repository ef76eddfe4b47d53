import type { Ingest } from "../ingest.ts";
import { awsCloudtrail, awsCloudtrailConsoleSignIn, awsCloudtrailExecuteCommand } from "./aws-cloudtrail.ts";
import { azureAction, azureAdministrative, azureWriteAndDelete } from "./azure-activity.ts";
import { azureSignin } from "./azure-signin.ts";
import { defenderProcessEvents, linuxSysmon, windowsSecurity, windowsSysmon } from "./endpoint-process.ts";
import { gcpAudit } from "./gcp-audit.ts";

/**
 * What Cloud SIEM keeps of each log source, one way for every log mapping; each has rows of the records it takes.
 * `azure.ueba` is missing: the tables of Sentinel do not come here.
 */
export const sumoIngests: ReadonlyMap<string, readonly Ingest[]> = new Map([
  ["azure.activity", [azureAdministrative, azureAction, azureWriteAndDelete]],
  ["azure.signin", [azureSignin]],
  ["aws.cloudtrail", [awsCloudtrail, awsCloudtrailExecuteCommand, awsCloudtrailConsoleSignIn]],
  ["gcp.audit", [gcpAudit]],
  ["endpoint.process", [windowsSecurity, windowsSysmon, linuxSysmon, defenderProcessEvents]],
]);
