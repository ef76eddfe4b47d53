import type { Arrival, StoredRow, StoredValue } from "../ingest.ts";
import type { Reads } from "../reads.ts";

/**
 * A field of a document by its dotted path; undefined where the document lacks it. A value that takes long may be given as a
 * function, which is asked where the field is read.
 */
export type Field = readonly [path: string, value: StoredValue | undefined | (() => StoredValue | undefined)];

/** What every document has that readers of documents tell by how its fields are mapped. */
const STREAM_PATH = "data_stream";

/** What every document of a data stream has, whatever the record says. */
export interface DataStream {
  /** Such as `azure.activitylogs`: package and data stream. */
  readonly dataset: string;
  /** The version of ECS that the pipeline writes. */
  readonly ecs: string;
}

/** The backing data stream of the default namespace. */
export function placeOf({ dataset }: DataStream): string {
  return `logs-${dataset}-default`;
}

/**
 * A document with nested objects, of the fields that are read. Paths are those that pipelines write, never a record's own
 * keys, so that dots split them safely. Later fields win; objects of one path are joined key by key.
 */
export function documentOf(fields: readonly Field[], reads: Reads | undefined): StoredRow {
  const root: MutableObject = {};
  for (const [path, given] of fields) {
    if (given === undefined || (path !== STREAM_PATH && reads?.(path) === false)) continue;
    const value = typeof given === "function" ? given() : given;
    if (value === undefined) continue;
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let place = root;
    for (const key of keys) {
      const next = place[key];
      const object: MutableObject = isObject(next) ? { ...next } : {};
      place[key] = object;
      place = object;
    }
    const known = place[last];
    place[last] = isObject(known) && isObject(value) ? { ...known, ...value } : value;
  }
  return root;
}

/** The fields that `fields` makes, all below some paths, where one of them is read. */
export function fieldsBelow(
  paths: readonly string[],
  { reads }: Arrival,
  fields: () => readonly Field[],
): readonly Field[] {
  return reads === undefined || paths.some(reads) ? fields() : [];
}

/**
 * A document of a data stream. `event.ingested` is when the final pipeline of Fleet ran, `@timestamp` what the package's
 * own pipeline made of the record. Metadata of the collector (`agent`, `input`, `tags`) says nothing of the record and is
 * left out, and so is `event.original`, which packages drop unless asked to preserve it.
 */
export function streamDocument(
  stream: DataStream,
  arrival: Arrival,
  time: number | undefined,
  fields: readonly Field[],
): StoredRow {
  const all: readonly Field[] = [
    ["_id", `${stream.dataset}-${arrival.serial}`],
    ["_index", placeOf(stream)],
    ["@timestamp", isoTime(time ?? arrival.time)],
    [STREAM_PATH, { type: "logs", dataset: stream.dataset, namespace: "default" }],
    ["ecs.version", stream.ecs],
    ["event.dataset", stream.dataset],
    ["event.module", stream.dataset.slice(0, stream.dataset.indexOf("."))],
    ["event.kind", "event"],
    ["event.ingested", isoTime(arrival.arrived)],
    ...fields,
  ];
  return documentOf(all, arrival.reads);
}

/** A value of a record as JSON has it, without keys that hold null: an index has no field for either. */
export function storedValue(value: unknown): StoredValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((item) => storedValue(item) ?? null);
  if (typeof value !== "object") return undefined;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const kept = storedValue(item);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

/** The value without nulls, empty texts and what is then left empty, as several pipelines clean their documents. */
export function withoutEmpty(value: StoredValue | undefined): StoredValue | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const kept = withoutEmpty(item);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function isObject(value: StoredValue | undefined): value is StoredObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The texts that are there, each once; undefined where none is, since an empty list is not stored. */
export function related(...values: readonly (string | undefined)[]): readonly string[] | undefined {
  const found = [...new Set(values.filter((value) => value !== undefined && value !== ""))];
  return found.length === 0 ? undefined : (found as readonly string[]);
}

/** A number written in decimal or, as security events write ids, in hexadecimal; undefined where the text is none. */
export function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isNaN(value) ? undefined : value;
}

/** A duration in milliseconds as `event.duration` has it. */
export function nanoseconds(text: string | undefined): number | undefined {
  const value = numberOf(text);
  return value === undefined ? undefined : value * 1_000_000;
}

export function isoTime(time: number): string {
  return new Date(time).toISOString();
}

export type StoredObject = { readonly [key: string]: StoredValue };
type MutableObject = { [key: string]: StoredValue };
