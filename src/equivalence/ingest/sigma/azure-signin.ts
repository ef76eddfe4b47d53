import type { Ingest } from "../ingest.ts";
import { azureSigninTable } from "../sentinel/azure-signin.ts";
import { flattened } from "./flatten.ts";

/**
 * The taxonomy has no fields for `azure/signinlogs`, and rules use two spellings: those of the record (`resultType`,
 * `properties.deviceDetail.deviceId`) and those of the table SigninLogs (`ResultType`, `DeviceDetail.trustType`). An event has
 * both; names differ in their first letter, and Sigma's field names in case.
 */
export const azureSigninEvent: Ingest = {
  source: "azure.signin",
  evidence: {
    kind: "doc",
    of: "Sigma taxonomy, cloud log sources; field names of SigmaHQ's rules for azure/signinlogs",
  },
  place: "azure/signinlogs",
  rows: (record, arrival) =>
    azureSigninTable.rows(record, arrival).map((row) => {
      const columns = Object.entries(row).filter(([name]) => !name.startsWith("_") && !WORKSPACE_OWN.has(name));
      return { ...flattened(Object.fromEntries(columns), arrival.reads), ...flattened(record, arrival.reads) };
    }),
};

/** Columns that say something of the workspace and nothing of the sign-in. */
const WORKSPACE_OWN: ReadonlySet<string> = new Set(["TenantId", "TimeGenerated", "Type", "SourceSystem"]);
