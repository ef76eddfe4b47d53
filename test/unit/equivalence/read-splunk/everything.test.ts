import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { splunk } from "../../../../src/backends/splunk/index.ts";
import { loadLibrary } from "../../../../src/cli/load-library.ts";
import { openProject } from "../../../../src/cli/project.ts";
import { compileDetection } from "../../../../src/compile.ts";
import type { EmittedFile, ReadOutcome } from "../../../../src/equivalence/read/reader.ts";
import { splunkReader } from "../../../../src/equivalence/read/splunk/index.ts";
import { openDatabase } from "../../../../src/equivalence/run/database.ts";
import { runRules } from "../../../../src/equivalence/run/run-rules.ts";
import { quietTerminal } from "../../../helpers/compile-case.ts";

const root = path.join(import.meta.dirname, "../../../..");
const database = openDatabase();
afterAll(() => database.close());

interface Emitted {
  readonly name: string;
  readonly files: readonly EmittedFile[];
  readonly shared: readonly EmittedFile[];
}

/** The rules of this repository, with the files that they share. */
function shipped(): readonly Emitted[] {
  const folder = path.join(root, "dist-rules/splunk");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => ({ path: file, text: readFileSync(path.join(folder, file), "utf8") }));
  const shared = files.filter((file) => /^(?:macros|transforms)\.conf$|^lists\//.test(file.path));
  const stems = new Set(files.filter((file) => file.path.endsWith(".spl")).map((file) => file.path.slice(0, -4)));
  return [...stems].map((stem) => {
    return { name: stem, files: files.filter((file) => file.path.startsWith(`${stem}.`)), shared };
  });
}

/** What the case folders compile to; their own expected files leave out the stanza and the macros. */
async function cases(): Promise<readonly Emitted[]> {
  const folder = path.join(root, "test/cases");
  const names = readdirSync(folder).flatMap((feature) =>
    readdirSync(path.join(folder, feature)).map((name) => `${feature}/${name}`),
  );
  const compiled = await Promise.all(
    names.map(async (name): Promise<readonly Emitted[]> => {
      const at = path.join(folder, name);
      const terminal = quietTerminal(at);
      const opened = openProject(terminal);
      if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
      const { detections } = await loadLibrary([path.join(at, "detection.yml")], opened.project, terminal);
      const [entry] = detections;
      if (entry === undefined || !entry.detection.targets.includes("splunk")) return [];
      const { artifacts, input } = compileDetection(entry.detection, splunk, opened.project);
      const shared = input === undefined ? [] : splunk.library([input]);
      const asFile = ({ path: file, content }: (typeof artifacts)[number]): EmittedFile => ({
        path: file,
        text: content.text,
      });
      return [{ name, files: artifacts.map(asFile), shared: shared.map(asFile) }];
    }),
  );
  return compiled.flat();
}

const everything = [...shipped(), ...(await cases())].filter(({ files }) => files.length > 0);

async function readAll(): Promise<readonly (ReadOutcome & { readonly name: string })[]> {
  return Promise.all(
    everything.map(async ({ name, files, shared }) => ({ name, ...(await splunkReader.read(files, shared)) })),
  );
}

describe("all that is emitted", () => {
  test("is read, and what it says runs", async () => {
    const outcomes = await readAll();
    expect(outcomes.length).toBeGreaterThan(150);
    const problems = outcomes.flatMap(({ name, problems: found }) => found.map(({ message }) => `${name}: ${message}`));
    expect(problems).toEqual([]);
    expect(outcomes.filter(({ rules }) => rules.length === 0).map(({ name }) => name)).toEqual([]);
    const rules = outcomes.flatMap((outcome) => outcome.rules);
    const event = { case: 0, serial: 0, place: "nowhere", time: 0, arrived: 0, row: {} };
    expect(await runRules(database, rules, [event])).toEqual([]);
  }, 120_000);

  test("is read in a few milliseconds a rule", async () => {
    await readAll();
    const begun = performance.now();
    await readAll();
    expect((performance.now() - begun) / everything.length).toBeLessThan(30);
  }, 60_000);

  test("is plain data, so that it can be kept", async () => {
    for (const { rules } of await readAll()) expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  }, 60_000);
});
