import { type ProviderRecord, textAt, timeAt, valueAt } from "../../canonical/record.ts";
import type { Ingest, StoredValue } from "../ingest.ts";
import { azureResource } from "./azure-resource.ts";
import {
  type DataStream,
  type Field,
  isObject,
  nanoseconds,
  placeOf,
  related,
  type StoredObject,
  storedValue,
  streamDocument,
} from "./document.ts";
import { ipAddress, userAtHost } from "./grok.ts";

const STREAM: DataStream = { dataset: "azure.signinlogs", ecs: "8.0.0" };

/** Names in snake case that the pipeline then changes again. */
const PROPERTY_NAMES: ReadonlyMap<string, string> = new Map([
  ["created_date_time", "created_at"],
  ["processing_time_in_milliseconds", "processing_time_ms"],
  ["risk_level_during_sign_in", "risk_level_during_signin"],
]);

/** Properties that go to a field of ECS, or nowhere. */
const MOVED_PROPERTIES: ReadonlySet<string> = new Set(["ip_address", "ipaddress", "location", "user_agent"]);

/** Keys of the record, in snake case, that go to another field. */
const MOVED: ReadonlySet<string> = new Set([
  "time",
  "resource_id",
  "caller_ip_address",
  "level",
  "duration_ms",
  "location",
  "tenant_id",
  "correlation_id",
  "properties",
]);

/** Sign-in logs that the Azure package 1.x reads from an event hub; it drops records of other categories. */
export const azureSignin: Ingest = {
  source: "azure.signin",
  evidence: {
    kind: "pair",
    of: "elastic/package-storage, packages/azure/1.5.5, sample event of data stream signinlogs",
  },
  place: placeOf(STREAM),
  rows: (record, arrival) => {
    if (textAt(record, "category")?.endsWith("SignInLogs") !== true) return [];
    return [streamDocument(STREAM, arrival, timeAt(record, "time"), fields(record))];
  },
};

function fields(record: ProviderRecord): readonly Field[] {
  const snake = snakeCase(storedValue(record)) as StoredObject;
  const of = (...path: readonly string[]): string | undefined => textAt(snake, "properties", ...path);
  const caller = of("ip_address") ?? textAt(snake, "caller_ip_address");
  const address = ipAddress(caller);
  const duration = textAt(snake, "duration_ms");
  const code = valueAt(snake, "properties", "status", "error_code");
  const reason = of("status", "failure_reason");
  const details = of("status", "additional_details");
  const name = of("user_principal_name");
  const user = name === undefined ? undefined : userAtHost(name);
  const others = Object.entries(snake).filter(([key]) => !MOVED.has(key));
  return [
    ["azure.signinlogs", Object.fromEntries(others)],
    ["azure.signinlogs.properties", properties(snake)],
    ["azure.tenant_id", textAt(snake, "tenant_id")],
    ["azure.correlation_id", textAt(snake, "correlation_id")],
    ["cloud.provider", "azure"],
    ["event.action", textAt(snake, "operation_name")],
    ["event.category", ["authentication"]],
    ["event.type", ["info"]],
    // The result is judged by the error code of the status alone, not by `resultType`.
    ["event.outcome", typeof code === "number" && code > 0 ? "failure" : "success"],
    ["event.id", of("id")],
    ["event.duration", nanoseconds(duration)],
    ["log.level", textAt(snake, "level")],
    ["message", reason !== undefined && details !== undefined ? `${reason} (${details})` : (reason ?? details)],
    // Geography and autonomous system come from a database that has no documentation addresses, as samples use.
    ["source.address", caller],
    ["source.ip", address],
    ["client.ip", address],
    ["related.ip", related(address)],
    ["user.name", user?.user ?? name],
    ["user.domain", user?.host],
    ["user.full_name", of("user_display_name")],
    ["user.id", of("user_id")],
    ["user_agent.original", of("user_agent")],
    // The place that the record states is kept apart from that of the address: `geo`, its state as the country's name.
    ["geo.country_iso_code", textAt(snake, "location")],
    ["geo.city_name", of("location", "city")],
    ["geo.country_name", of("location", "state")],
    ["geo.location.lat", storedValue(valueAt(snake, "properties", "location", "geo_coordinates", "latitude"))],
    ["geo.location.lon", storedValue(valueAt(snake, "properties", "location", "geo_coordinates", "longitude"))],
    ...azureResource(textAt(snake, "resource_id")),
  ];
}

function properties(snake: StoredObject): StoredObject {
  const found = Object.entries((valueAt(snake, "properties") ?? {}) as StoredObject);
  const kept = found.filter(([key]) => !MOVED_PROPERTIES.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === "status" && isObject(value)) return [key, without(value, "failure_reason", "additional_details")];
      if (key === "authentication_processing_details") return [key, processingDetails(value)];
      return [PROPERTY_NAMES.get(key) ?? key, value];
    }),
  );
}

/** A list of keys and values becomes an object. */
function processingDetails(value: StoredValue): StoredValue {
  if (!Array.isArray(value) || value.length === 0) return value;
  return Object.fromEntries(
    value.flatMap((item: StoredValue) => {
      const key = textAt(item, "key");
      return key === undefined ? [] : [[key, storedValue(valueAt(item, "value")) ?? null] as const];
    }),
  );
}

function without(value: StoredObject, ...keys: readonly string[]): StoredObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

/** Keys in snake case at every depth of objects, and of objects in lists: `riskLevelDuringSignIn` is `risk_level_during_sign_in`. */
function snakeCase(value: StoredValue | undefined): StoredValue {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((item: StoredValue) => (isObject(item) ? snakeCase(item) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/([a-z])([A-Z]+)/g, "$1_$2").toLowerCase(),
      snakeCase(item),
    ]),
  );
}
