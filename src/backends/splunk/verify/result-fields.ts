import type { Span } from "../../../diagnostics/span.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import { didYouMean, error, type Findings, warning } from "./finding.ts";
import { fieldTokens } from "./tokens.ts";

/** What is known of the results of a search. */
export interface Results {
  /** Every field a result can have; undefined if that cannot be told. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** Reports a field that something is attached to and that no result has. */
export function requireField(
  name: string,
  use: string,
  span: Span,
  { fields }: Results,
  findings: Findings,
  severity: "error" | "warning" = "error",
): void {
  if (fields === undefined || has(fields, name)) return;
  const report = severity === "error" ? error : warning;
  findings.diagnostics.push(
    report("RW5262", `The results have no field ${name}, ${use}`, span, suggestion(name, fields)),
  );
}

/** Reports the placeholders of a text that no result fills. */
export function requireTokens(
  text: string,
  spanOf: (start: number, end: number) => Span,
  { fields }: Results,
  findings: Findings,
): void {
  if (fields === undefined) return;
  for (const { name, start, end } of fieldTokens(text)) {
    if (has(fields, name)) continue;
    const message = `The results have no field ${name}, so that the placeholder stays as it is`;
    findings.diagnostics.push(warning("RW5263", message, spanOf(start, end), suggestion(name, fields)));
  }
}

function has(fields: ReadonlySet<string>, name: string): boolean {
  // A field of which only a wildcard is known.
  return fields.has(name) || [...fields].some((field) => field.includes("*"));
}

function suggestion(name: string, fields: ReadonlySet<string>): string | undefined {
  return didYouMean(nearest(name, fields, 2));
}
