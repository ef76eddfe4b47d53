import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { judgeNotes } from "../fidelity/accept.ts";
import { compareWithBaseline, readManifest } from "../fidelity/baseline.ts";
import type { Note } from "../fidelity/notes.ts";
import { fidelityReport } from "../fidelity/report.ts";
import type { BackendId } from "../model/nodes.ts";
import { buildManifest, type CompiledDetection, type Manifest, mergeManifests } from "../pack/manifest.ts";
import { compareOutput, MANIFEST, writeOutput } from "../pack/write.ts";
import { applySilences, type Stage } from "../silence/apply.ts";
import { version } from "../version.ts";
import { type CompiledLibrary, compileLibrary } from "./compile-library.ts";
import { displayPath } from "./display-path.ts";
import { findDetections } from "./find-detections.ts";
import { exitCodeOf, type Format, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { missingEvents } from "./missing-events.ts";
import { offerAcceptance } from "./offer-acceptance.ts";
import { coversTargets, openProject, type Project, readQuietly } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface BuildOptions {
  readonly paths: readonly string[];
  readonly out: string | undefined;
  readonly targets: readonly BackendId[] | undefined;
  readonly check: boolean;
  /** Nothing is written that a target would refuse. */
  readonly verify: boolean;
  /** Nothing is written that fails a test. */
  readonly test: boolean;
  readonly baseline: string | undefined;
  /** Warnings fail, too, and then nothing is written. */
  readonly strict: boolean;
  readonly format: Format;
}

/** `rulewright build`: compiles, judges and writes. Nothing is written when a detection has errors or loses alerts. */
export async function build(options: BuildOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) return finish(opened.diagnostics, opened.sources, options, terminal);
  const { project } = opened;
  const targets = options.targets ?? project.settings.targets;
  const found = findDetections(options.paths, project, terminal);
  if (found.problems.length > 0) return finish(found.problems, project.sources, options, terminal);

  const library = await loadLibrary(withSiblings(found.files, options, project, terminal), project, terminal);
  const selected = new Set(found.files.map((file) => displayPath(file, terminal)));
  const diagnostics = library.diagnostics.filter(({ span }) => span === undefined || concerns(span.file, selected));
  const silences = library.silences.filter(({ span }) => concerns(span.file, selected));
  const done = new Set<Stage>(["read"]);
  let emitted: ReadonlyMap<string, string> = new Map();
  const judged = (): readonly Diagnostic[] =>
    applySilences(diagnostics, silences, {
      sources: project.sources,
      emitted,
      done: coversTargets(targets, project) ? done : onAnyTarget(done),
      whole: options.paths.length === 0,
    });
  if (hasErrors(diagnostics)) return finish(judged(), project.sources, options, terminal);

  const compiled = await compileLibrary(library.detections, targets, project, terminal);
  const chosen = compiled.detections.filter(({ detection }) => selected.has(detection.file));
  // Bindings are read while compiling.
  diagnostics.push(...project.catalog.problems.filter((problem) => !library.diagnostics.includes(problem)));
  for (const entry of chosen) diagnostics.push(...judgeNotes(entry.detection, notesOf(entry), targets));
  done.add("fidelity");
  if (hasErrors(diagnostics)) {
    const code = await finish(judged(), project.sources, options, terminal);
    if (options.format === "pretty" && !terminal.quiet) offerAcceptance(chosen, terminal);
    return code;
  }

  const folder = options.out === undefined ? project.output : path.resolve(terminal.cwd, options.out);
  if (options.verify) {
    const { emittedFor, outputTasks, runVerifiers } = await import("./verify-output.ts");
    const output = { detections: chosen, shared: compiled.shared };
    const tasks = outputTasks(output, folder, project, terminal);
    emitted = emittedFor(output, folder, terminal);
    diagnostics.push(...(await runVerifiers(tasks, project, { targets, cache: true }, terminal)).diagnostics);
    done.add("verify");
    if (hasErrors(diagnostics)) return finish(judged(), project.sources, options, terminal);
  }
  const tested = chosen.map(({ detection }) => detection);
  if (options.test) {
    const { testDetections, untested } = await import("./test.ts");
    diagnostics.push(...(await testDetections(tested, { targets, cache: true }, project, terminal)).diagnostics);
    done.add("test");
    if (hasErrors(diagnostics)) return finish(judged(), project.sources, options, terminal);
    const without = untested(tested);
    if (without !== undefined && options.format === "pretty" && !terminal.quiet) terminal.err(`${without}\n`);
  } else {
    diagnostics.push(...missingEvents(tested, terminal));
    done.add("events");
  }
  const partial = options.paths.length > 0 || options.targets !== undefined;
  const { files, manifest } = outputFiles({ ...compiled, detections: chosen }, compiled, folder, partial, terminal);
  diagnostics.push(...judgeBaseline(options.baseline, manifest, chosen, terminal));
  const findings = [...judged()];
  if (exitCodeOf(findings, options.strict && !options.check) === 0) {
    if (options.check) findings.push(...stale(folder, files, partial, terminal));
    else findings.push(...writeOutput(folder, files, { fs: terminal.fs, partial }));
  }
  const code = await finish(findings, project.sources, options, terminal);
  if (code === 0) summary(chosen, files.size, folder, options, terminal);
  return code;
}

