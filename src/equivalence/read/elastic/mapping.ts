import { openFields } from "../../../backends/elastic/verify/field-lookup.ts";
import { classOf, type FieldClass, type FieldType } from "../../../backends/elastic/verify/fields.ts";

/** What an index knows of a field of its documents. */
export interface Mapped {
  readonly type: FieldType;
  readonly class: FieldClass;
  /** Where the values stand: a multi-field is fed from the field that it belongs to. */
  readonly key: string;
  /** Values are indexed in lower case. */
  readonly lowered: boolean;
  /** Nobody described the field, though the set that it would belong to is described. */
  readonly absent: boolean;
  /** Nobody described the set that it belongs to, so that its type is taken from what indices do with text. */
  readonly assumed: boolean;
}

/** The fields behind index patterns. */
export type Mapping = (name: string) => Mapped;

/**
 * Strings that no mapping names are keywords (Elasticsearch, component template `ecs@mappings`, dynamic template
 * `all_strings_to_keywords`).
 */
const UNDESCRIBED: FieldType = "keyword";

export function mappingOf(patterns: readonly string[]): Mapping {
  const lookup = openFields(patterns, new Map());
  return (name) => {
    const fact = lookup(name);
    const type = typeof fact === "string" ? UNDESCRIBED : fact.type;
    const multi = /^(.+)\.(text|caseless)$/.exec(name);
    const parent = multi?.[1];
    const known = parent === undefined ? "missing" : lookup(parent);
    // Elastic Defend has `caseless` fields beside keywords, with a normalizer to lower case (elastic/endpoint-package).
    const isMulti = typeof fact !== "string" && typeof known !== "string" && known.type !== "object";
    return {
      type,
      class: classOf(type),
      key: isMulti && parent !== undefined ? parent : name,
      lowered: isMulti && multi?.[2] === "caseless",
      absent: fact === "missing",
      assumed: fact === "unknown-namespace",
    };
  };
}

/** Characters beyond which a keyword is stored but not indexed; undefined where there is no limit. */
export function ignoreAbove(name: string, mapping: Mapping): number | undefined {
  // Fleet gives keywords 1024 unless the package says else (Kibana, Fleet, DEFAULT_IGNORE_ABOVE).
  const { type } = mapping(name);
  if (type !== "keyword" || isBelowFlattened(name, mapping)) return undefined;
  return LONG_KEYWORDS.has(name) ? 8191 : 1024;
}

/** elastic/integrations, packages/aws, fields of data stream cloudtrail. */
const LONG_KEYWORDS: ReadonlySet<string> = new Set([
  "aws.cloudtrail.request_parameters",
  "aws.cloudtrail.response_elements",
  "aws.cloudtrail.additional_eventdata",
  "aws.cloudtrail.service_event_details",
]);

function isBelowFlattened(name: string, mapping: Mapping): boolean {
  for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) {
    if (mapping(name.slice(0, dot)).type === "flattened") return true;
  }
  return false;
}
