import path from "node:path";
import pc from "picocolors";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { canonicalEvents } from "../equivalence/canonical-events.ts";
import { type Clause, type EventExplanation, explainEvent } from "../equivalence/explain-event.ts";
import { loadEvents } from "../equivalence/load-events.ts";
import type { Detection } from "../model/nodes.ts";
import { findByName } from "./find-by-name.ts";
import { exitCodeOf, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { openProject, readQuietly } from "./project.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface WhyOptions {
  readonly slug: string;
  /** A file of events: one JSON object, or one a line. */
  readonly file: string;
  /** The log source of the events where they do not say it and the detection has several. */
  readonly source: string | undefined;
}

/** `rulewright why`: which clauses of a detection hold on an event and which do not, with the values they saw. */
export async function why(options: WhyOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, "pretty", terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const found = findByName([options.slug], project, terminal);
  const library = loadLibrary(found.files, project, terminal);
  const diagnostics: Diagnostic[] = [...found.problems, ...library.diagnostics];
  for (const { detection } of library.detections) {
    const bytes = readQuietly(path.resolve(terminal.cwd, options.file), terminal);
    if (!(bytes instanceof Uint8Array)) {
      diagnostics.push(bytes ?? { code: "RW7003", severity: "error", message: `There is no ${options.file}` });
      continue;
    }
    const text = oneLineEach(Buffer.from(bytes).toString("utf8"));
    project.sources.set(options.file, text);
    const source = options.source ?? onlySource(detection);
    const loaded = loadEvents(text, options.file, source);
    const { events, diagnostics: unreadable } = canonicalEvents(loaded.records);
    diagnostics.push(...loaded.diagnostics, ...unreadable);
    for (const [index, event] of events.entries()) {
      const title = `${detection.metadata.title}, event ${index + 1} of ${events.length} (${event.source})`;
      const explanations = explainEvent(detection, event);
      terminal.out(`${title}\n${explanations.map((item) => printEvent(item, terminal)).join("")}`);
      if (explanations.length === 0) terminal.out(`  The detection does not look at events of ${event.source}.\n`);
      terminal.out("\n");
    }
  }
  await report(diagnostics, project.sources, "pretty", terminal);
  return exitCodeOf(diagnostics);
}

/** A file that is one JSON object over several lines becomes one line; a file of lines stays. */
function oneLineEach(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text))}\n`;
  } catch {
    return text;
  }
}

function onlySource(detection: Detection): string | undefined {
  const sources = new Set([...detection.events.values()].map(({ source }) => source.name));
  return sources.size === 1 ? [...sources][0] : undefined;
}

function printEvent(explanation: EventExplanation, terminal: Terminal): string {
  const { event, where, exclusions, score, kept } = explanation;
  const lines = [`  ${mark(kept, terminal)} ${event} ${kept ? "takes the event" : "does not take the event"}`];
  lines.push(...clauseLines(where, 2, terminal));
  for (const exclusion of exclusions) {
    const says = exclusion.where.holds ? "drops it" : "does not apply";
    lines.push(`    exclusion ${exclusion.name} ${says}`, ...clauseLines(exclusion.where, 3, terminal));
  }
  if (score !== undefined) {
    const bound = score.atLeast === undefined ? "" : `, and ${score.atLeast} are needed`;
    lines.push(`    score: ${score.total} points${bound}`);
    for (const { event: term, points, when } of score.terms) {
      lines.push(`      ${mark(when.holds, terminal)} ${term}: ${points > 0 ? "+" : ""}${points}`);
      lines.push(...clauseLines(when, 4, terminal));
    }
  }
  return `${lines.join("\n")}\n`;
}

function clauseLines(clause: Clause, depth: number, terminal: Terminal): readonly string[] {
  const { text, found, span, operands } = clause;
  const saw = found === undefined ? "" : `, found ${shorten(printable(found))}`;
  const place = found === undefined ? "" : ` (line ${span.line})`;
  const line = `${"  ".repeat(depth)}${mark(clause.holds, terminal)} ${shorten(text)}${saw}${place}`;
  return [line, ...operands.flatMap((operand) => clauseLines(operand, depth + 1, terminal))];
}

function mark(holds: boolean, { colour }: Terminal): string {
  const colours = pc.createColors(colour);
  return holds ? colours.green("✓") : colours.red("✗");
}

const longest = 160;

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join("")}…`;
}
