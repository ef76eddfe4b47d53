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
    key: (texts) =>
      createHash("sha256")
        .update(JSON.stringify([version, ...texts]))
        .digest("hex"),
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
        fs.write(temporary, Buffer.from(JSON.stringify(verification)));
        fs.rename(temporary, file);
      } catch {
        // Nothing is lost but time.
      }
    },
  };
}

/** An entry cut short by a full disk counts as none. */
function readEntry(text: string): Verification | undefined {
  const entry: unknown = JSON.parse(text);
  const whole = typeof entry === "object" && entry !== null && "diagnostics" in entry && "unchecked" in entry;
  return whole && Array.isArray(entry.diagnostics) && Array.isArray(entry.unchecked)
    ? (entry as Verification)
    : undefined;
}
