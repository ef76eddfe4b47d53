import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReportContext } from "../diagnostics/reporters/reporter.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export type Format = "pretty" | "json" | "sarif" | "junit";

/** Prints findings in the asked form: machine forms to standard output, people's to standard error. */
export async function report(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  format: Format,
  terminal: Terminal,
  more: Pick<ReportContext, "unchecked" | "strict"> = {},
): Promise<void> {
  switch (format) {
    case "pretty": {
      if (diagnostics.length === 0) return;
      const { pretty } = await import("../diagnostics/reporters/pretty.ts");
      terminal.err(pretty(diagnostics, { sources, colour: terminal.colour, quiet: terminal.quiet }));
      return;
    }
    case "json": {
      const { json } = await import("../diagnostics/reporters/json.ts");
      terminal.out(json(diagnostics, { sources, ...more }));
      return;
    }
    case "sarif": {
      const { sarif } = await import("../diagnostics/reporters/sarif.ts");
      terminal.out(sarif(diagnostics, { sources }));
      return;
    }
    case "junit": {
      const { junit } = await import("../diagnostics/reporters/junit.ts");
      terminal.out(junit(diagnostics, { sources, ...more }));
      return;
    }
  }
}

/** Findings about what a command's input is, not about what it says. */
const UNREADABLE: ReadonlySet<string> = new Set(["RW5001", "RW5002", "RW5003"]);

/** The exit code that findings mean: the kind of the worst. Warnings count only where `strict` makes findings of them. */
export function exitCodeOf(diagnostics: readonly Diagnostic[], strict = false): ExitCode {
  let code: ExitCode = strict && diagnostics.some(isWarning) ? 1 : 0;
  for (const { code: id, severity, span } of diagnostics) {
    if (severity !== "error") continue;
    if (id.startsWith("RW7") && id !== "RW7012") code = 3;
    else if (span?.file === "rulewright.config.yml") code = 3;
    else if (isFinding(id)) code = code === 0 ? 1 : code;
    else code = code === 3 ? 3 : 2;
  }
  return code;
}

/** A warning that is to be seen. */
function isWarning({ severity, silenced }: Diagnostic): boolean {
  return severity === "warning" && silenced === undefined;
}

function isFinding(id: string): boolean {
  return (
    id.startsWith("RW4") || /^RW39[12]/.test(id) || id === "RW7012" || (id.startsWith("RW5") && !UNREADABLE.has(id))
  );
}
