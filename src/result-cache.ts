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

/**
 * A cache in a folder, one file a result; the folder may be deleted at any time. `version` stands for everything that
 * results depend on beside the contents: the build of Rulewright, the settings, the catalog. A folder that cannot be written
 * costs time, not correctness, so that is passed over in silence.
 */
export function openCache<Result>(folder: string, version: string, fs: FileSystem): ResultCache<Result> {
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
        fs.makeFolder(path.dirname(file));
        fs.write(temporary, Buffer.from(writeEntry(result)));
        fs.rename(temporary, file);
      } catch {
        // Nothing is lost but time.
      }
    },
  };
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
