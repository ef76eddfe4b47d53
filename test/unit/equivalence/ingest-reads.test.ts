import { describe, expect, test } from "vitest";
import type { ProviderRecord } from "../../../src/equivalence/canonical/record.ts";
import { RECORD_WRITERS, withPath } from "../../../src/equivalence/generate/writers.ts";
import type { Ingest } from "../../../src/equivalence/ingest/ingest.ts";
import { readsOf } from "../../../src/equivalence/ingest/reads.ts";
import { loadIngests } from "../../../src/equivalence/ingest/registry.ts";
import { loadReader } from "../../../src/equivalence/read/registry.ts";
import { BACKEND_IDS } from "../../../src/model/nodes.ts";

const ARRIVAL = { time: Date.UTC(2026, 0, 15, 10), arrived: Date.UTC(2026, 0, 15, 10, 1), serial: 3 };

/** Records of a source in every shape, as they are and with members that no shape has. */
function recordsOf(source: string): readonly ProviderRecord[] {
  return (RECORD_WRITERS.get(source)?.bases ?? []).flatMap((base) => [
    base,
    withPath(withPath(base, ["properties", "more", "a.b"], [{ c: "x" }, { c: "y" }]), ["list"], ["x", 1, null]),
  ]);
}

describe.each(BACKEND_IDS)("rows of %s", async (backend) => {
  const [ingests, { flatten }] = await Promise.all([loadIngests(backend), loadReader(backend)]);
  const all = [...ingests].flatMap(([source, own]) =>
    own.map((ingest) => [`${source} in ${ingest.place}`, ingest] as const),
  );

  test.each(all)("of %s have what is read, whatever else is left out", (_name, ingest: Ingest) => {
    for (const record of recordsOf(ingest.source)) {
      for (const [index, row] of ingest.rows(record, ARRIVAL).entries()) {
        const whole = flatten(row);
        for (const [name, value] of Object.entries(whole)) {
          const rows = ingest.rows(record, { ...ARRIVAL, reads: readsOf([name]) });
          expect(flatten(rows[index] ?? {})[name], name).toEqual(value);
        }
      }
    }
  });

  test.each(all)("of %s have nothing that nobody reads", (_name, ingest: Ingest) => {
    for (const record of recordsOf(ingest.source)) {
      const whole = ingest.rows(record, ARRIVAL);
      const rows = ingest.rows(record, { ...ARRIVAL, reads: readsOf(["nothing"]) });
      expect(rows).toHaveLength(whole.length);
      for (const row of rows) expect(Object.keys(flatten(row)).length).toBeLessThan(16);
    }
  });
});

describe("what is read", () => {
  test("is a field, its parts and what it is part of", () => {
    const reads = readsOf(["a.b.c", "d{}.e"]);
    const names = ["a", "a.b", "a.b.c", "a.b.c.x", "d{}", "d{}.e", "a.x", "a.b.cc", "b", "d", ""];
    expect(names.filter(reads)).toEqual(["a", "a.b", "a.b.c", "a.b.c.x", "d{}", "d{}.e"]);
    expect(["a", ""].filter(readsOf([]))).toEqual([]);
  });

  test("is everything where everything is asked for", () => {
    expect(["a", "a.b"].every(readsOf(["x", "*"]))).toBe(true);
  });
});
