import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { defaultCacheFolder } from "../../../src/cli/default-cache-folder.ts";
import { nodeFileSystem } from "../../../src/pack/file-system.ts";
import { openCache } from "../../../src/result-cache.ts";
import { scratch, snapshot } from "../../helpers/run.ts";

const verdict = { diagnostics: [{ code: "RW5100", severity: "error", message: "x" }], unchecked: [] } as const;

describe("the cache of verdicts", () => {
  test("gives back what was put in, to another run too", () => {
    const folder = scratch();
    const cache = openCache(folder, "1", nodeFileSystem);
    const key = cache.key(["sigma", "text"]);
    expect(cache.get(key)).toBeUndefined();
    cache.put(key, verdict);
    expect(openCache(folder, "1", nodeFileSystem).get(key)).toEqual(verdict);
  });

  test("tells texts and versions apart", () => {
    const cache = openCache(scratch(), "1", nodeFileSystem);
    expect(cache.key(["a", "bc"])).not.toBe(cache.key(["ab", "c"]));
    expect(openCache(scratch(), "2", nodeFileSystem).key(["a"])).not.toBe(cache.key(["a"]));
  });

  test.each(["", "{", "[]", '{"diagnostics": [null], "unchecked": []}', "x\n{}"])(
    "takes an entry that says %j for none",
    (text) => {
      const folder = scratch();
      const cache = openCache(folder, "1", nodeFileSystem);
      const key = cache.key(["x"]);
      cache.put(key, verdict);
      const [file = ""] = snapshot(folder).keys();
      writeFileSync(path.join(folder, file), text);
      expect(cache.get(key)).toBeUndefined();
    },
  );

  test("takes an entry of which one letter was changed for none", () => {
    const folder = scratch();
    const cache = openCache(folder, "1", nodeFileSystem);
    const key = cache.key(["x"]);
    cache.put(key, verdict);
    const [[file, text] = ["", ""]] = snapshot(folder);
    writeFileSync(path.join(folder, file), text.replace("RW5100", "RW5101"));
    expect(cache.get(key)).toBeUndefined();
  });

  test("loses the oldest entries of a folder where it holds too much, and no others", () => {
    const folder = scratch();
    const cache = openCache(folder, "1", nodeFileSystem, 20_000);
    const key = cache.key(["x"]);
    const own = path.join(folder, key.slice(0, 2));
    const other = path.join(folder, "other");
    for (const each of [own, other]) mkdirSync(each, { recursive: true });
    const entry = (place: string, name: string, bytes: number, day: number): string => {
      const file = path.join(place, name);
      writeFileSync(file, "x".repeat(bytes));
      utimesSync(file, day * 86_400, day * 86_400);
      return file;
    };
    // A small file takes as much of a disk as one of 4096 bytes.
    const files = [
      entry(own, "b", 10_000, 2),
      entry(own, "a", 1, 3),
      entry(own, "c", 10_000, 1),
      entry(own, "d", 5_000, 4),
      entry(other, "e", 30_000, 0),
    ];
    cache.put(key, verdict);
    expect(files.map((file) => existsSync(file))).toEqual([true, true, false, true, true]);
    expect(cache.get(key)).toEqual(verdict);
  });

  test("keeps what it holds while that is not too much", () => {
    const folder = scratch();
    for (const text of ["x", "y", "z"]) {
      const cache = openCache(folder, "1", nodeFileSystem);
      cache.put(cache.key([text]), verdict);
    }
    const cache = openCache(folder, "1", nodeFileSystem);
    for (const text of ["x", "y", "z"]) expect(cache.get(cache.key([text]))).toEqual(verdict);
  });

  test("goes without where nothing can be written", () => {
    const refused = (): never => {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    };
    const cache = openCache("/nowhere", "1", { ...nodeFileSystem, makeFolder: refused, write: refused, read: refused });
    const key = cache.key(["x"]);
    cache.put(key, verdict);
    expect(cache.get(key)).toBeUndefined();
  });
});

test.each([
  [{ RULEWRIGHT_CACHE: "/here" }, "linux", "/here"],
  [{ XDG_CACHE_HOME: "/xdg" }, "linux", "/xdg/rulewright"],
  [{}, "linux", "/home/ada/.cache/rulewright"],
  [{ XDG_CACHE_HOME: "" }, "darwin", "/home/ada/.cache/rulewright"],
])("with %j on %s the cache is in %s", (env, platform, folder) => {
  expect(defaultCacheFolder(env, "/home/ada", platform)).toBe(folder);
});
