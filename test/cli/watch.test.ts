import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { build } from "../../src/cli/build.ts";
import { watch } from "../../src/cli/watch.ts";
import { nodeFileSystem } from "../../src/pack/file-system.ts";
import { read, repository, write } from "../helpers/run.ts";

const slug = "aws-ssm-run-command";
const file = `detections/${slug}/detection.yml`;

/** A watch that runs until the test ends: what it printed, and the wait for its n-th build. */
function watching(folder: string): { built(count: number): Promise<void>; readonly text: () => string } {
  let err = "";
  const stop = new AbortController();
  const options = {
    paths: [],
    out: undefined,
    targets: ["sigma" as const],
    check: false,
    verify: false,
    test: false,
    baseline: undefined,
    strict: false,
    format: "pretty" as const,
  };
  const terminal = {
    fs: nodeFileSystem,
    cwd: folder,
    out: () => {},
    err: (text: string) => {
      err += text;
    },
    colour: false,
    interactive: false,
    quiet: false,
    cache: undefined,
  };
  const run = () => build(options, terminal);
  const done = watch({ paths: [], out: undefined, run }, terminal, stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  return {
    text: () => err,
    built: (count) =>
      vi.waitFor(() => expect(err.split("Watching for changes").length - 1).toBeGreaterThanOrEqual(count), 8000),
  };
}

/** As editors do: the new text beside the file, then in its place. */
function replace(folder: string, text: string): void {
  write(folder, `${file}~`, text);
  renameSync(path.join(folder, `${file}~`), path.join(folder, file));
}

test("a detection in a linked folder is built when it changes", async () => {
  const folder = repository();
  renameSync(path.join(folder, "detections", slug), path.join(folder, slug));
  symlinkSync(`../${slug}`, path.join(folder, "detections", slug));
  const { built } = watching(folder);
  await built(1);
  write(folder, `${slug}/detection.yml`, read(folder, file).replace("version: 1", "version: 2"));
  await built(2);
  expect(read(folder, "dist-rules/manifest.json")).toContain('"version": 2');
});

test("a file that an editor replaces is built every time", async () => {
  const folder = repository();
  const good = read(folder, file);
  const { built, text } = watching(folder);
  await built(1);
  replace(folder, good.replace("severity: medium", "severity: bogus"));
  await built(2);
  expect(text()).toContain("bogus");
  replace(folder, good.replace(/^title: .*/m, "title: Another title"));
  await built(3);
  expect(read(folder, "dist-rules/sigma/aws_ssm_run_command.yml")).toContain("Another title");
});

test("a new detection and the configuration are seen", async () => {
  const folder = repository();
  const { built, text } = watching(folder);
  await built(1);
  mkdirSync(path.join(folder, "detections/new-one"));
  await built(2);
  const second = read(folder, file).replace(/^id: .*/m, "id: 11111111-2222-4333-8444-555555555555");
  write(folder, "detections/new-one/detection.yml", second.replace(/^title: .*/m, "title: New one"));
  await vi.waitFor(() => expect(read(folder, "dist-rules/sigma/new_one.yml")).toContain("New one"), 8000);
  write(folder, "rulewright.config.yml", "nope: 1\n");
  await vi.waitFor(() => expect(text()).toContain('Unknown key "nope"'), 8000);
});
