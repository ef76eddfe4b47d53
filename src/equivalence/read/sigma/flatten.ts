import type { StoredRow } from "../../ingest/ingest.ts";

/** A stored row has all its values under this key, for keywords; no field is called so. */
export const EVERY_VALUE = "*";

/** Values are strings and lists of them already; all of them together are there for keywords. */
export function flattenRow(row: StoredRow): Readonly<Record<string, unknown>> {
  const values = Object.values(row)
    .flat()
    .filter((value) => value !== null && typeof value !== "object");
  return { ...row, [EVERY_VALUE]: values };
}
