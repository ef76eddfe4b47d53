import type { Diagnostic } from "../diagnostic.ts";
import type { Span } from "../span.ts";
import { countDiagnostics, type ReportContext, sortDiagnostics } from "./reporter.ts";

/** The report for programs: `{diagnostics, unchecked?, summary}` with the members of `Diagnostic`, always in the same order. */
export function json(diagnostics: readonly Diagnostic[], context: ReportContext): string {
  const report = {
    diagnostics: sortDiagnostics(diagnostics).map(
      ({ code, severity, message, span, help, sample, related, silenced }) => ({
        code,
        severity,
        message,
        span: span === undefined ? undefined : plainSpan(span),
        help,
        sample,
        related: related?.map((other) => ({ message: other.message, span: plainSpan(other.span) })),
        silenced: silenced && { by: silenced.by, reason: silenced.reason, span: plainSpan(silenced.span) },
      }),
    ),
    unchecked: context.unchecked?.map(({ what, reason, span }) => ({ what, reason, span: plainSpan(span) })),
    summary: countDiagnostics(diagnostics),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function plainSpan({ file, line, column, endLine, endColumn }: Span): Span {
  return { file, line, column, endLine, endColumn };
}
