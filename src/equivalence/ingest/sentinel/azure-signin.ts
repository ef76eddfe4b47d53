import { textAt, timeAt, valueAt } from "../../canonical/record.ts";
import type { Ingest } from "../ingest.ts";
import { SIGNIN_LOGS_COLUMNS } from "./columns.ts";
import { type Table, tableRow } from "./row.ts";

const TABLE: Table = {
  name: "SigninLogs",
  columns: SIGNIN_LOGS_COLUMNS,
  sourceSystem: "Azure AD",
  billable: true,
};

/** Columns whose value is not that of `properties` under the same name with a small first letter. */
const PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ["OperationName", ["operationName"]],
  ["OperationVersion", ["operationVersion"]],
  ["Category", ["category"]],
  ["ResultSignature", ["resultSignature"]],
  ["ResultDescription", ["resultDescription"]],
  ["DurationMs", ["durationMs"]],
  ["Identity", ["identity"]],
  ["ResourceId", ["resourceId"]],
  ["AADTenantId", ["tenantId"]],
  ["IPAddress", ["properties", "ipAddress"]],
  ["IPAddressFromResourceProvider", ["properties", "ipAddressFromResourceProvider"]],
  ["LocationDetails", ["properties", "location"]],
  ["ConditionalAccessPolicies", ["properties", "appliedConditionalAccessPolicies"]],
  ["ResourceIdentity", ["properties", "resourceId"]],
  ["RiskEventTypes_V2", ["properties", "riskEventTypes_v2"]],
]);

/** Columns that stay empty: what would be under their name is another column's. */
const EMPTY: ReadonlySet<string> = new Set([
  "AppliedConditionalAccessPolicies",
  "ResourceProvider",
  "RiskLevel",
  "IsRisky",
]);

/**
 * By diagnostic settings of Microsoft Entra ID. `ResultType` is text ("0" for success); `LocationDetails`, `DeviceDetail`,
 * `Status` and `ConditionalAccessPolicies` are dynamic, other lists JSON text. `TimeGenerated` is when the record was written,
 * minutes after the sign-in and hours where a risk was found later: real rows have both times apart.
 */
export const azureSigninTable: Ingest = {
  source: "azure.signin",
  evidence: {
    kind: "mapping table",
    of: "Microsoft Learn: SigninLogs table reference; Interpret the sign-in log schema in Azure Monitor",
  },
  place: TABLE.name,
  rows: (record, arrival) => {
    const values = SIGNIN_LOGS_COLUMNS.flatMap((column) => {
      const name = column.split(":")[0] ?? column;
      const path = PATHS.get(name) ?? ["properties", name.charAt(0).toLowerCase() + name.slice(1)];
      return EMPTY.has(name) ? [] : [[name, valueAt(record, ...path)] as const];
    });
    const provider = textAt(record, "resourceId")?.split("/").at(-1);
    return [
      tableRow(
        TABLE,
        {
          ...Object.fromEntries(values),
          TimeGenerated: timeAt(record, "time") ?? arrival.time,
          CreatedDateTime: valueAt(record, "properties", "createdDateTime") ?? arrival.time,
          ResultType: textAt(record, "resultType") ?? textAt(record, "properties", "status", "errorCode"),
          CorrelationId: textAt(record, "correlationId") ?? textAt(record, "properties", "correlationId"),
          Level: textAt(record, "level") ?? textAt(record, "Level"),
          Location: textAt(record, "location") ?? textAt(record, "properties", "location", "countryOrRegion"),
          // The address of the request is the one that the sign-in came from.
          IPAddress: textAt(record, "properties", "ipAddress") ?? textAt(record, "callerIpAddress"),
          Resource: provider,
          ResourceGroup: provider,
        },
        arrival,
      ),
    ];
  },
};
