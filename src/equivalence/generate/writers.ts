import type { Scalar } from "../../model/predicate.ts";
import type { ProviderRecord } from "../canonical/record.ts";
import { awsCloudtrailWriter } from "./write-aws-cloudtrail.ts";
import { azureActivityWriter } from "./write-azure-activity.ts";
import { azureSigninWriter, azureUebaWriter } from "./write-azure-identity.ts";
import { endpointProcessWriter } from "./write-endpoint-process.ts";
import { gcpAuditWriter } from "./write-gcp-audit.ts";

/**
 * Makes records of one log source as its provider writes them. Only the raw material of generated tests: what a record says
 * is read from it afterwards, as from any other.
 */
export interface RecordWriter {
  /** Records to begin with, of every shape in which the provider delivers them. */
  readonly bases: readonly ProviderRecord[];
  /** Paths in a record of each shape at which a canonical field is written; the first that has its parent is used. */
  readonly paths: Readonly<Record<string, readonly Path[]>>;
  /** The value as the provider writes it at a path, where it is not the value itself; undefined where it writes none. */
  readonly forms?: Readonly<Record<string, (value: Scalar, record: ProviderRecord, path: Path) => unknown>>;
  /** Fields that hold lists, with the list as the provider writes it at a path. */
  readonly lists?: Readonly<Record<string, (values: readonly Scalar[], path: Path) => unknown>>;
  /** A finished record in the shape that the provider gives this kind of it. */
  settle?(record: ProviderRecord): ProviderRecord;
  /** Fields that a record says in several places at once. */
  readonly everywhere?: ReadonlySet<string>;
  /** Fields that no record lacks, beside those whose catalog entry says so. */
  readonly always?: ReadonlySet<string>;
  /** Top-level keys that no record lacks. */
  readonly required: ReadonlySet<string>;
  /** Further down, what tells a record's shape and what none of it lacks: without it targets take it for something else. */
  readonly shape?: readonly Path[];
}

export type Path = readonly string[];

/** The log sources of which records can be made up. */
export const RECORD_WRITERS: ReadonlyMap<string, RecordWriter> = new Map([
  ["azure.activity", azureActivityWriter],
  ["azure.signin", azureSigninWriter],
  ["azure.ueba", azureUebaWriter],
  ["aws.cloudtrail", awsCloudtrailWriter],
  ["gcp.audit", gcpAuditWriter],
  ["endpoint.process", endpointProcessWriter],
]);

/**
 * A record with one field written or, for undefined, taken out wherever it stands; `base` is the record it was made from.
 * The record as it is where the field cannot be written by itself.
 */
export function writeField(
  writer: RecordWriter,
  base: ProviderRecord,
  record: ProviderRecord,
  field: string,
  value: Scalar | readonly Scalar[] | undefined,
): ProviderRecord {
  const paths = Object.hasOwn(writer.paths, field) ? (writer.paths[field] ?? []) : [];
  if (value === undefined) {
    if (writer.always?.has(field) === true) return record;
    // What no record lacks may stand in the same place, such as a machine in the path of a command.
    const shared = [...(writer.always ?? [])]
      .flatMap((name) => writer.paths[name] ?? [])
      .map((path) => path.join("\n"));
    return paths.reduce(
      (made, path) => (shared.includes(path.join("\n")) ? asIn(base, made, path) : withoutPath(made, path)),
      record,
    );
  }
  // A shape of records has a field at its own place; one that its base lacks goes where there is room.
  const own = paths.filter((path) => has(base, path));
  const places = own.length > 0 ? own : paths.filter((path) => has(base, path.slice(0, -1))).slice(0, 1);
  const chosen = writer.everywhere?.has(field) === true ? places : places.slice(0, 1);
  const form = formOf(writer, field);
  return chosen.reduce((made, path) => {
    const written = form(value, made, path);
    return written === undefined ? withoutPath(made, path) : withPath(made, path, written);
  }, record);
}

/** How a value of a field is written; of several values for a field that holds one, the first. */
function formOf(
  { forms = {}, lists = {} }: RecordWriter,
  field: string,
): (value: Scalar | readonly Scalar[], record: ProviderRecord, path: Path) => unknown {
  const list = Object.hasOwn(lists, field) ? lists[field] : undefined;
  if (list !== undefined) return (value, _record, path) => list(typeof value === "object" ? value : [value], path);
  const form = Object.hasOwn(forms, field) ? forms[field] : undefined;
  return (value, record, path) => {
    const one = typeof value === "object" ? (value[0] ?? "") : value;
    return form === undefined ? one : form(one, record, path);
  };
}

/** The record with what another one has at a path; as it is where that has nothing there. */
function asIn(other: ProviderRecord, record: ProviderRecord, path: Path): ProviderRecord {
  if (!has(other, path)) return record;
  return withPath(
    record,
    path,
    path.reduce<unknown>((value, key) => (value as ProviderRecord)[key], other),
  );
}

function has(record: unknown, path: Path): boolean {
  let value = record;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as ProviderRecord)[key];
  }
  return path.length > 0 ? true : typeof value === "object";
}

export function withPath(record: ProviderRecord, [key, ...rest]: Path, value: unknown): ProviderRecord {
  if (key === undefined) return record;
  if (rest.length === 0) return { ...record, [key]: value };
  const inner = Object.hasOwn(record, key) ? record[key] : undefined;
  const below = typeof inner === "object" && inner !== null ? (inner as ProviderRecord) : {};
  return { ...record, [key]: withPath(below, rest, value) };
}

function withoutPath(record: ProviderRecord, [key, ...rest]: Path): ProviderRecord {
  if (key === undefined || !Object.hasOwn(record, key)) return record;
  if (rest.length === 0) return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  const inner = record[key];
  return typeof inner === "object" && inner !== null && !Array.isArray(inner)
    ? { ...record, [key]: withoutPath(inner as ProviderRecord, rest) }
    : record;
}
