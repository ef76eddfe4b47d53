import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadBackend } from "../../src/backends/registry.ts";
import { fuzz } from "../../src/equivalence/generate/fuzz.ts";
import { openDatabase } from "../../src/equivalence/run/database.ts";
import { prepareTarget, unreadFindings } from "../../src/equivalence/run/judge-detection.ts";
import { compileCase } from "../helpers/compile-case.ts";

// Every feature of the language on every target, on made-up events: EVENTS=1000 makes more of them, TARGET=splunk and
// CASE=modifiers/cidr ask for less, SEED=2 for others.
const root = path.join(import.meta.dirname, "..", "cases");
const events = Number(process.env.EVENTS ?? 60);
const seed = Number(process.env.SEED ?? 1);
const database = openDatabase();
afterAll(() => database.close());

for (const feature of folders(root)) {
  describe(feature, () => {
    const names = folders(path.join(root, feature)).filter((name) =>
      `${feature}/${name}`.startsWith(process.env.CASE ?? ""),
    );
    test.each(names)("%s", async (name) => {
      const { project, detection, targets } = await compileCase(path.join(root, feature, name));
      const bench = { context: project, database, cache: undefined };
      const wanted = targets.filter(({ backend }) => (process.env.TARGET ?? backend) === backend);
      for (const { backend } of wanted) {
        const prepared = await prepareTarget(detection, await loadBackend(backend), bench);
        const result = await fuzz(detection, [prepared], events, seed, database);
        const shown = [...unreadFindings(prepared), ...result.diagnostics].map(
          ({ code, message, related = [], help }) =>
            [`${backend} ${code} ${message}`, ...related.map((each) => each.message), help].join("\n"),
        );
        expect(shown.join("\n\n")).toBe("");
      }
    });
  });
}

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
