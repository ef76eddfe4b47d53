import type { Diagnostic } from "../diagnostic.ts";
import { compareText, type ReportContext, sortDiagnostics, unsilenced } from "./reporter.ts";

/**
 * The report for test dashboards: a suite per file, a failed case per error, a passed case per warning (a
 * failed one where `strict` says so), and one passed case for a file without findings. Silenced warnings are left out.
 */
export function junit(diagnostics: readonly Diagnostic[], context: ReportContext): string {
  const suites = new Map<string, Diagnostic[]>();
  const seen = unsilenced(diagnostics);
  const fails = ({ severity }: Diagnostic): boolean => severity === "error" || context.strict === true;
  for (const diagnostic of sortDiagnostics(seen)) {
    const file = diagnostic.span?.file ?? "rulewright";
    suites.set(file, [...(suites.get(file) ?? []), diagnostic]);
  }
  for (const file of context.sources.keys()) if (!suites.has(file)) suites.set(file, []);

  const files = [...suites].sort(([a], [b]) => compareText(a, b));
  const tests = files.reduce((sum, [, found]) => sum + Math.max(1, found.length), 0);
  const failures = seen.filter(fails).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="rulewright" tests="${tests}" failures="${failures}" errors="0">`,
    ...files.flatMap(([file, found]) => suiteLines(file, found, fails)),
    "</testsuites>",
    "",
  ].join("\n");
}

type Fails = (diagnostic: Diagnostic) => boolean;

function suiteLines(file: string, found: readonly Diagnostic[], fails: Fails): readonly string[] {
  const failures = found.filter(fails).length;
  const name = attribute(file);
  const cases =
    found.length === 0
      ? [`    <testcase classname=${name} name="no findings"/>`]
      : found.flatMap((diagnostic) => caseLines(file, diagnostic, fails(diagnostic)));
  return [
    `  <testsuite name=${name} tests="${Math.max(1, found.length)}" failures="${failures}" errors="0" skipped="0">`,
    ...cases,
    "  </testsuite>",
  ];
}

function caseLines(file: string, diagnostic: Diagnostic, fails: boolean): readonly string[] {
  const { code, severity, message, span, help, sample = [] } = diagnostic;
  const place = span === undefined ? "" : `${span.line}:${span.column} `;
  const origin = span === undefined ? "" : `${file}:${place}`;
  const details = text(
    [`${origin}${severity} ${code} ${message}`, ...(help === undefined ? [] : [`help: ${help}`]), ...sample].join("\n"),
  );
  const body = fails
    ? `<failure message=${attribute(message)} type="${code}">${details}</failure>`
    : `<system-out>${details}</system-out>`;
  return [
    `    <testcase classname=${attribute(file)} name=${attribute(`${place}${code} ${message}`)}>`,
    `      ${body}`,
    "    </testcase>",
  ];
}

// What XML 1.0 cannot hold even as a character reference (production 2, Char).
const forbidden = /(?![\t\n\r\x7F-\x9F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

function text(value: string): string {
  return value.replace(forbidden, "\uFFFD").replace(/[&<>\r]/g, (character) => references.get(character) ?? character);
}

function attribute(value: string): string {
  const escaped = value
    .replace(forbidden, "\uFFFD")
    .replace(/[&<>"\t\n\r]/g, (character) => references.get(character) ?? character);
  return `"${escaped}"`;
}

const references: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
]);
