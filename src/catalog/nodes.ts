import type { Duration } from "../model/duration.ts";
import type { BackendId } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import type { Expression } from "./expression.ts";

/** One kind of telemetry, from `catalog/<name>/source.yml`. */
export interface SourceDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly delay: Duration;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly groups: ReadonlyMap<string, ValueGroup>;
}

export type FieldType = "string" | "integer" | "number" | "boolean" | "ip" | "datetime";

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  /** Some records lack it. */
  readonly nullable: boolean;
  /** Values that differ only in the case of ASCII letters are the same as keys. */
  readonly fold: "lower" | undefined;
  /** Holds several values. */
  readonly list: boolean;
  /** What a value of it identifies: one operation (several records) or one event (one record). */
  readonly identifies: "operation" | "event" | undefined;
  /** The closed vocabulary, when there is one. */
  readonly values: readonly string[] | undefined;
  /** Applied to keys and list values before they are compared. */
  readonly normal: readonly NormalForm[];
  readonly raw: string | undefined;
  readonly entity: string | undefined;
}

export type NormalForm = "lower" | "no_dashes";

/** A named set of values of one field, so that detections need not repeat long lists. */
export interface ValueGroup {
  readonly name: string;
  readonly field: string;
  readonly description: string;
  readonly values: readonly string[];
}

/** How one target stores one source, from `catalog/<source>/<backend>.yml`. */
export interface SourceBinding {
  readonly source: string;
  readonly backend: BackendId;
  /** Target-specific facts about where the records are, e.g. table, sourcetypes, index pattern; by `scope.kind`. */
  readonly scope: Scope;
  /** Tells records of this source from others in the same scope. */
  readonly where: Predicate<BoundField> | undefined;
  /** Event time, time of arrival, and an id unique to the stored record. */
  readonly time: Expression;
  readonly arrival: Expression | undefined;
  readonly rowId: Expression | undefined;
  readonly fields: ReadonlyMap<string, FieldBinding>;
  readonly contract: TelemetryContract;
}

export type Scope =
  | {
      readonly kind: "sentinel";
      readonly table: string;
      readonly connectors: readonly { readonly id: string; readonly tables: readonly string[] }[];
    }
  | {
      readonly kind: "splunk";
      /** Name without prefix of the macro that selects the source, and its default definition. */
      readonly macro: string;
      readonly definition: string;
      readonly sourcetypes: readonly string[];
      readonly assetType: string;
      readonly securityDomain: "endpoint" | "network" | "threat" | "identity" | "access" | "audit";
      readonly dataSources: readonly string[];
      /** The CIM's `vendor_product`, where all records have the same. */
      readonly vendorProduct: string | undefined;
    }
  | {
      readonly kind: "sumo";
      readonly vendor: string | undefined;
      readonly product: string | undefined;
      readonly recordTypes: readonly string[];
      /** The index of normalised records that a saved search reads. */
      readonly index: string;
    }
  | {
      readonly kind: "elastic";
      readonly index: readonly string[];
      readonly dataset: readonly string[];
      readonly packages: readonly {
        readonly package: string;
        readonly integration: string | undefined;
        readonly version: string;
      }[];
      /** Category that an EQL query names, `any` when none is reliable. */
      readonly category: string;
      readonly tags: readonly string[];
      /** `[policy domain]`: rules folder facts such as operating systems. */
      readonly hostOs: readonly string[];
    }
  | {
      readonly kind: "sigma";
      readonly category: string | undefined;
      readonly product: string | undefined;
      readonly service: string | undefined;
    };

export type ScopeOf<B extends BackendId> = Extract<Scope, { readonly kind: B }>;

/** What must be there for the rule to see anything: printed in the manifest, checked against a workspace later. */
export interface TelemetryContract {
  readonly requires: readonly string[];
  readonly licence: string | undefined;
  readonly setup: string | undefined;
}

/** One canonical field on one target. */
export interface FieldBinding {
  readonly name: string;
  readonly expression: Expression;
  /** The target's usual name for it in results; the backend derives one when there is none. */
  readonly output: string | undefined;
  /** Canonical value → stored spellings. */
  readonly values: ReadonlyMap<string, readonly string[]> | undefined;
  /** Canonical value → the selection over stored fields that means it. */
  readonly cases: ReadonlyMap<string, Predicate<BoundField>> | undefined;
  /** Values that are stored in another field instead. */
  readonly apart?: Apart | undefined;
  /** How the target stores letters: `any` case, always `lower` or `upper`, or `exact`ly as the vocabulary spells them. */
  readonly storedCase: "any" | "lower" | "upper" | "exact";
  /** All spellings that occur, where the set is closed: lets targets without case-insensitive tests enumerate. */
  readonly spellings: "canonical_and_upper" | "canonical_and_lower" | "listed" | undefined;
  readonly nullable: boolean;
  /** Whether a record may hold empty text in it, which counts as missing but which some targets take for a value. */
  readonly keepsEmpty: boolean;
  /** The ways in which the stored field is not quite the canonical one. */
  readonly approximations: readonly Approximation[];
  /** What is known better of certain records; the first that an event keeps to speaks for it. */
  readonly forms: readonly FieldForm[];
  readonly evidence: string;
}

/** A field in the records that an event may be limited to, such as those of one kind of call. */
export interface FieldForm {
  /** By canonical field, the values in small letters that the records have. All have to hold. */
  readonly where: ReadonlyMap<string, ReadonlySet<string>>;
  /** Has no forms itself. */
  readonly binding: FieldBinding;
}

/** Values that a record never holds in the field itself, and the field that has them. */
export interface Apart {
  readonly field: BoundField;
  readonly values: readonly string[];
}

/**
 * How a field is used: compared as a whole (`equality`, also lists, networks and numbers), by `parts` (wildcards and
 * regular expressions), for its `presence`, as a `key`, or shown as an `output`.
 */
export type FieldUse = "equality" | "parts" | "presence" | "key" | "output";
export const FIELD_USES: readonly FieldUse[] = ["equality", "parts", "presence", "key", "output"];

export interface Approximation {
  /** The uses of the field it touches. */
  readonly concerns: readonly FieldUse[];
  /** `over`: tests on it may hold too often; `under`: too rarely; `both`. */
  readonly direction: "over" | "under" | "both";
  readonly reason: string;
  /** It is only that these marks are written in another way: tests that cannot tell are as they should be. */
  readonly escapes?: ReadonlyMap<string, string>;
}

/** A canonical field bound to a target: how the physical plan names a field. */
export interface BoundField {
  readonly kind: "bound";
  /** Canonical name; the physical name for a raw column used by a binding's own selections. */
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly binding: FieldBinding;
  readonly expression: Expression;
}
