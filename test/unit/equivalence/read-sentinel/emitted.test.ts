import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";
import { sentinelReader } from "../../../../src/equivalence/read/sentinel/index.ts";

/** Every file below a folder, with paths below it. */
function filesIn(folder: string): readonly EmittedFile[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ path: relative(folder, join(folder, name)), text: readFileSync(join(folder, name), "utf8") }));
}

const folders = [
  "dist-rules/sentinel",
  ...readdirSync("test/cases").flatMap((group) =>
    readdirSync(join("test/cases", group)).map((name) => join("test/cases", group, name, "expected/sentinel")),
  ),
].filter(existsSync);

test("reads every rule that is emitted, and finds rule files and templates to agree", async () => {
  const outcomes = await Promise.all(
    folders.map(async (folder) => {
      const files = filesIn(folder);
      const { rules, problems } = await sentinelReader.read(files, []);
      return { folder, rules, problems, written: files.filter(({ path }) => path.endsWith(".yaml")).length };
    }),
  );
  expect(outcomes.flatMap(({ folder, problems }) => problems.map((each) => ({ folder, ...each })))).toEqual([]);
  for (const { rules, written } of outcomes) expect(rules).toHaveLength(written);
  expect(outcomes.flatMap(({ rules }) => rules).length).toBeGreaterThan(170);
}, 120_000);
