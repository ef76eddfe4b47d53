import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Project, readQuietly } from "./project.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Stands for everything a verdict depends on beside the files judged: this build of Rulewright, the settings, and the
 * repository's own catalog. Undefined where Rulewright runs from its sources, since they may change at any moment.
 */
export function buildId(project: Project, terminal: Terminal): string | undefined {
  const built = readBuild();
  if (built === undefined) return undefined;
  const hash = createHash("sha256").update(built).update(JSON.stringify(project.settings, mapsAsEntries));
  for (const overlay of project.overlays) hashFolder(overlay, terminal, hash);
  return hash.digest("hex");
}

function readBuild(): string | undefined {
  try {
    return readFileSync(new URL("../build-id.txt", import.meta.url), "utf8");
  } catch {
    return undefined;
  }
}

function mapsAsEntries(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

function hashFolder(folder: string, terminal: Terminal, hash: ReturnType<typeof createHash>): void {
  for (const entry of terminal.fs.list(folder)) {
    const place = path.join(folder, entry.name);
    if (entry.folder) hashFolder(place, terminal, hash);
    else {
      const bytes = readQuietly(place, terminal);
      hash.update(JSON.stringify([place, bytes instanceof Uint8Array ? Buffer.from(bytes).toString("base64") : null]));
    }
  }
}
