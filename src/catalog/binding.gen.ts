// Generated from schema/binding.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.

/**
 * Where the records are; which keys there are depends on `backend`.
 */
export type Scope = SentinelScope | SplunkScope | SumoScope | ElasticScope | SigmaScope;
/**
 * A test over stored fields in Sigma's detection grammar: a map, a list of maps, or named selections with a condition.
 */
export type Selection =
  | {
      [k: string]: unknown;
    }
  | unknown[];
/**
 * How a value is computed from what the target stores. A bare string is a column of that name; an object has exactly one of the keys that name a kind.
 */
export type Expression = string | ExpressionObject;

/**
 * catalog/<source>/<backend>.yml: how one target stores one log source. In an overlay, write only what you add or change; `fields` and `columns` are merged by name, and a field that names an expression replaces the one below it.
 */
export interface BindingSpec {
  /**
   * The target.
   */
  backend: "sentinel" | "splunk" | "sumo" | "elastic" | "sigma";
  /**
   * The log source that is bound: the folder the file stands in.
   */
  source: string;
  scope?: Scope;
  where?: Selection;
  time?: Expression;
  arrival?: Expression;
  row_id?: Expression;
  /**
   * Stored things that selections name and that are more than a text column: a type, a path. By the name used here.
   */
  columns?: {
    [k: string]: Expression;
  };
  /**
   * Bindings by canonical field. Every field of the source is here, if need be as `absent`.
   */
  fields?: {
    [k: string]: FieldBinding;
  };
  contract?: Contract;
  /**
   * The target has no such records; the text says why.
   */
  absent?: string;
}
/**
 * Where the records are in Microsoft Sentinel.
 */
export interface SentinelScope {
  /**
   * Log Analytics table.
   */
  table: string;
  /**
   * Data connectors that fill it.
   *
   * Items: One data connector.
   */
  connectors: {
    /**
     * Its id, as `requiredDataConnectors` names it.
     */
    id: string;
    /**
     * Tables it fills.
     *
     * @minItems 1
     */
    tables: string[];
  }[];
}
/**
 * Where the records are in Splunk.
 */
export interface SplunkScope {
  /**
   * Macro that selects the source, without the configured prefix.
   */
  macro: string;
  /**
   * The macro's default definition. No index: users set theirs.
   */
  definition: string;
  /**
   * Sourcetypes of the records.
   */
  sourcetypes: string[];
  /**
   * ESCU asset type.
   */
  asset_type: string;
  /**
   * ESCU security domain.
   */
  security_domain: "endpoint" | "network" | "threat" | "identity" | "access" | "audit";
  /**
   * ESCU data source names.
   */
  data_sources: string[];
  /**
   * Vendor and product whose records these are, in the column vendor_product of alerts. Left out where it differs from record to record.
   */
  vendor_product?: string;
}
/**
 * Which normalised records these are in Sumo Logic Cloud SIEM.
 */
export interface SumoScope {
  /**
   * metadata_vendor of the records.
   */
  vendor?: string;
  /**
   * metadata_product of the records.
   */
  product?: string;
  /**
   * objectType of the records.
   */
  record_types: string[];
  /**
   * Index of normalised records that a saved search reads.
   */
  index: string;
}
/**
 * Where the records are in Elastic.
 */
export interface ElasticScope {
  /**
   * Index patterns.
   *
   * @minItems 1
   */
  index: string[];
  /**
   * Values of data_stream.dataset.
   */
  dataset: string[];
  /**
   * Fleet packages that ship the data.
   *
   * Items: One Fleet package.
   */
  packages: {
    /**
     * Package name.
     */
    package: string;
    /**
     * Policy template of the package.
     */
    integration?: string;
    /**
     * Versions it is known from, as a semantic version range.
     */
    version: string;
  }[];
  /**
   * Event category that an EQL query names; `any` when none is reliable.
   */
  category: string;
  /**
   * What the ingest pipeline does with empty text: `dropped`, so that a field that is there holds something, or `kept`, which is assumed.
   */
  empty_text?: "kept" | "dropped";
  /**
   * Rule tags.
   */
  tags: string[];
  /**
   * Operating systems the records come from, when they come from hosts.
   */
  host_os?: string[];
}
/**
 * Sigma log source.
 */
