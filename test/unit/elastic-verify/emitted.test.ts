import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { verifyElastic } from "./run-verifier.ts";

function rulesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:toml|ndjson)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => file.includes(`${path.sep}elastic${path.sep}`))
    .sort();
}

const root = path.resolve(import.meta.dirname, "../../..");

describe("what we emit", () => {
  it.each(["dist-rules", "test/cases"])(
    "is accepted: %s",
    async (folder) => {
      const files = rulesBelow(path.join(root, folder));
      expect(files.length).toBeGreaterThan(5);
      for (const file of files) {
        const { diagnostics } = await verifyElastic(file, readFileSync(file, "utf8"));
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(errors, path.relative(root, file)).toEqual([]);
      }
    },
    60_000,
  );
});

const reference = process.env.RULEWRIGHT_REFERENCE_DATA;
if (reference === undefined) process.stderr.write("Set RULEWRIGHT_REFERENCE_DATA to verify real Elastic rules.\n");

describe("what others wrote", () => {
  it.skipIf(reference === undefined)("is accepted", async () => {
    const folder = path.join(reference ?? "", "elastic");
    const files = ["rules/shared", "formats"].flatMap((each) =>
      readdirSync(path.join(folder, each))
        .filter((name) => /\.(?:toml|ndjson)$/.test(name))
        .map((name) => path.join(folder, each, name)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const { diagnostics } = await verifyElastic(file, readFileSync(file, "utf8"));
      expect(
        diagnostics.filter(({ severity }) => severity === "error"),
        file,
      ).toEqual([]);
    }
  });
});
