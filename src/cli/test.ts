import path from "node:path";
import { loadBackend } from "../backends/registry.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { judgeCase } from "../equivalence/judge-case.ts";
import type { ReadOutcome } from "../equivalence/read/reader.ts";
import { startReaders } from "../equivalence/read/registry.ts";
import { referenceEpisodes } from "../equivalence/reference.ts";
import { DatabaseAbsent, databaseAbsent, openDatabase } from "../equivalence/run/database.ts";
import { openExpectations } from "../equivalence/run/expected.ts";
import { foretellingCodes } from "../equivalence/run/foretold.ts";
import { type Bench, type PreparedTarget, prepareTarget, unreadFindings } from "../equivalence/run/judge-detection.ts";
import { judgePlan } from "../equivalence/run/judge-plan.ts";
import { type CaseVerdict, type EventCase, judgeTarget, verdictFindings } from "../equivalence/run/judge-target.ts";
import type { NoteCode } from "../fidelity/codes.ts";
import type { BackendId, Detection, TestCase } from "../model/nodes.ts";
import { testVariant } from "../model/test-variant.ts";
import { openCache } from "../result-cache.ts";
import { applySilences } from "../silence/apply.ts";
import { buildId } from "./build-id.ts";
import { findByName } from "./find-by-name.ts";
import { exitCodeOf, type Format, report } from "./finish.ts";
import { loadLibrary } from "./load-library.ts";
import { coversTargets, openProject, type Project } from "./project.ts";
import { readCase } from "./read-cases.ts";
import { table } from "./table.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface TestOptions {
  /** Slugs or paths; all detections where there are none. */
  readonly names: readonly string[];
  readonly targets: readonly BackendId[] | undefined;
  /** Whether rules that were read back in an earlier run are known. */
  readonly cache: boolean;
  /** So many made-up events per detection; none where it is absent. */
  readonly fuzz: number | undefined;
  /** Which made-up events. */
  readonly seed: number;
  /** Warnings fail, too. */
  readonly strict: boolean;
  readonly format: Format;
}

/**
 * `rulewright test`: what detections mean on their sample events, against the alerts their tests expect, and whether the
 * rules of every target, read back from the text that is imported, raise the same alerts on what the target stores.
 */
export async function test(options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openProject(terminal);
  if (!opened.ok) {
    await report(opened.diagnostics, opened.sources, options.format, terminal);
    return exitCodeOf(opened.diagnostics);
  }
  const { project } = opened;
  const found = findByName(options.names, project, terminal);
  const targets = options.targets ?? project.settings.targets;
  if (found.files.length > 0 && !hasReads(options.cache, terminal)) await startReaders(targets);
  const library = await loadLibrary(found.files, project, terminal);
  const detections = library.detections.map(({ detection }) => detection);
  const tested = await testDetections(detections, { ...options, targets }, project, terminal);
  const diagnostics = applySilences(
    [...found.problems, ...library.diagnostics, ...tested.diagnostics],
    library.silences,
    {
      sources: project.sources,
      emitted: new Map(),
      done: new Set(coversTargets(targets, project) ? ["read", "test"] : ["read"]),
      whole: options.names.length === 0,
    },
  );
  if (options.format === "pretty" && !terminal.quiet && tested.rows.length > 0) {
    terminal.out(table(["detection", "test", "meaning", ...targets], tested.rows));
  }
  const { strict } = options;
  await report(diagnostics, listedSources(options.format, detections, project), options.format, terminal, { strict });
  if (options.format === "pretty" && !terminal.quiet) {
    const without = untested(detections);
    const count = detections.reduce((sum, { tests }) => sum + tests.length, 0);
    terminal.err(`${count} ${count === 1 ? "test" : "tests"} run${without === undefined ? "" : `; ${without}`}\n`);
    const { unshown } = tested;
    if (unshown.length > 0) terminal.err(`Notes that no event shows:\n  ${unshown.join("\n  ")}\n`);
  }
  return exitCodeOf(diagnostics, strict);
}

/** Names the detections that no test judges; undefined where there are none. */
export function untested(detections: readonly Detection[]): string | undefined {
  const without = detections.filter(({ tests }) => tests.length === 0);
  return without.length === 0 ? undefined : `no tests: ${without.map(({ slug }) => slug).join(", ")}`;
}

