import path from "node:path";
import { posixPath } from "../pack/file-system.ts";
import type { Terminal } from "./terminal.ts";

/** A path as messages show it: relative to where the command runs, with `/`. */
export function displayPath(file: string, terminal: Pick<Terminal, "cwd">): string {
  return posixPath(path.relative(terminal.cwd, file)) || ".";
}
