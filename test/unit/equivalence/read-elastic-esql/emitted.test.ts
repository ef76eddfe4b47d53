import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { readEsql } from "../../../../src/equivalence/read/elastic/esql/read-esql.ts";

/** Rules in ES|QL that the compiler emits: those of the shipped detections and of all cases. */
function emitted(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(path).isDirectory() ? emitted(path) : [path]))
    .filter((path) => path.endsWith(".toml") && readFileSync(path, "utf8").includes('language = "esql"'));
}

const files = [...emitted("dist-rules/elastic"), ...emitted("test/cases")];

test("every emitted rule in ES|QL is read", () => {
  const unread = files.flatMap((path) => {
    const query = /^query = '''\n([\s\S]*?)'''$/m.exec(readFileSync(path, "utf8"))?.[1] ?? "";
    const outcome = readEsql(query, (start, end) => ({ start, end }));
    if (outcome.kind === "read") return [];
    return outcome.problems.map(({ message, start, end }) => `${path}: ${message}: ${query.slice(start, end)}`);
  });
  expect(files.length).toBeGreaterThan(30);
  expect(unread).toEqual([]);
});
