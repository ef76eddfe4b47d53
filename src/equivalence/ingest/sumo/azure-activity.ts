import { type ProviderRecord, textAt } from "../../canonical/record.ts";
import { activityFacts, resourceLogStatus } from "../azure-activity-forms.ts";
import type { Ingest } from "../ingest.ts";
import { azureFields } from "./azure-fields.ts";
import { constant, keys, lookup, type Mapping, mappedRecord, type Origin } from "./record.ts";

const CATALOG = "SumoLogic/cloud-siem-content-catalog, mappings";
const NAME_CLAIM = "identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

const HUB: Readonly<Record<string, Origin>> = {
  cloud_provider: constant("Azure"),
  cloud_service: keys("properties.loggedByService"),
  device_ip: keys("callerIpAddress"),
  resource: keys("resourceId"),
  user_username: keys(NAME_CLAIM),
};

const ADMINISTRATIVE = mapping("Azure Administrative logs", "Audit", {
  ...HUB,
  action: keys("properties.message"),
  changeTarget: keys("properties.responsebody"),
  description: keys("operationName"),
  device_hostname: keys("administrative_device"),
  success: lookup(["resultType"], { Accept: "true", Start: "true", Success: "true" }, "false"),
});

const ACTION = mapping("Azure Action Logs", "Audit", {
  ...HUB,
  action: keys("operationName"),
  description: keys("resultType"),
  device_uniqueId: keys("identity.claims.uti", "properties.eventProperties.compromisedEntity"),
});

const WRITE_AND_DELETE = mapping("Azure Write and Delete Logs", "Endpoint", {
  ...HUB,
  action: keys("category"),
  description: keys("operationName"),
  device_uniqueId: keys("identity.claims.uti"),
  normalizedAction: lookup(["category"], { Delete: "delete", Write: "change" }),
  success: lookup(["resultType"], { Success: "true" }, "false"),
});

export const azureAdministrative = ofCategories(ADMINISTRATIVE, ["Administrative"]);
export const azureAction = ofCategories(ACTION, ["Action"]);
export const azureWriteAndDelete = ofCategories(WRITE_AND_DELETE, ["Write", "Delete"]);

/**
 * Diagnostic settings to an event hub: the category of the record is its event id and picks the mapping. A mapping for the event
 * id `az/eh/ActivityLog` is published too, but no published parser gives that id, and none reads the form of the REST API.
 */
function ofCategories(mapping: Mapping, categories: readonly string[]): Ingest {
  return {
    source: "azure.activity",
    evidence: { kind: "mapping table", of: `${CATALOG}: ${mapping.name}` },
    place: mapping.objectType,
    rows: (record, arrival) => {
      const hub = hubRecord(record);
      const category = textAt(hub, "category");
      if (category === undefined || !categories.includes(category)) return [];
      return [mappedRecord(mapping, category, azureFields(hub), arrival)];
    },
  };
}

/**
 * What diagnostic settings send of an event that the REST API returns: Microsoft Learn, "Azure Activity Log event schema",
 * its last section. Operation and path are in upper case there, statuses in the words of resource logs.
 */
function hubRecord(record: ProviderRecord): ProviderRecord {
  const facts = activityFacts(record);
  if (facts.form === "resource log") return record;
  const status = resourceLogStatus(facts.status);
  return {
    time: textAt(record, "eventTimestamp"),
    resourceId: facts.resourceId?.toUpperCase(),
    operationName: facts.operation?.toUpperCase(),
    category: facts.category,
    resultType: status,
    resultSignature: `${facts.status ?? ""}.${facts.substatus ?? ""}`,
    durationMs: "0",
    callerIpAddress: facts.callerAddress,
    correlationId: facts.correlationId,
    identity: { authorization: facts.authorization, claims: facts.claims },
    level: facts.level,
    tenantId: textAt(record, "tenantId"),
    properties: { ...facts.properties, eventCategory: facts.category, hierarchy: facts.hierarchy },
  };
}

function mapping(name: string, objectType: string, attributes: Mapping["attributes"]): Mapping {
  return { name, vendor: "Microsoft", product: "Azure", objectType, skipped: [",", "-"], attributes };
}
