import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskProblem } from "../pack/file-system.ts";
import { readText } from "../spec/file-text.ts";
import { mayBeRule, type Task } from "../verify/run.ts";
import { displayPath } from "./display-path.ts";
import { isFolder } from "./is-folder.ts";
import { readQuietly } from "./project.ts";
import type { Terminal } from "./terminal.ts";

// Splunk's whole content pack is one .conf file of about 5 MB; ten are more than any rule file needs.
const maxBytes = 8 * 1024 * 1024;

/** How archives begin, by what their messages call them. */
const ARCHIVES: readonly (readonly [name: string, offset: number, bytes: readonly number[]])[] = [
  ["a ZIP archive", 0, [0x50, 0x4b, 0x03, 0x04]],
  ["an empty ZIP archive", 0, [0x50, 0x4b, 0x05, 0x06]],
  ["a gzip archive", 0, [0x1f, 0x8b]],
  ["a bzip2 archive", 0, [0x42, 0x5a, 0x68]],
  ["an xz archive", 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["a 7z archive", 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ["a Zstandard archive", 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ["a tar archive", 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];

/** The files that `--artifact` names, read; of folders, every file below whose extension some target imports. */
export function findArtifacts(
  paths: readonly string[],
  sources: Map<string, string>,
  terminal: Terminal,
): { readonly tasks: readonly Task[]; readonly problems: readonly Diagnostic[] } {
  const tasks: Task[] = [];
  const problems: Diagnostic[] = [];
  const seen = new Set<string>();
  const take = (place: string, optional: boolean): void => {
    if (seen.has(place)) return;
    seen.add(place);
    const file = displayPath(place, terminal);
    const read = readArtifact(place, file, terminal);
    if (typeof read !== "string") {
      problems.push(...read);
      return;
    }
    sources.set(file, read);
    tasks.push({ backend: undefined, subject: { file, text: read }, optional });
  };
  for (const given of paths) {
    const place = path.resolve(terminal.cwd, given);
    if (!isFolder(place, terminal)) {
      take(place, false);
      continue;
    }
    const before = problems.length;
    const files = filesBelow(place, terminal, problems);
    for (const file of files) take(file, true);
    if (files.length === 0 && problems.length === before) {
      const message = `No file below ${displayPath(place, terminal)} has an extension of rules`;
      problems.push({ code: "RW7006", severity: "error", message });
    }
  }
  return { tasks, problems };
}

function filesBelow(folder: string, terminal: Terminal, problems: Diagnostic[]): readonly string[] {
  return list(folder, terminal, problems).flatMap((entry): readonly string[] => {
    const place = path.join(folder, entry.name);
    if (!entry.folder) return mayBeRule(entry.name) ? [place] : [];
    return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : filesBelow(place, terminal, problems);
  });
}

function list(folder: string, terminal: Terminal, problems: Diagnostic[]): ReturnType<Terminal["fs"]["list"]> {
  try {
    return terminal.fs.list(folder);
  } catch (error) {
    const problem = diskProblem(error);
    if (problem === undefined) throw error;
    const message = `Cannot read the folder ${displayPath(folder, terminal)}: ${problem}`;
    problems.push({ code: "RW7005", severity: "error", message });
    return [];
  }
}

function readArtifact(place: string, file: string, terminal: Terminal): string | readonly Diagnostic[] {
  const bytes = readQuietly(place, terminal);
  if (bytes !== undefined && !(bytes instanceof Uint8Array)) return [bytes];
  if (bytes === undefined) return [{ code: "RW7003", severity: "error", message: `There is no ${file}` }];
  const archive = ARCHIVES.find(([, offset, start]) => start.every((byte, index) => bytes[offset + index] === byte));
  if (archive !== undefined) {
    const span = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const help = "Unpack it and give the rule files, or the folder they are in.";
    return [{ code: "RW5003", severity: "error", message: `The file is ${archive[0]}`, span, help }];
  }
  const read = readText(bytes, file, maxBytes);
  if (!read.ok) return read.diagnostics;
  if (read.text.trim() === "") {
    const span = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    return [{ code: "RW1004", severity: "error", message: "There is nothing in the file", span }];
  }
  return read.text;
}
