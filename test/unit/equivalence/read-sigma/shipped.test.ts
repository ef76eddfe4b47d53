import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { CANONICAL_SOURCES } from "../../../../src/equivalence/canonical/sources.ts";
import { canonicalEvents } from "../../../../src/equivalence/canonical-events.ts";
import { sigmaIngests } from "../../../../src/equivalence/ingest/sigma/index.ts";
import { loadEvents } from "../../../../src/equivalence/load-events.ts";
import { sigmaReader } from "../../../../src/equivalence/read/sigma/index.ts";
import { referenceEpisodes } from "../../../../src/equivalence/reference.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";
import { compileCase } from "../../../helpers/compile-case.ts";

const root = path.join(import.meta.dirname, "../../../../detections");
const database = openDatabase();
afterAll(() => database.close());

test.each(readdirSync(root))("%s misses no episode that its level promises", async (slug) => {
  const folder = path.join(root, slug);
  const { targets } = await compileCase(folder);
  const sigma = targets.find(({ backend }) => backend === "sigma");
  const detection = sigma?.input?.detection;
  if (sigma === undefined || detection === undefined) throw new Error("The detection is not compiled for Sigma");
  const files = sigma.artifacts.map((artifact) => ({ path: artifact.path, text: artifact.content.text }));
  const { rules, problems } = await sigmaReader.read(files, []);
  expect(problems).toEqual([]);
  for (const testCase of detection.tests.filter(({ changed }) => changed === undefined)) {
    const records = testCase.files.flatMap(
      (file) => loadEvents(readFileSync(path.join(folder, file.path), "utf8"), file.path).records,
    );
    const { events } = canonicalEvents(records);
    const stored = events.flatMap((event, serial): StoredEvent[] => {
      const record = records[serial];
      if (record === undefined) return [];
      const arrival = { time: event.time, arrived: event.time + record.lag, serial };
      const written = CANONICAL_SOURCES.get(record.source)?.withTime(record.record, event.time) ?? record.record;
      return (sigmaIngests.get(record.source) ?? []).flatMap((ingest) =>
        ingest.rows(written, arrival).map((row) => ({
          case: 0,
          serial,
          place: ingest.place,
          time: event.time,
          arrived: arrival.arrived,
          row: sigmaReader.flatten(row),
        })),
      );
    });
    const alerts = await runRules(database, rules, stored);
    const spans = alerts.map((alert) => {
      const times = alert.events.map((serial) => events[serial]?.time ?? Number.NaN);
      return { start: Math.min(...times), end: Math.max(...times) };
    });
    const episodes = referenceEpisodes(detection, events);
    const missed = episodes.filter(
      (episode) => !spans.some((span) => span.start <= episode.end && episode.start <= span.end),
    );
    const extra = spans.filter(
      (span) => !episodes.some((episode) => span.start <= episode.end && episode.start <= span.end),
    );
    if (sigma.level === "exact" || sigma.level === "wider") expect(missed, testCase.name).toEqual([]);
    if (sigma.level === "exact" || sigma.level === "narrower") expect(extra, testCase.name).toEqual([]);
  }
});
