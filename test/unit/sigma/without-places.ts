/** A parsed value without the places it was read from, for comparing what two texts mean. Maps become lists of entries. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value instanceof Map) return [...value].map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const isNode = Object.hasOwn(value, "kind");
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, each]) =>
          key !== "places" && key !== "span" && each !== undefined && !(isNode && /^(?:start|end)$/.test(key)),
      )
      .map(([key, each]) => [key, withoutPlaces(each)]),
  );
}
