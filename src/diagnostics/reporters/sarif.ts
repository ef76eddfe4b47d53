import { catalogue } from "../codes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Span } from "../span.ts";
import { compareText, type ReportContext, sortDiagnostics } from "./reporter.ts";

const rootId = "%SRCROOT%";

/** The report for code scanning services: SARIF 2.1.0 with the rules that were hit and places relative to the root. */
export function sarif(diagnostics: readonly Diagnostic[], context: ReportContext): string {
  // SARIF 2.1.0, 3.27.23: either all results of a run have `suppressions`, empty where there are none, or no result has.
  const isSuppressing = diagnostics.some(({ silenced }) => silenced !== undefined);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort(compareText);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Rulewright",
            version: context.version,
            rules: codes.map((code) => describeRule(code)),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [rootId]: { description: { text: "The folder that Rulewright was run in." } } },
        results: sortDiagnostics(diagnostics).map((diagnostic) => ({
          ...describeResult(diagnostic, codes),
          suppressions: isSuppressing ? describeSuppressions(diagnostic) : undefined,
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(code: string): object {
  const { title, explanation } = catalogue.get(code) ?? { title: code, explanation: `Rulewright reports ${code}.` };
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: explanation },
  };
}

function describeResult(diagnostic: Diagnostic, codes: readonly string[]): object {
  const { code, severity, message, span, help, sample = [], related } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: [message, ...(help === undefined ? [] : [help]), ...sample].join("\n") },
    locations: span === undefined ? undefined : [{ physicalLocation: describePlace(span) }],
    relatedLocations: related?.map((other, id) => ({
      id,
      message: { text: other.message },
      physicalLocation: describePlace(other.span),
    })),
  };
}

function describeSuppressions({ silenced }: Diagnostic): readonly object[] {
  if (silenced === undefined) return [];
  const { by, reason: justification, span } = silenced;
  const kind = by === "detection" ? "inSource" : "external";
  return [{ kind, justification, location: { physicalLocation: describePlace(span) } }];
}

function describePlace(span: Span): object {
  const { line: startLine, column: startColumn, endLine, endColumn } = span;
  return { artifactLocation: describeFile(span.file), region: { startLine, startColumn, endLine, endColumn } };
}

/** Relative paths become URIs below the root, absolute ones `file:` URIs; every segment is percent-encoded. */
function describeFile(file: string): object {
  const path = file.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
  const encoded = path.split("/").map(encodeSegment).join("/");
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf("/"))}` };
  if (path.startsWith("//")) return { uri: `file:${encoded}` };
  if (path.startsWith("/")) return { uri: `file://${encoded}` };
  return { uri: encoded, uriBaseId: rootId };
}

function encodeSegment(segment: string): string {
  // A lone surrogate has no UTF-8 form, and `encodeURIComponent` throws on it.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
