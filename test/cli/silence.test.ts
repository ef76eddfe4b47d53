import { describe, expect, test } from "vitest";
import { read, repository, run, snapshot, write } from "../helpers/run.ts";

const file = "detections/aws-ssm-run-command/detection.yml";

/** A repository whose detection has two warnings RW3121, and what is given in `silence`. */
function withUnusedLists(...entries: readonly string[]): string {
  const folder = repository();
  const lists =
    "lists:\n  admins: {title: A, type: account, values: [a]}\n  hosts: {title: B, type: account, values: [b]}\n";
  write(folder, file, `${read(folder, file).replace("lists:\n", lists)}silence: [${entries.join(", ")}]\n`);
  return folder;
}

const both = "{code: RW3121, reason: Used soon}";

describe("silence", () => {
  test("takes warnings from what people see and from --strict, and says how many", async () => {
    const loud = await run(withUnusedLists(), ["validate", "--strict"]);
    expect(loud.code).toBe(1);
    expect(loud.err).toContain("2 warnings in 1 file");
    const folder = withUnusedLists(both);
    expect(await run(folder, ["validate", "--strict"])).toEqual({
      code: 0,
      out: "",
      err: "2 warnings silenced\n1 detection is valid\n",
    });
    expect(await run(folder, ["--quiet", "validate"])).toEqual({ code: 0, out: "", err: "" });
  });

  test("marks them for programs and code scanning", async () => {
    const folder = withUnusedLists("{code: RW3121, about: hosts, reason: Used soon}");
    const { diagnostics, summary } = JSON.parse((await run(folder, ["validate", "--format", "json"])).out);
    expect(diagnostics.map(({ silenced }: { silenced?: { by: string; reason: string } }) => silenced?.reason)).toEqual([
      undefined,
      "Used soon",
    ]);
    expect(summary).toEqual({ errors: 0, warnings: 1, silenced: 1 });
    const { results } = JSON.parse((await run(folder, ["validate", "--format", "sarif"])).out).runs[0];
    expect(results.map(({ suppressions }: { suppressions: readonly object[] }) => suppressions.length)).toEqual([0, 1]);
  });

  test.each([["build"], ["verify"], ["test"], ["explain"]])("holds in %s", async (name) => {
    const folder = withUnusedLists(both);
    const args = name === "explain" ? [name, "aws-ssm-run-command"] : [name];
    const { code, err } = await run(folder, [...args, "--target", "sigma"]);
    expect(err).not.toContain("RW3121");
    expect(err).toContain("2 warnings silenced");
    expect(code).toBe(0);
  });

  test("for the whole library stands in the configuration", async () => {
    const folder = withUnusedLists();
    write(folder, "rulewright.config.yml", `silence: [${both}]\n`);
    const { code, out } = await run(folder, ["validate", "--strict", "--format", "sarif"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).runs[0].results[0].suppressions[0]).toMatchObject({
      kind: "external",
      justification: "Used soon",
    });
  });

  test("that nothing needs is a warning, in the commands that can tell", async () => {
    const folder = withUnusedLists(both, "{code: RW5117, reason: x}", "{code: RW3016, reason: x}");
    const validated = await run(folder, ["validate"]);
    expect(validated.err).toContain("RW3172 This detection has no warning RW3016 to silence");
    expect(validated.err).not.toContain("RW5117 to silence");
    expect((await run(folder, ["verify", "--target", "sigma"])).err).not.toContain("RW5117 to silence");
    write(folder, "rulewright.config.yml", "targets: [sigma]\n");
    expect((await run(folder, ["verify"])).err).toContain("RW3172 This detection has no warning RW5117 to silence");
    expect((await run(folder, ["build", "--verify"])).err).toContain("RW5117 to silence");
  });

  test.each([
    ["RW3000", "RW3171 RW3000 (Unknown field) is an error, and errors cannot be silenced"],
    ["RW3172", "RW3171 RW3172 is about `silence` itself, and cannot be silenced"],
    ["RW3112", "help: Did you mean RW3121 (Unused list)"],
    ["unused", "RW2004"],
  ])("refuses the code %s in a detection and in the configuration", async (code, message) => {
    const folder = withUnusedLists(`{code: ${code}, reason: x}`);
    const own = await run(folder, ["build"]);
    expect(own.err).toContain(message);
    expect(own.code).toBe(2);
    const configured = withUnusedLists();
    write(configured, "rulewright.config.yml", `silence: [{code: ${code}, reason: x}]\n`);
    const { code: exit, err } = await run(configured, ["build"]);
    expect(err).toContain(message);
    expect(exit).toBe(3);
  });

  test("holds beside errors", async () => {
    const folder = withUnusedLists(both);
    write(folder, file, read(folder, file).replace("actor.type:", "actor.typo:"));
    const { code, err } = await run(folder, ["validate"]);
    expect(code).toBe(2);
    expect(err).toContain("RW3000");
    expect(err).not.toContain("RW3121");
  });

  test("in the configuration is for rule files of others, too", async () => {
    const folder = repository();
    const rule = "title: A\nlogsource: {product: linux}\ndetection: {one: {a: 1}, two: {b: 1}, condition: one}\n";
    write(folder, "rules/a.yml", rule);
    const loud = await run(folder, ["verify", "--artifact", "rules", "--strict"]);
    expect(loud.err).toContain("warning RW2212");
    expect(loud.code).toBe(1);
    const codes = [...new Set(loud.err.match(/(?<=warning )RW\d{4}/g))];
    write(
      folder,
      "rulewright.config.yml",
      `silence: [${codes.map((code) => `{code: ${code}, reason: x}`).join(", ")}]\n`,
    );
    expect(await run(folder, ["verify", "--artifact", "rules", "--strict"])).toMatchObject({ code: 0 });
  });
});

describe("--strict", () => {
  test("builds nothing while there are warnings", async () => {
    const folder = withUnusedLists();
    expect((await run(folder, ["build", "--strict", "--target", "sigma"])).code).toBe(1);
    expect([...snapshot(folder).keys()].filter((name) => name.startsWith("dist-rules/"))).toEqual([]);
    expect((await run(folder, ["build", "--target", "sigma"])).code).toBe(0);
  });

  test("fails tests with warnings, for dashboards, too", async () => {
    const folder = withUnusedLists();
    const { code, out } = await run(folder, ["test", "--strict", "--target", "sigma", "--format", "junit"]);
    expect(code).toBe(1);
    expect(out).toContain('failures="2"');
  });
});
