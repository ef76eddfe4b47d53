import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { checkLibrary } from "../model/library.ts";
import type { Detection } from "../model/nodes.ts";
import { resolveDetection } from "../model/resolve.ts";
import { checkSilences, readSilences, type Silence } from "../silence/entries.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import { loadYaml } from "../spec/load.ts";
import { schemaDiagnostics } from "../spec/schema-errors.ts";
import { validateDetection } from "../spec/validate-schema.ts";
import { displayPath } from "./display-path.ts";
import { type Project, readQuietly } from "./project.ts";
import type { Terminal } from "./terminal.ts";

export interface LoadedDetection {
  readonly detection: Detection;
  readonly text: string;
}

export interface Library {
  readonly detections: readonly LoadedDetection[];
  readonly diagnostics: readonly Diagnostic[];
  /** The entries of `silence` of the detections, also of those with errors, and of the configuration. */
  readonly silences: readonly Silence[];
}

/** Reads, checks and resolves detection files; a file with errors yields findings and no detection. */
export async function loadLibrary(files: readonly string[], project: Project, terminal: Terminal): Promise<Library> {
  const diagnostics: Diagnostic[] = [];
  const loaded: LoadedDetection[] = [];
  const silences = [...project.silences];
  for (const file of files) {
    const entry = loadDetection(file, project, terminal, silences, (finding) => diagnostics.push(finding));
    if (entry !== undefined) loaded.push(entry);
  }
  const wrong = await checkSilences(silences);
  diagnostics.push(...wrong);
  const detections = loaded.filter(({ detection: { file } }) => wrong.every(({ span }) => span?.file !== file));
  checkLibrary(
    detections.map((entry) => entry.detection),
    (finding) => diagnostics.push(finding),
  );
  diagnostics.push(...project.catalog.problems);
  return { detections, diagnostics, silences };
}

function loadDetection(
  file: string,
  project: Project,
  terminal: Terminal,
  silences: Silence[],
  report: (diagnostic: Diagnostic) => void,
): LoadedDetection | undefined {
  const name = displayPath(file, terminal);
  const bytes = readQuietly(file, terminal);
  if (bytes === undefined) {
    report({ code: "RW7003", severity: "error", message: `There is no ${name}` });
    return undefined;
  }
  if (!(bytes instanceof Uint8Array)) {
    report(bytes);
    return undefined;
  }
  const text = Buffer.from(bytes).toString("utf8");
  project.sources.set(name, text);
  const loaded = loadYaml(bytes, name);
  if (!loaded.ok) {
    loaded.diagnostics.forEach(report);
    return undefined;
  }
  const issues = validateDetection(loaded.document.value);
  if (issues.length > 0) {
    schemaDiagnostics(issues, loaded.document).forEach(report);
    return undefined;
  }
  const spec = loaded.document.value as DetectionSpec;
  silences.push(...readSilences(loaded.document, spec.silence, "detection"));
  const guide = readQuietly(path.join(path.dirname(file), "guide.md"), terminal);
  const detection = resolveDetection(
    loaded.document,
    spec,
    {
      catalog: project.catalog,
      attack: project.attack,
      settings: project.settings,
      slug: path.basename(path.dirname(file)),
      ...(guide instanceof Uint8Array ? { guideMarkdown: Buffer.from(guide).toString("utf8") } : {}),
    },
    report,
  );
  return detection === undefined ? undefined : { detection, text };
}
