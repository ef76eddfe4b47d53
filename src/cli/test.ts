import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { canonicalEvents } from "../equivalence/canonical-events.ts";
import { judgeCase } from "../equivalence/judge-case.ts";
import { loadEvents } from "../equivalence/load-events.ts";
import { referenceEpisodes } from "../equivalence/reference.ts";
import type { Detection, TestCase } from "../model/nodes.ts";
import { displayPath } from "./display-path.ts";
import { findByName } from "./find-by-name.ts";
import { exitCodeOf, type Format, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { openProject, type Project, readQuietly } from "./project.ts";
import { table } from "./table.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface TestOptions {
  /** Slugs or paths; all detections where there are none. */
  readonly names: readonly string[];
  readonly format: Format;
}

/** `rulewright test`: what detections mean on their sample events, against the alerts their tests expect. */
export async function test(options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, options.format, terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const found = findByName(options.names, project, terminal);
  const library = loadLibrary(found.files, project, terminal);
  const diagnostics: Diagnostic[] = [...found.problems, ...library.diagnostics];
  const rows: (readonly string[])[] = [];
  for (const { detection } of library.detections) {
    for (const testCase of detection.tests) {
      const problems = runCase(detection, testCase, project, terminal);
      diagnostics.push(...problems);
      rows.push([detection.slug, testCase.name, problems.length === 0 ? "✓" : "✗"]);
    }
  }
  if (options.format === "pretty" && !terminal.quiet && rows.length > 0) {
    terminal.out(table(["detection", "test", "meaning"], rows));
  }
  await report(diagnostics, project.sources, options.format, terminal);
  if (options.format === "pretty" && !terminal.quiet) {
    const without = library.detections.filter(({ detection }) => detection.tests.length === 0);
    const missing =
      without.length === 0 ? "" : `; no tests: ${without.map(({ detection }) => detection.slug).join(", ")}`;
    terminal.err(`${rows.length} ${rows.length === 1 ? "test" : "tests"} run${missing}\n`);
  }
  return exitCodeOf(diagnostics);
}

function runCase(
  detection: Detection,
  testCase: TestCase,
  project: Project,
  terminal: Terminal,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const folder = path.dirname(path.resolve(terminal.cwd, detection.file));
  const records = testCase.files.flatMap(({ path: below, span }) => {
    const file = path.join(folder, ...below.split("/"));
    const shown = displayPath(file, terminal);
    const bytes = readQuietly(file, terminal);
    if (bytes === undefined || !(bytes instanceof Uint8Array)) {
      const message = bytes?.message ?? `There is no ${shown}`;
      diagnostics.push({ code: "RW3904", severity: "error", message, span });
      return [];
    }
    const text = Buffer.from(bytes).toString("utf8");
    project.sources.set(shown, text);
    const loaded = loadEvents(text, shown);
    diagnostics.push(...loaded.diagnostics);
    return loaded.records;
  });
  const { events, diagnostics: unreadable } = canonicalEvents(records);
  diagnostics.push(...unreadable);
  if (diagnostics.length > 0) return diagnostics;
  return judgeCase(detection, testCase, referenceEpisodes(detection, events));
}
