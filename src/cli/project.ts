import path from "node:path";
import { loadAttack } from "../attack/attack.ts";
import { applySettings } from "../catalog/apply-settings.ts";
import type { Catalog } from "../catalog/load.ts";
import type { BindingLookup } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { BackendId } from "../model/nodes.ts";
import { diskProblem } from "../pack/file-system.ts";
import type { Settings } from "../settings.ts";
import { readSilences, type Silence } from "../silence/entries.ts";
import type { ConfigSpec } from "../spec/config.gen.ts";
import { type Document, loadYaml } from "../spec/load.ts";
import { schemaDiagnostics } from "../spec/schema-errors.ts";
import { validateConfig } from "../spec/validate-schema.ts";
import { displayPath } from "./display-path.ts";
import { isFolder } from "./is-folder.ts";
import { openProjectCatalog } from "./project-catalog.ts";
import { toSettings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

export const CONFIG_FILE = "rulewright.config.yml";

/** A repository of detections as a command sees it. */
export interface Project {
  readonly root: string;
  readonly settings: Settings;
  readonly detections: string;
  readonly output: string;
  /** Folders of the repository's own sources and bindings. */
  readonly overlays: readonly string[];
  readonly catalog: Catalog;
  readonly binding: BindingLookup;
  readonly attack: ReturnType<typeof loadAttack>;
  /** The configuration's entries of `silence`. */
  readonly silences: readonly Silence[];
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
  const absent = overlays.findIndex((folder) => !isFolder(folder, terminal));
  if (absent !== -1) {
    const span = read.spanAt(["catalog", absent]);
    const message = `The catalog folder ${displayPath(overlays[absent] ?? "", terminal)} is not there`;
    const finding: Diagnostic = { code: "RW7001", severity: "error", message, ...(span === undefined ? {} : { span }) };
    return { ok: false, diagnostics: [finding], sources };
  }
  const catalog = openProjectCatalog(overlays, sources, terminal);
  const project: Project = {
    root,
    settings,
    detections: path.resolve(root, read.config.detections ?? "detections"),
    output: path.resolve(root, read.config.output ?? "dist-rules"),
    overlays,
    catalog,
    binding: cachedBinding(catalog, settings),
    attack: loadAttack(settings.attackVersion),
    silences: read.silences,
    sources,
  };
  return { ok: true, project };
}

/** Whether some targets are all that the project compiles to. */
export function coversTargets(targets: readonly BackendId[], { settings }: Project): boolean {
  return settings.targets.every((id) => targets.includes(id));
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
  | {
      readonly ok: true;
      readonly config: ConfigSpec;
      readonly silences: readonly Silence[];
      readonly spanAt: (pointer: Parameters<Document["spanAt"]>[0]) => Span | undefined;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function readConfig(root: string, terminal: Terminal, sources: Map<string, string>): Config {
  const bytes = readQuietly(path.join(root, CONFIG_FILE), terminal);
  if (bytes === undefined) return { ok: true, config: {}, silences: [], spanAt: () => undefined };
  if (!(bytes instanceof Uint8Array)) return { ok: false, diagnostics: [bytes] };
  const loaded = loadYaml(bytes, CONFIG_FILE);
  sources.set(CONFIG_FILE, Buffer.from(bytes).toString("utf8"));
  if (!loaded.ok) return { ok: false, diagnostics: loaded.diagnostics };
  const issues = validateConfig(loaded.document.value);
  if (issues.length > 0) return { ok: false, diagnostics: schemaDiagnostics(issues, loaded.document) };
  const { document } = loaded;
  const config = document.value as ConfigSpec;
  const silences = readSilences(document, config.silence, "library");
  return { ok: true, config, silences, spanAt: (pointer) => document.spanAt(pointer) };
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
