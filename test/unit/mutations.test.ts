import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const folder = path.join(root, "test/mutations");

interface Mutation {
  readonly id: string;
  readonly file: string;
  readonly find: string;
}

test("every mutation has one place to damage", async () => {
  const lost: string[] = [];
  let count = 0;
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".mjs"))) {
    const exported: Readonly<Record<string, unknown>> = await import(path.join(folder, name));
    for (const { id, file, find } of Object.values(exported).flat() as Mutation[]) {
      count += 1;
      if (readFileSync(path.join(root, file), "utf8").split(find).length !== 2) lost.push(`${name}: ${id}`);
    }
  }
  expect(lost).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(60);
});
