import { type ProviderRecord, textAt, timeAt, valueAt } from "../../canonical/record.ts";
import type { Arrival, Ingest, StoredValue } from "../ingest.ts";
import { IDENTITY_PATHS, identityFields } from "./azure-activity-identity.ts";
import { asHubRecord } from "./azure-activity-record.ts";
import { azureResource, RESOURCE_PATHS } from "./azure-resource.ts";
import {
  type DataStream,
  type Field,
  fieldsBelow,
  nanoseconds,
  placeOf,
  related,
  type StoredObject,
  storedValue,
  streamDocument,
} from "./document.ts";
import { ipAddress } from "./grok.ts";

const STREAM: DataStream = { dataset: "azure.activitylogs", ecs: "8.11.0" };

const EVENT_TYPES: ReadonlyMap<string, string> = new Map([
  ["write", "change"],
  ["read", "access"],
  ["delete", "deletion"],
  ["action", "change"],
]);

const LEVELS: ReadonlyMap<string, string> = new Map([
  ["1", "Critical"],
  ["2", "Error"],
  ["3", "Warning"],
  ["4", "Informational"],
  ["5", "Verbose"],
]);

/** Keys of a record that the pipeline gives other names; all others stay as they are under `azure.activitylogs`. */
const MOVED: ReadonlySet<string> = new Set([
  "time",
  "resourceId",
  "callerIpAddress",
  "level",
  "Level",
  "durationMs",
  "location",
  "identity",
  "properties",
  "resultType",
  "operationName",
  "operationVersion",
  "tenantId",
  "resultSignature",
  "correlationId",
]);

/** Activity logs that the Azure package 1.x reads from an event hub. */
export const azureActivity: Ingest = {
  source: "azure.activity",
  evidence: { kind: "pair", of: "elastic/integrations, packages/azure, pipeline tests of data stream activitylogs" },
  place: placeOf(STREAM),
  rows: (record, arrival) => {
    const hub = asHubRecord(record);
    return [streamDocument(STREAM, arrival, timeAt(hub, "time"), fields(hub, arrival))];
  },
};

function fields(record: ProviderRecord, arrival: Arrival): readonly Field[] {
  const caller = textAt(record, "callerIpAddress");
  const address = ipAddress(caller);
  const result = textAt(record, "resultType");
  const operation = textAt(record, "operationName");
  const level = textAt(record, "Level") ?? textAt(record, "level");
  const kind = EVENT_TYPES.get(textAt(record, "category")?.toLowerCase() ?? "");
  const duration = textAt(record, "durationMs");
  const resource = textAt(record, "resourceId");
  const properties = propertiesOf(record);
  const others = (): StoredValue | undefined =>
    storedValue(Object.fromEntries(Object.entries(record).filter(([key]) => !MOVED.has(key))));
  return [
    ["azure.activitylogs", others],
    ["azure.activitylogs.operation_name", operation],
    ["azure.activitylogs.operation_version", textAt(record, "operationVersion")],
    ["azure.activitylogs.result_type", result],
    ["azure.activitylogs.result_signature", textAt(record, "resultSignature")],
    ["azure.activitylogs.tenant_id", textAt(record, "tenantId")],
    ["azure.activitylogs.event_category", properties.category],
    ["azure.activitylogs.properties", properties.kept],
    ["message", properties.message],
    ["azure.correlation_id", textAt(record, "correlationId")],
    ["cloud.provider", "azure"],
    ["event.action", operation],
    ["event.outcome", outcomeOf(result, properties.result)],
    ["event.type", kind === undefined ? undefined : [kind]],
    ["event.duration", nanoseconds(duration)],
    ["log.level", level === undefined ? undefined : (LEVELS.get(level) ?? level)],
    // Geography and autonomous system come from a database that has no documentation addresses, as samples use.
    ["source.ip", address],
    ["source.address", address === undefined ? caller : undefined],
    ["client.ip", address],
    ["related.ip", related(address)],
    ["geo.name", textAt(record, "location")],
    ["related.entity", related(resource, textAt(record, "identity", "authorization", "evidence", "principalId"))],
    ...fieldsBelow(IDENTITY_PATHS, arrival, () => identityFields(record)),
    ...fieldsBelow(RESOURCE_PATHS, arrival, () => azureResource(resource)),
  ];
}

/** Only the words success and failure make an outcome; Start, Accept and Succeeded leave it absent. */
function outcomeOf(result: string | undefined, property: string | undefined): string | undefined {
  const word = result?.toLowerCase();
  if (word === "success" || word === "failure") return word;
  return property === "success" || property === "failure" || property === "unknown" ? property : undefined;
}

interface Properties {
  readonly category: string;
  readonly kept: StoredObject | undefined;
  readonly message: string | undefined;
  readonly result: string | undefined;
}

const PROPERTY_NAMES: ReadonlyMap<string, string> = new Map([
  ["serviceRequestId", "service_request_id"],
  ["statusCode", "status_code"],
]);

function propertiesOf(record: ProviderRecord): Properties {
  const value = parsed(valueAt(record, "properties"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { category: "Administrative", kept: undefined, message: undefined, result: undefined };
  }
  const policies = valueAt(value, "policies");
  const kept = Object.entries(value)
    .filter(([key]) => key !== "eventCategory" && key !== "statusMessage")
    .map(([key, item]) => [PROPERTY_NAMES.get(key) ?? key, storedValue(item) ?? null] as const);
  return {
    category:
      textAt(value, "eventCategory") ?? (policies === undefined || policies === null ? "Administrative" : "Policy"),
    kept: Object.fromEntries(kept),
    message: textAt(value, "statusMessage"),
    result: textAt(value, "result"),
  };
}

/** Properties may arrive as JSON text. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
