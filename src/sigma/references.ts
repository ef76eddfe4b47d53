import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { SigmaCorrelation } from "./correlation.ts";
import type { SigmaDocument } from "./document.ts";
import { finding } from "./finding.ts";
import { placeKey } from "./metadata.ts";
import { quote } from "./source.ts";
import { rulesOf } from "./validate-correlation.ts";

/**
 * Checks what documents say about each other, over everything that was loaded and in any order: ids and names occur
 * once, correlations and filters name documents that exist, and no correlation leads back to itself.
 */
export function checkReferences(documents: readonly SigmaDocument[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const index = indexDocuments(documents, diagnostics);
  const targets = new Map<SigmaCorrelation, readonly SigmaCorrelation[]>();
  for (const document of documents) {
    if (document.kind === "correlation") {
      const found = rulesOf(document).map((rule, at) => {
        const pointer = document.rules.length > 0 ? ["correlation", "rules"] : ["correlation", "condition"];
        return resolve(document, rule, index, [...pointer, at], "error", diagnostics);
      });
      targets.set(
        document,
        found.filter((each) => each?.kind === "correlation"),
      );
    } else if (document.kind === "filter" && document.rules !== "any") {
      document.rules.forEach((rule, at) => {
        resolve(document, rule, index, ["filter", "rules", at], "warning", diagnostics);
      });
    }
  }
  reportCycles(targets, diagnostics);
  return diagnostics;
}

/** Finds a document by name, or by id in any case of its letters. */
export function findDocument(documents: readonly SigmaDocument[], reference: string): SigmaDocument | undefined {
  return indexDocuments(documents, []).get(referenceKey(reference));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function referenceKey(reference: string): string {
  return uuid.test(reference) ? reference.toLowerCase() : reference;
}

function indexDocuments(
  documents: readonly SigmaDocument[],
  diagnostics: Diagnostic[],
): ReadonlyMap<string, SigmaDocument> {
  const index = new Map<string, SigmaDocument>();
  for (const document of documents) {
    for (const key of ["id", "name"] as const) {
      const value = document.metadata[key];
      if (value === undefined) continue;
      const known = index.get(referenceKey(value));
      if (known === undefined || known === document) {
        index.set(referenceKey(value), document);
        continue;
      }
      const other = known.places.get(placeKey([key])) ?? known.places.get("");
      diagnostics.push({
        ...finding(document, "error", "RW2241", `The ${key} ${quote(value)} is taken`, [key]),
        ...(other === undefined ? {} : { related: [{ message: "Here it stands first", span: other }] }),
      });
    }
  }
  return index;
}

function resolve(
  document: SigmaDocument,
  reference: string,
  index: ReadonlyMap<string, SigmaDocument>,
  pointer: readonly (string | number)[],
  severity: Diagnostic["severity"],
  diagnostics: Diagnostic[],
): SigmaDocument | undefined {
  const found = index.get(referenceKey(reference));
  if (found === undefined) {
    const names = nearest(reference, index.keys(), 1).map((name) => `Did you mean ${quote(name)}?`);
    diagnostics.push(finding(document, severity, "RW2240", `There is no rule ${quote(reference)}`, pointer, names[0]));
  } else if (found.kind === "filter" || (document.kind === "filter" && found.kind === "correlation")) {
    const message =
      found.kind === "filter"
        ? `${quote(reference)} is a filter and matches nothing by itself`
        : `${quote(reference)} is a correlation; filters apply to the rules it counts`;
    diagnostics.push(finding(document, severity, found.kind === "filter" ? "RW2243" : "RW2245", message, pointer));
    return undefined;
  }
  return found;
}

function reportCycles(
  targets: ReadonlyMap<SigmaCorrelation, readonly SigmaCorrelation[]>,
  diagnostics: Diagnostic[],
): void {
  const state = new Map<SigmaCorrelation, "open" | "done">();
  for (const start of targets.keys()) {
    if (state.has(start)) continue;
    // A chain may be as long as the set of files, so the path is kept here and not on the call stack.
    const path = [{ node: start, next: 0 }];
    state.set(start, "open");
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const target = targets.get(frame.node)?.[frame.next];
      frame.next += 1;
      if (target === undefined) {
        state.set(frame.node, "done");
        path.pop();
      } else if (state.get(target) === "open") {
        const nodes = path.map(({ node }) => node);
        const cycle = [...nodes.slice(nodes.indexOf(target)), target].map(nameOf);
        const message = `The correlation leads back to itself: ${cycle.join(" → ")}`;
        diagnostics.push(finding(frame.node, "error", "RW2242", message, ["correlation", "rules"]));
      } else if (!state.has(target)) {
        state.set(target, "open");
        path.push({ node: target, next: 0 });
      }
    }
  }
}

function nameOf(document: SigmaDocument): string {
  const { name, id, title } = document.metadata;
  return name ?? id ?? title ?? "(unnamed)";
}
