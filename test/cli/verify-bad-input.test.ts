import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { run, scratch, write } from "../helpers/run.ts";

const deep = 100_000;

/** Each class of file that cannot be judged: its name, its bytes, and the code that is reported. */
const unreadable: readonly (readonly [name: string, file: string, content: string | Uint8Array, code: string])[] = [
  ["not UTF-8", "rule.toml", Buffer.from('[rule]\nname = "caf\xe9"\n', "latin1"), "RW1002"],
  ["UTF-16", "rule.yaml", Buffer.from("\ufeffname: x\n", "utf16le"), "RW1002"],
  ["binary", "rule.spl", Uint8Array.from({ length: 512 }, (_, index) => index % 256), "RW1003"],
  ["10 MB", "rule.json", `{"name": "${"x".repeat(10 * 1024 * 1024)}"}`, "RW1000"],
  ["empty", "rule.toml", "\n", "RW1004"],
  ["deep JSON", "rule.json", `${"[".repeat(deep)}${"]".repeat(deep)}`, "RW5002"],
  ["deep TOML", "rule.toml", `a = ${"[".repeat(deep)}${"]".repeat(deep)}\n`, "RW5002"],
  ["deep YAML", "rule.yml", `a: ${"[".repeat(deep)}${"]".repeat(deep)}\n`, "RW1007"],
  ["YAML called TOML", "rule.toml", "title: x\nlogsource: {product: windows}\n", "RW5002"],
  ["TOML called JSON", "rule.json", '[rule]\nname = "x"\n', "RW5002"],
  ["JSON of no rule", "rule.json", '{"scripts": {}}\n', "RW5001"],
  ["YAML of no rule", "rule.yml", "services: {web: {image: nginx}}\n", "RW5001"],
  ["an extension of no rule", "rule.docx", "x\n", "RW5001"],
  ["a ZIP archive", "rules.zip", Buffer.from("PK\x03\x04rest", "latin1"), "RW5003"],
  ["a gzip archive", "rules.tgz", gzipSync("x"), "RW5003"],
  ["an archive called TOML", "rule.toml", gzipSync("x"), "RW5003"],
];

describe("a file that cannot be judged", () => {
  test.each(unreadable)("%s is a located error", async (_name, file, content, code) => {
    const folder = scratch();
    write(folder, file, content);
    const { code: exit, err } = await run(folder, ["verify", "--artifact", file]);
    expect(err).toMatch(new RegExp(`^${file}:\\d+:\\d+ error ${code} `));
    expect(err).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
    expect(err.length).toBeLessThan(5_000);
    expect(exit).toBe(2);
  });

  test("does not keep the others from being judged", async () => {
    const folder = scratch();
    write(folder, "bad.json", "{");
    write(folder, "worse.toml", gzipSync("x"));
    const { err } = await run(folder, ["verify", "--artifact", "bad.json", "worse.toml"]);
    expect(err).toContain("bad.json:1:");
    expect(err).toContain("worse.toml:1:");
  });
});

describe("what is asked for", () => {
  test("a file that is not there", async () => {
    const { code, err } = await run(scratch(), ["verify", "--artifact", "nope.toml"]);
    expect(err).toContain("There is no nope.toml");
    expect(code).toBe(3);
  });

  test("no file at all", async () => {
    const { code, err } = await run(scratch(), ["verify", "--artifact"]);
    expect(err).toContain("--artifact takes the files or folders to verify");
    expect(code).toBe(3);
  });

  test("a rule file where a detection is expected names the option that takes it", async () => {
    const folder = scratch();
    write(folder, "rule.toml", "[rule]\n");
    const { code, err } = await run(folder, ["verify", "rule.toml"]);
    expect(err).toContain("--artifact");
    expect(code).toBe(3);
  });

  test("what is no rule in a folder is passed over", async () => {
    const folder = scratch();
    write(folder, "rules/package.json", "{}\n");
    write(folder, "rules/README.md", "# Rules\n");
    const { code, err } = await run(folder, ["verify", "--artifact", "rules"]);
    expect(err).toContain("1 passed over");
    expect(code).toBe(0);
  });
});
