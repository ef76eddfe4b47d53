import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CANONICAL_SOURCES } from "../../../../src/equivalence/canonical/sources.ts";
import { canonicalEvents } from "../../../../src/equivalence/canonical-events.ts";
import { elasticIngests } from "../../../../src/equivalence/ingest/elastic/index.ts";
import { loadEvents } from "../../../../src/equivalence/load-events.ts";
import { elasticReader } from "../../../../src/equivalence/read/elastic/index.ts";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import { type Episode, referenceEpisodes } from "../../../../src/equivalence/reference.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";
import { compileCase } from "../../../helpers/compile-case.ts";

const folder = path.join(import.meta.dirname, "../../../../detections/azure-run-command-many-vms");
const database = openDatabase();
afterAll(() => database.close());

let files: readonly EmittedFile[] = [];
let stored: readonly StoredEvent[] = [];
/** Of each test of the detection that changes none of its lists and exclusions. */
let cases: readonly { readonly name: string; readonly episodes: readonly Episode[] }[] = [];

beforeAll(async () => {
  const { targets } = await compileCase(folder);
  const elastic = targets.find(({ backend }) => backend === "elastic");
  const detection = elastic?.input?.detection;
  if (elastic === undefined || detection === undefined) throw new Error("The detection is not compiled for Elastic");
  files = elastic.artifacts.map((artifact) => ({ path: artifact.path, text: artifact.content.text }));
  const tests = detection.tests.filter(({ changed }) => changed === undefined);
  const loaded = tests.map((testCase) => {
    const records = testCase.files.flatMap(
      (file) => loadEvents(readFileSync(path.join(folder, file.path), "utf8"), file.path).records,
    );
    return { name: testCase.name, records, events: canonicalEvents(records).events };
  });
  cases = loaded.map(({ name, events }) => ({ name, episodes: referenceEpisodes(detection, events) }));
  stored = loaded.flatMap(({ records, events }, index) =>
    events.flatMap((event, serial): StoredEvent[] => {
      const record = records[serial];
      const [ingest] = elasticIngests.get(record?.source ?? "") ?? [];
      if (record === undefined || ingest === undefined) return [];
      const { time } = event;
      const arrived = time + record.lag;
      const written = CANONICAL_SOURCES.get(record.source)?.withTime(record.record, time) ?? record.record;
      return ingest.rows(written, { time, arrived, serial }).map((row) => {
        return { case: index, serial, place: ingest.place, time, arrived, row: elasticReader.flatten(row) };
      });
    }),
  );
});

/** The tests of the detection in which the rules in some files find less or more than they should. */
async function disagreements(emitted: readonly EmittedFile[]): Promise<readonly string[]> {
  const { rules, problems } = await elasticReader.read(emitted, []);
  expect(problems).toEqual([]);
  const alerts = await runRules(database, rules, stored);
  return cases.flatMap(({ name, episodes }, index) => {
    const own = alerts.filter((alert) => alert.case === index);
    const alerted = new Set(own.flatMap(({ events }) => events));
    const wanted = new Set(episodes.flatMap(({ records }) => [...records]));
    const missed = episodes.some(({ records }) => ![...records].some((serial) => alerted.has(serial)));
    const extra = own.some(({ events }) => !events.some((serial) => wanted.has(serial)));
    return [...(missed ? [`${name}: missed`] : []), ...(extra ? [`${name}: extra`] : [])];
  });
}

// The rule is noted as wider: it looks back further than an hour, and counts all that it sees.
const WIDER = ["The fourth machine a millisecond after the hour: extra"];

test("the shipped rule in ES|QL finds what its detection means", async () => {
  expect(cases.filter(({ episodes }) => episodes.length > 0).length).toBeGreaterThan(5);
  expect(await disagreements(files)).toEqual(WIDER);
});

describe("damage to the shipped rule shows", () => {
  const damages: readonly (readonly [string, string | RegExp, string])[] = [
    ["case of the operation", "and to_lower(event.action) in (", "and event.action in ("],
    ["case of the actor", /to_lower\((azure\.activitylogs\.identity\.claims_initiated_by_user\.name)\)/, "$1"],
    ["a value of a list", '    "microsoft.compute/virtualmachines/runcommand/action",\n', ""],
    ["precedence", "    or replace(azure", "    and replace(azure"],
    ["threshold", "Esql.target_count > 3", "Esql.target_count > 4"],
    ["distinct", "count_distinct(Esql.target_id)", "count(Esql.target_id)"],
    ["look-back of the arrival", "now() - 16 minutes", "now() - 1 minute"],
    ["what a group catches", '"$1"', '"$0"'],
    ["group", "by Esql.actor_key\n| where", 'by Esql.cloud_account_id\n| eval Esql.actor_key = ""\n| where'],
  ];

  test.each(damages)("%s", async (_, wanted, damaged) => {
    const [rule] = files.filter(({ path: each }) => each.endsWith(".toml"));
    if (rule === undefined) throw new Error("There is no rule");
    const text = rule.text.replace(wanted, damaged);
    expect(text).not.toBe(rule.text);
    expect(await disagreements([{ ...rule, text }])).not.toEqual(WIDER);
  });
});
