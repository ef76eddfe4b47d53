import type { StoredValue } from "../ingest.ts";

/**
 * A JSON value as Java's `toString` prints its maps and lists: `{name=X, tags=[a, b]}`. The CloudTrail pipeline stores request
 * parameters in this form. Keys come in the order of a `HashMap`, since that is what the JSON processor builds.
 */
export function javaText(value: StoredValue): string {
  if (value === null) return "null";
  if (Array.isArray(value))
    return `[${value
      .filter((item: StoredValue) => !isEmpty(item))
      .map(javaText)
      .join(", ")}]`;
  if (typeof value !== "object") return String(value);
  const entries = Object.entries(value as { readonly [key: string]: StoredValue });
  return `{${inHashOrder(entries)
    .filter(([, item]) => !isEmpty(item))
    .map(([key, item]) => `${key}=${javaText(item)}`)
    .join(", ")}}`;
}

/** Empty values are taken out after the map was built, which leaves its size and thereby its order as they were. */
function isEmpty(value: StoredValue): boolean {
  if (value === null || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Java SE, `java.util.HashMap`: 16 buckets, doubled when more than three quarters are taken; insertion order in a bucket. */
function inHashOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  let buckets = 16;
  while (entries.length > buckets * 0.75) buckets *= 2;
  const bucket = (key: string): number => {
    const hash = hashCode(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return [...entries].sort(([a], [b]) => bucket(a) - bucket(b));
}

/** `String.hashCode`, over UTF-16 units. */
function hashCode(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
