import type { Diagnostic, DiagnosticCode } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { nearest } from "../../../diagnostics/suggest.ts";

export function finding(
  code: DiagnosticCode,
  severity: Diagnostic["severity"],
  message: string,
  span: Span,
  help?: string,
): Diagnostic {
  return { code, severity, message, span, ...(help === undefined ? {} : { help }) };
}

/** `Did you mean X?`, or nothing where no candidate comes near. */
export function meant(name: string, candidates: Iterable<string>): string | undefined {
  const [best] = nearest(name, candidates, 1);
  return best === undefined ? undefined : `Did you mean ${best}?`;
}

/**
 * The known name that a misspelt one stands for with little doubt: other case, one typing error, in long names two. A
 * stricter test than a suggestion's, since names that only resemble a known one may be defined in the workspace.
 */
export function misspelt(name: string, known: Iterable<string>): string | undefined {
  const bound = name.length > 12 ? 2 : 1;
  for (const candidate of nearest(name, known, 3)) {
    if (candidate.toLowerCase() === name.toLowerCase()) return candidate;
    if (name.length > 1 && differsBy(name.toLowerCase(), candidate.toLowerCase(), bound)) return candidate;
  }
  return undefined;
}

/** Whether two words are at most `bound` insertions, deletions, replacements or swaps of neighbours apart. */
function differsBy(a: string, b: string, bound: number): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === restB) return true;
  if (bound === 0) return false;
  return (
    differsBy(restA.slice(1), restB.slice(1), bound - 1) ||
    differsBy(restA.slice(1), restB, bound - 1) ||
    differsBy(restA, restB.slice(1), bound - 1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && differsBy(restA.slice(2), restB.slice(2), bound - 1))
  );
}
