import { readdirSync, readFileSync } from "node:fs";
import { builtinCatalog } from "../../src/catalog/builtin.ts";
import type { CatalogFiles } from "../../src/catalog/layers.ts";
import { type Catalog, openCatalog } from "../../src/catalog/load.ts";

/** The disk, as catalogs see it. */
export const diskFiles: CatalogFiles = {
  readText: (path) => orNothing(() => readFileSync(path)),
  list: (folder) => orNothing(() => readdirSync(folder)) ?? [],
};

/** A disk that exists in memory only: contents by path. */
export function memoryFiles(contents: Readonly<Record<string, string>>): CatalogFiles & { readonly read: string[] } {
  const read: string[] = [];
  return {
    read,
    readText: (path) => {
      read.push(path);
      return Object.hasOwn(contents, path) ? contents[path] : undefined;
    },
    list: (folder) => [
      ...new Set(
        Object.keys(contents)
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""),
      ),
    ],
  };
}

/** The catalog that comes with the compiler, freshly opened. */
export function openBuiltinCatalog(): Catalog {
  return openCatalog({ roots: [builtinCatalog], files: diskFiles });
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = (error as { readonly code?: string }).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
