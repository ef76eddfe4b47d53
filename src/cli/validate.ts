import { applySilences } from "../silence/apply.ts";
import { findDetections } from "./find-detections.ts";
import { exitCodeOf, type Format, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { missingEvents } from "./missing-events.ts";
import { openProject } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `rulewright validate`: everything that can be said without compiling for a target. */
export async function validate(
  options: { readonly paths: readonly string[]; readonly strict: boolean; readonly format: Format },
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, options.format, terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const found = findDetections(options.paths, project, terminal);
  const library = await loadLibrary(found.files, project, terminal);
  const detections = library.detections.map(({ detection }) => detection);
  const diagnostics = applySilences(
    [...found.problems, ...library.diagnostics, ...missingEvents(detections, terminal)],
    library.silences,
    {
      sources: project.sources,
      emitted: new Map(),
      done: new Set(["read", "events"]),
      whole: options.paths.length === 0,
    },
  );
  await report(diagnostics, project.sources, options.format, terminal);
  const code = exitCodeOf(diagnostics, options.strict);
  if (code === 0 && options.format === "pretty" && !terminal.quiet) {
    const { length } = library.detections;
    terminal.err(`${length} ${length === 1 ? "detection is" : "detections are"} valid\n`);
  }
  return code;
}
