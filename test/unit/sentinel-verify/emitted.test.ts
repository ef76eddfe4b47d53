import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { lines, testVerifier } from "./rules.ts";

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

const root = path.join(import.meta.dirname, "../../..");

describe("what we emit", () => {
  const files = [
    ...filesBelow(path.join(root, "test/cases")).filter((file) => file.includes("/expected/sentinel/")),
    ...filesBelow(path.join(root, "dist-rules/sentinel")),
  ];
  const subjects = files.map((file) => ({ file: path.relative(root, file), text: readFileSync(file, "utf8") }));
  const verifier = testVerifier({}, subjects);

  test("is accepted, every file of it", { timeout: 120_000 }, async () => {
    expect(subjects.length).toBeGreaterThan(150);
    const refused = await Promise.all(
      subjects.map(async (subject) => {
        if (verifier.recognise(subject) === undefined) return [`${subject.file}: unknown form`];
        return lines(await verifier.verify(subject)).map((line) => `${subject.file}: ${line}`);
      }),
    );
    expect(refused.flat()).toEqual([]);
  });
});

// Real rules stay outside the project: this is the folder that has `sentinel/`.
const data = process.env.RULEWRIGHT_REFERENCE_DATA;
if (data === undefined) process.stderr.write("Set RULEWRIGHT_REFERENCE_DATA to verify real Sentinel rules.\n");

describe("real rules", () => {
  const verifier = testVerifier();

  test.runIf(data !== undefined)("are accepted", async () => {
    const files = filesBelow(path.join(data ?? "", "sentinel/shared")).filter((file) => /\.ya?ml$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    const refused = await Promise.all(
      files.map(async (file) => {
        const { diagnostics } = await verifier.verify({ file, text: readFileSync(file, "utf8") });
        return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => `${file}: ${message}`);
      }),
    );
    expect(refused.flat()).toEqual([]);
  });
});
