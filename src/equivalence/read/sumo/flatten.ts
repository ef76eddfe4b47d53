import type { StoredRow } from "../../ingest/ingest.ts";

/**
 * A record by the names that rules have for its content: attributes by their own, fields of the message, which are a map of
 * texts in the attribute `fields`, as `fields.` and their key. No attribute has a dot in its name behind `fields`.
 */
export function flatten(row: StoredRow): Readonly<Record<string, unknown>> {
  const { fields, ...attributes } = row;
  const raw = typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
  return Object.fromEntries([
    ...Object.entries(attributes),
    ...raw.map(([key, value]) => [rawKey(key), value] as const),
  ]);
}

export function rawKey(key: string): string {
  return `fields.${key}`;
}
