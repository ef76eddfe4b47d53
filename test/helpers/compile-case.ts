import path from "node:path";
import { loadBackend } from "../../src/backends/registry.ts";
import { loadLibrary } from "../../src/cli/load-library.ts";
import { openProject, type Project } from "../../src/cli/project.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { type CompiledTarget, compileDetection } from "../../src/compile.ts";
import { BACKEND_IDS, type Detection } from "../../src/model/nodes.ts";
import { type FileSystem, nodeFileSystem } from "../../src/pack/file-system.ts";

export interface CompiledCase {
  readonly project: Project;
  readonly detection: Detection;
  readonly targets: readonly CompiledTarget[];
  readonly warnings: readonly string[];
}

/** Compiles the detection of a case folder for every target; `edit` changes the file's bytes first. Throws on errors. */
export async function compileCase(folder: string, edit?: (text: string) => string): Promise<CompiledCase> {
  const terminal = quietTerminal(folder, edit === undefined ? nodeFileSystem : edited(nodeFileSystem, edit));
  const opened = openProject(terminal);
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics, null, 2));
  const { project } = opened;
  const library = await loadLibrary([path.join(folder, "detection.yml")], project, terminal);
  const errors = library.diagnostics.filter(({ severity }) => severity === "error");
  const [entry] = library.detections;
  if (errors.length > 0 || entry === undefined) throw new Error(JSON.stringify(errors, null, 2));
  const backends = await Promise.all(BACKEND_IDS.filter((id) => entry.detection.targets.includes(id)).map(loadBackend));
  return {
    project,
    detection: entry.detection,
    targets: backends.map((backend) => compileDetection(entry.detection, backend, project)),
    warnings: library.diagnostics.map(({ code, message }) => `${code} ${message}`),
  };
}

export function quietTerminal(cwd: string, fs: FileSystem = nodeFileSystem): Terminal {
  return { fs, cwd, out: () => {}, err: () => {}, colour: false, interactive: false, quiet: true, cache: undefined };
}

function edited(fs: FileSystem, edit: (text: string) => string): FileSystem {
  return {
    ...fs,
    read(file) {
      const bytes = fs.read(file);
      if (bytes === undefined || !file.endsWith("detection.yml")) return bytes;
      return Buffer.from(edit(Buffer.from(bytes).toString("utf8")), "utf8");
    },
  };
}
