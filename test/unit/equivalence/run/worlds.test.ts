import { describe, expect, test } from "vitest";
import type { Ingest } from "../../../../src/equivalence/ingest/ingest.ts";
import type { RawRecord } from "../../../../src/equivalence/load-events.ts";
import { type World, within, worldsOf } from "../../../../src/equivalence/run/worlds.ts";

const span = { file: "e.ndjson", line: 1, column: 1, endLine: 1, endColumn: 1 };
const minute = 60_000;

function record(source: string, more: Readonly<Record<string, unknown>> = {}, lag = 0): RawRecord {
  return { source, record: more, time: undefined, lag, span };
}

function way(source: string, place: string, rows: Ingest["rows"] = (written) => [{ ...(written as object) }]): Ingest {
  return { source, place, evidence: { kind: "doc", of: "a test" }, rows };
}

function worlds(records: readonly RawRecord[], ingests: readonly Ingest[]): readonly World[] {
  const bySource = new Map<string, Ingest[]>();
  for (const each of ingests) bySource.set(each.source, [...(bySource.get(each.source) ?? []), each]);
  const events = records.map(({ source }, index) => ({ source, time: index * minute, id: "", fields: new Map() }));
  return worldsOf(records, events, bySource, (row) => row);
}

const shown = (all: readonly World[]): readonly string[] =>
  all.map(({ stored }) => stored.map(({ serial, place }) => `${serial}:${place}`).join(" "));

describe("the ways in which a target may store records", () => {
  test("one way makes one world, with everything in it", () => {
    expect(shown(worlds([record("a"), record("b")], [way("a", "A"), way("b", "B")]))).toEqual(["0:A 1:B"]);
  });

  test("two ways of one source make two worlds, never mixed", () => {
    const ingests = [way("a", "A1"), way("a", "A2")];
    expect(shown(worlds([record("a"), record("a")], ingests))).toEqual(["0:A1 1:A1", "0:A2 1:A2"]);
  });

  test("a source with one way is in every world of another with several", () => {
    const ingests = [way("a", "A1"), way("a", "A2"), way("b", "B")];
    expect(shown(worlds([record("a"), record("b")], ingests))).toEqual(["0:A1 1:B", "0:A2 1:B"]);
  });

  test("a way that stores nothing of a record is none for it", () => {
    const picky = way("a", "A1", (written) => (written.kind === "x" ? [{}] : []));
    const all = worlds([record("a", { kind: "x" }), record("a", { kind: "y" })], [picky, way("a", "A2")]);
    expect(shown(all)).toEqual(["0:A1 1:A2", "0:A2 1:A2"]);
  });

  test("a record of which nothing is stored is in no world, and cannot be judged", () => {
    const [world] = worlds([record("a"), record("unknown")], [way("a", "A")]);
    expect([...(world?.serials ?? [])]).toEqual([0]);
    expect(worlds([record("unknown")], [way("a", "A")])).toEqual([]);
    expect(worlds([], [way("a", "A")])).toEqual([]);
  });

  test("one record may become several rows, which are the same event", () => {
    const [world] = worlds([record("a")], [way("a", "A", () => [{ n: 1 }, { n: 2 }])]);
    expect(world?.stored.map(({ serial, row }) => [serial, row.n])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  test("a row knows when its event happened and arrived, and the record says the same time", () => {
    const source = "aws.cloudtrail";
    const late = record(source, { eventTime: "2020-01-01T00:00:00Z" }, 3 * minute);
    const [world] = worlds([record(source), late], [way(source, "T")]);
    expect(world?.stored[1]).toMatchObject({ time: minute, arrived: 4 * minute });
    expect(world?.stored[1]?.row.eventTime).toBe("1970-01-01T00:01:00Z");
  });

  test("the part in some places has only the events of these", () => {
    const [world] = worlds([record("a"), record("b")], [way("a", "A"), way("b", "B")]);
    const part = world === undefined ? undefined : within(world, (place) => place === "B");
    expect([...(part?.serials ?? [])]).toEqual([1]);
  });
});