/** What was done whole on some targets only. */
function onAnyTarget(done: ReadonlySet<Stage>): ReadonlySet<Stage> {
  return new Set([...done].filter((stage) => stage === "read" || stage === "events"));
}

function notesOf(entry: CompiledDetection): readonly Note[] {
  return entry.targets.flatMap((target) => target.notes);
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** A build of some detections still needs the others for the files they share; those outside the project stand alone. */
function withSiblings(
  files: readonly string[],
  options: BuildOptions,
  project: Project,
  terminal: Terminal,
): readonly string[] {
  if (options.paths.length === 0 || !terminal.fs.exists(project.detections)) return files;
  const inside = files.some((file) => !path.relative(project.detections, file).startsWith(".."));
  if (!inside) return files;
  return [...new Set([...files, ...findDetections([], project, terminal).files])].sort();
}

/** Findings of files that are not asked for stay out of a partial build, unless they are the project's own. */
function concerns(file: string, selected: ReadonlySet<string>): boolean {
  return selected.has(file) || !file.endsWith("detection.yml");
}

function outputFiles(
  chosen: CompiledLibrary,
  all: CompiledLibrary,
  folder: string,
  partial: boolean,
  terminal: Terminal,
): { readonly files: ReadonlyMap<string, string>; readonly manifest: Manifest } {
  const files = new Map<string, string>();
  for (const { targets } of chosen.detections) {
    for (const { backend, artifacts } of targets) {
      for (const artifact of artifacts) files.set(`${backend}/${artifact.path}`, artifact.content.text);
    }
  }
  for (const [backend, artifacts] of all.shared) {
    for (const artifact of artifacts) files.set(`${backend}/${artifact.path}`, artifact.content.text);
  }
  const built = buildManifest(chosen.detections, files, version);
  const before = partial ? previousManifest(folder, terminal) : undefined;
  const detections = before === undefined ? built.detections : mergeManifests(before, built).detections;
  files.set("FIDELITY.md", fidelityReport({ detections }));
  const complete = buildManifest(chosen.detections, files, version);
  const manifest = before === undefined ? complete : mergeManifests(before, complete);
  files.set(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return { files, manifest };
}

function previousManifest(folder: string, terminal: Terminal): Manifest | undefined {
  const bytes = readQuietly(path.join(folder, MANIFEST), terminal);
  return bytes instanceof Uint8Array ? readManifest(Buffer.from(bytes).toString("utf8")) : undefined;
}

function judgeBaseline(
  file: string | undefined,
  manifest: Manifest,
  compiled: readonly CompiledDetection[],
  terminal: Terminal,
): readonly Diagnostic[] {
  if (file === undefined) return [];
  const bytes = readQuietly(path.resolve(terminal.cwd, file), terminal);
  if (bytes !== undefined && !(bytes instanceof Uint8Array)) return [bytes];
  const baseline = bytes === undefined ? undefined : readManifest(Buffer.from(bytes).toString("utf8"));
  if (baseline !== undefined) {
    return compareWithBaseline(baseline, manifest, (slug, backend, { code, construct, line }) => {
      const entry = compiled.find(({ detection }) => detection.slug === slug);
      const notes = entry === undefined ? [] : notesOf(entry);
      return notes.find(
        (note) =>
          note.backend === backend && note.code === code && note.construct === construct && note.span.line === line,
      )?.span;
    });
  }
  const message = bytes === undefined ? `There is no ${file}` : `${file} is not the manifest of a build`;
  return [{ code: "RW7013", severity: "error", message, help: "Give the manifest.json of an earlier build." }];
}

function stale(
  folder: string,
  files: ReadonlyMap<string, string>,
  partial: boolean,
  terminal: Terminal,
): readonly Diagnostic[] {
  const shown = displayPath(folder, terminal);
  return compareOutput(folder, files, terminal.fs, partial).map((difference) => ({
    code: "RW7012",
    severity: "error",
    message: `${shown}/${difference}`,
    help: "Run `rulewright build` and commit what it writes.",
  }));
}

async function finish(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: Pick<BuildOptions, "format" | "strict">,
  terminal: Terminal,
): Promise<ExitCode> {
  await report(diagnostics, sources, options.format, terminal);
  return exitCodeOf(diagnostics, options.strict);
}

function summary(
  compiled: readonly CompiledDetection[],
  files: number,
  folder: string,
  options: BuildOptions,
  terminal: Terminal,
): void {
  if (terminal.quiet || options.format !== "pretty") return;
  const rules = compiled
    .flatMap(({ targets }) => targets)
    .flatMap(({ artifacts }) => artifacts.filter(({ kind }) => kind === "rule"));
  const shown = displayPath(folder, terminal);
  const what = `${count(compiled.length, "detection")}, ${count(rules.length, "rule file")}`;
  terminal.err(options.check ? `${shown} is up to date: ${what}\n` : `${what}, ${count(files, "file")} in ${shown}\n`);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
