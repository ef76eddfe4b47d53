import path from "node:path";
import pc from "picocolors";
import { loadBackend } from "../backends/registry.ts";
import type { BoundField } from "../catalog/nodes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { canonicalEvents } from "../equivalence/canonical-events.ts";
import { type Clause, clauseOf, type EventExplanation, explainEvent, type View } from "../equivalence/explain-event.ts";
import { type Outcome, outcomesOf } from "../equivalence/explain-outcome.ts";
import { holdsBound } from "../equivalence/holds-bound.ts";
import { loadEvents } from "../equivalence/load-events.ts";
import { neverMissing } from "../equivalence/never-missing.ts";
import { DatabaseAbsent, databaseAbsent, openDatabase } from "../equivalence/run/database.ts";
import { explainRules, type RuleExplanation } from "../equivalence/run/explain-rules.ts";
import { type PreparedTarget, prepareTarget, unreadFindings } from "../equivalence/run/judge-detection.ts";
import type { EventCase } from "../equivalence/run/judge-target.ts";
import { storedValues } from "../equivalence/stored-value.ts";
import { branchTakes, storedViews } from "../equivalence/stored-views.ts";
import type { BackendId, Detection } from "../model/nodes.ts";
import { applySilences, notJudging } from "../silence/apply.ts";
import { findByName } from "./find-by-name.ts";
import { exitCodeOf, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { openProject, type Project } from "./project.ts";
import { readEventText } from "./read-event-text.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface WhyOptions {
  readonly slug: string;
  /** A file of events: one JSON object, or one a line. */
  readonly file: string;
  /** The log source of the events where they do not say it and the detection has several. */
  readonly source: string | undefined;
  /** Targets whose stored form of the events is explained, too. */
  readonly targets: readonly BackendId[];
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
  const library = await loadLibrary(found.files, project, terminal);
  const diagnostics: Diagnostic[] = [...found.problems, ...library.diagnostics];
  for (const { detection } of library.detections) {
    const read = readEventText(path.resolve(terminal.cwd, options.file), options.file, terminal);
    if (read?.ok !== true) {
      const missing: Diagnostic = { code: "RW7003", severity: "error", message: `There is no ${options.file}` };
      diagnostics.push(...(read?.diagnostics ?? [missing]));
      continue;
    }
    const text = oneLineEach(read.text);
    project.sources.set(options.file, text);
    const source = options.source ?? onlySource(detection);
    const loaded = loadEvents(text, options.file, source);
    const { events, diagnostics: unreadable } = canonicalEvents(loaded.records);
    diagnostics.push(...loaded.diagnostics, ...unreadable, ...neverMissing(loaded.records, project.catalog.source));
    if (loaded.records.length === 0 && loaded.diagnostics.length === 0) {
      diagnostics.push({ code: "RW3900", severity: "error", message: `There is no event in ${options.file}` });
    }
    const eventCase = { name: options.file, records: loaded.records, events };
    const told: readonly TargetExplanation[] =
      unreadable.length > 0 ? [] : await explainTargets(options.targets, detection, eventCase, project, diagnostics);
    const outcomes = outcomesOf(detection, events);
    for (const [index, event] of events.entries()) {
      const title = `${detection.metadata.title}, event ${index + 1} of ${events.length} (${event.source})`;
      const explanations = explainEvent(detection, event);
      terminal.out(`${title}\n${explanations.map((item) => printEvent(item, terminal)).join("")}`);
      terminal.out((outcomes[index] ?? []).map((outcome) => printOutcome(outcome, terminal)).join(""));
      if (explanations.length === 0) terminal.out(`  The detection does not look at events of ${event.source}.\n`);
      const lines = told.flatMap(({ views, rules }) => [
        ...(views[index] ?? []).map((view) => printStored(view, terminal)),
        ...(rules[index] ?? []).map((rule) => printRule(rule, terminal)),
      ]);
      terminal.out(`${lines.join("")}\n`);
    }
  }
  const judged = applySilences(diagnostics, library.silences, notJudging(project.sources));
  await report(judged, project.sources, "pretty", terminal);
  return exitCodeOf(judged);
}