/** A dashboard shows the detections, not the catalog and the events that were read for them. */
function listedSources(
  format: Format,
  detections: readonly Detection[],
  { sources }: Project,
): ReadonlyMap<string, string> {
  if (format !== "junit") return sources;
  const tested = new Set(detections.map(({ file }) => file));
  return new Map([...sources].filter(([file]) => tested.has(file)));
}

export interface Tested {
  /** One row a test: the detection, the test, then a cell for the meaning and for each target. */
  readonly rows: readonly (readonly string[])[];
  readonly diagnostics: readonly Diagnostic[];
  /** Notes that foretell other alerts, of each detection and target, which no event of the tests shows. */
  readonly unshown: readonly string[];
}

export interface TestRun {
  readonly targets: readonly BackendId[];
  readonly cache: boolean;
  readonly fuzz?: number | undefined;
  readonly seed?: number;
}

/** Of so many findings of a detection the clause is named; those that follow are mostly of the same cause. */
const EXPLAINED = 12;

/** Every test of some detections on some targets. */
export async function testDetections(
  detections: readonly Detection[],
  run: TestRun,
  project: Project,
  terminal: Terminal,
): Promise<Tested> {
  const bench: Bench = {
    context: project,
    database: openDatabase(),
    cache: openReads(run.cache, project, terminal),
  };
  // DuckDB starts in its thread while rules are compiled; whether it is there shows where it is needed.
  if (detections.length > 0) bench.database.ask([], []).catch(() => {});
  try {
    const tested = await allEnded(detections.map((each) => testDetection(each, run, bench, project, terminal)));
    return {
      rows: tested.flatMap(({ rows }) => rows),
      diagnostics: tested.flatMap((each) => each.diagnostics),
      unshown: tested.flatMap(({ unshown }) => unshown),
    };
  } catch (error) {
    if (!(error instanceof DatabaseAbsent)) throw error;
    return { rows: [], diagnostics: [databaseAbsent(error, "error")], unshown: [] };
  } finally {
    await bench.database.close();
  }
}

function openReads(cache: boolean, project: Project, terminal: Terminal): Bench["cache"] {
  const build = cache && terminal.cache !== undefined ? buildId(project, terminal) : undefined;
  if (build === undefined || terminal.cache === undefined) return undefined;
  return openCache<ReadOutcome>(readsFolder(terminal.cache), build, terminal.fs);
}

/** Whether some rules were read in an earlier run, perhaps all of these. */
function hasReads(cache: boolean, terminal: Terminal): boolean {
  return cache && terminal.cache !== undefined && terminal.fs.exists(readsFolder(terminal.cache));
}

function readsFolder(cache: string): string {
  return path.join(cache, "read");
}

