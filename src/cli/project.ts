import path from "node:path";
import { globSync } from "tinyglobby";
import { loadAttack } from "../attack/attack.ts";
import { applySettings } from "../catalog/apply-settings.ts";
import { builtinCatalog } from "../catalog/builtin.ts";
import { type Catalog, openCatalog } from "../catalog/load.ts";
import type { BindingLookup } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskProblem, posixPath } from "../pack/file-system.ts";
import type { Settings } from "../settings.ts";
import type { ConfigSpec } from "../spec/config.gen.ts";
import { loadYaml } from "../spec/load.ts";
import { schemaDiagnostics } from "../spec/schema-errors.ts";
import { validateConfig } from "../spec/validate-schema.ts";
import { toSettings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

export const CONFIG_FILE = "rulewright.config.yml";
const DETECTION_FILE = "detection.yml";

/** A repository of detections as a command sees it. */
export interface Project {
  readonly root: string;
  readonly settings: Settings;
  readonly detections: string;
  readonly output: string;
  readonly catalog: Catalog;
  readonly binding: BindingLookup;
  readonly attack: ReturnType<typeof loadAttack>;
  /** Texts of the files read, by the name messages use. */
  readonly sources: Map<string, string>;
}

export type Opened =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly sources: ReadonlyMap<string, string> };

/** Opens the project of a folder: its configuration if there is one, the catalog with its overlays, ATT&CK. */
export function openProject(terminal: Terminal): Opened {
  const root = terminal.cwd;
  const sources = new Map<string, string>();
  const read = readConfig(root, terminal, sources);
  if (!read.ok) return { ok: false, diagnostics: read.diagnostics, sources };
  const settings = toSettings(read.config);
  const overlays = (read.config.catalog ?? []).map((folder) => path.resolve(root, folder));
  const catalog = openCatalog({
    roots: [builtinCatalog, ...overlays],
    files: {
      readText: (file) => terminal.fs.read(file),
      list: (folder) => terminal.fs.list(folder).map((entry) => entry.name),
    },
  });
  const project: Project = {
    root,
    settings,
    detections: path.resolve(root, read.config.detections ?? "detections"),
    output: path.resolve(root, read.config.output ?? "dist-rules"),
    catalog,
    binding: cachedBinding(catalog, settings),
    attack: loadAttack(settings.attackVersion),
    sources,
  };
  return { ok: true, project };
}

function cachedBinding(catalog: Catalog, settings: Settings): BindingLookup {
  const known = new Map<string, ReturnType<BindingLookup>>();
  return (source, backend) => {
    const key = `${source}/${backend}`;
    if (known.has(key)) return known.get(key);
    const binding = catalog.binding(source, backend);
    const applied = binding === undefined || "absent" in binding ? binding : applySettings(binding, settings);
    known.set(key, applied);
    return applied;
  };
}

type Config =
  | { readonly ok: true; readonly config: ConfigSpec }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function readConfig(root: string, terminal: Terminal, sources: Map<string, string>): Config {
  const bytes = readQuietly(path.join(root, CONFIG_FILE), terminal);
  if (bytes === undefined) return { ok: true, config: {} };
  if (!(bytes instanceof Uint8Array)) return { ok: false, diagnostics: [bytes] };
  const loaded = loadYaml(bytes, CONFIG_FILE);
  sources.set(CONFIG_FILE, Buffer.from(bytes).toString("utf8"));
  if (!loaded.ok) return { ok: false, diagnostics: loaded.diagnostics };
  const issues = validateConfig(loaded.document.value);
  if (issues.length > 0) return { ok: false, diagnostics: schemaDiagnostics(issues, loaded.document) };
  return { ok: true, config: loaded.document.value as ConfigSpec };
}

/** The bytes of a file, nothing, or why it cannot be read. */
export function readQuietly(file: string, terminal: Terminal): Uint8Array | Diagnostic | undefined {
  try {
    return terminal.fs.read(file);
  } catch (error) {
    const problem = diskProblem(error);
    if (problem === undefined) throw error;
    return { code: "RW7005", severity: "error", message: `Cannot read ${displayPath(file, terminal)}: ${problem}` };
  }
}

/** A path as messages show it: relative to where the command runs, with `/`. */
export function displayPath(file: string, terminal: Pick<Terminal, "cwd">): string {
  return posixPath(path.relative(terminal.cwd, file)) || ".";
}

/**
 * The detection files that some paths mean, sorted: a file, a detection's folder, or a folder above several. Symbolic
 * links are not followed, so that a loop of them ends.
 */
export function findDetections(
  paths: readonly string[],
  project: Project,
  terminal: Terminal,
): { readonly files: readonly string[]; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const files = new Set<string>();
  for (const given of paths.length === 0
    ? [project.detections]
    : paths.map((item) => path.resolve(terminal.cwd, item))) {
    const found = filesAt(given, terminal);
    if (found.length === 0) problems.push(nothingAt(given, terminal));
    for (const file of found) files.add(file);
  }
  return { files: [...files].sort(), problems };
}

function filesAt(given: string, terminal: Terminal): readonly string[] {
  if (/\.ya?ml$/.test(given)) return terminal.fs.exists(given) ? [given] : [];
  const own = path.join(given, DETECTION_FILE);
  if (terminal.fs.exists(own)) return [own];
  if (!terminal.fs.exists(given)) return [];
  return globSync(`**/${DETECTION_FILE}`, {
    cwd: given,
    absolute: true,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**"],
    expandDirectories: false,
  }).map((file) => path.normalize(file));
}

function nothingAt(given: string, terminal: Terminal): Diagnostic {
  const shown = displayPath(given, terminal);
  if (!terminal.fs.exists(given)) return { code: "RW7003", severity: "error", message: `There is no ${shown}` };
  return {
    code: "RW7002",
    severity: "error",
    message: `There is no detection in ${shown}`,
    help: "A detection is a folder with a detection.yml; `rulewright init` makes the first.",
  };
}
