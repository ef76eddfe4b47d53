import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { open } from "./run-verifier.ts";

function filesBelow(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:spl|conf|ya?ml|csv)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(name, "utf8").replace(/^\uFEFF/, "")]));
}

async function findings(
  files: Readonly<Record<string, string>>,
): Promise<{ judged: number; found: readonly string[] }> {
  const verifier = open(files);
  const found: string[] = [];
  let judged = 0;
  for (const [file, text] of Object.entries(files)) {
    if (verifier.recognise({ file, text }) === undefined) continue;
    judged += 1;
    const { diagnostics } = await verifier.verify({ file, text });
    for (const { severity, code, message } of diagnostics) found.push(`${severity} ${code} ${file}: ${message}`);
  }
  return { judged, found };
}

const root = path.join(import.meta.dirname, "../../..");

describe("what this project emits", () => {
  test("its own rules have nothing wrong, macros included", async () => {
    const { judged, found } = await findings(filesBelow(path.join(root, "dist-rules/splunk")));
    expect(judged).toBeGreaterThan(15);
    expect(found).toEqual([]);
  });

  test("neither has any case", async () => {
    const all = Object.entries(filesBelow(path.join(root, "test/cases"))).filter(([file]) =>
      file.includes("expected/splunk/"),
    );
    const { judged, found } = await findings(Object.fromEntries(all));
    expect(judged).toBeGreaterThan(170);
    expect(found).toEqual([]);
  });
});

const data = process.env.RULEWRIGHT_REFERENCE_DATA;

test.skipIf(data === undefined)("published content of Splunk is accepted (RULEWRIGHT_REFERENCE_DATA)", async () => {
  const { judged, found } = await findings(filesBelow(path.join(data ?? "", "splunk")));
  expect(judged).toBeGreaterThan(30);
  expect(found.filter((line) => line.startsWith("error"))).toEqual([]);
});
