import type { Diagnostic, DiagnosticCode } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { Unchecked } from "../../../verify/verifier.ts";

/** Collects what the checks of one file find. */
export interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly unchecked: Unchecked[];
}

export function error(code: DiagnosticCode, message: string, span: Span, help?: string): Diagnostic {
  return { code, severity: "error", message, span, ...(help === undefined ? {} : { help }) };
}

export function warning(code: DiagnosticCode, message: string, span: Span, help?: string): Diagnostic {
  return { code, severity: "warning", message, span, ...(help === undefined ? {} : { help }) };
}

/** Help that names what was likely meant. */
export function didYouMean(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `Did you mean ${names.map((name) => `\`${name}\``).join(" or ")}?`;
}
