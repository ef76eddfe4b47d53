import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskProblem } from "../pack/file-system.ts";
import { displayPath } from "./display-path.ts";
import type { Project } from "./project.ts";
import type { Terminal } from "./terminal.ts";

const DETECTION_FILE = "detection.yml";

/**
 * The detection files that some paths mean, sorted: a file, a detection's folder, or a folder above several. Links to
 * folders are followed, unless they lead to a folder they lie in or to one that is searched anyway: each folder is
 * searched once, so that a loop of links ends and a detection is found under one name.
 */
export function findDetections(
  paths: readonly string[],
  project: Project,
  terminal: Terminal,
): { readonly files: readonly string[]; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const files = new Set<string>();
  const given = paths.length === 0 ? [project.detections] : paths.map((item) => path.resolve(terminal.cwd, item));
  for (const place of given) {
    try {
      const found = filesAt(place, terminal);
      if (found.length === 0) problems.push(nothingAt(place, project, terminal));
      for (const file of found) files.add(file);
    } catch (error) {
      const problem = diskProblem(error);
      if (problem === undefined) throw error;
      const message = `Cannot read ${displayPath(place, terminal)}: ${problem}`;
      problems.push({ code: "RW7005", severity: "error", message });
    }
  }
  return { files: [...files].sort(), problems };
}

function filesAt(given: string, terminal: Terminal): readonly string[] {
  if (/\.ya?ml$/.test(given)) return terminal.fs.exists(given) ? [given] : [];
  const own = path.join(given, DETECTION_FILE);
  if (terminal.fs.exists(own)) return [own];
  return terminal.fs.exists(given) ? filesBelow(given, terminal) : [];
}

function filesBelow(top: string, terminal: Terminal): readonly string[] {
  const files: string[] = [];
  const links: string[] = [];
  const searched = new Set<string>();
  const search = (folder: string): void => {
    const real = realpathSync(folder);
    if (searched.has(real)) return;
    searched.add(real);
    for (const entry of terminal.fs.list(folder)) {
      const place = path.join(folder, entry.name);
      const passedOver = entry.name === "node_modules" || entry.name.startsWith(".");
      if (entry.folder) {
        if (!passedOver) search(place);
      } else if (entry.name === DETECTION_FILE && isReadable(place)) files.push(place);
      else if (!passedOver && isLinkedFolder(place)) links.push(place);
    }
  };
  search(top);
  // Links last: what lies in a real folder goes by its real name. Following them may find more.
  for (const link of links) {
    const target = realpathSync(link);
    if (!searched.has(target) && !holds(target, realpathSync(path.dirname(link)))) search(link);
  }
  return files;
}

/** Whether a folder is another, or one above it. */
function holds(folder: string, inner: string): boolean {
  const way = path.relative(folder, inner);
  return way === "" || !(way === ".." || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
}

/** A link to itself, or to what may not be looked at, is none. */
function isLinkedFolder(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch {
    return false;
  }
}

/** A link that leads nowhere counts, so that it is reported; a pipe or device would never end. */
function isReadable(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined || found.isFile();
}

function nothingAt(given: string, project: Project, terminal: Terminal): Diagnostic {
  const shown = displayPath(given, terminal);
  const start = "`rulewright init` makes the first";
  if (!terminal.fs.exists(given)) {
    const missing = { code: "RW7003", severity: "error", message: `There is no ${shown}` } as const;
    if (given !== project.detections) return missing;
    return {
      ...missing,
      help: `It is where detections are looked for; -C names another repository, and ${start} detection.`,
    };
  }
  return {
    code: "RW7002",
    severity: "error",
    message: `There is no detection in ${shown}`,
    help: `A detection is a folder with a detection.yml; ${start}.`,
  };
}
