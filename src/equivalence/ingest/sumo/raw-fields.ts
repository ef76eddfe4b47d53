/** The fields of a message by the names that `fields['…']` takes: every value is text, as in `map[string]string`. */
export type RawFields = ReadonlyMap<string, string>;

/**
 * Keys of nested objects joined by dots, items of lists under their number from 1 on (`authorizationInfo.1.granted` in the
 * mapping of GCP audit logs, `resources.1.accountId` in those of CloudTrail). Null leaves no field.
 */
export function rawFields(message: object): RawFields {
  return new Map(flattened("", message));
}

function flattened(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[name, String(value)]];
  const members: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item] as const)
    : Object.entries(value);
  return members.flatMap(([key, item]) => flattened(name === "" ? key : `${name}.${key}`, item));
}
