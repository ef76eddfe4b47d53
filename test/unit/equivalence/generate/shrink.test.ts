import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalEvents } from "../../../../src/equivalence/canonical-events.ts";
import { caseOf, generateCases } from "../../../../src/equivalence/generate/cases.ts";
import { witnessOf } from "../../../../src/equivalence/generate/fuzz.ts";
import { shrink } from "../../../../src/equivalence/generate/shrink.ts";
import { RECORD_WRITERS } from "../../../../src/equivalence/generate/writers.ts";
import { loadEvents } from "../../../../src/equivalence/load-events.ts";
import { neverMissing } from "../../../../src/equivalence/never-missing.ts";
import type { EventCase } from "../../../../src/equivalence/run/judge-target.ts";
import { openBuiltinCatalog } from "../../../helpers/catalog.ts";
import { detectionOf } from "../../../helpers/detection.ts";

const file = new URL("../../../../detections/aws-ssm-run-command/detection.yml", import.meta.url);
const builtin = openBuiltinCatalog();
const detection = detectionOf(readFileSync(file, "utf8"));
const large = [...generateCases(detection, 300, 4)].reduce((most, each) =>
  each.records.length > most.records.length ? each : most,
);
const [first, second] = large.records;
if (first === undefined || second === undefined) throw new Error("The case is too small to shrink");
const from = caseOf("large", [
  ...large.records,
  { ...first, lag: 90_000, record: { ...first.record, userAgent: "the culprit" } },
]);

/** Judges by a test that the case itself has to pass. */
function judgedBy(differs: (each: EventCase) => boolean): (cases: readonly EventCase[]) => Promise<readonly boolean[]> {
  return async (cases) => cases.map(differs);
}

const hasCulprit = ({ records }: EventCase): boolean =>
  records.some(({ record }) => record.userAgent === "the culprit");

describe("the smallest case", () => {
  test("has the one event that differs, punctual, and little else of it", async () => {
    const smallest = await shrink(from, judgedBy(hasCulprit));
    expect(hasCulprit(smallest)).toBe(true);
    expect(smallest.records).toHaveLength(1);
    expect(smallest.records[0]?.lag).toBe(0);
    const size = JSON.stringify(smallest.records[0]?.record).length;
    expect(size).toBeLessThan(JSON.stringify(first.record).length);
    expect(Object.keys(smallest.records[0]?.record ?? {})).not.toContain("requestParameters");
  });

  test("keeps what no record lacks, so that it is still one of its provider", async () => {
    const smallest = await shrink(from, judgedBy(hasCulprit));
    expect(Object.keys(smallest.records[0]?.record ?? {})).toEqual(
      expect.arrayContaining(["eventVersion", "eventTime", "eventSource", "eventName", "userIdentity", "eventID"]),
    );
    expect(smallest.events).toHaveLength(1);
  });

  test("keeps two events where it takes two, and lateness where that matters", async () => {
    const pair = await shrink(
      from,
      judgedBy(({ records }) => records.length >= 2 && records.some(({ lag }) => lag === 90_000)),
    );
    expect(pair.records).toHaveLength(2);
    expect(pair.records.map(({ lag }) => lag)).toContain(90_000);
  });

  test("is the case itself where nothing smaller differs, or it is small already", async () => {
    expect(
      await shrink(
        from,
        judgedBy(() => false),
      ),
    ).toBe(from);
  });

  test("comes out the same each time, in a bounded number of rounds", async () => {
    let rounds = 0;
    const counting = async (cases: readonly EventCase[]): Promise<readonly boolean[]> => {
      rounds += 1;
      return cases.map(hasCulprit);
    };
    const [one, other] = [await shrink(from, counting), await shrink(from, judgedBy(hasCulprit))];
    expect(one).toEqual(other);
    expect(rounds).toBeLessThanOrEqual(60);
  });
});

describe("the smallest record", () => {
  test.each([...RECORD_WRITERS].flatMap(([source, { bases }]) => bases.map((base) => [source, base] as const)))(
    "of %s is of the shape that it was found in, and lacks nothing that none lacks",
    async (source, base) => {
      const record = { source, record: base, time: undefined, lag: 0, span: detection.span };
      const smallest = await shrink(caseOf("one", [record]), async (cases) => cases.map(() => true));
      expect(neverMissing(smallest.records, builtin.source)).toEqual([]);
      expect(canonicalEvents(smallest.records).diagnostics).toEqual([]);
      expect(smallest.records[0]?.record).toMatchObject(logOf(base));
    },
  );
});

/** What says which log of Windows or Linux an event is of; nothing for records of other sources. */
function logOf({ System }: Readonly<Record<string, unknown>>): object {
  if (System === undefined) return {};
  const { Provider, EventID, Channel } = System as Readonly<Record<string, unknown>>;
  return { System: { Provider, EventID, Channel } };
}

test("a witness is a file of sample events that says the same again", () => {
  const loaded = loadEvents(witnessOf(from), "witness.ndjson");
  expect(loaded.diagnostics).toEqual([]);
  const again = caseOf(from.name, loaded.records);
  expect(again.events).toEqual(from.events);
  expect(again.records.at(-1)?.lag).toBe(90_000);
});
