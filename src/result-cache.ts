import { createHash } from "node:crypto";
import path from "node:path";
import type { FileSystem } from "./pack/file-system.ts";

/** Remembers what was found out about contents. `Result` is plain data, as JSON has it. */
export interface ResultCache<Result> {
  /** The key of a result that depends on these texts and on nothing else. */
  key(texts: readonly string[]): string;
  get(key: string): Result | undefined;
  put(key: string, result: Result): void;
}

/** Half a gigabyte for a cache, which has 256 folders: what is read of a thousand detections on five targets. */
const MOST_BYTES_PER_FOLDER = 2 ** 29 / 256;
/** What a small file takes of a disk. */
const BLOCK = 4096;

/**
 * A cache in a folder, one file a result; the folder may be deleted at any time. `version` stands for everything that
 * results depend on beside the contents: the build of Rulewright, the settings, the catalog. A folder that cannot be written
 * costs time, not correctness, so that is passed over in silence. Each folder that is written to loses its oldest results
 * first where it holds more than `mostBytes`, which nothing else would ever remove.
 */
export function openCache<Result>(
  folder: string,
  version: string,
  fs: FileSystem,
  mostBytes = MOST_BYTES_PER_FOLDER,
): ResultCache<Result> {
  const pruned = new Set<string>();
  const place = (key: string): string => path.join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  return {
    key: (texts) => digestOf(JSON.stringify([version, ...texts])),
    get(key) {
      try {
        const bytes = fs.read(place(key));
        return bytes === undefined ? undefined : readEntry<Result>(Buffer.from(bytes).toString("utf8"));
      } catch {
        return undefined;
      }
    },
    put(key, result) {
      const file = place(key);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        const own = path.dirname(file);
        fs.makeFolder(own);
        // Once a run: what one run adds is bounded by its work.
        if (!pruned.has(own)) prune(own, mostBytes, fs);
        pruned.add(own);
        fs.write(temporary, Buffer.from(writeEntry(result)));
        fs.rename(temporary, file);
      } catch {
        // Nothing is lost but time.
      }
    },
  };
}

function prune(folder: string, mostBytes: number, fs: FileSystem): void {
  const files = fs.list(folder).flatMap(({ name, folder: isFolder }) => {
    const file = path.join(folder, name);
    const found = isFolder ? undefined : fs.details(file);
    return found === undefined ? [] : [{ file, written: found.written, bytes: Math.max(found.size, BLOCK) }];
  });
  let bytes = files.reduce((sum, each) => sum + each.bytes, 0);
  for (const each of files.sort((a, b) => a.written - b.written)) {
    if (bytes <= mostBytes) return;
    fs.remove(each.file);
    bytes -= each.bytes;
  }
}

/** The result behind a line with its digest. */
function writeEntry(result: unknown): string {
  const body = JSON.stringify(result);
  return `${digestOf(body)}\n${body}`;
}

/** An entry that is not as it was written, e.g. cut short by a full disk, counts as none. */
function readEntry<Result>(text: string): Result | undefined {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  return text.slice(0, end) === digestOf(body) ? (JSON.parse(body) as Result) : undefined;
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
