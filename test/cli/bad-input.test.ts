import { describe, expect, test } from "vitest";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";
import { read, repository, run, snapshot, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

/** Each class of bad input: what the file becomes, the code that is reported and where. */
const broken: readonly (readonly [name: string, change: (good: string) => string | Uint8Array, code: RegExp])[] = [
  ["not YAML", () => "title: [unclosed\nid: {", /RW1\d{3}/],
  ["a duplicate key", (good) => `${good}title: Again\n`, /RW1\d{3}/],
  ["a wrong type", (good) => good.replace("version: 1", "version: one"), /RW20\d\d/],
  ["an unknown key", (good) => `${good}severty: high\n`, /RW20\d\d/],
  ["an alias bomb", () => `a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n`, /RW1\d{3}/],
  ["5,000 levels", (good) => `${good}tests: ${"[".repeat(5000)}${"]".repeat(5000)}\n`, /RW1\d{3}/],
  ["5 MB", (good) => `${good}# ${"x".repeat(5 * 1024 * 1024)}\n`, /RW1\d{3}/],
  ["binary", () => Uint8Array.from({ length: 512 }, (_, i) => i % 256), /RW1\d{3}/],
  ["bytes that are not UTF-8", () => Buffer.from("title: caf\xe9\n", "latin1"), /RW1\d{3}/],
  ["nothing", () => "", /RW1\d{3}/],
  ["only a comment", () => "# soon\n", /RW1\d{3}/],
  ["a list", () => "- title: x\n", /RW1\d{3}/],
  ["two documents", (good) => `${good}---\ntitle: second\n`, /RW1\d{3}/],
  ["a key called __proto__", (good) => `${good}__proto__: {x: 1}\n`, /RW1\d{3}/],
  ["an unknown source", (good) => good.replace("source: aws.cloudtrail", "source: aws.cloudtrial"), /RW3\d{3}/],
  ["an unknown field", (good) => good.replace("service: ssm", "servce: ssm"), /RW3\d{3}/],
  ["an unknown event", (good) => good.replace("events: [ssm_execution]", "events: [ssm_exec]"), /RW3\d{3}/],
  ["an unknown technique", (good) => good.replace("techniques: [T1651]", "techniques: [T9651]"), /RW3\d{3}/],
  ["a condition that names no selection", (good) => good.replace("selection and not", "selections and not"), /RW\d{4}/],
  ["a title that a terminal would obey", (good) => good.replace(/^title: .*/m, 'title: "Run\\u001b[2Jdown"'), /RW3156/],
  ["a title that turns its direction", (good) => good.replace(/^title: .*/m, 'title: "Run\\u202Enwod"'), /RW3156/],
  [
    "a template that does more than name an output",
    (good) => good.replace("'{{operation}} by", "'{{#if operation}}x{{/if}} by"),
    /RW3\d{3}/,
  ],
];

describe("bad input", () => {
  test.each(broken)("%s is a located error, and nothing is written", async (_name, change, code) => {
    const folder = repository();
    write(folder, file, change(read(folder, file)));
    const { code: exit, err } = await run(folder, ["build"]);
    expect(err).toMatch(code);
    expect(err).toMatch(new RegExp(`${slug}/detection\\.yml:\\d+:\\d+ error`));
    expect(err).not.toMatch(/\n\s+at .*\.[jt]s:\d+/);
    expect(err.length).toBeLessThan(20_000);
    expect(exit).toBe(2);
    expect([...snapshot(folder).keys()].filter((name) => name.startsWith("dist-rules"))).toEqual([]);
  });

  test("near names are suggested", async () => {
    const folder = repository();
    write(folder, file, read(folder, file).replace("source: aws.cloudtrail", "source: aws.cloudtrial"));
    expect((await run(folder, ["validate"])).err).toContain("aws.cloudtrail");
  });

  test("all problems of a file come in one run", async () => {
    const folder = repository();
    write(
      folder,
      file,
      read(folder, file).replace("version: 1", "version: one").replace("severity: medium", "severity: middling"),
    );
    const { err } = await run(folder, ["validate"]);
    expect(err).toContain("version");
    expect(err).toContain("severity");
  });

  test.each(["UPPER", "-x", "con", "a"])("the folder name %s is refused", async (name) => {
    const folder = repository();
    write(
      folder,
      `detections/${name}/detection.yml`,
      read(folder, file).replace(/^id: .*/m, "id: 11111111-2222-4333-8444-555555555555"),
    );
    const { code, err } = await run(folder, ["validate", `detections/${name}`]);
    expect(code).toBe(2);
    expect(err).toContain(name);
  });

  test("a path that climbs out is only a path, and its detection keeps its own folder's name", async () => {
    const folder = repository();
    const { code, err } = await run(folder, ["build", "../../no-such-place"]);
    expect(code).toBe(3);
    expect(err).toContain("RW7003");
  });

  test("a file without read rights is named", async () => {
    const folder = repository();
    const fs: FileSystem = {
      ...nodeFileSystem,
      read(name) {
        if (name.endsWith("detection.yml")) throw Object.assign(new Error("denied"), { code: "EACCES" });
        return nodeFileSystem.read(name);
      },
    };
    const { code, err } = await run(folder, ["validate"], fs);
    expect(code).toBe(3);
    expect(err).toContain("RW7005");
  });

  test("CRLF and a byte order mark change no place in a message", async () => {
    const folder = repository();
    const bad = read(folder, file).replace("version: 1", "version: one");
    write(folder, file, bad);
    const plain = (await run(folder, ["validate"])).err;
    write(folder, file, `\uFEFF${bad.replaceAll("\n", "\r\n")}`);
    const disguised = (await run(folder, ["validate"])).err;
    expect(/detection\.yml:\d+:\d+/.exec(disguised)?.[0]).toBe(/detection\.yml:\d+:\d+/.exec(plain)?.[0]);
  });
});
