import type { DiagnosticCode } from "../../../diagnostics/diagnostic.ts";
import type { Embedded } from "../../../verify/embedded.ts";
import type { Findings } from "./finding.ts";
import type { Library } from "./library.ts";
import { checkSearch } from "./spl/check.ts";

/**
 * Judges a search inside a file. Returns every field a result can have, undefined if that cannot be told, e.g. because the
 * search calls a macro that nobody defines here.
 */
export function checkEmbeddedSearch(
  search: Embedded,
  library: Library,
  findings: Findings,
): ReadonlySet<string> | undefined {
  const { problems, unchecked, fields } = checkSearch(search.text, {
    macros: library.macros,
    lookups: library.lookups,
  });
  for (const { code, severity, message, help, start, end } of problems) {
    findings.diagnostics.push({
      code: code as DiagnosticCode,
      severity,
      message,
      span: search.span(start, end),
      ...(help === undefined ? {} : { help }),
    });
  }
  for (const { what, reason, start, end } of unchecked) {
    findings.unchecked.push({ what, reason, span: search.span(start, end) });
  }
  return problems.some(({ severity }) => severity === "error") ? undefined : fields;
}
