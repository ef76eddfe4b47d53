import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { BACKEND_IDS, type BackendId } from "../model/nodes.ts";
import { applySilences } from "../silence/apply.ts";
import { checkSilences, type Silence } from "../silence/entries.ts";
import type { Outcome, Task } from "../verify/run.ts";
import type { Unchecked } from "../verify/verifier.ts";
import { compileLibrary } from "./compile-library.ts";
import { findArtifacts } from "./find-artifacts.ts";
import { findDetections } from "./find-detections.ts";
import { exitCodeOf, type Format, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { coversTargets, openProject, type Project } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";
import { emittedFor, outputTasks, runVerifiers } from "./verify-output.ts";

export interface VerifyOptions {
  readonly paths: readonly string[];
  /** The paths are rule files, whoever wrote them, not detections. */
  readonly artifacts: boolean;
  readonly targets: readonly BackendId[] | undefined;
  readonly cache: boolean;
  /** Warnings fail, too. */
  readonly strict: boolean;
  readonly format: Format;
}

/** `rulewright verify`: whether the rules are such that their targets take them, without asking the targets. */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) return finish(opened.diagnostics, undefined, opened.sources, options, terminal);
  const { project } = opened;
  // Rules of other people are not confined to what this project compiles to.
  const targets = options.targets ?? (options.artifacts ? BACKEND_IDS : project.settings.targets);
  const { tasks, problems, silences, emitted } = options.artifacts
    ? await artifactTasks(options, project, terminal)
    : await compiledTasks(options, targets, project, terminal);
  const outcome =
    tasks.length === 0 ? undefined : await runVerifiers(tasks, project, { targets, cache: options.cache }, terminal);
  const diagnostics = applySilences([...problems, ...(outcome?.diagnostics ?? [])], silences, {
    sources: project.sources,
    emitted,
    done: new Set(outcome !== undefined && coversTargets(targets, project) ? ["read", "verify"] : ["read"]),
    whole: !options.artifacts && options.paths.length === 0,
  });
  return finish(diagnostics, outcome, project.sources, options, terminal);
}

interface Compiled {
  readonly tasks: readonly Task[];
  readonly problems: readonly Diagnostic[];
  readonly silences: readonly Silence[];
  readonly emitted: ReadonlyMap<string, string>;
}

/** Rule files, whose warnings only the configuration silences. */
async function artifactTasks(options: VerifyOptions, project: Project, terminal: Terminal): Promise<Compiled> {
  const { tasks, problems } = findArtifacts(options.paths, project.sources, terminal);
  const { silences } = project;
  return { tasks, problems: [...(await checkSilences(silences)), ...problems], silences, emitted: new Map() };
}

/** The rules of detections as they would be written; none where a detection has errors. */
async function compiledTasks(
  options: VerifyOptions,
  targets: readonly BackendId[],
  project: Project,
  terminal: Terminal,
): Promise<Compiled> {
  const found = findDetections(options.paths, project, terminal);
  if (found.problems.length > 0) {
    const help = "The rules of detections are verified; `--artifact` verifies rule files.";
    const problems = found.problems.map((problem) => (problem.code === "RW7002" ? { ...problem, help } : problem));
    return { tasks: [], problems, silences: [], emitted: new Map() };
  }
  const library = await loadLibrary(found.files, project, terminal);
  if (library.diagnostics.some(({ severity }) => severity === "error")) {
    return { tasks: [], problems: library.diagnostics, silences: library.silences, emitted: new Map() };
  }
  const compiled = await compileLibrary(library.detections, targets, project, terminal);
  const tasks = outputTasks(compiled, project.output, project, terminal);
  return {
    tasks,
    problems: [...library.diagnostics, ...project.catalog.problems],
    silences: library.silences,
    emitted: emittedFor(compiled, project.output, terminal),
  };
}

async function finish(
  diagnostics: readonly Diagnostic[],
  outcome: Outcome | undefined,
  sources: ReadonlyMap<string, string>,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const unchecked = outcome?.unchecked ?? [];
  // A dashboard shows the rules, not the catalog and the detections that were read for them.
  const listed = options.format === "junit" ? judgedSources(outcome, sources) : sources;
  await report(diagnostics, listed, options.format, terminal, { unchecked, strict: options.strict });
  if (options.format === "pretty" && !terminal.quiet && outcome !== undefined) {
    terminal.err(uncheckedList(unchecked));
    terminal.err(`${summary(outcome)}\n`);
  }
  return exitCodeOf(diagnostics, options.strict);
}

function judgedSources(
  outcome: Outcome | undefined,
  sources: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const judged = new Set(outcome?.files ?? []);
  return new Map([...sources].filter(([file]) => judged.has(file)));
}

const shownUnchecked = 12;

/** What no verdict is given on, each thing once with how often and where it first stands. */
function uncheckedList(unchecked: readonly Unchecked[]): string {
  if (unchecked.length === 0) return "";
  const groups = new Map<string, { readonly first: Unchecked; count: number }>();
  for (const item of unchecked) {
    const key = JSON.stringify([item.what, item.reason]);
    const group = groups.get(key) ?? { first: item, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  const lines = [...groups.values()].slice(0, shownUnchecked).map(({ first: { what, reason, span }, count }) => {
    const times = count === 1 ? "" : ` (${count} times)`;
    return `  ${printable(what)}${times}: ${printable(reason)}, ${printable(span.file)}:${span.line}:${span.column}\n`;
  });
  const more = groups.size - lines.length;
  return `Not checked:\n${lines.join("")}${more > 0 ? `  and ${more} more; --format json lists them\n` : ""}`;
}

function summary({ files: judged, remembered, passedOver }: Outcome): string {
  const files = `${judged.length} ${judged.length === 1 ? "file" : "files"} verified`;
  const known = remembered === 0 ? "" : `, ${remembered} of them remembered from an earlier run`;
  const rest = passedOver === 0 ? "" : `; ${passedOver} passed over that no target imports`;
  return `${files}${known}${rest}`;
}
