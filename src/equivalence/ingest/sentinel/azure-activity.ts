import { remember } from "../../../remember.ts";
import { type ActivityFacts, activityFacts, resourceLogStatus, restStatus } from "../azure-activity-forms.ts";
import type { Ingest } from "../ingest.ts";
import { AZURE_ACTIVITY_COLUMNS } from "./columns.ts";
import { type Table, tableRow } from "./row.ts";

/** Activity logs are stored free of charge ("Azure Monitor activity log", Microsoft Learn). */
const TABLE: Table = {
  name: "AzureActivity",
  columns: AZURE_ACTIVITY_COLUMNS,
  sourceSystem: "Azure",
  billable: false,
};

/**
 * By diagnostic settings: the deprecated columns (`OperationName`, `ActivityStatus`, `ResourceId` and so on) are empty, names
 * are in upper case and statuses are Start, Accept, Success and Failure. Rows of this form: Azure/Azure-Sentinel issue 4350
 * and pull requests 7039, 7260 and 7334; `Properties_d`: Microsoft Learn, "Flapping in Autoscale".
 */
export const azureActivityByDiagnosticSettings: Ingest = {
  source: "azure.activity",
  evidence: {
    kind: "mapping table",
    of: "Microsoft Learn: Azure Activity Log event schema; Azure Monitor activity log, data structure changes",
  },
  place: TABLE.name,
  rows: (record, arrival) => {
    const facts = activityFacts(record);
    const path = resourcePath(facts);
    const status = resourceLogStatus(facts.status);
    const provider = path.provider?.toUpperCase();
    const properties = () =>
      present({
        ...facts.properties,
        caller: facts.caller,
        eventDataId: facts.eventDataId,
        eventSubmissionTimestamp: facts.submitted ?? new Date(arrival.arrived).toISOString(),
        resource: path.name?.toLowerCase(),
        resourceGroup: path.group?.toUpperCase(),
        resourceProviderValue: provider,
        subscriptionId: path.subscription,
        activityStatusValue: status,
        activitySubstatusValue: facts.substatus,
      });
    const operation = facts.form === "rest" ? facts.operation?.toUpperCase() : facts.operation;
    return [
      tableRow(
        TABLE,
        {
          ...sharedColumns(facts, path, arrival.arrived),
          OperationNameValue: operation,
          ActivityStatusValue: status,
          ActivitySubstatusValue: facts.substatus,
          ResourceGroup: path.group?.toUpperCase(),
          ResourceProviderValue: provider,
          Authorization_d: facts.authorization,
          Claims_d: facts.claims,
          Properties: properties,
          Properties_d: properties,
        },
        arrival,
      ),
    ];
  },
};

/**
 * By the connector that diagnostic settings replaced: names as the resource provider spells them, statuses as the REST API
 * has them, the older columns filled beside the newer ones, and no `Authorization_d`, `Claims_d` and `Properties_d`, "added
 * in the updated schema".
 */
export const azureActivityByLegacyConnector: Ingest = {
  source: "azure.activity",
  evidence: { kind: "doc", of: "Microsoft Learn: Azure Monitor activity log, data structure changes" },
  place: TABLE.name,
  rows: (record, arrival) => {
    const facts = activityFacts(record);
    const path = resourcePath(facts);
    const status = restStatus(facts.status);
    return [
      tableRow(
        TABLE,
        {
          ...sharedColumns(facts, path, arrival.arrived),
          Category: facts.category,
          OperationName: facts.displayName,
          OperationNameValue: providerSpelling(facts),
          ActivityStatus: status,
          ActivityStatusValue: status,
          ActivitySubstatus: facts.substatus,
          ActivitySubstatusValue: facts.substatus,
          Resource: path.name,
          ResourceId: facts.resourceId,
          ResourceGroup: path.group,
          ResourceProvider: path.provider,
          ResourceProviderValue: path.provider,
          Properties: () => present(facts.properties),
        },
        arrival,
      ),
    ];
  },
};

function sharedColumns(facts: ActivityFacts, path: ResourcePath, arrived: number): Readonly<Record<string, unknown>> {
  return {
    CategoryValue: facts.category,
    // Resource logs say Information where the table's levels are "Critical, Error, Warning, Informational and Verbose".
    Level: facts.level === "Information" ? "Informational" : facts.level,
    Caller: facts.caller,
    CallerIpAddress: facts.callerAddress,
    CorrelationId: facts.correlationId,
    OperationId: facts.operationId,
    EventDataId: facts.eventDataId,
    EventSubmissionTimestamp: facts.submitted ?? arrived,
    Hierarchy: facts.hierarchy,
    HTTPRequest: facts.httpRequest,
    Authorization: facts.authorization,
    Claims: facts.claims,
    SubscriptionId: path.subscription,
    _ResourceId: facts.resourceId?.toLowerCase(),
    _SubscriptionId: path.subscription?.toLowerCase(),
  };
}

/** Resource logs have the operation in upper case, and as its provider spells it among what was authorised. */
function providerSpelling({ operation, authorization }: ActivityFacts): string | undefined {
  const action = (authorization as { readonly action?: unknown } | undefined)?.action;
  return typeof action === "string" && action.toLowerCase() === operation?.toLowerCase() ? action : operation;
}

interface ResourcePath {
  readonly subscription: string | undefined;
  readonly group: string | undefined;
  readonly provider: string | undefined;
  /** The last part of the path. */
  readonly name: string | undefined;
}

const resourcePath = remember(({ resourceId }: ActivityFacts): ResourcePath => {
  const parts = resourceId?.split("/").filter((part) => part !== "") ?? [];
  const words = parts.map((part) => part.toLowerCase());
  const after = (word: string): string | undefined => {
    const at = words.indexOf(word);
    return at === -1 ? undefined : parts[at + 1];
  };
  const provider = after("providers");
  return {
    subscription: after("subscriptions"),
    group: after("resourcegroups"),
    provider,
    name: provider === undefined ? undefined : parts.at(-1),
  };
});

/** Without members that are missing; undefined where none is left. */
function present(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
