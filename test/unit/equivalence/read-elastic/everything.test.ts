import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { elasticReader } from "../../../../src/equivalence/read/elastic/index.ts";
import type { EmittedFile } from "../../../../src/equivalence/read/reader.ts";

const root = path.join(import.meta.dirname, "../../../..");

/** Every folder that holds emitted rules of Elastic: the shipped ones, and those of the golden files. */
function folders(): readonly string[] {
  const cases = readdirSync(path.join(root, "test/cases"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(path.join("expected", "elastic")))
    .map((name) => path.join("test/cases", name));
  return ["dist-rules/elastic", ...cases.sort()];
}

function filesOf(folder: string): readonly EmittedFile[] {
  return readdirSync(path.join(root, folder))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(path.join(root, folder, name), "utf8") }));
}

test("every emitted rule is read, and its clauses stand in its file", async () => {
  const unread: string[] = [];
  let count = 0;
  for (const folder of folders()) {
    const files = filesOf(folder);
    const { rules, problems } = await elasticReader.read(files, []);
    const texts = new Map(files.map((file) => [file.path, file.text]));
    for (const { path: name, message } of problems) unread.push(`${folder}/${name}: ${message}`);
    for (const rule of rules) {
      count += 1;
      const text = texts.get(rule.path) ?? "";
      const clauses = clausesOf(rule.relation);
      expect(clauses.length, rule.path).toBeGreaterThan(0);
      for (const { start, end } of clauses) {
        expect(start, rule.path).toBeLessThan(end);
        expect(text.slice(start, end).trim(), rule.path).not.toBe("");
      }
    }
    const distinct = new Set(files.filter(({ path: name }) => name.endsWith(".toml")).map((file) => file.path));
    if (problems.length === 0) expect(rules.length, folder).toBe(distinct.size);
  }
  expect(count).toBeGreaterThan(150);
  // A golden folder has the rule alone; its exception list is a line of the NDJSON file.
  expect(unread).toEqual([
    "test/cases/lists/elastic-exception/expected/elastic/execution_elastic_exception.toml: The exception list rw_elastic_exception_scanners is in none of the files",
  ]);
});

function clausesOf(value: unknown): readonly { readonly start: number; readonly end: number }[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "clause" in value ? [value.clause as { start: number; end: number }] : [];
  return [...own, ...Object.values(value).flatMap(clausesOf)];
}
