import type { ProviderRecord } from "../canonical/record.ts";
import { CANONICAL_SOURCES } from "../canonical/sources.ts";
import type { CanonicalEvent } from "../event.ts";
import type { Ingest, StoredRow } from "../ingest/ingest.ts";
import type { Reads } from "../ingest/reads.ts";
import type { RawRecord } from "../load-events.ts";
import type { StoredEvent } from "./run-rules.ts";

/** Some events as one target stores them in one of its ways. */
export interface World {
  readonly stored: readonly Omit<StoredEvent, "case">[];
  /** Serials of the events of which anything is stored: only these can be judged. */
  readonly serials: ReadonlySet<number>;
}

/**
 * The ways in which a target may store some records. Where it has several for a record (two connectors, two add-ons), a
 * customer uses one of them, so each gives a world of its own: the first world has the first way of every record, and so on.
 * Rows have the fields that are read.
 */
export function worldsOf(
  records: readonly RawRecord[],
  events: readonly CanonicalEvent[],
  ingests: ReadonlyMap<string, readonly Ingest[]>,
  flatten: (row: StoredRow) => Readonly<Record<string, unknown>>,
  reads: Reads = () => true,
): readonly World[] {
  const ways = records.map((record, serial) => {
    const event = events[serial];
    if (event === undefined) return [];
    const arrived = event.time + record.lag;
    const written = writtenAt(record, event.time);
    return (ingests.get(record.source) ?? []).flatMap((ingest) => {
      const rows = ingest.rows(written, { time: event.time, arrived, serial, reads });
      const stored = rows.map((row) => ({ serial, place: ingest.place, time: event.time, arrived, row: flatten(row) }));
      return stored.length === 0 ? [] : [stored];
    });
  });
  const count = Math.max(0, ...ways.map((own) => own.length));
  return Array.from({ length: count }, (_, index) => worldOf(ways.flatMap((own) => own[index % own.length] ?? [])));
}

/** What was last written of a record: all targets that are judged together are given the same. */
const lastWritten = new WeakMap<RawRecord, { readonly time: number; readonly written: ProviderRecord }>();

/** A record that says that it happened at a time. */
function writtenAt(record: RawRecord, time: number): ProviderRecord {
  const last = lastWritten.get(record);
  if (last?.time === time) return last.written;
  const written = CANONICAL_SOURCES.get(record.source)?.withTime(record.record, time) ?? record.record;
  lastWritten.set(record, { time, written });
  return written;
}

/** The part of a world that is in some places. */
export function within(world: World, isPlace: (place: string) => boolean): World {
  const stored = world.stored.filter(({ place }) => isPlace(place));
  return stored.length === world.stored.length ? world : worldOf(stored);
}

function worldOf(stored: World["stored"]): World {
  return { stored, serials: new Set(stored.map(({ serial }) => serial)) };
}
