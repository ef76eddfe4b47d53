import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const source = path.join(import.meta.dirname, "../../../src");

/** The files of `src` that the files below a folder import, as paths below `src`. */
function importsBelow(folder: string): readonly (readonly [file: string, imported: string])[] {
  return readdirSync(path.join(source, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const names = [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)];
      return names.map(
        ([, name = ""]) =>
          [path.relative(source, file), path.relative(source, path.join(path.dirname(file), name))] as const,
      );
    });
}

// A mistake that two sides of the comparison share would agree with itself.
test("what reads rules back shares nothing with what emits them", () => {
  const imports = importsBelow("equivalence/read").filter(([file]) => !file.startsWith("equivalence/read/plan"));
  expect(imports.length).toBeGreaterThan(100);
  const shared = imports.filter(
    ([, imported]) =>
      /^(catalog|plan|compile)\b/.test(imported) || /^backends\/\w+\/(?!parse\/|verify\/)/.test(imported),
  );
  expect(shared).toEqual([]);
});

test("what a target stores, and what a record says, is known without the catalog", () => {
  const imports = [...importsBelow("equivalence/ingest"), ...importsBelow("equivalence/canonical")];
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.filter(([, imported]) => /^(catalog|plan|backends|compile)\b/.test(imported))).toEqual([]);
});
