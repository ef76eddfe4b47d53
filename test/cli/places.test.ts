import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";
import { repository, run, scratch, snapshot, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";

describe("--directory", () => {
  test("runs as if started there, with names as seen from there", async () => {
    const folder = repository();
    const { code, err } = await run(path.dirname(folder), ["-C", path.basename(folder), "build"]);
    expect(code).toBe(0);
    expect(err).toContain("in dist-rules\n");
    expect(snapshot(folder).has("dist-rules/manifest.json")).toBe(true);
  });

  test("an empty one is refused", async () => {
    const { code, err } = await run(repository(), ["-C", "", "build"]);
    expect(code).toBe(3);
    expect(err).toContain("It is empty.");
  });

  test.each(["nope", `detections/${slug}/detection.yml`])("says that there is no folder %j", async (given) => {
    const { code, err } = await run(repository(), ["-C", given, "build"]);
    expect(code).toBe(3);
    expect(err).toContain(`there is no folder ${given}`);
  });
});

describe("where detections are", () => {
  test("a folder without any says what to do", async () => {
    const { code, err, out } = await run(scratch(), ["list"]);
    expect(code).toBe(3);
    expect(err).toContain("There is no detections");
    expect(err).toContain("rulewright init");
    expect(out).toBe("");
  });

  test("a detection file that is a link is compiled like any other", async () => {
    const folder = repository();
    cpSync(path.join(folder, "detections", slug), path.join(folder, "elsewhere"), { recursive: true });
    mkdirSync(path.join(folder, "library/linked-one"), { recursive: true });
    symlinkSync(path.join(folder, "elsewhere/detection.yml"), path.join(folder, "library/linked-one/detection.yml"));
    const { code, out } = await run(folder, ["list", "library"]);
    expect(code).toBe(0);
    expect(out).toContain("linked-one");
  });

  test("a link that leads nowhere is an error and not silence", async () => {
    const folder = repository();
    mkdirSync(path.join(folder, "detections/broken-link"));
    symlinkSync("nowhere", path.join(folder, "detections/broken-link/detection.yml"));
    const { code, err } = await run(folder, ["build"]);
    expect(code).toBe(3);
    expect(err).toContain("broken-link/detection.yml");
  });

  test("a loop of links ends", async () => {
    const folder = repository();
    symlinkSync("..", path.join(folder, "detections/loop"));
    symlinkSync("itself", path.join(folder, "detections/itself"));
    const { code, err } = await run(folder, ["validate"]);
    expect(code).toBe(0);
    expect(err).toContain("1 detection is valid");
  });

  test("a folder that links lead to in two ways is searched once", async () => {
    const folder = repository();
    const outside = path.join(folder, "outside/below");
    mkdirSync(outside, { recursive: true });
    cpSync(path.join(folder, "detections", slug), path.join(outside, slug), { recursive: true });
    rmSync(path.join(folder, "detections", slug), { recursive: true });
    symlinkSync(outside, path.join(folder, "detections/a"));
    symlinkSync(path.dirname(outside), path.join(folder, "detections/b"));
    const { code, err } = await run(folder, ["validate"]);
    expect(err).toContain("1 detection is valid");
    expect(code).toBe(0);
  });

  test.each([
    ["outside the folder", "outside"],
    ["inside it, where nobody looks", "detections/.shared"],
  ])("a link to a detection's folder %s is followed, and goes by the name of the link", async (_, place) => {
    const folder = repository();
    cpSync(path.join(folder, "detections", slug), path.join(folder, place, "other-name"), { recursive: true });
    rmSync(path.join(folder, "detections", slug), { recursive: true });
    symlinkSync(path.join(folder, place, "other-name"), path.join(folder, "detections/linked-one"));
    const { code, err } = await run(folder, ["build"]);
    expect(err).not.toContain(" error ");
    expect(code).toBe(0);
    expect(snapshot(folder).has("dist-rules/sentinel/linked-one.yaml")).toBe(true);
    const tested = await run(folder, ["test", "linked-one", "--target", "sigma"]);
    expect(tested.code).toBe(0);
    expect(tested.out).toContain("linked-one");
  });

  test("a linked folder of several is searched; one that is searched anyway is not searched twice", async () => {
    const folder = repository();
    mkdirSync(path.join(folder, "team"));
    cpSync(path.join(folder, "detections", slug), path.join(folder, "team/second-one"), { recursive: true });
    const second = path.join(folder, "team/second-one/detection.yml");
    const text = readFileSync(second, "utf8").replace(/^id: .*/m, "id: 11111111-2222-4333-8444-555555555555");
    writeFileSync(second, text.replace(/^title: .*/m, "title: Second"));
    symlinkSync("../team", path.join(folder, "detections/a-team"));
    symlinkSync(slug, path.join(folder, "detections/a-copy"));
    symlinkSync("../detections", path.join(folder, "team/back"));
    const { code, err } = await run(folder, ["validate"]);
    expect(err).toContain("2 detections are valid");
    expect(code).toBe(0);
  });

  test("a folder that may not be listed is named", async () => {
    const folder = repository();
    const fs: FileSystem = {
      ...nodeFileSystem,
      list(place) {
        if (place.endsWith("detections")) throw Object.assign(new Error("denied"), { code: "EACCES" });
        return nodeFileSystem.list(place);
      },
    };
    const { code, err } = await run(folder, ["validate"], fs);
    expect(code).toBe(3);
    expect(err).toContain("Cannot read detections: no right to do this");
  });

  test("explain takes a path, and says when there is none", async () => {
    const folder = repository();
    expect((await run(folder, ["explain", `detections/${slug}`, "--target", "sigma"])).code).toBe(0);
    const { code, err } = await run(folder, ["explain", "../nope"]);
    expect(code).toBe(3);
    expect(err).toContain("There is no ../nope");
  });
});

test("an empty --out, as an unset variable leaves it, is refused", async () => {
  const folder = repository();
  const { code, err } = await run(folder, ["build", "--out", ""]);
  expect(code).toBe(3);
  expect(err).toContain("--out");
  expect([...snapshot(folder).keys()].every((file) => file.startsWith("detections/"))).toBe(true);
});

test("one is not called several", async () => {
  expect((await run(repository(), ["build"])).err).toMatch(/^1 detection, /m);
});

test("help of a command shows the options that all have", async () => {
  expect((await run(scratch(), ["build", "--help"])).out).toContain("--directory <folder>");
});

test("init in another folder says how to go on there, with the clone it runs from", async () => {
  const folder = scratch();
  const { err } = await run(folder, ["init", "mine"]);
  const [, clone = ""] = /\n {2}cd mine\n {2}npm install --save-dev (\S+)\n {2}npm test\n/.exec(err) ?? [];
  expect(realpathSync(path.join(folder, "mine", clone))).toBe(realpathSync(path.join(import.meta.dirname, "../..")));
});

test.each(["afile", "afile/below"])("init %s says that a file is in the way, once", async (given) => {
  const folder = scratch();
  write(folder, "afile", "");
  const { code, err } = await run(folder, ["init", given]);
  expect(code).toBe(3);
  expect(err).toMatch(/^error RW7010 afile is a file, and init makes a folder\n.*\n\n1 error\n$/);
  expect([...snapshot(folder).keys()]).toEqual(["afile"]);
});

test("sources shows which values a field takes", async () => {
  const folder = scratch();
  write(folder, "detections/.keep", "");
  expect((await run(folder, ["sources", "gcp.audit"])).out).toMatch(/^outcome .* Is succeeded, failed\.$/m);
});
