import { expect } from "vitest";
import { elasticIngests } from "../../src/equivalence/ingest/elastic/index.ts";

const TIME = Date.UTC(2026, 0, 15, 10, 0, 0);
const ARRIVAL = { time: TIME, arrived: TIME + 180_000, serial: 7 };

/** The rows of a record by place, without what every document of the stream has. */
export function stored(source: string, record: object): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const ingest of elasticIngests.get(source) ?? []) {
    for (const row of ingest.rows(record as Record<string, unknown>, ARRIVAL)) {
      const { _id, _index, data_stream, ecs, ...rest } = row as Record<string, Record<string, unknown>>;
      expect(_index).toBe(ingest.place);
      expect(`logs-${data_stream?.dataset}-${data_stream?.namespace}`).toBe(ingest.place);
      const { dataset, module, kind, ingested, ...event } = rest.event ?? {};
      expect([dataset, kind, ingested]).toEqual([data_stream?.dataset, "event", "2026-01-15T10:03:00.000Z"]);
      found[ingest.place] = { ...rest, event };
    }
  }
  return found;
}
