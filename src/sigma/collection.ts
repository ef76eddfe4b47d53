import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Document } from "../spec/document.ts";
import { loadYamlStream } from "../spec/load.ts";
import { parseDocument, type SigmaDocument } from "./document.ts";
import { describe, entriesOf, error, type Pointer, quote, type Source } from "./source.ts";

export interface ParsedSigma {
  /** The documents without errors, in the order of the file. */
  readonly documents: readonly SigmaDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One raw document with its places. */
export interface RawDocument {
  readonly value: unknown;
  readonly source: Source;
  /** Whether this document itself, and not one merged into it, holds something at the pointer. */
  readonly holds?: (pointer: Pointer) => boolean;
}

/**
 * Reads a file of one or more YAML documents. Never throws on what the file says: syntax is reported with codes
 * `RW10xx`, Sigma's own rules with `RW22xx`. References are for `checkReferences`, since they reach over files.
 */
export function parseSigma(content: string | Uint8Array, file: string): ParsedSigma {
  const loaded = loadYamlStream(content, file);
  if (!loaded.ok) return { documents: [], diagnostics: loaded.diagnostics };
  const diagnostics: Diagnostic[] = [];
  const raw = loaded.documents.map((document) => rawDocument(document, (finding) => diagnostics.push(finding)));
  return { documents: parseCollection(raw), diagnostics };
}

/** A loaded YAML document as {@link parseCollection} takes it. */
export function rawDocument(document: Document, report: (diagnostic: Diagnostic) => void): RawDocument {
  return {
    value: document.value,
    source: {
      report,
      locate: (pointer) => document.spanAt(pointer),
      locateKey: (pointer) => document.keySpanAt(pointer),
      locateWithin: (pointer, start, end) => document.spanWithin(pointer, start, end),
    },
    holds: (pointer) => document.styleAt(pointer) !== undefined,
  };
}

/**
 * Reads a sequence of documents and carries out the collection actions of Sigma before 2.0: `global` is merged into
 * every rule that follows until `reset`, `repeat` onto the document before it. Mappings merge, everything else is
 * replaced; the later document wins. Correlations and filters take no part.
 */
export function parseCollection(documents: readonly RawDocument[]): readonly SigmaDocument[] {
  const parsed: SigmaDocument[] = [];
  let template: RawDocument | undefined;
  let previous: RawDocument | undefined;
  const add = (document: RawDocument): void => {
    const read = parseDocument(document.value, document.source);
    if (read !== undefined) parsed.push(read);
  };
  for (const document of documents) {
    const entries = entriesOf(document.value);
    if (entries === undefined) {
      add(document);
      continue;
    }
    const action = new Map(entries).get("action");
    const bare = { ...document, value: Object.fromEntries(entries.filter(([key]) => key !== "action")) };
    if (action === "global") template = template === undefined ? bare : merge(template, bare);
    else if (action === "reset") {
      template = undefined;
      const [extra] = entries.filter(([key]) => key !== "action");
      if (extra === undefined) continue;
      const message = `A document that resets holds nothing else, and this one has ${quote(extra[0])}`;
      error(document.source, "RW2231", message, { pointer: [extra[0]], part: "key" });
    } else if (action === "repeat" && previous !== undefined) {
      previous = merge(previous, bare);
      add(previous);
    } else if (action === "repeat")
      error(document.source, "RW2231", "There is no rule before this one to repeat", ["action"]);
    else if (action !== undefined) {
      const found = typeof action === "string" ? quote(action) : describe(action);
      error(document.source, "RW2231", `Unknown action ${found}`, ["action"], "One of global, reset, repeat");
    } else if (entries.some(([key]) => key === "correlation" || key === "filter")) add(document);
    else {
      previous = template === undefined ? document : merge(template, document);
      add(previous);
    }
  }
  return parsed;
}

/** Places come from the document that holds the value, the later one first. */
function merge(below: RawDocument, above: RawDocument): RawDocument {
  const sourceOf = (pointer: Pointer): Source =>
    above.holds?.(pointer) === false && below.holds?.(pointer) === true ? below.source : above.source;
  return {
    value: mergeValues(below.value, above.value),
    source: {
      ...above.source,
      locate: (pointer) => sourceOf(pointer).locate?.(pointer),
      locateKey: (pointer) => sourceOf(pointer).locateKey?.(pointer),
      locateWithin: (pointer, start, end) => sourceOf(pointer).locateWithin?.(pointer, start, end),
    },
    holds: (pointer) => above.holds?.(pointer) === true || below.holds?.(pointer) === true,
  };
}

function mergeValues(below: unknown, above: unknown): unknown {
  const [lower, upper] = [entriesOf(below), entriesOf(above)];
  if (lower === undefined || upper === undefined) return above;
  const merged = new Map(lower);
  for (const [key, value] of upper) merged.set(key, merged.has(key) ? mergeValues(merged.get(key), value) : value);
  return Object.fromEntries(merged);
}