export interface SigmaScope {
  /**
   * Sigma category.
   */
  category?: string;
  /**
   * Sigma product.
   */
  product?: string;
  /**
   * Sigma service.
   */
  service?: string;
}
/**
 * An expression; exactly one of the keys that name a kind.
 */
export interface ExpressionObject {
  /**
   * A stored field, by the target's own name.
   */
  column?: string;
  /**
   * With `column`: the target's own type name. Left out, the target's text type.
   */
  type?:
    | "string"
    | "dynamic"
    | "datetime"
    | "long"
    | "int"
    | "real"
    | "bool"
    | "boolean"
    | "guid"
    | "multivalue"
    | "raw"
    | "keyword"
    | "constant_keyword"
    | "wildcard"
    | "text"
    | "match_only_text"
    | "ip"
    | "date"
    | "integer"
    | "float"
    | "double"
    | "flattened"
    | "object"
    | "any";
  /**
   * The first of these that is present.
   *
   * @minItems 2
   */
  first_of?: Expression[];
  /**
   * With `first_of`: never two of them at once, as when each belongs to another record shape.
   */
  disjoint?: boolean;
  /**
   * The value may be in any of these; a test holds if it holds on one.
   *
   * @minItems 2
   */
  any_of?: Expression[];
  lower?: Expression;
  /**
   * The value without every occurrence of a text.
   */
  remove?: {
    of: Expression;
    /**
     * What is taken out.
     */
    text: string;
  };
  /**
   * One part of a value that is split at a separator.
   */
  segment?: {
    of: Expression;
    /**
     * Where it is split.
     */
    separator: string;
    /**
     * Which part: 0 is the first, -1 the last.
     */
    index: number;
  };
  /**
   * Group 1 of a regular expression, else missing.
   */
  extract?: {
    of: Expression;
    /**
     * The expression, in the syntax RE2 and PCRE share, with one capturing group.
     */
    regex: string;
  };
  /**
   * The value where it contains, or lacks, a text; else missing.
   */
  only_if?: {
    of: Expression;
    /**
     * Text that has to be in it.
     */
    contains?: string;
    /**
     * Text that must not be in it.
     */
    lacks?: string;
  };
  /**
   * A value inside JSON text or a dynamic column.
   */
  path?: {
    of: Expression;
    /**
     * Keys and list positions (from 0) from the outside in.
     *
     * @minItems 1
     */
    path: (string | number)[];
    /**
     * The column holds text that has to be parsed first.
     */
    parse?: boolean;
  };
  /**
   * Always this value.
   */
  constant?: string | number | boolean;
  /**
   * The target does not store it; the text says why.
   */
  absent?: string;
  /**
   * The expression of another field of this file, or of an entry of `columns`.
   */
  field?: string;
}
/**
 * One canonical field on this target: an expression and what is known about its values.
 */
