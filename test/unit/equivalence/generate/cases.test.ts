import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { canonicalEvents } from "../../../../src/equivalence/canonical-events.ts";
import { generateCases } from "../../../../src/equivalence/generate/cases.ts";
import { referenceEpisodes } from "../../../../src/equivalence/reference.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { judgePlan } from "../../../../src/equivalence/run/judge-plan.ts";
import type { Detection } from "../../../../src/model/nodes.ts";
import { detectionOf } from "../../../helpers/detection.ts";
import { template } from "../../../helpers/detection-text.ts";
import { testCatalog } from "../../../helpers/test-catalog.ts";

const database = openDatabase();
afterAll(() => database.close());

const slugs = [
  "aws-ssm-run-command",
  "azure-managed-run-command-unusual-principal",
  "azure-run-command-many-vms",
  "azure-run-command-suspicious-sign-in",
  "azure-vm-run-command",
  "cloud-agent-suspicious-shell",
];

function shipped(slug: string): Detection {
  const file = new URL(`../../../../detections/${slug}/detection.yml`, import.meta.url);
  return detectionOf(readFileSync(file, "utf8"), { slug, file: `detections/${slug}/detection.yml` });
}

describe.each(slugs)("events made up for %s", (slug) => {
  const detection = shipped(slug);
  const cases = [...generateCases(detection, 400, 1)];
  const records = cases.flatMap((each) => each.records);

  test("are the same for the same seed, and others for another", () => {
    expect(JSON.stringify([...generateCases(detection, 400, 1)].map((each) => each.records))).toBe(
      JSON.stringify(cases.map((each) => each.records)),
    );
    const others = [...generateCases(detection, 400, 2)].map((each) => each.records);
    expect(JSON.stringify(others)).not.toBe(JSON.stringify(cases.map((each) => each.records)));
  });

  test("are as many as asked for, in small cases, each of which is read without problems", () => {
    expect(records.length).toBeGreaterThan(380);
    expect(records.length).toBeLessThanOrEqual(400);
    expect(Math.max(...cases.map((each) => each.records.length))).toBeLessThanOrEqual(24);
    expect(canonicalEvents(records).diagnostics).toEqual([]);
    for (const each of cases) expect(each.events).toEqual(canonicalEvents(each.records).events);
  });

  test("are on both sides of the detection", () => {
    const alerting = cases.filter(({ events }) => referenceEpisodes(detection, events).length > 0).length;
    expect(alerting).toBeGreaterThan(0);
    expect(alerting).toBeLessThan(cases.length);
  });

  test("are decided by the plan as by the detection", async () => {
    expect((await judgePlan(detection, cases, database)).flat().map(({ message }) => message)).toEqual([]);
  });

  test("arrive within the delay, some of them late", () => {
    const late = records.filter(({ lag }) => lag > 0);
    expect(late.length).toBeGreaterThan(0);
    expect(records.every(({ lag }) => lag >= 0 && lag < Math.max(detection.schedule.delay, 20_001))).toBe(true);
  });

  test("are of the log sources of the detection", () => {
    const sources = new Set(
      [...detection.events.values()].flatMap(({ source, otherwise }) => [source.name, otherwise?.source.name]),
    );
    expect(records.filter(({ source }) => !sources.has(source))).toEqual([]);
  });
});

test("of a log source whose records cannot be made up there are none", () => {
  expect([...generateCases(detectionOf(template(), { catalog: testCatalog }), 100, 1)]).toEqual([]);
});

test("none are asked for, none are made", () => {
  expect([...generateCases(shipped("aws-ssm-run-command"), 0, 1)]).toEqual([]);
});
