import { CORE_SCHEMA, loadAll, mergeTag, YAMLException } from "js-yaml";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { parseCollection, rawDocument } from "../../../sigma/collection.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import type { Document } from "../../../spec/document.ts";
import { loadYamlStream } from "../../../spec/load.ts";
import type { Subject } from "../../../verify/verifier.ts";

/** A file of Sigma documents as far as it could be read. */
export interface SigmaFileRead {
  /** The documents without errors, collection actions carried out. */
  readonly documents: readonly SigmaDocument[];
  /** The YAML documents as they stand in the file; none where one of them is no YAML. */
  readonly raw: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What YAML allows and our reader does not follow: aliases, merge keys, tags, names such as `constructor` as keys, and
 * numbers that lose digits.
 */
const LIMITS_OF_OUR_READER: ReadonlySet<string> = new Set(["RW1010", "RW1011", "RW1012", "RW1013", "RW1015"]);

/** Files that hold a whole repository of rules exist. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Reads a file and reports what YAML and Sigma's own grammar have against it. */
export function readSigma({ file, text }: Subject): SigmaFileRead {
  const loaded = loadYamlStream(text, file, { maxBytes: MAX_BYTES });
  if (!loaded.ok) {
    const [first] = loaded.diagnostics;
    const isLimit = loaded.diagnostics.every(({ code }) => LIMITS_OF_OUR_READER.has(code));
    const placeless = isLimit && first?.span !== undefined ? readWithoutPlaces(text, first.span) : undefined;
    if (placeless !== undefined) return placeless;
    return { documents: [], raw: [], diagnostics: loaded.diagnostics };
  }
  const diagnostics: Diagnostic[] = [];
  const raw = loaded.documents.map((document) => rawDocument(document, (finding) => diagnostics.push(finding)));
  return { documents: parseCollection(raw), raw: loaded.documents, diagnostics };
}

/** So few that what they stand for, each in the next, stays small. */
const MAX_ALIASES = 20;

/** Reads what only a lenient reader takes; everything found is said to be at `span`. Undefined where that one fails too. */
function readWithoutPlaces(text: string, span: Span): SigmaFileRead | undefined {
  let values: unknown[];
  try {
    values = loadAll(text, { schema: CORE_SCHEMA.withTags(mergeTag), maxAliases: MAX_ALIASES });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => {
    diagnostics.push({ ...finding, span });
  };
  return { documents: parseCollection(values.map((value) => ({ value, source: { report } }))), raw: [], diagnostics };
}
