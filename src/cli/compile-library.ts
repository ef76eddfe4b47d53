import type { Artifact, Backend, CompileInput } from "../backends/backend.ts";
import { loadBackend } from "../backends/registry.ts";
import { compileDetection } from "../compile.ts";
import type { BackendId } from "../model/nodes.ts";
import type { CompiledDetection } from "../pack/manifest.ts";
import type { LoadedDetection } from "./load-library.ts";
import type { Project } from "./project.ts";
import { progress, type Terminal } from "./terminal.ts";

/** What a library compiles to: its detections, and the files that all of a target's rules share. */
export interface CompiledLibrary {
  readonly detections: readonly CompiledDetection[];
  readonly shared: ReadonlyMap<BackendId, readonly Artifact[]>;
}

export async function compileLibrary(
  library: readonly LoadedDetection[],
  targets: readonly BackendId[],
  project: Project,
  terminal: Terminal,
): Promise<CompiledLibrary> {
  const backends = await Promise.all(targets.map(loadBackend));
  const line = progress(terminal, library.length);
  const detections = library.map(({ detection, text }) => {
    line.step(detection.slug);
    const wanted = backends.filter((backend) => detection.targets.includes(backend.id));
    return { detection, text, targets: wanted.map((backend) => compileDetection(detection, backend, project)) };
  });
  line.done();
  return { detections, shared: new Map(backends.map((backend) => [backend.id, sharedOf(backend, detections)])) };
}

function sharedOf(backend: Backend, detections: readonly CompiledDetection[]): readonly Artifact[] {
  const inputs = detections.flatMap(({ targets }) =>
    targets.flatMap((target): CompileInput[] =>
      target.backend === backend.id && target.input !== undefined && target.artifacts.length > 0 ? [target.input] : [],
    ),
  );
  return inputs.length === 0 ? [] : backend.library(inputs);
}
