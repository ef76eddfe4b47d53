import type { CompiledTarget } from "../compile.ts";
import { acceptanceOf } from "../fidelity/covers.ts";
import type { Level, Note } from "../fidelity/notes.ts";
import type { BackendId, Detection } from "../model/nodes.ts";
import { contentHash, type OutputFiles } from "./write.ts";

/** A detection with what became of it on each target. */
export interface CompiledDetection {
  readonly detection: Detection;
  /** The text of `detection.yml`. */
  readonly text: string;
  readonly targets: readonly CompiledTarget[];
}

export interface Manifest {
  readonly rulewright: string;
  readonly detections: Readonly<Record<string, ManifestDetection>>;
  /** Path below the output folder → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ManifestDetection {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly targets: Readonly<Partial<Record<BackendId, ManifestTarget>>>;
}

export interface ManifestTarget {
  readonly level: Level;
  readonly rules: readonly {
    readonly file: string;
    readonly id: string | undefined;
    readonly part: string | undefined;
  }[];
  readonly notes: readonly ManifestNote[];
  /** What must be there for the rule to see anything. */
  readonly telemetry: readonly string[];
  readonly licence: readonly string[];
}

export interface ManifestNote {
  readonly code: string;
  readonly axis: string;
  readonly level: string | undefined;
  readonly construct: string;
  readonly reason: string;
  readonly line: number;
  readonly accepted: string | undefined;
}

/** The manifest of a build, with keys in the order of slugs and paths. Carries no time and no place. */
export function buildManifest(compiled: readonly CompiledDetection[], files: OutputFiles, version: string): Manifest {
  const bySlug = [...compiled].sort((a, b) => (a.detection.slug < b.detection.slug ? -1 : 1));
  return {
    rulewright: version,
    detections: Object.fromEntries(bySlug.map((entry) => [entry.detection.slug, manifestDetection(entry)])),
    files: Object.fromEntries(
      [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => [file, contentHash(text)]),
    ),
  };
}

/** An earlier manifest with what a partial build made anew: whole targets of whole detections are replaced. */
export function mergeManifests(before: Manifest, built: Manifest): Manifest {
  const detections = new Map(Object.entries(before.detections));
  for (const [slug, entry] of Object.entries(built.detections)) {
    const earlier = detections.get(slug);
    detections.set(
      slug,
      earlier === undefined ? entry : { ...entry, targets: { ...earlier.targets, ...entry.targets } },
    );
  }
  return {
    rulewright: built.rulewright,
    detections: Object.fromEntries([...detections].sort(([a], [b]) => (a < b ? -1 : 1))),
    files: Object.fromEntries(Object.entries({ ...before.files, ...built.files }).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function manifestDetection({ detection, text, targets }: CompiledDetection): ManifestDetection {
  return {
    id: detection.metadata.id,
    version: detection.metadata.version,
    title: detection.metadata.title,
    source: contentHash(asChecked(text)),
    targets: Object.fromEntries(targets.map((target) => [target.backend, manifestTarget(detection, target)])),
  };
}

/** A checkout may bring other line ends or a byte order mark, neither of which changes what the detection says. */
function asChecked(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function manifestTarget(detection: Detection, target: CompiledTarget): ManifestTarget {
  const contracts = [...(target.input?.bindings.values() ?? [])].map((binding) => binding.contract);
  return {
    level: target.level,
    rules: target.artifacts
      .filter((artifact) => artifact.kind === "rule")
      .map((artifact) => ({ file: `${target.backend}/${artifact.path}`, id: artifact.ruleId, part: artifact.part })),
    notes: target.notes.map((note) => manifestNote(detection, note)),
    telemetry: [...new Set(contracts.flatMap((contract) => contract.requires))],
    licence: [...new Set([...contracts, ...target.artifacts].flatMap(({ licence }) => licence ?? []))],
  };
}

function manifestNote(detection: Detection, note: Note): ManifestNote {
  return {
    code: note.code,
    axis: note.axis,
    level: note.level,
    construct: note.construct,
    reason: note.reason,
    line: note.span.line,
    accepted: acceptanceOf(detection.accept, note)?.reason,
  };
}
