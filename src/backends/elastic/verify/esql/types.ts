import { classOf, type FieldClass, type FieldType } from "../fields.ts";

/** What ES|QL's operators and functions tell apart. `unknown` may be anything, `other` is what detections do not use. */
export type EsqlType =
  | "string"
  | "number"
  | "boolean"
  | "date"
  | "ip"
  | "version"
  | "timespan"
  | "options"
  | "null"
  | "other"
  | "unknown";

const fieldTypes: Readonly<Record<FieldClass, EsqlType>> = {
  keyword: "string",
  text: "string",
  ip: "ip",
  date: "date",
  boolean: "boolean",
  number: "number",
  version: "version",
  object: "unknown",
  other: "unknown",
};

/** Flattened fields are not read by every version, so nothing is said about them. */
export function columnType(type: FieldType): EsqlType {
  return type === "flattened" ? "unknown" : fieldTypes[classOf(type)];
}

const names: Readonly<Record<EsqlType, string>> = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  date: "a date",
  ip: "an IP address",
  version: "a version",
  timespan: "a length of time",
  options: "named options",
  null: "null",
  other: "of another type",
  unknown: "of an unknown type",
};

export function typeName(type: EsqlType): string {
  return names[type];
}

/** What `::` converts to, and the type that results (ES|QL inline casts). */
const casts: ReadonlyMap<string, EsqlType> = new Map<string, EsqlType>([
  ["bool", "boolean"],
  ["boolean", "boolean"],
  ["date", "date"],
  ["datetime", "date"],
  ["date_nanos", "date"],
  ["date_period", "timespan"],
  ["time_duration", "timespan"],
  ["double", "number"],
  ["int", "number"],
  ["integer", "number"],
  ["long", "number"],
  ["unsigned_long", "number"],
  ["ip", "ip"],
  ["keyword", "string"],
  ["string", "string"],
  ["version", "version"],
  ...[
    "aggregate_metric_double",
    "cartesian_point",
    "cartesian_shape",
    "counter",
    "date_range",
    "dense_vector",
    "double_range",
    "exponential_histogram",
    "gauge",
    "geo_point",
    "geo_shape",
    "geohash",
    "geohex",
    "geotile",
    "tdigest",
  ].map((name) => [name, "other"] as const),
]);

export const castNames: readonly string[] = [...casts.keys()];

export function castType(name: string): EsqlType | undefined {
  return casts.get(name);
}
