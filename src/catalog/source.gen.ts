// Generated from schema/source.schema.json by scripts/generate.mjs. Change the schema, then run `npm run generate`.

/**
 * catalog/<source>/source.yml: one kind of telemetry and the canonical fields that detections use for it. In an overlay, write only what you add or change; `fields` and `groups` are merged by name.
 */
export interface SourceSpec {
  /**
   * Name of the source: the folder it stands in.
   */
  name: string;
  /**
   * Name for people.
   */
  title?: string;
  /**
   * What the records tell, and what they do not.
   */
  description?: string;
  /**
   * How late records usually arrive: the default of a detection's `schedule.delay`.
   */
  delay?: string;
  /**
   * The canonical fields by name. `time` and `score` exist in every source and are not written here.
   */
  fields?: {
    [k: string]: Field;
  };
  /**
   * Named value sets by name, for tests such as `operation|group: azure.run_command`.
   */
  groups?: {
    [k: string]: Group;
  };
}
/**
 * One canonical field: what detections may ask of this log source.
 */
export interface Field {
  /**
   * What kind of value it holds. Decides which operators a detection may use on it.
   */
  type: "string" | "integer" | "number" | "boolean" | "ip" | "datetime";
  /**
   * What the field means, and what to know before testing it.
   */
  description: string;
  /**
   * Some records lack it. Left out, true.
   */
  nullable?: boolean;
  /**
   * `lower`: values that differ only in the case of ASCII letters are one value when they are grouped or joined.
   */
  fold?: "lower";
  /**
   * The field holds several values; a test holds if one of them satisfies it.
   */
  list?: boolean;
  /**
   * What a value names: one operation (which may log several records) or one event (one record). `once_per` needs such a field.
   */
  identifies?: "operation" | "event";
  /**
   * The closed vocabulary, when there is one. Tests on other values are errors.
   *
   * @minItems 1
   */
  values?: string[];
  /**
   * The forms that list values and keys are brought into before they are compared.
   *
   * @minItems 1
   */
  normal?: ("lower" | "no_dashes")[];
  /**
   * The field's name in the provider's own record.
   */
  raw?: string;
  /**
   * What kind of thing a value names, for entity mappings.
   */
  entity?:
    | "account"
    | "host"
    | "ip"
    | "azure_resource"
    | "aws_resource"
    | "gcp_resource"
    | "cloud_application"
    | "process"
    | "file"
    | "url"
    | "dns"
    | "mailbox";
}
/**
 * A named set of values of one field, so that detections need not repeat long lists.
 */
export interface Group {
  /**
   * The canonical field the values belong to.
   */
  field: string;
  /**
   * What the values have in common.
   */
  description: string;
  /**
   * The values, as the provider documents them.
   *
   * @minItems 1
   */
  values: string[];
}
