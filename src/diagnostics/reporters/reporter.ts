import type { Diagnostic } from "../diagnostic.ts";
import { compareSpans, type Span } from "../span.ts";

/** What reporters may show besides the diagnostics. */
export interface ReportContext {
  /** The text of every file that was read, by the name that spans use. */
  readonly sources: ReadonlyMap<string, string>;
  /** Colours of the terminal, off unless told; decided by the caller, not by the environment. */
  readonly colour?: boolean;
  /** Whether people are told findings only, and not what else there was. */
  readonly quiet?: boolean;
  /** Whether warnings fail, too. */
  readonly strict?: boolean;
  /** Version of Rulewright, for formats that name the tool. */
  readonly version?: string;
  /** What no verdict was given on, where a command knows such things. */
  readonly unchecked?: readonly { readonly what: string; readonly reason: string; readonly span: Span }[];
}

/** Turns findings into the text of one format, with a final line break. */
export type Reporter = (diagnostics: readonly Diagnostic[], context: ReportContext) => string;

/** Orders findings by file, line, column, code and message; those without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.span === undefined || b.span === undefined) {
      if (a.span !== undefined) return 1;
      if (b.span !== undefined) return -1;
    } else {
      const order = compareSpans(a.span, b.span);
      if (order !== 0) return order;
    }
    return compareText(a.code, b.code) || compareText(a.message, b.message);
  });
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many findings there are of each severity, and how many warnings that were silenced. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly silenced: number;
} {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const silenced = diagnostics.length - unsilenced(diagnostics).length;
  return { errors, warnings: diagnostics.length - errors - silenced, silenced };
}

/** The findings that are to be seen. */
export function unsilenced(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ silenced }) => silenced === undefined);
}
