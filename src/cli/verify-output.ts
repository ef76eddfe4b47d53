import path from "node:path";
import type { BackendId } from "../model/nodes.ts";
import { posixPath } from "../pack/file-system.ts";
import { type Outcome, type Task, verifyAll } from "../verify/run.ts";
import { buildId } from "./build-id.ts";
import type { CompiledLibrary } from "./compile-library.ts";
import { displayPath } from "./display-path.ts";
import type { Project } from "./project.ts";
import { progress, type Terminal } from "./terminal.ts";

export interface VerifyRun {
  readonly targets: readonly BackendId[];
  /** Whether verdicts of earlier runs count. */
  readonly cache: boolean;
}

/** Judges files with what the project knows: its settings, its catalog, its cache of verdicts. */
export async function runVerifiers(
  tasks: readonly Task[],
  project: Project,
  { targets, cache }: VerifyRun,
  terminal: Terminal,
): Promise<Outcome> {
  const { openCache } = await import("../result-cache.ts");
  const build = cache && terminal.cache !== undefined ? buildId(project, terminal) : undefined;
  const line = progress(terminal, tasks.length);
  const context = {
    settings: project.settings,
    attack: project.attack,
    sources: project.catalog.sourceNames(),
    binding: project.binding,
    subjects: tasks.map(({ subject }) => subject),
  };
  const outcome = await verifyAll(tasks, context, {
    targets,
    cache:
      build === undefined || terminal.cache === undefined
        ? undefined
        : openCache(path.join(terminal.cache, "verify"), build, terminal.fs),
    step: line.step,
  });
  line.done();
  return outcome;
}

/** The files of detections by the names of those that are written for them. */
export function emittedFor(
  { detections }: CompiledLibrary,
  folder: string,
  terminal: Terminal,
): ReadonlyMap<string, string> {
  return new Map(
    detections.flatMap(({ detection, targets }) =>
      targets.flatMap(({ backend, artifacts }) =>
        artifacts.map((artifact) => [emittedName(folder, backend, artifact.path, terminal), detection.file] as const),
      ),
    ),
  );
}

function emittedName(folder: string, backend: BackendId, file: string, terminal: Terminal): string {
  return posixPath(path.join(displayPath(folder, terminal), backend, file));
}

/** What a compiled library is to be verified as: each file under the name it is written to. */
export function outputTasks(compiled: CompiledLibrary, folder: string, project: Project, terminal: Terminal): Task[] {
  const shown = (backend: BackendId, file: string): string => emittedName(folder, backend, file, terminal);
  const tasks: Task[] = [];
  for (const { text: detection, targets } of compiled.detections) {
    for (const target of targets) {
      for (const { path: file, content } of target.artifacts) {
        const subject = { file: shown(target.backend, file), text: content.text };
        tasks.push({
          backend: target.backend,
          subject: { ...subject, compiled: { content, target, detection } },
          optional: false,
        });
      }
    }
  }
  for (const [backend, artifacts] of compiled.shared) {
    for (const { path: file, content } of artifacts) {
      tasks.push({ backend, subject: { file: shown(backend, file), text: content.text }, optional: false });
    }
  }
  for (const { subject } of tasks) project.sources.set(subject.file, subject.text);
  return tasks;
}
