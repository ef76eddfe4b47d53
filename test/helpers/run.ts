import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import type { ExitCode } from "../../src/cli/terminal.ts";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";

export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a folder, as a user would, and keeps what it prints. */
export async function run(folder: string, args: readonly string[], fs: FileSystem = nodeFileSystem): Promise<Run> {
  let out = "";
  let err = "";
  const code = await runProgram(args, {
    fs,
    cwd: folder,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    interactive: false,
    quiet: false,
    cache: undefined,
  });
  return { code, out, err };
}

/** An empty folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A repository with one detection of the library. */
export function repository(slug = "aws-ssm-run-command"): string {
  const folder = scratch();
  cpSync(path.join(import.meta.dirname, "../../detections", slug), path.join(folder, "detections", slug), {
    recursive: true,
  });
  return folder;
}

export function write(folder: string, file: string, content: string | Uint8Array): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}

export function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

/** Every file below a folder with its content, by path. */
export function snapshot(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
  return new Map(paths.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}
