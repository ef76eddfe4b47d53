import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What the compiler's edge needs of a disk, so that tests can fail it at any step. Paths are the platform's own. */
export interface FileSystem {
  /** `undefined` where there is no such file. Throws on anything else, e.g. no rights. */
  read(file: string): Uint8Array | undefined;
  write(file: string, bytes: Uint8Array): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  makeFolder(folder: string): void;
  exists(file: string): boolean;
  /** Bytes, and when it was last written in milliseconds since 1970; `undefined` where there is no such file. */
  details(file: string): { readonly size: number; readonly written: number } | undefined;
  /** Names in a folder, sorted by code unit; none where there is no folder. */
  list(folder: string): readonly { readonly name: string; readonly folder: boolean }[];
}

export const nodeFileSystem: FileSystem = {
  read(file) {
    try {
      return readFileSync(file);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  write: (file, bytes) => writeFileSync(file, bytes),
  rename: (from, to) => renameSync(from, to),
  remove: (file) => rmSync(file, { force: true }),
  makeFolder: (folder) => {
    mkdirSync(folder, { recursive: true });
  },
  exists: (file) => existsSync(file),
  details(file) {
    const found = statSync(file, { throwIfNoEntry: false });
    return found === undefined ? undefined : { size: found.size, written: found.mtimeMs };
  },
  list(folder) {
    try {
      return (
        readdirSync(folder, { withFileTypes: true })
          // Reading a pipe or a device may never end.
          .filter((entry) => entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())
          .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
          .sort((a, b) => (a.name < b.name ? -1 : 1))
      );
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  },
};

/** Why a disk operation failed, in words, or `undefined` for errors that are not the disk's. */
export function diskProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const words: Readonly<Record<string, string>> = {
    EACCES: "no right to do this",
    EPERM: "no right to do this",
    ENOSPC: "the disk is full",
    EROFS: "the file system is read-only",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is a file",
    EEXIST: "a file is in the way",
    EMFILE: "too many open files",
    ELOOP: "its links lead in a circle",
    ENAMETOOLONG: "the name is too long",
    ENOENT: "no such file or folder",
  };
  return words[error.code] ?? error.code;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** A path with `/`, as manifests and messages show it. */
export function posixPath(file: string): string {
  return file.split(path.sep).join("/");
}
