import type { Report } from "../diagnostics/diagnostic.ts";
import { loadYaml } from "../spec/load.ts";
import { schemaDiagnostics } from "../spec/schema-errors.ts";
import { type SchemaValidator, schemaIssues } from "../spec/schema-issue.ts";
import type { Part } from "./part.ts";

/** How catalog files are reached; given by whoever has a disk. */
export interface CatalogFiles {
  /** The text or bytes of a file, or `undefined` if there is none. */
  readText(path: string): string | Uint8Array | undefined;
  /** Names in a folder, in any order; none if there is no such folder. */
  list(folder: string): readonly string[];
}

/** The folders of a catalog, lowest first. */
export interface Layers {
  sourceNames(): readonly string[];
  /**
   * One file of a source from every folder that has it, checked against its schema. `undefined` if none has it, or if one of
   * them is not right: half a stack of overlays would mean something else.
   */
  read<T>(source: string, file: string, validator: object): readonly Part<T>[] | undefined;
}

// Source names come from detections, and become paths here.
const SOURCE_NAME = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;

export function createLayers(roots: readonly string[], files: CatalogFiles, report: Report): Layers {
  return {
    sourceNames: () => {
      const names = new Set<string>();
      for (const root of roots) {
        for (const name of files.list(root)) {
          if (SOURCE_NAME.test(name) && files.list(`${root}/${name}`).includes("source.yml")) names.add(name);
        }
      }
      return [...names].sort();
    },
    read: <T>(source: string, file: string, validator: object) => {
      if (!SOURCE_NAME.test(source)) return undefined;
      const found = roots.map((root) => readPart<T>(`${root}/${source}/${file}`, files, validator, report));
      const present = found.filter((part) => part !== "none");
      const sound = present.filter((part) => part !== "broken");
      return sound.length === 0 || sound.length < present.length ? undefined : sound;
    },
  };
}

function readPart<T>(
  path: string,
  files: CatalogFiles,
  validator: object,
  report: Report,
): Part<T> | "none" | "broken" {
  const content = files.readText(path);
  if (content === undefined) return "none";
  const loaded = loadYaml(content, path);
  if (!loaded.ok) {
    loaded.diagnostics.forEach(report);
    return "broken";
  }
  const { document } = loaded;
  const issues = schemaIssues(validator as SchemaValidator, document.value);
  if (issues.length > 0) {
    schemaDiagnostics(issues, document).forEach(report);
    return "broken";
  }
  return { value: document.value as T, span: (pointer) => document.spanAt(pointer) };
}
