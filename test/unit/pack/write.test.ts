import { describe, expect, it } from "vitest";
import { readManifest } from "../../../src/fidelity/baseline.ts";
import type { FileSystem } from "../../../src/pack/file-system.ts";
import { compareOutput, MANIFEST, type OutputFiles, writeOutput } from "../../../src/pack/write.ts";

/** A disk in memory that refuses to remove or rename the files that a test names. */
function disk(refuse: ReadonlySet<string> = new Set()) {
  const files = new Map<string, Uint8Array>();
  const check = (file: string) => {
    if (refuse.has(file)) throw Object.assign(new Error("refused"), { code: "EACCES" });
  };
  const fs: FileSystem = {
    read: (file) => files.get(file),
    write: (file, bytes) => void files.set(file, bytes),
    rename: (from, to) => {
      check(to);
      const bytes = files.get(from);
      if (bytes === undefined) throw new Error(`no ${from}`);
      files.set(to, bytes);
      files.delete(from);
    },
    remove: (file) => {
      check(file);
      files.delete(file);
    },
    makeFolder: () => {},
    exists: (file) => files.has(file),
    details: () => undefined,
    list: () => [],
  };
  const text = (file: string) => {
    const bytes = files.get(file);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
  };
  return { fs, files, text };
}

function build(contents: Readonly<Record<string, string>>): OutputFiles {
  const manifest = JSON.stringify({
    rulewright: "1",
    detections: {},
    files: Object.fromEntries(Object.keys(contents).map((file) => [file, ""])),
  });
  return new Map([...Object.entries(contents), [MANIFEST, manifest]]);
}

describe("writeOutput", () => {
  it("replaces the files of the build before and removes those that are gone", () => {
    const { fs, files, text } = disk();
    expect(writeOutput("out", build({ "a.yml": "1", "b.yml": "1" }), { fs, partial: false })).toEqual([]);
    expect(writeOutput("out", build({ "a.yml": "2" }), { fs, partial: false })).toEqual([]);
    expect([...files.keys()].sort()).toEqual(["out/a.yml", "out/manifest.json"]);
    expect(text("out/a.yml")).toBe("2");
  });

  it("removes nothing in a partial build", () => {
    const { fs, files } = disk();
    writeOutput("out", build({ "a.yml": "1", "b.yml": "1" }), { fs, partial: false });
    writeOutput("out", build({ "a.yml": "2" }), { fs, partial: true });
    expect(files.has("out/b.yml")).toBe(true);
  });

  it("tries again to remove what it could not, since the manifest still lists it", () => {
    const refuse = new Set(["out/b.yml"]);
    const { fs, files } = disk();
    writeOutput("out", build({ "a.yml": "1", "b.yml": "1" }), { fs, partial: false });
    const stuck = disk(refuse);
    for (const [file, bytes] of files) stuck.files.set(file, bytes);
    const next = build({ "a.yml": "2" });
    expect(writeOutput("out", next, { fs: stuck.fs, partial: false }).map(({ code }) => code)).toEqual(["RW7010"]);
    expect(compareOutput("out", next, stuck.fs, false)).toEqual(["b.yml is left over", "manifest.json is stale"]);
    refuse.clear();
    expect(writeOutput("out", next, { fs: stuck.fs, partial: false })).toEqual([]);
    expect([...stuck.files.keys()].sort()).toEqual(["out/a.yml", "out/manifest.json"]);
  });

  it("leaves files alone that no manifest lists, and writes nothing then", () => {
    const { fs, files, text } = disk();
    files.set("out/a.yml", Buffer.from("mine"));
    expect(writeOutput("out", build({ "a.yml": "1" }), { fs, partial: false }).map(({ code }) => code)).toEqual([
      "RW7011",
    ]);
    expect(text("out/a.yml")).toBe("mine");
    expect(files.size).toBe(1);
  });

  it("never follows an edited manifest out of the folder", () => {
    const { fs, files } = disk();
    files.set("secret", Buffer.from("keep"));
    files.set("out/manifest.json", Buffer.from(JSON.stringify({ files: { "../secret": "", "/secret": "" } })));
    writeOutput("out", build({}), { fs, partial: false });
    expect(files.has("secret")).toBe(true);
  });
});

describe("readManifest", () => {
  const target = { level: "exact", rules: [], notes: [], telemetry: [], licence: [] };
  const manifest = (over: object) =>
    JSON.stringify({
      rulewright: "1",
      files: {},
      detections: { a: { id: "i", version: 1, title: "A", source: "", targets: { sigma: { ...target, ...over } } } },
    });

  it("takes what a build wrote", () => {
    expect(readManifest(manifest({}))?.detections.a?.targets.sigma?.level).toBe("exact");
  });

  it.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["an unknown level", manifest({ level: "better" })],
    ["notes that are no list", manifest({ notes: "none" })],
    ["a note without a reason", manifest({ notes: [{ code: "c", axis: "meaning", construct: "x" }] })],
  ])("takes %s for no manifest", (_, text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});
