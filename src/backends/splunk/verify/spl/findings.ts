import type { Diagnostic, DiagnosticCode } from "../../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../../diagnostics/suggest.ts";
import type { Place } from "../../parse/syntax.ts";

/** A finding in the expanded text. */
export interface Finding extends Place {
  readonly code: DiagnosticCode;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly help?: string;
}

export interface Gap extends Place {
  readonly what: string;
  readonly reason: string;
}

/** Where the checks leave what they find. */
export interface Findings {
  error(code: DiagnosticCode, place: Place, message: string, help?: string): void;
  warn(code: DiagnosticCode, place: Place, message: string, help?: string): void;
  leave(place: Place, what: string, reason: string): void;
}

export function collectFindings(): Findings & { readonly found: readonly Finding[]; readonly gaps: readonly Gap[] } {
  const found: Finding[] = [];
  const gaps: Gap[] = [];
  const add = (severity: Finding["severity"]): Findings["error"] => {
    return (code, { start, end }, message, help) => {
      found.push({ code, severity, message, start, end, ...(help === undefined ? {} : { help }) });
    };
  };
  return {
    found,
    gaps,
    error: add("error"),
    warn: add("warning"),
    leave: ({ start, end }, what, reason) => {
      // A search is told once what it is not judged on.
      if (!gaps.some((gap) => gap.what === what)) gaps.push({ what, reason, start, end });
    },
  };
}

/** "Did you mean": near names, best first. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(name, candidates);
  return near.length === 0 ? undefined : `did you mean ${near.map((candidate) => `\`${candidate}\``).join(", ")}?`;
}
