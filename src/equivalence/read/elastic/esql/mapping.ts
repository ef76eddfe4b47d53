import type { FieldType } from "../../../../backends/elastic/verify/fields.ts";
import type { EsqlType } from "./value.ts";

/**
 * How a mapped field is read (Elasticsearch reference, ES|QL limitations, supported types): the keyword family and the text
 * family are both text, "text fields behave like keyword fields", smaller numbers are widened. Undefined for the types of
 * which "querying a column with an unsupported type returns an error".
 */
export const readTypes: Readonly<Record<FieldType, EsqlType | undefined>> = {
  keyword: "text",
  constant_keyword: "text",
  wildcard: "text",
  text: "text",
  match_only_text: "text",
  ip: "ip",
  date: "date",
  boolean: "boolean",
  long: "whole",
  integer: "whole",
  short: "whole",
  byte: "whole",
  unsigned_long: "whole",
  float: "fraction",
  half_float: "fraction",
  scaled_float: "fraction",
  double: "fraction",
  version: "version",
  flattened: undefined,
  nested: undefined,
  object: undefined,
  geo_point: undefined,
  binary: undefined,
};

/**
 * Whether a stored field has one value at most: a constant keyword has the same in all documents (Elasticsearch reference,
 * keyword type family), and a document of a data stream has one `@timestamp` (data streams).
 */
export function isAlwaysSingle(name: string, type: FieldType): boolean {
  return type === "constant_keyword" || name === "@timestamp";
}

/** "Some field types, like keyword remove duplicate values on write" (ES|QL multivalued fields); numbers keep them. */
export function removesDuplicates(type: FieldType): boolean {
  return ["keyword", "constant_keyword", "wildcard", "ip", "version"].includes(type);
}

/** Text is read from the source document, in the order in which it stands there (ES|QL limitations, text fields). */
export function keepsOrder(type: FieldType): boolean {
  return type === "text" || type === "match_only_text";
}
