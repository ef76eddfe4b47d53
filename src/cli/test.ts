import path from "node:path";
import { loadBackend } from "../backends/registry.ts";
import type { CompiledTarget } from "../compile.ts";
import { compileDetection } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { canonicalEvents } from "../equivalence/canonical-events.ts";
import type { Ingest } from "../equivalence/ingest/ingest.ts";
import { loadIngests } from "../equivalence/ingest/registry.ts";
import { judgeCase } from "../equivalence/judge-case.ts";
import { loadEvents } from "../equivalence/load-events.ts";
import { referenceEpisodes } from "../equivalence/reference.ts";
import { checkStored, predicted, storedFindings } from "../equivalence/stored-check.ts";
import type { BackendId, Detection, TestCase } from "../model/nodes.ts";
import { testVariant } from "../model/test-variant.ts";
import { displayPath } from "./display-path.ts";
import { findByName } from "./find-by-name.ts";
import { exitCodeOf, type Format, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { openProject, type Project } from "./project.ts";
import { readEventText } from "./read-event-text.ts";
import { table } from "./table.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface TestOptions {
  /** Slugs or paths; all detections where there are none. */
  readonly names: readonly string[];
  readonly targets: readonly BackendId[] | undefined;
  readonly format: Format;
}

/** A target with the rules of one detection and what it stores of events. */
interface Tested {
  readonly compiled: CompiledTarget | undefined;
  readonly ingests: ReadonlyMap<string, readonly Ingest[]>;
}

/**
 * `rulewright test`: what detections mean on their sample events, against the alerts their tests expect, and whether each
 * target takes the same events in the form in which it stores them.
 */
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
  const targets = options.targets ?? project.settings.targets;
  const rows: (readonly string[])[] = [];
  for (const { detection } of library.detections) {
    const compiled = new Map<Detection, readonly Tested[]>();
    for (const testCase of detection.tests) {
      const variant = testVariant(detection, testCase);
      const tested = compiled.get(variant) ?? (await compileFor(targets, variant, project));
      compiled.set(variant, tested);
      const result = runCase(variant, tested, testCase, project, terminal);
      diagnostics.push(...result.diagnostics);
      rows.push([detection.slug, testCase.name, ...result.cells]);
    }
  }
  if (options.format === "pretty" && !terminal.quiet && rows.length > 0) {
    terminal.out(table(["detection", "test", "meaning", ...targets], rows));
  }
  await report(diagnostics, listedSources(options.format, library, project), options.format, terminal);
  if (options.format === "pretty" && !terminal.quiet) {
    const without = library.detections.filter(({ detection }) => detection.tests.length === 0);
    const missing =
      without.length === 0 ? "" : `; no tests: ${without.map(({ detection }) => detection.slug).join(", ")}`;
    terminal.err(`${rows.length} ${rows.length === 1 ? "test" : "tests"} run${missing}\n`);
  }
  return exitCodeOf(diagnostics);
}

/** A dashboard shows the detections, not the catalog and the events that were read for them. */
function listedSources(
  format: Format,
  library: ReturnType<typeof loadLibrary>,
  { sources }: Project,
): ReadonlyMap<string, string> {
  if (format !== "junit") return sources;
  const tested = new Set(library.detections.map(({ detection }) => detection.file));
  return new Map([...sources].filter(([file]) => tested.has(file)));
}

async function compileFor(
  targets: readonly BackendId[],
  detection: Detection,
  project: Project,
): Promise<readonly Tested[]> {
  return Promise.all(
    targets.map(async (id) => {
      const wanted = detection.targets.includes(id);
      const compiled = wanted ? compileDetection(detection, await loadBackend(id), project) : undefined;
      return { compiled, ingests: await loadIngests(id) };
    }),
  );
}

/** One row of the table, a cell for the meaning and for each target, and what is wrong. */
function runCase(
  detection: Detection,
  targets: readonly Tested[],
  testCase: TestCase,
  project: Project,
  terminal: Terminal,
): { readonly cells: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const folder = path.dirname(path.resolve(terminal.cwd, detection.file));
  const records = testCase.files.flatMap(({ path: below, span }) => {
    const file = path.join(folder, ...below.split("/"));
    const shown = displayPath(file, terminal);
    const read = readEventText(file, shown, terminal);
    const atTest = (message: string): Diagnostic => ({ code: "RW3904", severity: "error", message, span });
    if (read === undefined) {
      diagnostics.push(atTest(`There is no ${shown}`));
      return [];
    }
    if (!read.ok) {
      // A file that the disk does not give has no place of its own.
      diagnostics.push(...read.diagnostics.map((each) => (each.span === undefined ? atTest(each.message) : each)));
      return [];
    }
    project.sources.set(shown, read.text);
    const loaded = loadEvents(read.text, shown);
    diagnostics.push(...loaded.diagnostics);
    return loaded.records;
  });
  const { events, diagnostics: unreadable } = canonicalEvents(records);
  diagnostics.push(...unreadable);
  if (diagnostics.length > 0) return { cells: ["✗", ...targets.map(() => "")], diagnostics };
  diagnostics.push(...judgeCase(detection, testCase, referenceEpisodes(detection, events)));
  const cells = [diagnostics.length === 0 ? "✓" : "✗"];
  for (const { compiled, ingests } of targets) {
    const check = compiled === undefined ? undefined : checkStored(compiled, records, events, ingests);
    if (compiled === undefined || check === undefined || check.judged === 0) {
      cells.push("–");
      continue;
    }
    const findings = storedFindings(check, compiled);
    diagnostics.push(...findings);
    const noted = check.differences.some((difference) => predicted(difference, compiled.level));
    cells.push(findings.length > 0 ? "✗" : noted ? "note" : "✓");
  }
  return { cells, diagnostics };
}
