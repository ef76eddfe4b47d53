import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { loadAttack } from "../../../src/attack/attack.ts";

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>();
  return { ...fs, readFileSync: vi.fn(fs.readFileSync) };
});

const filesRead = () => vi.mocked(readFileSync).mock.calls.map(([path]) => /[^/]+$/.exec(String(path))?.[0]);

test("a version is read when it is first asked for, once, and takes little memory", () => {
  expect(filesRead()).toEqual([]);
  const before = process.memoryUsage().heapUsed;

  expect(loadAttack("18").technique("T1651")?.name).toBe("Cloud Administration Command");
  expect(loadAttack("18").replacement("T1086")).toBe("T1059.001");
  expect(loadAttack("18")).toBe(loadAttack("18"));
  expect(filesRead()).toEqual(["enterprise-v18.gen.json"]);

  // An id that v18 never had may be one of v19.
  expect(loadAttack("18").replacement("T1685.002")).toBe("T1562.008");
  loadAttack("19");
  expect(filesRead()).toEqual(["enterprise-v18.gen.json", "enterprise-v19.gen.json"]);

  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 2 ** 20);
});
