import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { codePointLength, deepEqual } from "../../../src/spec/ajv-runtime.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "generate-"));
afterAll(() => rmSync(copy, { recursive: true }));

function generate(folder: string, ...options: string[]) {
  return spawnSync(process.execPath, [join(folder, "scripts/generate.mjs"), ...options], { encoding: "utf8" });
}

describe("npm run generate", () => {
  it("has nothing to do: what is committed is what the schemas say", () => {
    const { status, stderr } = generate(root, "--check");
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("names a stale file without touching it, and then mends it", () => {
    for (const folder of ["scripts", "schema", "src/spec", "src/catalog"])
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "dir");
    const file = join(copy, "src/spec/config.gen.ts");
    appendFileSync(file, "// by hand\n");
    const check = generate(copy, "--check");
    expect(check.status).toBe(1);
    expect(check.stderr).toBe("src/spec/config.gen.ts is stale: run npm run generate\n");
    expect(readFileSync(file, "utf8")).toContain("// by hand");
    expect(generate(copy).status).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(readFileSync(join(root, "src/spec/config.gen.ts"), "utf8"));
  });

  it("leaves no need for ajv at run time", () => {
    for (const folder of ["src/spec", "src/catalog"])
      for (const file of readdirSync(join(root, folder)).filter((name) => name.endsWith("-validator.gen.ts")))
        expect(readFileSync(join(root, folder, file), "utf8")).not.toMatch(/require\(|from "(?!\.)/);
  });
});

describe("what validators use", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["日本", 2],
    ["👩‍🚀", 3],
    ["\ud83d", 1],
  ])("counts code points of %j", (text, length) => expect(codePointLength(text)).toBe(length));

  it("compares JSON values", () => {
    const bare = Object.assign(Object.create(null), { a: [1, { b: null }] });
    expect(deepEqual(bare, { a: [1, { b: null }] })).toBe(true);
    expect(deepEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(deepEqual({ a: 1 }, { b: 1 })).toBe(false);
    expect(deepEqual({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(deepEqual([1, 2], [2, 1])).toBe(false);
    expect(deepEqual([], {})).toBe(false);
    expect(deepEqual(null, {})).toBe(false);
    expect(deepEqual("1", 1)).toBe(false);
    expect(deepEqual({}, { constructor: 1 })).toBe(false);
  });
});
