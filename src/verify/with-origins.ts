import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Mark, SourceText } from "../text/source-text.ts";
import type { Subject, Verification } from "./verifier.ts";

/** Adds to each finding in text that we emitted the place of the detection that the text came from. */
export function withOrigins(verification: Verification, subject: Subject): Verification {
  if (subject.compiled === undefined || verification.diagnostics.length === 0) return verification;
  const { content, target } = subject.compiled;
  const native = target.detection.native.get(target.backend);
  const starts = [0, ...[...content.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const diagnostics = verification.diagnostics.map((finding): Diagnostic => {
    if (finding.span === undefined) return finding;
    const known = finding.related ?? [];
    const places = [finding.span, ...known.filter(({ span }) => span.file === subject.file).map(({ span }) => span)];
    const origins = places.map((place) => originOf(place, content, starts));
    const origin = origins.find((each) => each?.isOwn) ?? origins[0];
    const related = [...known];
    if (origin !== undefined) related.push({ message: "This is what it was compiled from", span: origin.span });
    // The columns are the query's, wherever the rule names one.
    if (native?.query !== undefined && ABOUT_RESULTS.has(finding.code) && origin?.span !== native.span)
      related.push({ message: "The query is the author's own", span: native.span });
    return related.length === 0 ? finding : { ...finding, related };
  });
  return { ...verification, diagnostics };
}

/** Findings about columns that a rule names and its query does not give. */
const ABOUT_RESULTS: ReadonlySet<string> = new Set(["RW5262", "RW5263"]);

interface Origin {
  readonly span: Span;
  /** Whether a mark covers the place itself. */
  readonly isOwn: boolean;
}

/** The place of the first mark that a span touches, else of the nearest one before it, since layout follows what it lays out. */
function originOf(span: Span, content: SourceText, starts: readonly number[]): Origin | undefined {
  const offset = (line: number, column: number): number => (starts[line - 1] ?? content.text.length) + column - 1;
  const start = offset(span.line, span.column);
  const end = Math.max(start + 1, offset(span.endLine, span.endColumn));
  let before: Mark | undefined;
  for (const mark of content.marks) {
    if (mark.start >= end) break;
    if (mark.end > start) return { span: mark.span, isOwn: true };
    before = mark;
  }
  return before === undefined ? undefined : { span: before.span, isOwn: false };
}
