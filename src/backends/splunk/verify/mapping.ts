/** A mapping of a loaded document. */
export type Mapping = Readonly<Record<string, unknown>>;

/** A value as a mapping; empty where it is none. */
export function mappingOf(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

/** A value as a list; empty where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
