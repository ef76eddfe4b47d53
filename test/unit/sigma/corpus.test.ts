import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { globSync } from "tinyglobby";
import { expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { checkReferences, parseSigma, stringifySigma, validateDocument } from "../../../src/sigma/index.ts";
import { withoutPlaces } from "./without-places.ts";

// Real rules are under a licence of their own and stay outside the project: this is the folder that has `sigma/`.
const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
if (folder === undefined) process.stderr.write("Set RULEWRIGHT_REFERENCE_DATA to test Sigma against real rules.\n");
const files = folder === undefined ? [] : globSync("**/*.yml", { cwd: join(folder, "sigma"), absolute: true }).sort();

it.runIf(folder !== undefined)("reads every real rule, finds it valid, and reads the same from what it writes", () => {
  expect(files.length).toBeGreaterThan(0);
  const problems: string[] = [];
  const all = files.flatMap((file) => {
    const read = parseSigma(readFileSync(file), file);
    const findings: Diagnostic[] = [...read.diagnostics, ...read.documents.flatMap(validateDocument)];
    for (const { severity, code, message } of findings) {
      if (severity === "error") problems.push(`${file}: ${code} ${message}`);
    }
    const again = parseSigma(stringifySigma(read.documents), file);
    const same = isDeepStrictEqual(withoutPlaces(again.documents), withoutPlaces(read.documents));
    if (read.documents.length === 0 || !same) problems.push(`${file}: changes when written`);
    return read.documents;
  });
  expect(problems).toEqual([]);
  expect(checkReferences(all)).toEqual([]);
});
