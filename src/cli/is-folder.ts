import path from "node:path";
import type { Terminal } from "./terminal.ts";

/** Whether a folder is there; a file of that name is none. */
export function isFolder(folder: string, terminal: Pick<Terminal, "fs">): boolean {
  // `path.join` would take the dot away, without which a file passes too.
  return terminal.fs.exists(`${folder}${path.sep}.`);
}
