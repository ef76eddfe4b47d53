import type { Span } from "./span.ts";

/**
 * One finding. Codes are stable: `RW1xxx` load, `RW2xxx` spec, `RW3xxx` semantics, `RW4xxx` fidelity, `RW5xxx` verify,
 * `RW6xxx` import, `RW7xxx` files and configuration. Errors cannot be silenced; warnings can.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** What was found and what was expected, in one sentence without a final full stop. */
  readonly message: string;
  readonly span?: Span;
  /** What to do about it. */
  readonly help?: string;
  /** Lines to copy that belong to the help, such as the events that show the finding. */
  readonly sample?: readonly string[];
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  /** The entry of `silence` that a warning is not to be seen for. */
  readonly silenced?: Silenced;
}

export interface Silenced {
  readonly by: "detection" | "configuration";
  readonly reason: string;
  readonly span: Span;
}

export type DiagnosticCode = `RW${1 | 2 | 3 | 4 | 5 | 6 | 7}${number}`;

/** Collects findings while a pass goes on after the first problem. */
export type Report = (diagnostic: Diagnostic) => void;