export interface FieldBinding {
  /**
   * A stored field, by the target's own name.
   */
  column?: string;
  /**
   * With `column`: the target's own type name. Left out, the target's text type.
   */
  type?:
    | "string"
    | "dynamic"
    | "datetime"
    | "long"
    | "int"
    | "real"
    | "bool"
    | "boolean"
    | "guid"
    | "multivalue"
    | "raw"
    | "keyword"
    | "constant_keyword"
    | "wildcard"
    | "text"
    | "match_only_text"
    | "ip"
    | "date"
    | "integer"
    | "float"
    | "double"
    | "flattened"
    | "object"
    | "any";
  /**
   * The first of these that is present.
   *
   * @minItems 2
   */
  first_of?: Expression[];
  /**
   * With `first_of`: never two of them at once, as when each belongs to another record shape.
   */
  disjoint?: boolean;
  /**
   * The value may be in any of these; a test holds if it holds on one.
   *
   * @minItems 2
   */
  any_of?: Expression[];
  lower?: Expression;
  /**
   * The value without every occurrence of a text.
   */
  remove?: {
    of: Expression;
    /**
     * What is taken out.
     */
    text: string;
  };
  /**
   * One part of a value that is split at a separator.
   */
  segment?: {
    of: Expression;
    /**
     * Where it is split.
     */
    separator: string;
    /**
     * Which part: 0 is the first, -1 the last.
     */
    index: number;
  };
  /**
   * Group 1 of a regular expression, else missing.
   */
  extract?: {
    of: Expression;
    /**
     * The expression, in the syntax RE2 and PCRE share, with one capturing group.
     */
    regex: string;
  };
  /**
   * The value where it contains, or lacks, a text; else missing.
   */
  only_if?: {
    of: Expression;
    /**
     * Text that has to be in it.
     */
    contains?: string;
    /**
     * Text that must not be in it.
     */
    lacks?: string;
  };
  /**
   * A value inside JSON text or a dynamic column.
   */
  path?: {
    of: Expression;
    /**
     * Keys and list positions (from 0) from the outside in.
     *
     * @minItems 1
     */
    path: (string | number)[];
    /**
     * The column holds text that has to be parsed first.
     */
    parse?: boolean;
  };
  /**
   * Always this value.
   */
  constant?: string | number | boolean;
  /**
   * The target does not store it; the text says why.
   */
  absent?: string;
  /**
   * The expression of another field of this file, or of an entry of `columns`.
   */
  field?: string;
  /**
   * The field's usual name in this target's results. Left out, the target derives one.
   */
  output?: string;
  /**
   * Stored spellings by canonical value.
   */
  values?: {
    /**
     * @minItems 1
     */
    [k: string]: (string | number | boolean)[];
  };
  /**
   * By canonical value, the test over stored fields that means it.
   */
  cases?: {
    [k: string]: Selection;
  };
  /**
   * Values that the target keeps in another field instead of this one. Presence and keys are not looked for there.
   */
  apart?: {
    /**
     * The stored field that holds them.
     */
    column: string;
    /**
     * The values, spelled as they are stored.
     *
     * @minItems 1
     */
    values: string[];
  };
  /**
   * How the target stores letters: in `any` case, always `lower` or `upper`, or `exact`ly as the provider documents them. Left out, `any`.
   */
  stored_case?: "any" | "lower" | "upper" | "exact";
  /**
   * Which spellings occur, where that set is closed: lets targets that compare letters with their case enumerate them.
   */
  spellings?: "canonical_and_upper" | "canonical_and_lower" | "listed";
  /**
   * Some records here lack it. Left out, as the source says.
   */
  nullable?: boolean;
  /**
   * The stored field is not quite the canonical one: one way, or a list of several.
   */
  approximates?: Approximation | Approximation[];
  /**
   * What is known better where an event asks only for certain records, such as one kind of call. The first form whose `where` the event keeps to stands in for the field there.
   *
   * @minItems 1
   */
  forms?: Form[];
  /**
   * Where this binding is known from, in words: vendor documentation, a sample event, a shipped mapping.
   */
  evidence: string;
}
/**
 * One way in which the stored field is not quite the canonical one.
 */
export interface Approximation {
  /**
   * `over`: tests on it may hold too often; `under`: too rarely; `both`.
   */
  direction: "over" | "under" | "both";
  /**
   * In which records it differs, and how.
   */
  reason: string;
  /**
   * It is only that marks are written in another way: each mark and what is stored for it. Limits `equality` and `parts` to tests that can tell.
   */
  escapes?: {
    /**
     * What is stored for the mark; begins and ends with a mark.
     */
    [k: string]: string;
  };
  /**
   * What it touches: `equality` (also lists, networks and numbers), `parts` (wildcards and regular expressions), `presence`, use as a `key`, the `output`. Everything when left out.
   *
   * @minItems 1
   *
   * Items: One use of the field.
   */
  concerns?: ("equality" | "parts" | "presence" | "key" | "output")[];
}
/**
 * A field in certain records: where they are told by, what holds the value there, and in what way that is not quite the field. It stands in for the field's own expression and `approximates`.
 */
export interface Form {
  /**
   * By canonical field, the values that the event may ask for; `<field>|group` names value groups of the source. All have to hold.
   */
  where: {
    [k: string]: string | string[];
  };
  value?: Expression;
  /**
   * The stored field is not quite the canonical one: one way, or a list of several.
   */
  approximates?: Approximation | Approximation[];
}
/**
 * What has to be there for a rule to see anything.
 */
export interface Contract {
  /**
   * Connectors, add-ons, integrations and settings.
   *
   * @minItems 1
   */
  requires: string[];
  /**
   * The licence tier needed, if one is.
   */
  licence?: string;
  /**
   * What to switch on, and what to know about versions.
   */
  setup?: string;
}
