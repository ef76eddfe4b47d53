import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { parseCollection, type RawDocument, rawDocument } from "../../../sigma/collection.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import { validateDocument } from "../../../sigma/validate.ts";
import type { Document } from "../../../spec/document.ts";
import { loadYamlStream } from "../../../spec/load.ts";
import type { EmittedFile, ReadProblem } from "../reader.ts";
import { type ClauseOf, clausesIn } from "./clause.ts";
import { isPipeline, type Placeholders, readPipeline } from "./placeholders.ts";
import { Unreadable } from "./unreadable.ts";

export interface LoadedDocument {
  readonly path: string;
  readonly document: SigmaDocument;
  readonly clauseOf: ClauseOf;
}

export interface LoadedFiles {
  readonly documents: readonly LoadedDocument[];
  readonly placeholders: Placeholders;
  readonly problems: readonly ReadProblem[];
}

/** The rules, correlations and filters of files, and the placeholders that pipelines among them fill. */
export function loadFiles(files: readonly EmittedFile[]): LoadedFiles {
  const loaded = files.map(loadFile);
  return {
    documents: loaded.flatMap(({ documents }) => documents),
    placeholders: new Map(loaded.flatMap(({ placeholders }) => [...placeholders])),
    problems: loaded.flatMap(({ problems }) => problems),
  };
}

function loadFile({ path, text }: EmittedFile): LoadedFiles {
  const clauseOf = clausesIn(text);
  const problems: ReadProblem[] = [];
  const problem = (message: string, span: Span | undefined): void => {
    const clause = clauseOf(span);
    problems.push({ path, message, ...(clause === undefined ? {} : { clause }) });
  };
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === "error") problem(diagnostic.message, diagnostic.span);
  };
  const read = loadYamlStream(text, path);
  if (!read.ok) {
    read.diagnostics.forEach(report);
    return { documents: [], placeholders: new Map(), problems };
  }
  const placeholders = new Map<string, Placeholders extends ReadonlyMap<string, infer V> ? V : never>();
  for (const document of read.documents.filter(isPipeline)) {
    try {
      for (const [name, values] of readPipeline(document)) placeholders.set(name, values);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problem(error.message, document.spanAt([]));
    }
  }
  const rules = read.documents.filter((document) => !isPipeline(document));
  const documents = parseCollection(rules.map((document) => withKeys(rawDocument(document, report), document)));
  for (const document of documents) {
    validateDocument(document).forEach(report);
    const { taxonomy } = document.metadata;
    // "Other taxonomy must be handled by the used tool or transformed into the default taxonomy."
    if (taxonomy !== undefined && taxonomy !== "sigma")
      problem(`The taxonomy ${taxonomy} is not read`, document.places.get("/taxonomy"));
  }
  return { documents: documents.map((document) => ({ path, document, clauseOf })), placeholders, problems };
}

/** Places of entries that begin at their key, so that a clause holds the field as well as its values. */
function withKeys(raw: RawDocument, document: Document): RawDocument {
  const locate = (pointer: readonly (string | number)[]): Span => {
    const value = document.spanAt(pointer);
    const key = document.keySpanAt(pointer);
    return key === undefined ? value : { ...value, line: key.line, column: key.column };
  };
  return { ...raw, source: { ...raw.source, locate } };
}
