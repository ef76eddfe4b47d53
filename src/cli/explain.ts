import { loadBackend } from "../backends/registry.ts";
import type { CompiledTarget } from "../compile.ts";
import { compileDetection } from "../compile.ts";
import { noteCodes } from "../fidelity/codes.ts";
import type { BackendId } from "../model/nodes.ts";
import { printDetection } from "../model/print.ts";
import { lower } from "../plan/lower.ts";
import { printPhysicalPlan, printPlan } from "../plan/print.ts";
import { applySilences, notJudging } from "../silence/apply.ts";
import { lineMap, type SourceText } from "../text/source-text.ts";
import { findByName } from "./find-by-name.ts";
import { exitCodeOf, report } from "./finish.ts";
import { type LoadedDetection, loadLibrary } from "./load-library.ts";
import { openProject, type Project } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface ExplainOptions {
  readonly slug: string;
  readonly targets: readonly BackendId[] | undefined;
}

/** `rulewright explain`: the model, the plan, and each emitted line with the lines of the detection it came from. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, "pretty", terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const found = findByName([options.slug], project, terminal);
  if (found.files.length === 0) {
    await report(found.problems, project.sources, "pretty", terminal);
    return exitCodeOf(found.problems);
  }
  const library = await loadLibrary(found.files, project, terminal);
  const diagnostics = applySilences(library.diagnostics, library.silences, notJudging(project.sources));
  await report(diagnostics, project.sources, "pretty", terminal);
  for (const entry of library.detections) await explainOne(entry, options, project, terminal);
  return exitCodeOf(diagnostics);
}

async function explainOne(
  { detection }: LoadedDetection,
  options: ExplainOptions,
  project: Project,
  terminal: Terminal,
): Promise<void> {
  const heading = (text: string) => terminal.out(`\n== ${text}\n\n`);
  terminal.out(printDetection(detection));
  heading("plan");
  terminal.out(printPlan(lower(detection), (field) => field.name));
  for (const id of options.targets ?? project.settings.targets) {
    if (!detection.targets.includes(id)) continue;
    const target = compileDetection(detection, await loadBackend(id), project);
    heading(`${id}: ${target.level}`);
    terminal.out(notesText(target));
    if (target.input !== undefined) terminal.out(`\n${printPhysicalPlan(target.input.plan)}`);
    for (const artifact of target.artifacts) {
      heading(`${id}/${artifact.path}`);
      terminal.out(withOrigins(artifact.content, detection.file));
    }
  }
}

function notesText({ notes }: CompiledTarget): string {
  if (notes.length === 0) return "no differences\n";
  return notes
    .map(
      (note) =>
        `${note.code} (${note.level ?? note.axis}), line ${note.span.line}: ${noteCodes[note.code].title}; ${note.construct}: ${note.reason}\n`,
    )
    .join("");
}

/** Each line of an emitted file behind the lines of the detection it came from. */
function withOrigins(content: SourceText, file: string): string {
  const origins = new Map(lineMap(content).map((entry) => [entry.line, entry.spans]));
  const lines = content.text.replace(/\n$/, "").split("\n");
  return lines
    .map((line, i) => {
      const spans = (origins.get(i + 1) ?? []).filter((span) => span.file === file);
      const places = [...new Set(spans.map((span) => span.line))].sort((a, b) => a - b).join(",");
      const short = places.length > 12 ? `${places.slice(0, 11)}…` : places;
      return `${short.padStart(12)} | ${line}`.trimEnd();
    })
    .join("\n")
    .concat("\n");
}
