import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadBackend } from "../../src/backends/registry.ts";
import { generateCases } from "../../src/equivalence/generate/cases.ts";
import { fuzz } from "../../src/equivalence/generate/fuzz.ts";
import { enoughFor } from "../../src/equivalence/generate/timing.ts";
import { referenceEpisodes } from "../../src/equivalence/reference.ts";
import { openDatabase } from "../../src/equivalence/run/database.ts";
import { prepareTarget, unreadFindings } from "../../src/equivalence/run/judge-detection.ts";
import type { Detection } from "../../src/model/nodes.ts";
import { compileCase } from "../helpers/compile-case.ts";

// Every feature of the language on every target, on made-up events: EVENTS=1000 makes more of them, TARGET=splunk and
// CASE=modifiers/cidr ask for less, SEED=2 for others.
const root = path.join(import.meta.dirname, "..", "cases");
const events = Number(process.env.EVENTS ?? 60);
const seed = Number(process.env.SEED ?? 1);
const COUNTRY = "no record of Azure activity names a country: some targets add one from a database of addresses";
/** Features that no made-up event raises an alert for, with the reason; of these no more than silence is compared. */
const SILENT: ReadonlyMap<string, string> = new Map([
  ["substitutes/absent-field", COUNTRY],
  ["substitutes/absent-field-first-seen", COUNTRY],
  ["substitutes/absent-field-under-lt", COUNTRY],
]);

const database = openDatabase();
afterAll(() => database.close());

for (const feature of folders(root)) {
  describe(feature, () => {
    const names = folders(path.join(root, feature)).filter((name) =>
      `${feature}/${name}`.startsWith(process.env.CASE ?? ""),
    );
    test.each(names)("%s raises alerts on made-up events", async (name) => {
      const { detection } = await compileCase(path.join(root, feature, name));
      const cases = [...generateCases(detection, atLeast(250, detection), 1)];
      const alerting = cases.filter((each) => referenceEpisodes(detection, each.events).length > 0);
      expect(alerting.length === 0, SILENT.get(`${feature}/${name}`)).toBe(SILENT.has(`${feature}/${name}`));
    });

    test.each(names)(
      "%s",
      async (name) => {
        const { project, detection, targets } = await compileCase(path.join(root, feature, name));
        const bench = { context: project, database, cache: undefined };
        const wanted = targets.filter(({ backend }) => (process.env.TARGET ?? backend) === backend);
        for (const { backend } of wanted) {
          const prepared = await prepareTarget(detection, await loadBackend(backend), bench);
          const result = await fuzz(detection, [prepared], atLeast(events, detection), seed, database);
          if (prepared.outcome.rules.length > 0) expect(result.states.get(backend), backend).not.toBe("unjudged");
          const shown = [...unreadFindings(prepared), ...result.diagnostics].map(
            ({ code, message, related = [], help, sample = [] }) =>
              [`${backend} ${code} ${message}`, ...related.map((each) => each.message), help, ...sample].join("\n"),
          );
          expect(shown.join("\n\n")).toBe("");
        }
      },
      120_000,
    );
  });
}

/** So many events, or as many as the trigger asks for and a few more. */
function atLeast(count: number, { trigger }: Detection): number {
  const enough = enoughFor(trigger);
  return Number.isFinite(enough) ? Math.max(count, enough + 2) : count;
}

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
