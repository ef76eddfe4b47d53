import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../../../src/diagnostics/codes.ts";

const root = path.join(import.meta.dirname, "../../../src");

/** How sources write a warning with its code. */
const WARNINGS = [
  /\bwarn(?:ing)?\(\s*(?:source,\s*)?"(RW\d{4})"/g,
  /"warning",\s*"(RW\d{4})"/g,
  /code: "(RW\d{4})",\s*severity: "warning"/g,
];

test("every code that a source gives to a warning is marked as that of a warning, so that it can be silenced", () => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith(".ts"));
  const codes = files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(path.join(parentPath, name), "utf8");
    return WARNINGS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? ""));
  });
  expect(new Set(codes).size).toBeGreaterThan(90);
  expect(codes.filter((code) => catalogue.get(code)?.warning !== true)).toEqual([]);
});
