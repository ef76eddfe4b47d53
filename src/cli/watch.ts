import { watch as watchFolder } from "node:fs";
import path from "node:path";
import { type BuildOptions, build } from "./build.ts";
import { CONFIG_FILE, openProject } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** How long after the last change a build starts, in milliseconds: editors write a file in several steps. */
const SETTLE = 80;

/**
 * `rulewright build --watch`: builds, then again after every change below the detections, the configuration and catalog
 * overlays, until `stop` fires.
 */
export async function watch(options: BuildOptions, terminal: Terminal, stop: AbortSignal): Promise<ExitCode> {
  const opened = openProject(terminal);
  const detections = opened.ok ? opened.project.detections : path.resolve(terminal.cwd, "detections");
  const output = opened.ok ? opened.project.output : path.resolve(terminal.cwd, "dist-rules");
  let timer: NodeJS.Timeout | undefined;
  let running = build(options, terminal);
  const trigger = (file: string | null) => {
    const changed = file === null ? undefined : path.resolve(terminal.cwd, file);
    if (changed?.startsWith(output) || changed?.includes("node_modules") || changed?.endsWith(".rulewright-tmp"))
      return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(() => build(options, terminal));
    }, SETTLE);
  };
  const watchers = [...new Set([detections, ...options.paths.map((item) => path.resolve(terminal.cwd, item))])]
    .filter((folder) => terminal.fs.exists(folder))
    .map((folder) =>
      watchFolder(folder, { recursive: true }, (_event, name) =>
        trigger(name === null ? null : path.join(folder, name)),
      ),
    );
  watchers.push(
    watchFolder(terminal.cwd, (_event, name) => {
      if (name === CONFIG_FILE) trigger(name);
    }),
  );
  if (!terminal.quiet) terminal.err("Watching for changes, Ctrl-C ends\n");
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener("abort", () => resolve(), { once: true });
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  return running;
}
