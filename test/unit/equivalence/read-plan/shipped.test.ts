import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadLibrary } from "../../../../src/cli/load-library.ts";
import { openProject } from "../../../../src/cli/project.ts";
import { canonicalEvents } from "../../../../src/equivalence/canonical-events.ts";
import type { CanonicalEvent } from "../../../../src/equivalence/event.ts";
import { loadEvents } from "../../../../src/equivalence/load-events.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import type { Detection, TestCase } from "../../../../src/model/nodes.ts";
import { testVariant } from "../../../../src/model/test-variant.ts";
import { quietTerminal } from "../../../helpers/compile-case.ts";
import { differences } from "./compare.ts";

const root = path.join(import.meta.dirname, "../../../..");
const database = openDatabase();
afterAll(() => database.close());

async function detectionIn(folder: string): Promise<Detection> {
  const terminal = quietTerminal(folder);
  const opened = openProject(terminal);
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  const [entry] = (await loadLibrary([path.join(folder, "detection.yml")], opened.project, terminal)).detections;
  if (entry === undefined) throw new Error(`${folder} has no detection`);
  return entry.detection;
}

function eventsOf(folder: string, { files }: TestCase): readonly CanonicalEvent[] {
  const texts = files.map((file) => readFileSync(path.join(folder, file.path), "utf8"));
  return canonicalEvents(texts.flatMap((text) => loadEvents(text, "events.ndjson").records)).events;
}

const shipped = await Promise.all(
  readdirSync(path.join(root, "detections")).map(async (slug) => {
    const folder = path.join(root, "detections", slug);
    const detection = await detectionIn(folder);
    return { detection, tests: detection.tests.map((each) => ({ each, events: eventsOf(folder, each) })) };
  }),
);

test("plans of the shipped detections agree with the reference on their tests", async () => {
  for (const { detection, tests } of shipped) {
    const variants = [...new Set(tests.map(({ each }) => testVariant(detection, each)))];
    const wanted = (variant: number, one: number): boolean => {
      const given = tests[one]?.each;
      return given !== undefined && testVariant(detection, given) === variants[variant];
    };
    const cases = tests.map(({ events }) => events);
    expect(await differences(database, variants, cases, { wanted }), detection.slug).toEqual([]);
  }
}, 60_000);

test("plans of all case folders agree with the reference on the shipped events", async () => {
  const folders = readdirSync(path.join(root, "test/cases"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === "detection.yml")
    .map((entry) => entry.parentPath)
    .sort();
  const detections = await Promise.all(folders.map(detectionIn));
  const cases = shipped.flatMap(({ tests }) => tests.map(({ events }) => events));
  const found = await differences(database, detections, cases);
  expect(found.map((each) => ({ ...each, detection: folders[each.detection] }))).toEqual([]);
}, 120_000);
