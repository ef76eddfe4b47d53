import { describedFields } from "./described-fields.ts";
import { type FieldType, isFieldType } from "./fields.ts";
import { type Sources, wildcard } from "./sources.ts";

/** The fields that documents are known to have. */
export interface KnownFields {
  readonly types: ReadonlyMap<string, FieldType>;
  /** Described names that hold a `*`, e.g. `azure.auditlogs.properties.target_resources.*.id`. */
  readonly open: readonly { readonly expression: RegExp; readonly type: FieldType }[];
}

/** Fields that Elasticsearch gives each document. */
const METADATA: readonly (readonly [string, FieldType])[] = [
  ["_id", "keyword"],
  ["_index", "keyword"],
  ["_version", "long"],
  ["_source", "object"],
  ["_score", "float"],
  ["_ignored", "keyword"],
  ["_tier", "keyword"],
];

const described = new Map<string, KnownFields>();

/** The fields of a rule's sources and the user's own, which come first. */
export function knownFields(sources: Sources, own: ReadonlyMap<string, string>): KnownFields {
  // Fields of a stream that is not read are none of the rule's, if all that is read is known.
  const streams = sources.closed ? [...sources.streams].sort() : [...describedFields().streams.keys()];
  const key = streams.join(" ");
  const known = described.get(key) ?? collect(streams);
  described.set(key, known);
  if (own.size === 0) return known;
  const added = [...own].map(([name, type]): [string, FieldType] => [name, isFieldType(type) ? type : "object"]);
  return { ...known, types: new Map([...known.types, ...added]) };
}

function collect(names: readonly string[]): KnownFields {
  const { ecs, streams } = describedFields();
  const types = new Map([...METADATA, ...ecs]);
  for (const name of names) {
    for (const [field, type] of streams.get(name) ?? []) types.set(field, type);
  }
  const open = [...types].flatMap(([name, type]) =>
    name.includes("*") ? [{ expression: wildcard(name), type: type === "object" ? "keyword" : type }] : [],
  );
  return { types, open };
}
