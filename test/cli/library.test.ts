import path from "node:path";
import { expect, test } from "vitest";
import { run } from "../helpers/run.ts";

const root = path.join(import.meta.dirname, "../..");

// Half a minute on a machine that does much else.
test("the library means what its tests expect, and every detection has tests", { timeout: 120_000 }, async () => {
  const { code, out, err } = await run(root, ["test"]);
  expect(err).toMatch(/^\d+ tests run\n/);
  expect(out).not.toContain("✗");
  expect(code).toBe(0);
});