async function testDetection(
  detection: Detection,
  { targets, fuzz: made = 0, seed = 1 }: TestRun,
  bench: Bench,
  project: Project,
  terminal: Terminal,
): Promise<Tested> {
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  const cells = new Map<TestCase, readonly string[]>();
  const shown = new Map<BackendId, Set<NoteCode>>(targets.map((id) => [id, new Set()]));
  // Tests that change lists or exclusions have rules of their own; all others are judged at once.
  const variants = new Map<Detection, readonly JudgedTest[]>();
  let unread = false;
  for (const test of detection.tests) {
    const read = readCase(detection, test, project, terminal);
    for (const finding of read.diagnostics) {
      // Tests may share a file of events.
      const text = JSON.stringify([finding.code, finding.span, finding.message]);
      if (!said.has(text)) diagnostics.push(finding);
      said.add(text);
    }
    if (read.diagnostics.some(isError)) {
      unread = true;
      cells.set(test, ["✗", ...targets.map(() => "")]);
      continue;
    }
    const variant = testVariant(detection, test);
    variants.set(variant, [...(variants.get(variant) ?? []), { test, eventCase: read.eventCase }]);
  }
  if (!variants.has(detection)) variants.set(detection, []);
  const judgements = await allEnded(
    [...variants].map(([variant, cases]) => judgeVariant(variant, cases, targets, bench)),
  );
  const own = judgements.find(({ variant }) => variant === detection)?.prepared ?? [];
  diagnostics.push(...own.flatMap(unreadFindings));
  for (const { variant, cases, prepared, verdicts, plans } of judgements) {
    for (const [index, { test, eventCase }] of cases.entries()) {
      const judged = judgeCase(variant, test, referenceEpisodes(variant, eventCase.events));
      const findings = [...judged, ...(plans[index] ?? [])];
      diagnostics.push(...findings);
      for (const [position, target] of prepared.entries()) {
        const verdict = verdicts[position]?.[index];
        if (verdict === undefined) continue;
        for (const code of verdict.differences.flatMap(({ foretoldBy }) => foretoldBy))
          shown.get(target.backend)?.add(code);
        const explain = diagnostics.filter(isError).length < EXPLAINED;
        diagnostics.push(...(await verdictFindings(target, eventCase, verdict, explain)));
      }
      const column = (id: BackendId): string => {
        const position = prepared.findIndex(({ backend }) => backend === id);
        return cellText(verdicts[position]?.[index]?.state ?? "unjudged");
      };
      cells.set(test, [findings.length === 0 ? "✓" : "✗", ...targets.map(column)]);
    }
  }
  const rows = detection.tests.map((test) => [detection.slug, test.name, ...(cells.get(test) ?? [])]);
  if (made > 0) {
    const { fuzz } = await import("../equivalence/generate/fuzz.ts");
    const result = await fuzz(detection, own, made, seed, bench.database);
    diagnostics.push(...result.diagnostics);
    for (const [backend, codes] of result.shown) for (const code of codes) shown.get(backend)?.add(code);
    rows.push([
      detection.slug,
      `${result.events} made-up events`,
      result.isPlanRight ? "✓" : "✗",
      ...targets.map((id) => result.states.get(id) ?? "unjudged").map(cellText),
    ]);
  }
  // Nothing can be said of what the events of a file that could not be read would have shown.
  const unshown = (unread ? [] : own).flatMap(({ backend, compiled: { notes } }) => {
    const codes = foretellingCodes(notes).filter((code) => !shown.get(backend)?.has(code));
    return codes.length === 0 ? [] : [`${detection.slug} on ${backend}: ${codes.join(", ")}`];
  });
  return { rows, diagnostics, unshown };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

interface JudgedTest {
  readonly test: TestCase;
  readonly eventCase: EventCase;
}

interface VariantJudgement {
  readonly variant: Detection;
  readonly cases: readonly JudgedTest[];
  readonly prepared: readonly PreparedTarget[];
  /** By the place of the target and that of the case. */
  readonly verdicts: readonly (readonly CaseVerdict[])[];
  readonly plans: readonly (readonly Diagnostic[])[];
}

/** A detection as some of its tests have it. Targets do not wait for one another: Sentinel's analyser starts slowly. */
async function judgeVariant(
  variant: Detection,
  cases: readonly JudgedTest[],
  targets: readonly BackendId[],
  bench: Bench,
): Promise<VariantJudgement> {
  const eventCases = cases.map(({ eventCase }) => eventCase);
  const wanted = targets.filter((id) => variant.targets.includes(id));
  const expectations = openExpectations();
  const judging = wanted.map(async (id) => {
    const target = await prepareTarget(variant, await loadBackend(id), bench);
    return { target, verdicts: await judgeTarget(target, eventCases, expectations) };
  });
  const planning = eventCases.length === 0 ? Promise.resolve([]) : judgePlan(variant, eventCases, bench.database);
  await Promise.allSettled([...judging, planning]);
  const judged = await Promise.all(judging);
  return {
    variant,
    cases,
    prepared: judged.map(({ target }) => target),
    verdicts: judged.map(({ verdicts }) => verdicts),
    plans: await planning,
  };
}

/** Like `Promise.all`, but where one fails the others have ended, too: none asks a database that was closed. */
async function allEnded<Result>(promises: readonly Promise<Result>[]): Promise<readonly Result[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function cellText(state: CaseVerdict["state"]): string {
  return { same: "✓", noted: "note", differs: "✗", unjudged: "–" }[state];
}
