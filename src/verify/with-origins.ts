import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Mark, SourceText } from "../text/source-text.ts";
import type { Subject, Verification } from "./verifier.ts";

/** Adds to each finding in text that we emitted the place of the detection that the text came from. */
export function withOrigins(verification: Verification, subject: Subject): Verification {
  const content = subject.compiled?.content;
  if (content === undefined || verification.diagnostics.length === 0) return verification;
  const starts = [0, ...[...content.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const diagnostics = verification.diagnostics.map((finding): Diagnostic => {
    if (finding.span === undefined) return finding;
    const origin = originOf(finding.span, content, starts);
    if (origin === undefined) return finding;
    const related = [...(finding.related ?? []), { message: "This is what it was compiled from", span: origin }];
    return { ...finding, related };
  });
  return { ...verification, diagnostics };
}

/** The place of the first mark that a span touches, else of the nearest one before it, since layout follows what it lays out. */
function originOf(span: Span, content: SourceText, starts: readonly number[]): Span | undefined {
  const offset = (line: number, column: number): number => (starts[line - 1] ?? content.text.length) + column - 1;
  const start = offset(span.line, span.column);
  const end = Math.max(start + 1, offset(span.endLine, span.endColumn));
  let before: Mark | undefined;
  for (const mark of content.marks) {
    if (mark.start >= end) break;
    if (mark.end > start) return mark.span;
    before = mark;
  }
  return before?.span;
}
