import path from "node:path";
import type { Diagnostic, Silenced } from "../diagnostics/diagnostic.ts";
import { indexLines, type Lines } from "../diagnostics/lines.ts";
import type { Span } from "../diagnostics/span.ts";
import { sameConstruct, unneeded } from "../model/about.ts";
import type { Silence } from "./entries.ts";

/** A part of what commands do, after which the warnings it gives are known. */
export type Stage = "read" | "fidelity" | "events" | "verify" | "test" | "why";

/** What a command knows about its findings. */
export interface Run {
  /** Texts of the files that findings point into. */
  readonly sources: ReadonlyMap<string, string>;
  /** The files of detections by those that were emitted for them. */
  readonly emitted: ReadonlyMap<string, string>;
  /** What was done on every target. Entries that only other stages could need are not judged. */
  readonly done: ReadonlySet<Stage>;
  /** Whether that was done for every detection, so that entries for the whole library can be judged. */
  readonly whole: boolean;
}

/** For commands that show part of what there is, and so judge no entry. */
export function notJudging(sources: Run["sources"]): Run {
  return { sources, emitted: new Map(), done: new Set(), whole: false };
}

/**
 * The findings with those warnings marked that an entry silences, and a warning for each entry that none needs. What is
 * marked counts for no exit code. Entries wait for their verdict while there are errors, since these hide warnings.
 */
export function applySilences(
  diagnostics: readonly Diagnostic[],
  silences: readonly Silence[],
  run: Run,
): readonly Diagnostic[] {
  if (silences.length === 0) return diagnostics;
  const ownerOf = owners(silences, run);
  const aboutOf = underlined(run.sources);
  const isFor = ({ code, detection }: Silence, finding: Diagnostic): boolean =>
    finding.severity === "warning" &&
    finding.code === code &&
    (detection === undefined || detection === ownerOf(finding.span));

  const marked = diagnostics.map((finding): Diagnostic => {
    const entry = chosen(
      silences.filter((silence) => isFor(silence, finding) && names(silence, aboutOf(finding.span))),
    );
    return entry === undefined ? finding : { ...finding, silenced: silencedBy(entry) };
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ span }) => ownerOf(span));
  const unused = silences
    .filter(({ code, detection }) => {
      if (stagesOf(code).some((stage) => !run.done.has(stage))) return false;
      if (detection === undefined) return run.whole && errors.length === 0;
      return !errors.includes(detection) && !errors.includes(undefined);
    })
    .flatMap((silence) => {
      const found = diagnostics.filter((finding) => isFor(silence, finding));
      return unneeded(
        silence,
        found.map(({ span }) => aboutOf(span)),
      ).map(({ construct, span, help }): Diagnostic => {
        const about = construct === undefined ? "" : ` about "${construct}"`;
        const where = silence.detection === undefined ? "The library" : "This detection";
        const message = `${where} has no warning ${silence.code}${about} to silence`;
        return { code: "RW3172", severity: "warning", message, span, help };
      });
    });
  return [...marked, ...unused];
}

/** What may give warnings of a code. */
function stagesOf(code: string): readonly Stage[] {
  if (code.startsWith("RW5")) return ["verify"];
  if (code.startsWith("RW4")) return ["fidelity"];
  if (code === "RW3904") return ["events"];
  // That DuckDB is missing is an error elsewhere.
  if (code === "RW3924") return ["why"];
  if (code.startsWith("RW39")) return ["test"];
  // Sigma's grammar is that of detections and of rules.
  return code.startsWith("RW22") ? ["read", "verify"] : ["read"];
}

/** A detection's own entry goes before one for the library, and one that says what it is about before one that does not. */
function chosen(entries: readonly Silence[]): Silence | undefined {
  const rank = ({ detection, about }: Silence): number =>
    (detection === undefined ? 2 : 0) + (about === undefined ? 1 : 0);
  return [...entries].sort((a, b) => rank(a) - rank(b))[0];
}

function names({ about }: Silence, text: string | undefined): boolean {
  if (about === undefined) return true;
  return text !== undefined && about.some(({ construct }) => sameConstruct(construct, text));
}

function silencedBy({ detection, reason, span }: Silence): Silenced {
  return { by: detection === undefined ? "configuration" : "detection", reason, span };
}

/** Tells the detection, if one with entries, that a place belongs to: its file, others of its folder, or what was emitted for it. */
function owners(silences: readonly Silence[], run: Run): (span: Span | undefined) => string | undefined {
  const files = new Set(silences.flatMap(({ detection }) => (detection === undefined ? [] : [detection])));
  const folders = new Map([...files].map((file) => [path.posix.dirname(file), file]));
  return (span) => {
    if (span === undefined) return undefined;
    const emitted = run.emitted.get(span.file);
    if (emitted !== undefined) return emitted;
    if (path.posix.basename(span.file) === "detection.yml") return span.file;
    let folder = span.file;
    while (folder !== path.posix.dirname(folder)) {
      folder = path.posix.dirname(folder);
      const owner = folders.get(folder);
      // Where a command runs in a detection's folder, everything else lies there, too.
      if (owner !== undefined && folder !== ".") return owner;
    }
    return undefined;
  };
}

/** Gives the text that a report underlines: what stands at a place, or its first line; without quotes around it. */
function underlined(sources: ReadonlyMap<string, string>): (span: Span | undefined) => string | undefined {
  const indexed = new Map<string, Lines>();
  return (span) => {
    const text = span === undefined ? undefined : sources.get(span.file);
    if (span === undefined || text === undefined) return undefined;
    const lines = indexed.get(span.file) ?? indexLines(text.replace(/^\uFEFF/, ""));
    indexed.set(span.file, lines);
    const end = span.endLine > span.line ? undefined : span.endColumn - 1;
    const marked = lines
      .line(span.line)
      ?.slice(span.column - 1, end)
      .trim();
    return marked === undefined || marked === "" ? undefined : marked.replace(/^(["'`])(.*)\1$/, "$2");
  };
}
