import type { Scalar } from "../model/predicate.ts";

/** The value of a field; `null`, `undefined`, empty text and absence all mean that it is missing. */
export type FieldValue = Scalar | null | undefined | readonly (Scalar | null)[];

/** The fields of one event by canonical name. */
export type Fields = ReadonlyMap<string, FieldValue>;

/** One record of a log source, in the words of the catalog. */
export interface CanonicalEvent {
  readonly source: string;
  /** When it happened, in milliseconds since 1970. */
  readonly time: number;
  /** Id that settles the order of events of one time; empty where the source has none. */
  readonly id: string;
  readonly fields: Fields;
}

/** The values a field holds, those that count as missing left out. */
export function presentValues(value: FieldValue): readonly Scalar[] {
  const values = typeof value === "object" && value !== null ? value : [value];
  return values.filter((item): item is Scalar => item !== undefined && item !== null && item !== "");
}
