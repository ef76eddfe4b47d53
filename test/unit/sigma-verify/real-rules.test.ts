import { readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { verifierOf } from "./judge.ts";

// Real rules are under a licence of their own and stay outside the project: this is the folder that has `sigma/`.
const folder = process.env.RULEWRIGHT_REFERENCE_DATA;
if (folder === undefined) process.stderr.write("Set RULEWRIGHT_REFERENCE_DATA to verify real Sigma rules.\n");

test.runIf(folder !== undefined)("every real rule is accepted", async () => {
  const files = globSync("**/*.yml", { cwd: path.join(folder ?? "", "sigma"), absolute: true }).sort();
  const subjects = files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
  const verifier = verifierOf(subjects);
  expect(subjects.length).toBeGreaterThan(0);
  for (const subject of subjects) {
    expect(verifier.recognise(subject), subject.file).toBe("rules");
    const { diagnostics } = await verifier.verify(subject);
    expect(
      diagnostics.filter(({ severity }) => severity === "error"),
      subject.file,
    ).toEqual([]);
  }
});
