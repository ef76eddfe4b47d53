import type { ProviderRecord } from "../../canonical/record.ts";
import { activityFacts, resourceLogStatus } from "../azure-activity-forms.ts";
import type { Ingest } from "../ingest.ts";
import { flattened } from "./flatten.ts";

/**
 * The taxonomy has no fields for `azure/activitylogs`; rules name those of resource logs (`operationName`,
 * `properties.message`). A record of the REST API comes with these names beside its own, by the vendor's table of one to the
 * other; where both have a name, such as `operationName`, the text of the resource log stands. Resource logs have no `caller`.
 */
export const azureActivityEvent: Ingest = {
  source: "azure.activity",
  evidence: {
    kind: "mapping table",
    of: "Sigma taxonomy, cloud log sources; Microsoft Learn: Azure Activity Log event schema, last section",
  },
  place: "azure/activitylogs",
  rows: (record, { reads }) => [
    flattened(activityFacts(record).form === "rest" ? asResourceLog(record) : record, reads),
  ],
};

function asResourceLog(record: ProviderRecord): ProviderRecord {
  const facts = activityFacts(record);
  const { operationName: _operation, status: _status, category: _category, ...others } = record;
  return {
    ...others,
    time: record.eventTimestamp,
    resourceId: facts.resourceId,
    operationName: facts.operation,
    category: facts.category,
    resultType: resourceLogStatus(facts.status),
    resultSignature: `${facts.status ?? ""}.${facts.substatus ?? ""}`,
    resultDescription: record.description,
    callerIpAddress: facts.callerAddress,
    identity: { authorization: facts.authorization, claims: facts.claims },
    properties: { eventCategory: facts.category, ...facts.properties },
  };
}
