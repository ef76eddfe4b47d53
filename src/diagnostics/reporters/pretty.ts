import pc from "picocolors";
import { codeFrame } from "../code-frame.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { indexLines, type Lines } from "../lines.ts";
import { printable } from "../printable.ts";
import type { Span } from "../span.ts";
import { countDiagnostics, type ReportContext, sortDiagnostics, unsilenced } from "./reporter.ts";

/** The report for people: place, severity, code and message, the lines around it, help, related places, and a count. Of silenced ones only how many. */
export function pretty(diagnostics: readonly Diagnostic[], context: ReportContext): string {
  const colour = context.colour ?? false;
  const colours = pc.createColors(colour);
  const indexed = new Map<string, Lines>();
  const linesOf = (file: string): Lines | undefined => {
    const text = context.sources.get(file);
    if (text === undefined) return undefined;
    const lines = indexed.get(file) ?? indexLines(text);
    indexed.set(file, lines);
    return lines;
  };

  const seen = unsilenced(diagnostics);
  const blocks = sortDiagnostics(seen).map((diagnostic) => {
    const { severity, code, message, span, help, sample = [], related = [] } = diagnostic;
    const paint = severity === "error" ? colours.red : colours.yellow;
    const place = span === undefined ? "" : `${colours.bold(placeOf(span))} `;
    const rows = [`${place}${paint(severity)} ${colours.dim(code)} ${printable(message)}`];
    if (span !== undefined) rows.push(codeFrame(linesOf(span.file), span, { colour }));
    if (help !== undefined) rows.push(`  ${colours.cyan("help:")} ${printable(help)}`);
    // Without an indent, so that they can be copied as they are.
    rows.push(...sample.map(printable));
    for (const other of related) {
      rows.push(`  ${colours.cyan("see:")} ${placeOf(other.span)} ${printable(other.message)}`);
      rows.push(codeFrame(linesOf(other.span.file), other.span, { colour }));
    }
    return `${rows.filter((row) => row !== "").join("\n")}\n`;
  });
  const { silenced } = countDiagnostics(diagnostics);
  const hidden = silenced === 0 || context.quiet === true ? "" : `${count(silenced, "warning")} silenced\n`;
  const counts = seen.length === 0 && silenced > 0 ? "" : `${summary(seen)}\n`;
  return [...blocks, `${counts}${hidden}`].join("\n");
}

function placeOf(span: Span): string {
  return `${printable(span.file)}:${span.line}:${span.column}`;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "No problems";
  const { errors, warnings } = countDiagnostics(diagnostics);
  const files = new Set(diagnostics.flatMap(({ span }) => (span === undefined ? [] : [span.file]))).size;
  const counts = [count(errors, "error"), count(warnings, "warning")].filter((words) => !words.startsWith("0 "));
  return `${counts.join(", ")}${files === 0 ? "" : ` in ${count(files, "file")}`}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
