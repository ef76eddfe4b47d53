import { describe, expect, test, vi } from "vitest";
import { openDatabase } from "../../src/equivalence/run/database.ts";
import { repository, run, snapshot, write } from "../helpers/run.ts";

// Every database of this file is of a package that nobody has.
vi.mock("../../src/equivalence/run/database.ts", async (original) => {
  const real = await original<typeof import("../../src/equivalence/run/database.ts")>();
  return { ...real, openDatabase: () => real.openDatabase({ package: "@rulewright/no-such-database" }) };
});

const slug = "aws-ssm-run-command";

describe("where DuckDB is not installed", () => {
  test("each question is refused with the name of the package", async () => {
    const database = openDatabase();
    const asked = ["SELECT 1", "SELECT 2"].map((query) => database.ask([], [query]));
    for (const each of asked) await expect(each).rejects.toThrow("@rulewright/no-such-database is not installed");
    await expect(database.ask([], ["SELECT 3"])).rejects.toThrow("is not installed");
    await database.close();
  });

  test("test says what to install and gives no verdict", async () => {
    const { code, out, err } = await run(repository(slug), ["test", "--target", "sigma"]);
    expect(err).toMatch(/error RW3924 The package \S+ is not installed/);
    expect(err).toContain("npm install @duckdb/node-api@");
    expect(out).not.toContain("✓");
    expect(code).toBe(1);
  });

  test("build --test writes nothing, since nothing was tested", async () => {
    const folder = repository(slug);
    const before = snapshot(folder);
    const { code, err } = await run(folder, ["build", "--test", "--target", "sigma"]);
    expect(err).toContain("error RW3924 ");
    expect(code).toBe(1);
    expect(snapshot(folder)).toEqual(before);
  });

  test("build, validate and why do without it", async () => {
    const folder = repository(slug);
    expect((await run(folder, ["build", "--target", "sigma"])).code).toBe(0);
    write(folder, "event.json", '{"eventTime": "2026-01-15T10:00:00Z", "eventSource": "ssm.amazonaws.com"}');
    expect((await run(folder, ["why", slug, "event.json"])).code).toBe(0);
    const { code, out, err } = await run(folder, ["why", slug, "event.json", "--target", "sigma"]);
    expect(out).toContain("sigma does not take it from aws/cloudtrail");
    expect(err).toContain("warning RW3924 ");
    expect(code).toBe(0);
  });
});
