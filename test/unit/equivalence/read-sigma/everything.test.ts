import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { sigmaReader } from "../../../../src/equivalence/read/sigma/index.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";

const root = path.join(import.meta.dirname, "../../../..");
const database = openDatabase();
afterAll(() => database.close());

/** The files of each detection that was compiled for Sigma. */
function emitted(): ReadonlyMap<string, readonly { path: string; text: string }[]> {
  const found = new Map<string, { path: string; text: string }[]>();
  const add = (detection: string, folder: string, file: string): void => {
    const files = found.get(detection) ?? [];
    files.push({ path: file, text: readFileSync(path.join(folder, file), "utf8") });
    found.set(detection, files);
  };
  for (const file of readdirSync(path.join(root, "dist-rules/sigma"))) {
    add(file, path.join(root, "dist-rules/sigma"), file);
  }
  const cases = path.join(root, "test/cases");
  for (const entry of readdirSync(cases, { recursive: true, withFileTypes: true })) {
    const at = entry.isFile() ? /^(.*\/expected\/sigma)(?:\/lists)?$/.exec(entry.parentPath)?.[1] : undefined;
    if (at !== undefined) add(at, at, path.relative(at, path.join(entry.parentPath, entry.name)));
  }
  return found;
}

test("every emitted file is read, and its relations run", async () => {
  const outcomes = await Promise.all(
    [...emitted()].map(async ([name, files]) => ({ name, ...(await sigmaReader.read(files, [])) })),
  );
  expect(outcomes.flatMap(({ name, problems }) => problems.map((problem) => ({ name, ...problem })))).toEqual([]);
  expect(outcomes.filter(({ rules }) => rules.length === 0).map(({ name }) => name)).toEqual([]);
  const rules = outcomes.flatMap((outcome) => outcome.rules);
  const event = { case: 0, serial: 0, place: "nowhere/at_all", time: 0, arrived: 0, row: {} };
  expect(await runRules(database, rules, [event])).toEqual([]);
}, 60_000);

test("a rule is read in a few milliseconds", async () => {
  const all = [...emitted().values()];
  const begun = performance.now();
  for (const files of all) await sigmaReader.read(files, []);
  expect((performance.now() - begun) / all.length).toBeLessThan(30);
});
