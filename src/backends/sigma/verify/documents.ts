import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { compareSpans } from "../../../diagnostics/span.ts";
import type { SigmaDocument } from "../../../sigma/document.ts";
import { validateDocument } from "../../../sigma/validate.ts";
import type { Subject, Unchecked, Verification, VerifyContext } from "../../../verify/verifier.ts";
import { checkConventions } from "./check-conventions.ts";
import { checkHalfQuotes } from "./check-half-quotes.ts";
import { checkOperands } from "./check-operands.ts";
import { checkOperatorCase } from "./check-operator-case.ts";
import { checkPublishedSchema } from "./check-published-schema.ts";
import { checkReferencesInRun } from "./check-references.ts";
import { checkTags } from "./check-tags.ts";
import { roundTrip } from "./round-trip.ts";
import type { Run } from "./run.ts";

/** What a check has to say. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly unchecked: readonly Unchecked[];
}

/**
 * Judges a file of Sigma documents: YAML, the grammar and the requirements of the specification (`src/sigma`), then what
 * only a verifier knows, and last whether a file that we compiled says what its detection says.
 */
export function verifyDocuments(subject: Subject, run: Run, context: VerifyContext): Verification {
  const read = run.read(subject);
  const { documents } = read;
  const grammar = [...read.diagnostics, ...documents.flatMap(validateDocument)];
  const references = checkReferencesInRun(subject, documents, run);
  const found = [...grammar, ...references.diagnostics];
  const operands = documents.map((document) => checkOperands(document, run.fills));
  const unchecked = [...references.unchecked, ...operands.flatMap((each) => each.unchecked)];
  const diagnostics = [
    ...found,
    ...operands.flatMap((each) => each.diagnostics),
    ...documents.flatMap((document) => [...checkConventions(document), ...checkTags(document, context.attack)]),
    ...read.raw.flatMap((document) => [...checkHalfQuotes(document), ...checkOperatorCase(document)]),
  ];
  const sound = diagnostics.every(({ severity }) => severity === "warning");
  // The published schema repeats, in other words, what the grammar has found.
  if (sound) diagnostics.push(...checkPublishedSchema(read.raw).filter((each) => !isSaid(each, found)));
  if (sound) diagnostics.push(...ownDifferences(subject, documents));
  return { diagnostics: ordered(diagnostics), unchecked };
}

function isSaid({ span }: Diagnostic, found: readonly Diagnostic[]): boolean {
  return found.some((other) => other.span?.line === span?.line && other.span?.column === span?.column);
}

function ordered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) =>
    a.span === undefined || b.span === undefined ? 0 : compareSpans(a.span, b.span),
  );
}

/** Only a file that we compiled has a detection to be compared with. */
function ownDifferences({ compiled }: Subject, documents: readonly SigmaDocument[]): readonly Diagnostic[] {
  return compiled === undefined ? [] : roundTrip(documents, compiled.target);
}
