import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { checkLibrary } from "../model/library.ts";
import type { Detection } from "../model/nodes.ts";
import { resolveDetection } from "../model/resolve.ts";
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
}

/** Reads, checks and resolves detection files; a file with errors yields findings and no detection. */
export function loadLibrary(files: readonly string[], project: Project, terminal: Terminal): Library {
  const diagnostics: Diagnostic[] = [];
  const detections: LoadedDetection[] = [];
  for (const file of files) {
    const loaded = loadDetection(file, project, terminal, (finding) => diagnostics.push(finding));
    if (loaded !== undefined) detections.push(loaded);
  }
  checkLibrary(
    detections.map((entry) => entry.detection),
    (finding) => diagnostics.push(finding),
  );
  diagnostics.push(...project.catalog.problems);
  return { detections, diagnostics };
}

function loadDetection(
  file: string,
  project: Project,
  terminal: Terminal,
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
  const guide = readQuietly(path.join(path.dirname(file), "guide.md"), terminal);
  const detection = resolveDetection(
    loaded.document,
    loaded.document.value as DetectionSpec,
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
