/** The fields of a message by the names that `fields['…']` takes: every value is text, as in `map[string]string`. */
export type RawFields = ReadonlyMap<string, string>;

/**
 * Keys of nested objects joined by dots, items of lists under their number from 1 on (`authorizationInfo.1.granted` in the
 * mapping of GCP audit logs, `resources.1.accountId` in those of CloudTrail). Null leaves no field.
 */
export function rawFields(message: object): RawFields {
  const fields = new Map<string, string>();
  const collect = (name: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (typeof value !== "object") {
      fields.set(name, String(value));
      return;
    }
    const isList = Array.isArray(value);
    for (const [key, item] of Object.entries(value)) {
      const own = isList ? String(Number(key) + 1) : key;
      collect(name === "" ? own : `${name}.${own}`, item);
    }
  };
  collect("", message);
  return fields;
}
