import { execFileSync } from "node:child_process";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";
import { run, scratch, write } from "../helpers/run.ts";

const deep = 100_000;

/** Each class of file that cannot be judged: its name, its bytes, and the code that is reported. */
const unreadable: readonly (readonly [name: string, file: string, content: string | Uint8Array, code: string])[] = [
  ["not UTF-8", "rule.toml", Buffer.from('[rule]\nname = "caf\xe9"\n', "latin1"), "RW1002"],
  ["UTF-16", "rule.yaml", Buffer.from("\ufeffname: x\n", "utf16le"), "RW1002"],
  ["binary", "rule.spl", Uint8Array.from({ length: 512 }, (_, index) => index % 256), "RW1003"],
  ["10 MB", "rule.json", `{"name": "${"x".repeat(10 * 1024 * 1024)}"}`, "RW1000"],
  ["NDJSON cut short", "rules.ndjson", '{"rule_id": "x", "na', "RW5002"],
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

  test("a folder without a file that could be a rule, so that a misspelt path does not pass", async () => {
    const folder = scratch();
    write(folder, "docs/README.md", "# Rules\n");
    const { code, err } = await run(folder, ["verify", "--artifact", "docs"]);
    expect(err).toContain("RW7006 No file below docs has an extension of rules");
    expect(code).toBe(3);
  });

  test("a folder that cannot be read does not keep the others from being judged", async () => {
    const folder = scratch();
    write(folder, "rules/closed/a.toml", "[rule]\n");
    write(folder, "rules/open/bad.json", '{"pattern_type": ');
    const fs: FileSystem = {
      ...nodeFileSystem,
      list(place) {
        if (place.endsWith("closed")) throw Object.assign(new Error("EACCES"), { code: "EACCES" });
        return nodeFileSystem.list(place);
      },
    };
    const { code, err } = await run(folder, ["verify", "--artifact", "rules"], fs);
    expect(err).toContain(`RW7005 Cannot read the folder ${path.join("rules", "closed")}: no right to do this`);
    expect(err).toContain("bad.json:1:");
    expect(code).toBe(3);
  });

  test.skipIf(process.platform === "win32")("a pipe in a folder is not waited for", async () => {
    const folder = scratch();
    write(folder, "rules/bad.json", '{"pattern_type": ');
    execFileSync("mkfifo", [path.join(folder, "rules/pipe.yml")]);
    const { code, err } = await run(folder, ["verify", "--artifact", "rules"]);
    expect(err).toContain("bad.json:1:");
    expect(code).toBe(2);
  });

  test("targets that do not take the file are named, and those of the project do not matter", async () => {
    const folder = scratch();
    write(folder, "rulewright.config.yml", "targets: [splunk]\n");
    write(folder, "rule.toml", "[rule]\n");
    expect((await run(folder, ["verify", "--artifact", "rule.toml"])).err).toContain("error RW5410 ");
    const { code, err } = await run(folder, ["verify", "--artifact", "rule.toml", "--target", "sigma", "splunk"]);
    expect(err).toContain("RW5001 A file of this form is not known to be imported by sigma, splunk");
    expect(code).toBe(2);
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
