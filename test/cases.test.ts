import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { CompiledTarget } from "../src/compile.ts";
import { compileCase } from "./helpers/compile-case.ts";

const root = path.join(import.meta.dirname, "cases");
const update = process.env.UPDATE === "1";
if (update && process.env.CI !== undefined) throw new Error("Expected files are not rewritten in CI");

/** The file of each target that holds the query; the other forms of the same rule are covered by `dist-rules`. */
const PRIMARY: Readonly<Record<string, RegExp>> = {
  sentinel: /(?<!\.arm)\.yaml$/,
  splunk: /\.spl$/,
  sumo: /^(?!.*\.import\.json$).*\.json$/,
  elastic: /\.toml$/,
  sigma: /\.yml$/,
};

for (const feature of folders(root)) {
  describe(feature, () => {
    test.each(folders(path.join(root, feature)))("%s", async (name) => {
      const folder = path.join(root, feature, name);
      const { targets } = await compileCase(folder);
      const actual = expectedFiles(targets);
      const expected = path.join(folder, "expected");
      if (update) rewrite(expected, actual);
      expect([...actual.keys()].sort()).toEqual(filesBelow(expected));
      for (const [file, text] of actual) expect(text, file).toBe(readFileSync(path.join(expected, file), "utf8"));
      const disguised = await compileCase(folder, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
      expect(expectedFiles(disguised.targets), "a byte order mark and CRLF change nothing").toEqual(actual);
    });
  });
}

function expectedFiles(targets: readonly CompiledTarget[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { backend, artifacts } of targets) {
    for (const artifact of artifacts) {
      const primary = artifact.kind === "list" || PRIMARY[backend]?.test(artifact.path) === true;
      if (primary) files.set(`${backend}/${artifact.path}`, artifact.content.text);
    }
  }
  const notes = targets.map(({ backend, level, notes: found }) => ({
    backend,
    level,
    notes: found.map(
      ({ code, level: noteLevel, construct, span }) => `${code} ${noteLevel ?? "-"} ${construct} @${span.line}`,
    ),
  }));
  files.set("notes.json", `${JSON.stringify(notes, null, 2)}\n`);
  return files;
}

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

function rewrite(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of files) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
