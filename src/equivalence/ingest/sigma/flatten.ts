import type { StoredRow, StoredValue } from "../ingest.ts";
import type { Reads } from "../reads.ts";

/**
 * The members of a record under their paths joined by dots, as Sigma rules name them (`userIdentity.arn`). A list of values
 * stays a list; of a list of objects every member is the list of what the objects hold. Members that are null, and objects
 * and lists without members, are left out: Sigma's `null` is a field without a value. So is what nobody reads.
 */
export function flattened(record: unknown, reads?: Reads, prefix = ""): StoredRow {
  const fields = new Map<string, StoredValue[]>();
  const lists = new Set<string>();
  collect(record, prefix, false);
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, lists.has(name) ? values : (values[0] as StoredValue)]),
  );

  function collect(value: unknown, path: string, inList: boolean): void {
    if (value === null || value === undefined || (path !== "" && reads?.(path) === false)) return;
    if (Array.isArray(value)) {
      for (const item of value) collect(item, path, true);
      return;
    }
    if (typeof value === "object") {
      for (const [key, member] of Object.entries(value)) collect(member, path === "" ? key : `${path}.${key}`, inList);
      return;
    }
    const values = fields.get(path) ?? [];
    values.push(value as StoredValue);
    fields.set(path, values);
    if (inList) lists.add(path);
  }
}
