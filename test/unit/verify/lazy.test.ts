import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const src = path.join(import.meta.dirname, "../../../src");

/** Every module that is loaded with one, by its static imports; those of types alone cost nothing. */
function loadedWith(entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const [, kind, target = ""] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export)\s+(type\s)?(?:[^;"]*?\sfrom\s+)?"([^"]+)";/gm,
    )) {
      if (kind !== undefined) continue;
      if (target.startsWith(".")) visit(path.resolve(path.dirname(file), target));
      else seen.add(target);
    }
  };
  visit(path.join(src, entry));
  return new Set([...seen].map((file) => (path.isAbsolute(file) ? path.relative(src, file) : file)));
}

test.each(["cli/main.ts", "cli/build.ts", "cli/validate.ts", "index.ts"])(
  "%s loads no verifier and no parser of rules",
  (entry) => {
    const heavy = [...loadedWith(entry)].filter(
      (module) =>
        /^(?:verify|equivalence)\/|^backends\/\w+\/(?:verify|parse)\//.test(module) ||
        /^(?:@kusto|ajv|jsonc-parser|toml-eslint-parser)/.test(module),
    );
    expect(heavy).toEqual([]);
  },
);

test("the commands that verify do load them", () => {
  expect(loadedWith("cli/verify.ts")).not.toEqual(new Set());
  expect([...loadedWith("verify/run.ts")]).toContain("verify/registry.ts");
});
