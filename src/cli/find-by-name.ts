import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { findDetections } from "./find-detections.ts";
import type { Project } from "./project.ts";
import type { Terminal } from "./terminal.ts";

/** The files of detections given by slug or by path; of all where none is given. */
export function findByName(
  names: readonly string[],
  project: Project,
  terminal: Terminal,
): { readonly files: readonly string[]; readonly problems: readonly Diagnostic[] } {
  const isPath = (name: string): boolean =>
    /[/\\.]/.test(name) || (terminal.fs.exists(name) && !terminal.fs.exists(`${project.detections}/${name}`));
  const paths = names.filter(isPath);
  const slugs = names.filter((name) => !isPath(name));
  const given = paths.length > 0 ? findDetections(paths, project, terminal) : { files: [], problems: [] };
  if (slugs.length === 0 && paths.length > 0) return given;
  const all = findDetections([], project, terminal);
  if (names.length === 0) return all;
  const unknown = slugs.filter((slug) => all.files.every((file) => slugOf(file) !== slug));
  const problems = unknown.map((slug): Diagnostic => {
    const near = nearest(slug, all.files.map(slugOf));
    const help = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "`rulewright list` shows the detections.";
    return { code: "RW7004", severity: "error", message: `There is no detection "${slug}"`, help };
  });
  const named = all.files.filter((file) => slugs.includes(slugOf(file)));
  return { files: [...new Set([...given.files, ...named])].sort(), problems: [...given.problems, ...problems] };
}

function slugOf(file: string): string {
  return file.split(/[/\\]/).at(-2) ?? file;
}
