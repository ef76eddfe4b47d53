/** The Elasticsearch mapping types that fields of Elastic's integrations have. */
export type FieldType =
  | "keyword"
  | "constant_keyword"
  | "wildcard"
  | "text"
  | "match_only_text"
  | "ip"
  | "date"
  | "boolean"
  | "long"
  | "integer"
  | "short"
  | "byte"
  | "float"
  | "half_float"
  | "scaled_float"
  | "double"
  | "unsigned_long"
  | "version"
  | "flattened"
  | "nested"
  | "object"
  | "geo_point"
  | "binary";

/**
 * What is known of a field: its type; `missing` where the set of fields it would belong to is known and does not hold it;
 * `unknown-namespace` where nobody described that set, so that no verdict is possible.
 */
export type FieldFact = { readonly type: FieldType } | "missing" | "unknown-namespace";

/** The fields that the documents of a rule's sources have. */
export interface FieldLookup {
  (name: string): FieldFact;
  /** Fields with a name near to a misspelt one, best first. */
  near(name: string): readonly string[];
  /** The known fields that a name with `*` stands for. */
  matching(pattern: string): readonly string[];
}

/** What the operators of the query languages tell apart. */
export type FieldClass = "keyword" | "text" | "ip" | "date" | "boolean" | "number" | "version" | "object" | "other";

const classes: Readonly<Record<FieldType, FieldClass>> = {
  keyword: "keyword",
  constant_keyword: "keyword",
  wildcard: "keyword",
  // Each leaf of a flattened object is indexed as a keyword.
  flattened: "keyword",
  text: "text",
  match_only_text: "text",
  ip: "ip",
  date: "date",
  boolean: "boolean",
  long: "number",
  integer: "number",
  short: "number",
  byte: "number",
  float: "number",
  half_float: "number",
  scaled_float: "number",
  double: "number",
  unsigned_long: "number",
  version: "version",
  nested: "object",
  object: "object",
  geo_point: "other",
  binary: "other",
};

export function classOf(type: FieldType): FieldClass {
  return classes[type];
}

export function isFieldType(name: string): name is FieldType {
  return Object.hasOwn(classes, name);
}
