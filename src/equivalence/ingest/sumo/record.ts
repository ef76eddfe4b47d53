import { remember } from "../../../remember.ts";
import type { Arrival, StoredRow, StoredValue } from "../ingest.ts";
import type { Reads } from "../reads.ts";
import type { RawFields } from "./raw-fields.ts";

/**
 * Where an attribute of a record comes from: the first of the keys that the message has, passed through a table where there
 * is one, with what stands in where that gives nothing; or the same text for every record.
 */
export type Origin =
  | {
      readonly kind: "keys";
      readonly keys: readonly string[];
      readonly lookup: ReadonlyMap<string, string> | undefined;
      readonly otherwise: string | undefined;
    }
  | { readonly kind: "constant"; readonly text: string };

/** A log mapping of Cloud SIEM: what it makes of the messages that a parser hands to it. */
export interface Mapping {
  readonly name: string;
  readonly vendor: string;
  readonly product: string;
  /** Its record type. */
  readonly objectType: string;
  /** Texts that count as no value. */
  readonly skipped: readonly string[];
  readonly attributes: Readonly<Record<string, Origin>>;
}

export function keys(...names: readonly string[]): Origin {
  return { kind: "keys", keys: names, lookup: undefined, otherwise: undefined };
}

export function lookup(names: readonly string[], table: Readonly<Record<string, string>>, otherwise?: string): Origin {
  return { kind: "keys", keys: names, lookup: new Map(Object.entries(table)), otherwise };
}

export function constant(text: string): Origin {
  return { kind: "constant", text };
}

/** Attributes that are no text, by the schema's `full_schema`; fields of the message are text always. */
const NUMBERS: ReadonlySet<string> = new Set(["pid", "parentPid", "normalizedSeverity", "bytesIn", "bytesOut"]);
const TRUTHS: ReadonlySet<string> = new Set(["success", "mfa"]);

/**
 * Names that are normalised. Without a configuration of the tenant the attribute keeps the original and `_raw` has it too
 * (Sumo Logic documentation, "Username and Hostname Normalization").
 */
const RAW_NAMES: ReadonlyMap<string, string> = new Map(
  ["device_hostname", "srcDevice_hostname", "user_username"].map((name) => [name, `${name}_raw`]),
);

/**
 * The record of a message: attributes of schema version 3 by their names, one of which, `fields`, is the map of the message's
 * own fields, so that `fields['action']` and `action` are two things. An attribute that has nothing is not there, nor is
 * what nobody reads.
 */
export function mappedRecord(mapping: Mapping, eventId: string, fields: RawFields, arrival: Arrival): StoredRow {
  const { reads } = arrival;
  const attributes: Record<string, StoredValue> = {};
  for (const [name, origin] of Object.entries(mapping.attributes)) {
    const raw = RAW_NAMES.get(name);
    const isRead = reads?.(name) !== false;
    const isOriginalRead = raw !== undefined && reads?.(raw) !== false;
    const text = isRead || isOriginalRead ? textOf(origin, fields, mapping.skipped) : undefined;
    const value = text === undefined ? undefined : typed(name, text);
    if (value !== undefined && isRead) attributes[name] = value;
    if (value !== undefined && isOriginalRead) attributes[raw] = value;
  }
  const isRawRead = reads === undefined ? undefined : rawReads(reads);
  const kept = isRawRead === undefined ? fields : [...fields].filter(([name]) => isRawRead(name));
  return {
    fields: Object.fromEntries(kept),
    objectType: mapping.objectType,
    uid: `00000000-0000-4000-8000-${arrival.serial.toString(16).padStart(12, "0")}`,
    timestamp: arrival.time,
    metadata_schemaVersion: 3,
    metadata_vendor: mapping.vendor,
    metadata_product: mapping.product,
    metadata_deviceEventId: eventId,
    metadata_mapperName: mapping.name,
    metadata_receiptTime: arrival.arrived,
    metadata_parseTime: arrival.arrived,
    ...attributes,
  };
}

/** What is read of the fields of the message. */
const rawReads = remember((reads: Reads): Reads => {
  const known = new Map<string, boolean>();
  return (name) => {
    const isRead = known.get(name) ?? reads(`fields.${name}`);
    known.set(name, isRead);
    return isRead;
  };
});

function textOf(origin: Origin, fields: RawFields, skipped: readonly string[]): string | undefined {
  if (origin.kind === "constant") return origin.text;
  const found = origin.keys
    .map((key) => fields.get(key))
    .find((text) => text !== undefined && text !== "" && !skipped.includes(text));
  if (origin.lookup === undefined) return found ?? origin.otherwise;
  return (found === undefined ? undefined : origin.lookup.get(found)) ?? origin.otherwise;
}

function typed(name: string, text: string): StoredValue | undefined {
  if (TRUTHS.has(name)) return text === "true" ? true : text === "false" ? false : undefined;
  if (!NUMBERS.has(name)) return text;
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}