/** A stored row of one event, by the conditions that the rules of a target put to it. */
interface StoredExplanation {
  readonly target: BackendId;
  readonly place: string;
  readonly events: readonly string[];
  readonly takes: boolean;
  readonly clauses: readonly Clause[];
}

/** What a target stores of each event, and what its rules make of that, by the position of the event. */
interface TargetExplanation {
  readonly views: readonly (readonly StoredExplanation[])[];
  readonly rules: readonly (readonly RuleExplanation[])[];
}

async function explainTargets(
  targets: readonly BackendId[],
  detection: Detection,
  eventCase: EventCase,
  project: Project,
  diagnostics: Diagnostic[],
): Promise<readonly TargetExplanation[]> {
  const database = openDatabase();
  const explained: TargetExplanation[] = [];
  try {
    for (const id of targets) {
      const prepared = await prepareTarget(detection, await loadBackend(id), {
        context: project,
        database,
        cache: undefined,
      });
      diagnostics.push(...unreadFindings(prepared));
      const views = storedLines(prepared, detection, eventCase);
      explained.push({ views, rules: await rulesOrNone(prepared, eventCase, diagnostics) });
    }
    return explained;
  } finally {
    await database.close();
  }
}

/** Without DuckDB the bindings are explained all the same. */
async function rulesOrNone(
  prepared: PreparedTarget,
  eventCase: EventCase,
  diagnostics: Diagnostic[],
): Promise<TargetExplanation["rules"]> {
  try {
    return await explainRules(prepared, eventCase);
  } catch (error) {
    if (!(error instanceof DatabaseAbsent)) throw error;
    if (diagnostics.every(({ code }) => code !== "RW3924")) diagnostics.push(databaseAbsent(error, "warning"));
    return [];
  }
}

/** What a target stores of each event and what the bindings of the catalog make of it. */
function storedLines(
  { compiled, ingests }: PreparedTarget,
  detection: Detection,
  { records, events }: EventCase,
): TargetExplanation["views"] {
  const lists = new Map([...detection.lists].map(([name, { values }]) => [name, values]));
  return records.map((record, index) => {
    const event = events[index];
    if (event === undefined) return [];
    return storedViews(compiled, [record], [event], ingests).map(({ place, branch, column }) => {
      const see: View<BoundField> = {
        holds: (predicate) => holdsBound(predicate, column, lists),
        values: ({ expression }) => storedValues(expression, column),
      };
      const clauses = [branch.scan.where, ...branch.filters.map(({ where }) => where)].map((each) =>
        clauseOf(each, see),
      );
      const takes = branchTakes(branch, column, lists);
      return { target: compiled.backend, place, events: branch.events, takes, clauses };
    });
  });
}

function printStored({ target, place, events, takes, clauses }: StoredExplanation, terminal: Terminal): string {
  const verdict = `${target} ${takes ? "takes" : "does not take"} it from ${place} as ${events.join(" or ")}`;
  const lines = [`  ${mark(takes, terminal)} ${verdict}`, ...clauses.flatMap((each) => clauseLines(each, 2, terminal))];
  return `${lines.join("\n")}\n`;
}

function printRule({ path: file, place, alerts, reasons }: RuleExplanation, terminal: Terminal): string {
  if (alerts) return `  ${mark(true, terminal)} ${file} alerts on it, stored in ${place}\n`;
  const why = reasons.length === 0 ? ["No run sees it"] : reasons;
  const lines = [`  ${mark(false, terminal)} ${file} raises no alert on it, stored in ${place}`, ...why];
  return `${lines.join("\n    ")}\n`;
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

function printOutcome({ event, alerts, says }: Outcome, terminal: Terminal): string {
  const what = alerts ? `alerts on it as ${event}, ` : `raises no alert on it as ${event}: `;
  return `  ${mark(alerts, terminal)} the detection ${what}${shorten(says)}\n`;
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
