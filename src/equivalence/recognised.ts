import { remember } from "../remember.ts";
import type { ProviderRecord } from "./canonical/record.ts";
import type { CanonicalSource } from "./canonical/sources.ts";
import { type FieldValue, presentValues } from "./event.ts";

/** What a record that holds nothing is read as: of some sources the lack of an error is a success. */
const unsaid = remember((source: CanonicalSource): ReadonlyMap<string, FieldValue> => new Map(source.fields({})));

/** Whether a record holds none of what its log source is read from, beside its time and its id. */
export function saysNothing(source: CanonicalSource, fields: ReturnType<CanonicalSource["fields"]>): boolean {
  const empty = unsaid(source);
  return fields.every(
    ([name, value]) => name === "event.id" || presentValues(value).length === 0 || value === empty.get(name),
  );
}

/**
 * The key under which a delivery or an envelope holds records of the source, such as `Records` of a file in S3 or `detail`
 * of an EventBridge event; undefined where there is none.
 */
export function wrappedIn(source: CanonicalSource, record: ProviderRecord): string | undefined {
  const isRecord = (value: unknown): boolean =>
    typeof value === "object" && value !== null && !saysNothing(source, source.fields(value as ProviderRecord));
  return Object.entries(record).find(([, value]) => isRecord(Array.isArray(value) ? value[0] : value))?.[0];
}
