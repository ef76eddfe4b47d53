import { type ProviderRecord, textAt, valueAt } from "../../canonical/record.ts";

/**
 * A record of the Activity Log as an event hub delivers it. The REST API's form of the same event is turned into that one, since
 * an event that the API returns also went to the hub. Microsoft Learn, "Azure Activity Log event schema", table "Property
 * mapping": `resultType` is `status.value`, `identity` holds claims and authorization, `durationMs` is always 0.
 */
export function asHubRecord(record: ProviderRecord): ProviderRecord {
  const operation = textAt(record, "operationName", "value");
  if (operation === undefined) return record;
  const identity = {
    ...defined("authorization", valueAt(record, "authorization")),
    ...defined("claims", valueAt(record, "claims")),
  };
  const properties = valueAt(record, "properties", "eventProperties") ?? valueAt(record, "properties");
  return {
    ...defined("time", textAt(record, "eventTimestamp")),
    ...defined("resourceId", textAt(record, "resourceId") ?? textAt(record, "resourceUri")),
    operationName: operation,
    ...defined("category", category(operation)),
    ...defined("resultType", textAt(record, "status", "value")),
    ...defined("resultSignature", textAt(record, "subStatus", "value")),
    ...defined("resultDescription", textAt(record, "description")),
    durationMs: 0,
    ...defined("callerIpAddress", textAt(record, "httpRequest", "clientIpAddress")),
    ...defined("correlationId", textAt(record, "correlationId")),
    ...(Object.keys(identity).length === 0 ? {} : { identity }),
    ...defined("level", textAt(record, "level")),
    ...defined("properties", properties),
  };
}

/** The last part of the operation, where it is one of those that name a kind of call. */
function category(operation: string): string | undefined {
  const last = operation.slice(operation.lastIndexOf("/") + 1).toLowerCase();
  return new Map([
    ["write", "Write"],
    ["delete", "Delete"],
    ["action", "Action"],
  ]).get(last);
}

function defined(key: string, value: unknown): ProviderRecord {
  return value === undefined || value === null ? {} : { [key]: value };
}
