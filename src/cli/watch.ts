import { type FSWatcher, watch as watchFolder } from "node:fs";
import path from "node:path";
import { findDetections } from "./find-detections.ts";
import { isFolder } from "./is-folder.ts";
import { CONFIG_FILE, openProject } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** How long after the last change a run starts, in milliseconds: editors write a file in several steps. */
const SETTLE = 80;

export interface WatchOptions {
  /** Files and folders beside those of the project. */
  readonly paths: readonly string[];
  /** A folder that is written to, beside the project's own output. */
  readonly out: string | undefined;
  readonly run: () => Promise<ExitCode>;
}

/**
 * `--watch` of a command: runs it, then again after every change below the detections, the configuration and catalog
 * overlays, until `stop` fires.
 */
export async function watch(options: WatchOptions, terminal: Terminal, stop: AbortSignal): Promise<ExitCode> {
  // One watcher per folder: a recursive one of Node 20 on Linux loses a file that an editor replaces by renaming.
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<ExitCode> = Promise.resolve(0);
  let fail: (error: unknown) => void = () => {};

  const round = async (): Promise<ExitCode> => {
    // Before the run, so that nothing that changes during it is missed.
    const places = placesToWatch(options, terminal);
    renewWatchers(watchers, places, again);
    const code = await options.run();
    if (!terminal.quiet) terminal.err("Watching for changes, Ctrl-C ends\n");
    return code;
  };
  const next = (): void => {
    running = running.then(round);
    running.catch(fail);
  };
  function again(): void {
    clearTimeout(timer);
    timer = setTimeout(next, SETTLE);
  }

  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      if (stop.aborted) resolve();
      stop.addEventListener("abort", () => resolve(), { once: true });
      next();
    });
    clearTimeout(timer);
    return await running;
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  }
}

interface Places {
  /** Every folder to listen to. */
  readonly folders: ReadonlySet<string>;
  /** Whether a run follows when this changes. */
  concerns(place: string): boolean;
}

function renewWatchers(watchers: Map<string, FSWatcher>, places: Places, changed: () => void): void {
  // All anew: one that listens to a folder that was replaced by another of the same name hears nothing.
  for (const watcher of watchers.values()) watcher.close();
  watchers.clear();
  for (const folder of places.folders) {
    try {
      const watcher = watchFolder(folder, (_event, name) => {
        if (name === null || places.concerns(path.join(folder, name))) changed();
      });
      watcher.on("error", () => watcher.close());
      watchers.set(folder, watcher);
    } catch (error) {
      // It went away meanwhile; the watcher of its parent has seen that.
      if (!isMissing(error)) throw error;
    }
  }
}

/** The repository's own folder for its configuration, and all below the detections, the paths given and the overlays. */
function placesToWatch(options: WatchOptions, terminal: Terminal): Places {
  const opened = openProject(terminal);
  const absolute = (place: string): string => path.resolve(terminal.cwd, place);
  const roots = opened.ok ? [opened.project.detections, ...opened.project.overlays] : [absolute("detections")];
  roots.push(...options.paths.map(absolute));
  const written = opened.ok ? [opened.project.output] : [];
  if (options.out !== undefined) written.push(absolute(options.out));

  const folders = new Set([terminal.cwd]);
  const add = (folder: string): void => {
    if (written.includes(folder)) return;
    folders.add(folder);
    for (const { name, folder: deeper } of terminal.fs.list(folder)) {
      if (deeper && name !== "node_modules" && !name.startsWith(".")) add(path.join(folder, name));
    }
  };
  for (const root of roots) {
    if (isFolder(root, terminal)) add(root);
    else if (isFolder(path.dirname(root), terminal)) folders.add(path.dirname(root));
  }
  // Linked folders are no folders to a listing, but hold detections.
  if (opened.ok) for (const file of findDetections([], opened.project, terminal).files) add(path.dirname(file));
  return {
    folders,
    concerns: (place) =>
      place === path.join(terminal.cwd, CONFIG_FILE) ||
      (roots.some((root) => isWithin(place, root)) && !written.some((folder) => isWithin(place, folder))),
  };
}

function isWithin(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
