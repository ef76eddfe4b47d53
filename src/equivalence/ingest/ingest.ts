import type { ProviderRecord } from "../canonical/record.ts";
import type { Reads } from "./reads.ts";

/** How sure it is that a target stores a record in this way. */
export type Evidence =
  /** Real pairs of a record and what was stored of it agree. */
  | { readonly kind: "pair"; readonly of: string }
  /** The vendor publishes which field goes where. */
  | { readonly kind: "mapping table"; readonly of: string }
  /** The vendor describes the stored form in words. */
  | { readonly kind: "doc"; readonly of: string };

/** When a record happened and when it reached the target, in milliseconds since 1970, and what of it is read. */
export interface Arrival {
  readonly time: number;
  readonly arrived: number;
  /** Unique to the record in its case, for row ids that the target makes up. */
  readonly serial: number;
  /** Which fields of the rows are needed; the others may be left out. All are where it is absent. */
  readonly reads?: Reads;
}

/**
 * What a target stores of a provider's record, column by column or field by field, values as the target types them; `null`
 * where a column is empty. Several rows where the target splits a record. Written from the vendor's evidence and from
 * nothing in the catalog, so that a wrong binding shows as a wrong verdict.
 */
export interface Ingest {
  readonly source: string;
  readonly evidence: Evidence;
  /** The table, index or record type that the rows go to. */
  readonly place: string;
  rows(record: ProviderRecord, arrival: Arrival): readonly StoredRow[];
}

export type StoredRow = Readonly<Record<string, StoredValue>>;

/** Times are texts in ISO 8601 with milliseconds and `Z`; objects are dynamic columns or nested documents. */
export type StoredValue =
  | string
  | number
  | boolean
  | null
  | readonly StoredValue[]
  | { readonly [key: string]: StoredValue };
