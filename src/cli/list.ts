import { BACKEND_IDS, type BackendId } from "../model/nodes.ts";
import { compileLibrary } from "./compile-library.ts";
import { findDetections } from "./find-detections.ts";
import { exitCodeOf, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { openProject } from "./project.ts";
import { table } from "./table.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `rulewright list`: detections × targets with the level each reaches. */
export async function list(
  options: { readonly paths: readonly string[]; readonly format: "pretty" | "json" },
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, "pretty", terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const found = findDetections(options.paths, project, terminal);
  const library = await loadLibrary(found.files, project, terminal);
  const problems = [...found.problems, ...library.diagnostics].filter(({ severity }) => severity === "error");
  await report(problems, project.sources, "pretty", terminal);
  const targets = BACKEND_IDS.filter((id) => project.settings.targets.includes(id));
  const compiled = await compileLibrary(library.detections, targets, project, terminal);
  const rows = compiled.detections.map(({ detection, targets: results }) => {
    const level = (id: BackendId): string => results.find((result) => result.backend === id)?.level ?? "–";
    return {
      slug: detection.slug,
      version: detection.metadata.version,
      severity: detection.metadata.severity,
      levels: Object.fromEntries(targets.map((id) => [id, level(id)])),
    };
  });
  if (options.format === "json") terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length > 0) {
    const header = ["detection", "version", "severity", ...targets];
    const lines = rows.map((row) => [
      row.slug,
      String(row.version),
      row.severity,
      ...targets.map((id) => row.levels[id] ?? "–"),
    ]);
    terminal.out(table(header, lines));
  }
  return exitCodeOf(problems);
}
