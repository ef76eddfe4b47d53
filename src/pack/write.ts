import { createHash } from "node:crypto";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskProblem, type FileSystem } from "./file-system.ts";

/** Files of a build by path below the output folder, with `/`. */
export type OutputFiles = ReadonlyMap<string, string>;

export const MANIFEST = "manifest.json";

/** The hash that manifests carry: SHA-256 of the UTF-8 bytes, in hexadecimal. */
export function contentHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * Writes a build: everything to temporary siblings first, then renamed file by file, then files of the previous build
 * that are gone are removed (never in a partial one), the manifest last. A file that the previous manifest does not list is not ours and
 * is not replaced. On failure the previous output is whole, apart from renames already made, and the reason is returned.
 */
export function writeOutput(
  folder: string,
  files: OutputFiles,
  options: { readonly fs: FileSystem; readonly partial: boolean },
): readonly Diagnostic[] {
  const { fs, partial } = options;
  const previous = previousFiles(folder, fs);
  const foreign = [...files].filter(([file, text]) => {
    if (file === MANIFEST || previous.has(file)) return false;
    const existing = fs.read(path.join(folder, file));
    return existing !== undefined && Buffer.from(existing).toString("utf8") !== text;
  });
  if (foreign.length > 0) return foreign.map(([file]) => foreignFile(path.join(folder, file)));
  const changed = [...files].filter(([file, text]) => {
    const existing = fs.read(path.join(folder, file));
    return existing === undefined || Buffer.from(existing).toString("utf8") !== text;
  });
  const ordered = [...changed.filter(([file]) => file !== MANIFEST), ...changed.filter(([file]) => file === MANIFEST)];
  const temporary: string[] = [];
  let current = folder;
  try {
    for (const [file, text] of ordered) {
      current = path.join(folder, file);
      fs.makeFolder(path.dirname(current));
      const sibling = `${current}.rulewright-tmp`;
      temporary.push(sibling);
      fs.write(sibling, Buffer.from(text, "utf8"));
    }
    const rename = (file: string): void => {
      current = path.join(folder, file);
      fs.rename(`${current}.rulewright-tmp`, current);
    };
    for (const [file] of ordered) if (file !== MANIFEST) rename(file);
    if (!partial) {
      for (const file of [...previous].filter((name) => !files.has(name)).sort()) {
        current = path.join(folder, file);
        fs.remove(current);
      }
    }
    // Last, since a file that no manifest lists is never removed again.
    for (const [file] of ordered) if (file === MANIFEST) rename(file);
    return [];
  } catch (error) {
    for (const sibling of temporary) removeQuietly(sibling, fs);
    const problem = diskProblem(error);
    if (problem === undefined) throw error;
    return [
      {
        code: "RW7010",
        severity: "error",
        message: `Cannot write ${current}: ${problem}`,
        help: "Nothing that was there before has been cut short; mend this and build again.",
      },
    ];
  }
}

/** What differs on disk from a build, in words, sorted by path: for `--check`. */
export function compareOutput(folder: string, files: OutputFiles, fs: FileSystem, partial: boolean): readonly string[] {
  const previous = previousFiles(folder, fs);
  const differences: string[] = [];
  for (const [file, text] of files) {
    if (partial && file === MANIFEST) continue;
    const existing = fs.read(path.join(folder, file));
    if (existing === undefined) differences.push(`${file} is missing`);
    else if (Buffer.from(existing).toString("utf8") !== text) differences.push(`${file} is stale`);
  }
  if (!partial) for (const file of previous) if (!files.has(file)) differences.push(`${file} is left over`);
  return differences.sort();
}

/** The files that the manifest on disk lists; none where it is missing or unreadable. */
function previousFiles(folder: string, fs: FileSystem): ReadonlySet<string> {
  const bytes = fs.read(path.join(folder, MANIFEST));
  if (bytes === undefined) return new Set();
  try {
    const manifest: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    if (typeof manifest !== "object" || manifest === null || !("files" in manifest)) return new Set();
    const { files } = manifest;
    if (typeof files !== "object" || files === null) return new Set();
    return new Set(Object.keys(files).filter(isInside));
  } catch {
    return new Set();
  }
}

/** A manifest on disk may have been edited: never follow it out of the folder. */
function isInside(file: string): boolean {
  return !path.isAbsolute(file) && file.split("/").every((part) => part !== ".." && part !== "" && part !== ".");
}

function foreignFile(file: string): Diagnostic {
  return {
    code: "RW7011",
    severity: "error",
    message: `${file} exists and was not written by an earlier build`,
    help: "Move it away or choose another folder with --out; nothing has been written.",
  };
}

function removeQuietly(file: string, fs: FileSystem): void {
  try {
    fs.remove(file);
  } catch {
    // The first failure is the one worth telling; a temporary file that cannot be removed is harmless.
  }
}
