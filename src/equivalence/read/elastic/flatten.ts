import type { StoredRow, StoredValue } from "../../ingest/ingest.ts";
import { ignoreAbove, type Mapping, mappingOf } from "./mapping.ts";

/** What an index holds of one key: a list of values for a field that has several. */
type Indexed = string | number | boolean | readonly (string | number | boolean)[];

const mappings = new Map<string, Mapping>();

/**
 * A document as an index holds it. Objects become dotted names, and the fields of objects in one list are joined to one list
 * each (Elasticsearch, "Nested field type": arrays of objects are flattened). Null and empty lists are no values
 * ("null_value": null is as if the field had none). Text of a keyword beyond `ignore_above` is not indexed, so it neither
 * matches nor exists ("ignore_above"). A flattened field also answers to its own name, with every leaf value.
 */
export function flattenDocument(row: StoredRow): Readonly<Record<string, unknown>> {
  const mapping = mappingFor(row);
  const values = new Map<string, (string | number | boolean)[]>();
  const add = (name: string, value: string | number | boolean): void => {
    const limit = typeof value === "string" ? ignoreAbove(name, mapping) : undefined;
    if (limit !== undefined && String(value).length > limit) return;
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  };
  const visit = (name: string, value: StoredValue | undefined, root: string | undefined): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly StoredValue[]) visit(name, item, root);
    } else if (typeof value === "object") {
      const own = root ?? (name !== "" && mapping(name).type === "flattened" ? name : undefined);
      for (const [key, item] of Object.entries(value)) visit(name === "" ? key : `${name}.${key}`, item, own);
    } else {
      add(name, value as string | number | boolean);
      if (root !== undefined) add(root, value as string | number | boolean);
    }
  };
  visit("", row as StoredValue, undefined);
  return Object.fromEntries([...values].map(([name, list]): [string, Indexed] => [name, only(list) ?? list]));
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

function mappingFor(row: StoredRow): Mapping {
  const stream = row.data_stream;
  const dataset =
    typeof stream === "object" && stream !== null && "dataset" in stream && typeof stream.dataset === "string"
      ? stream.dataset
      : "*";
  const known = mappings.get(dataset) ?? mappingOf([`logs-${dataset}-*`]);
  mappings.set(dataset, known);
  return known;
}
