import type { StoredRow } from "../../ingest/ingest.ts";

/** Fields are flat as they are stored. One without values is no field, and a list of one is its value. */
export function flatten(row: StoredRow): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) return [[name, value]];
      const present = value.filter((one) => one !== null && one !== undefined);
      return present.length === 0 ? [] : [[name, present]];
    }),
  );
}
