import { createHash } from "node:crypto";
import path from "node:path";
import type { FileSystem } from "../pack/file-system.ts";
import type { Verification } from "./verifier.ts";

/** Remembers verdicts by the content they were given on. */
export interface VerdictCache {
  /** The key of a verdict that depends on these texts and on nothing else. */
  key(texts: readonly string[]): string;
  get(key: string): Verification | undefined;
  put(key: string, verification: Verification): void;
}

/**
 * A cache in a folder, one file a verdict; the folder may be deleted at any time. `version` stands for everything that
 * verdicts depend on beside the files: the build of Rulewright, the settings, the catalog. A folder that cannot be written
 * costs time, not correctness, so that is passed over in silence.
 */
export function openCache(folder: string, version: string, fs: FileSystem): VerdictCache {
  const place = (key: string): string => path.join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  return {
    key: (texts) => digestOf(JSON.stringify([version, ...texts])),
    get(key) {
      try {
        const bytes = fs.read(place(key));
        return bytes === undefined ? undefined : readEntry(Buffer.from(bytes).toString("utf8"));
      } catch {
        return undefined;
      }
    },
    put(key, verification) {
      const file = place(key);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        fs.makeFolder(path.dirname(file));
        fs.write(temporary, Buffer.from(writeEntry(verification)));
        fs.rename(temporary, file);
      } catch {
        // Nothing is lost but time.
      }
    },
  };
}

/** The verdict behind a line with its digest. */
function writeEntry(verification: Verification): string {
  const body = JSON.stringify(verification);
  return `${digestOf(body)}\n${body}`;
}

/** An entry that is not as it was written, e.g. cut short by a full disk, counts as none. */
function readEntry(text: string): Verification | undefined {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  return text.slice(0, end) === digestOf(body) ? (JSON.parse(body) as Verification) : undefined;
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
