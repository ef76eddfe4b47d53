import { constructFromEvents, parseEvents, YAMLException } from "js-yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { indexLines, type Lines } from "../diagnostics/lines.ts";
import { buildTrees } from "./build-tree.ts";
import { createDocument, type Document } from "./document.ts";
import { readText } from "./file-text.ts";
import { scalarOffsets } from "./scalar-offsets.ts";
import type { TreeProblem } from "./tree-problem.ts";
import { syntaxProblem } from "./yaml-problems.ts";
import type { YamlNode } from "./yaml-tree.ts";

export type { Document } from "./document.ts";

export type LoadResult =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export type StreamResult =
  | { readonly ok: true; readonly documents: readonly Document[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface LoadOptions {
  /** The largest file that is read, in bytes; 1 MiB unless told. */
  readonly maxBytes?: number;
}

// A file of nothing but mistakes is a wrong file; the first hundred say so.
const maxProblems = 100;
const maxDepth = 200;

/**
 * Reads one YAML document (1.2 core schema, no aliases, no merge keys) whose top level is a mapping. Bytes have to be
 * UTF-8; a byte order mark is dropped. Never throws on what the file says: all problems of the file come back as
 * diagnostics `RW1000` to `RW1016`, in the order of their places.
 */
export function loadYaml(content: string | Uint8Array, file: string, options: LoadOptions = {}): LoadResult {
  const loaded = load(content, file, options, "single");
  if (!loaded.ok) return loaded;
  const [document] = loaded.documents;
  if (document === undefined) throw new Error(`${file} was loaded without a document`);
  return { ok: true, document };
}

/** Reads a file of one or more YAML documents, as Sigma correlations are kept; else the same as `loadYaml`. */
export function loadYamlStream(content: string | Uint8Array, file: string, options: LoadOptions = {}): StreamResult {
  return load(content, file, options, "stream");
}

function load(
  content: string | Uint8Array,
  file: string,
  options: LoadOptions,
  mode: "single" | "stream",
): StreamResult {
  const read = readText(content, file, options.maxBytes ?? 1024 * 1024);
  if (!read.ok) return read;
  const { text } = read;
  const lines = indexLines(text);

  const problems: TreeProblem[] = [];
  let roots: readonly YamlNode[];
  let values: readonly unknown[] = [];
  try {
    const events = parseEvents(text, { maxDepth });
    roots = buildTrees(text, events, (problem) => problems.push(problem));
    // Aliases are reported with the tree; the limit here is the second lock on the same door.
    if (problems.length === 0) values = constructFromEvents(events, { source: text, maxAliases: 0 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, diagnostics: [syntaxProblem(error, lines, file)] };
  }

  const diagnostics = problems.slice(0, maxProblems).map((problem) => toDiagnostic(problem, lines, file));
  const second = secondDocument(text, roots);
  if (mode === "single" && second !== undefined) {
    const message = "A second document begins here, and one file holds one";
    const span = lines.span(file, second, second + 3);
    diagnostics.push({ code: "RW1005", severity: "error", message, span, help: "Split the file" });
  } else if (roots.length === 0) diagnostics.push(emptyFile(lines, file, 0));
  else diagnostics.push(...roots.flatMap((root) => shapeProblem(root, lines, file) ?? []));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return {
    ok: true,
    documents: roots.map((root, index) =>
      createDocument(file, lines, root, values[index], (scalar) => scalarOffsets(text, scalar)),
    ),
  };
}

function secondDocument(text: string, [first, second]: readonly YamlNode[]): number | undefined {
  if (first === undefined || second === undefined) return undefined;
  const marker = /^---/gm;
  marker.lastIndex = first.end;
  const found = marker.exec(text)?.index;
  // After a closing `...` a document may begin without a marker; an empty one has no place but its marker.
  const isEmpty = second.kind === "scalar" && second.event.valueStart === -1;
  return found === undefined || (found > second.start && !isEmpty) ? second.start : found;
}

function shapeProblem(root: YamlNode, lines: Lines, file: string): Diagnostic | undefined {
  if (root.kind === "mapping") return undefined;
  if (root.kind === "scalar" && root.event.valueStart === -1) return emptyFile(lines, file, root.start);
  const found = root.kind === "sequence" ? "a list" : "a single value";
  return {
    code: "RW1008",
    severity: "error",
    message: `The document is ${found}, where \`key: value\` lines are expected`,
    span: lines.span(file, root.start, root.end),
  };
}

function emptyFile(lines: Lines, file: string, at: number): Diagnostic {
  return { code: "RW1004", severity: "error", message: "There is nothing in the file", span: lines.span(file, at, at) };
}

function toDiagnostic(problem: TreeProblem, lines: Lines, file: string): Diagnostic {
  const { code, message, help, related } = problem;
  return {
    code,
    severity: "error",
    message,
    span: lines.span(file, problem.start, problem.end),
    ...(help === undefined ? {} : { help }),
    ...(related === undefined
      ? {}
      : { related: [{ message: related.message, span: lines.span(file, related.start, related.end) }] }),
  };
}
