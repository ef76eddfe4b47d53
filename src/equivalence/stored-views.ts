import type { BoundField, SourceBinding } from "../catalog/nodes.ts";
import type { CompiledTarget } from "../compile.ts";
import type { BackendId } from "../model/nodes.ts";
import { type Branch, stages } from "../plan/stages.ts";
import { CANONICAL_SOURCES } from "./canonical/sources.ts";
import type { CanonicalEvent } from "./event.ts";
import type { Lists } from "./holds.ts";
import { holdsBound } from "./holds-bound.ts";
import type { Ingest, StoredRow } from "./ingest/ingest.ts";
import type { RawRecord } from "./load-events.ts";
import type { Lookup } from "./stored-value.ts";

/** A row that a target stores of an event, with the branch of the plan that reads it. */
export interface StoredView {
  readonly place: string;
  readonly branch: Branch<BoundField>;
  readonly column: Lookup;
}

/** Every stored row of some events that a target's rules read. */
export function storedViews(
  target: CompiledTarget,
  records: readonly RawRecord[],
  events: readonly CanonicalEvent[],
  ingests: ReadonlyMap<string, readonly Ingest[]>,
): readonly StoredView[] {
  if (target.input === undefined) return [];
  return stages(target.input.plan).branches.flatMap((branch) =>
    records.flatMap((record, serial): StoredView[] => {
      const event = events[serial];
      if (event === undefined || record.source !== branch.scan.source.name) return [];
      const arrival = { time: event.time, arrived: event.time + record.lag, serial };
      const written = CANONICAL_SOURCES.get(record.source)?.withTime(record.record, event.time) ?? record.record;
      return (ingests.get(record.source) ?? []).flatMap((ingest) =>
        ingest
          .rows(written, arrival)
          .filter((row) => inScope(branch.binding.scope, ingest.place, row))
          .map((row) => ({
            place: ingest.place,
            branch,
            column: lookupOf(target.backend, row, arrival.arrived),
          })),
      );
    }),
  );
}

/** Whether a stored row passes the tests, the exclusions and the score of a branch. */
export function branchTakes(branch: Branch<BoundField>, column: Lookup, lists: Lists): boolean {
  const { scan, binding, filters, score } = branch;
  if (binding.where !== undefined && !holdsBound(binding.where, column, lists)) return false;
  if (!holdsBound(scan.where, column, lists)) return false;
  if (filters.some(({ where }) => !holdsBound(where, column, lists))) return false;
  if (score?.atLeast === undefined) return true;
  const total = score.add.reduce(
    (sum, { when, points }) => sum + (holdsBound(when, column, lists) ? points : 0),
    score.base,
  );
  return total >= score.atLeast;
}

/** Whether the rule reads the place at all: another table of the same events is another rule's. */
function inScope(scope: SourceBinding["scope"], place: string, row: StoredRow): boolean {
  switch (scope.kind) {
    case "sentinel":
      return place === scope.table;
    case "elastic":
      return scope.index.some((pattern) => matchesIndex(pattern, row));
    case "sigma":
      return (
        place.split("/").every((part) => [scope.product, scope.service, scope.category, undefined].includes(part)) ||
        (scope.product === undefined && place.split("/").includes(scope.category ?? ""))
      );
    case "splunk":
    case "sumo":
      return true;
  }
}

/** Data streams are `type-dataset-namespace`. */
function matchesIndex(pattern: string, row: StoredRow): boolean {
  const stream = row.data_stream;
  if (typeof stream !== "object" || stream === null || Array.isArray(stream)) return false;
  const part = (name: string): string => String((stream as Readonly<Record<string, unknown>>)[name] ?? "");
  const index = `${part("type")}-${part("dataset")}-${part("namespace")}`;
  return pattern.endsWith("*") ? index.startsWith(pattern.slice(0, -1)) : index === pattern;
}

/**
 * Columns of a row; a dotted name leads into nested documents. `$ingestion_time` is when the row came. Records of Cloud SIEM
 * have the fields of the message in a map of their own.
 */
function lookupOf(backend: BackendId, row: StoredRow, arrived: number): Lookup {
  return (name, type) => {
    if (name === "$ingestion_time") return new Date(arrived).toISOString();
    if (backend === "sumo" && type === "raw") return memberOf(row.fields, name);
    if (Object.hasOwn(row, name) || backend !== "elastic") return Object.hasOwn(row, name) ? row[name] : undefined;
    let value: unknown = row;
    for (const key of name.split(".")) value = memberOf(value, key);
    return value;
  };
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
