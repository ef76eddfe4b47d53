import { builtinCatalog } from "../catalog/builtin.ts";
import { type Catalog, openCatalog } from "../catalog/load.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { diskProblem } from "../pack/file-system.ts";
import { displayPath } from "./display-path.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The built-in catalog under the repository's overlays. Findings name files as all other messages do, and `sources` gets
 * the texts they point into.
 */
export function openProjectCatalog(
  overlays: readonly string[],
  sources: Map<string, string>,
  terminal: Terminal,
): Catalog {
  const unreadable: Diagnostic[] = [];
  const catalog = openCatalog({
    roots: [builtinCatalog, ...overlays],
    files: {
      readText: (file) => {
        const shown = displayPath(file, terminal);
        try {
          const bytes = terminal.fs.read(file);
          if (bytes !== undefined) sources.set(shown, Buffer.from(bytes).toString("utf8"));
          return bytes;
        } catch (error) {
          const problem = diskProblem(error);
          if (problem === undefined) throw error;
          unreadable.push({ code: "RW7005", severity: "error", message: `Cannot read ${shown}: ${problem}` });
          return undefined;
        }
      },
      list: (folder) => terminal.fs.list(folder).map((entry) => entry.name),
    },
  });
  // A finding stays the same object on every look, since callers tell new ones from those they have reported.
  const shown = new Map<Diagnostic, Diagnostic>();
  const show = (finding: Diagnostic): Diagnostic => {
    const known = shown.get(finding) ?? withShownPaths(finding, terminal);
    shown.set(finding, known);
    return known;
  };
  return {
    sourceNames: catalog.sourceNames,
    source: catalog.source,
    binding: catalog.binding,
    get problems() {
      return [...unreadable, ...catalog.problems.map(show)];
    },
  };
}

function withShownPaths(finding: Diagnostic, terminal: Terminal): Diagnostic {
  const relocate = (span: Span): Span => ({ ...span, file: displayPath(span.file, terminal) });
  return {
    ...finding,
    ...(finding.span === undefined ? {} : { span: relocate(finding.span) }),
    ...(finding.related === undefined
      ? {}
      : { related: finding.related.map((other) => ({ ...other, span: relocate(other.span) })) }),
  };
}
