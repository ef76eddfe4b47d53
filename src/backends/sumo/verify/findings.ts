import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { Unchecked } from "../../../verify/verifier.ts";
import type { sumoVerifyCodes } from "./codes.ts";

export type SumoCode = keyof typeof sumoVerifyCodes;

/** Collects what the checks of one file find. */
export interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly unchecked: Unchecked[];
  error(code: SumoCode, message: string, span: Span, help?: string): void;
  warn(code: SumoCode, message: string, span: Span, help?: string): void;
  pass(what: string, reason: string, span: Span): void;
}

export function createFindings(): Findings {
  const diagnostics: Diagnostic[] = [];
  const unchecked: Unchecked[] = [];
  const add =
    (severity: Diagnostic["severity"]) =>
    (code: SumoCode, message: string, span: Span, help?: string): void => {
      diagnostics.push({ code, severity, message, span, ...(help === undefined ? {} : { help }) });
    };
  return {
    diagnostics,
    unchecked,
    error: add("error"),
    warn: add("warning"),
    pass: (what, reason, span) => unchecked.push({ what, reason, span }),
  };
}

/** ``Did you mean `x`?``; undefined where no known name comes near. */
export function suggestion(name: string, known: Iterable<string>): string | undefined {
  const [best] = nearest(name, known);
  return best === undefined ? undefined : `Did you mean \`${best}\`?`;
}

/** A text as messages show it. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
