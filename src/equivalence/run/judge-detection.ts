import type { Backend } from "../../backends/backend.ts";
import { type CompileContext, compileDetection } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { BackendId, Detection } from "../../model/nodes.ts";
import type { ResultCache } from "../../result-cache.ts";
import { loadIngests } from "../ingest/registry.ts";
import { readRules } from "../read/read-rules.ts";
import type { ReadOutcome, ReadProblem } from "../read/reader.ts";
import { loadReader } from "../read/registry.ts";
import type { Database } from "./database.ts";
import { emittedPlace } from "./emitted-place.ts";
import { openExpectations } from "./expected.ts";
import { type CaseVerdict, type EventCase, emittedFiles, type JudgeInput, judgeTarget } from "./judge-target.ts";
import { judgedPieces } from "./pieces.ts";

/** What the comparison of targets works with. */
export interface Bench {
  readonly context: CompileContext;
  readonly database: Database;
  /** What rules say, by their text. */
  readonly cache: ResultCache<ReadOutcome> | undefined;
}

/** One target's rules for a detection, compiled and read back from their text. */
export interface PreparedTarget extends JudgeInput {
  readonly backend: BackendId;
}

/** Compiles a detection for a target and reads the rules back. */
export async function prepareTarget(detection: Detection, backend: Backend, bench: Bench): Promise<PreparedTarget> {
  const compiled = compileDetection(detection, backend, bench.context);
  const [reader, ingests] = await Promise.all([loadReader(backend.id), loadIngests(backend.id)]);
  const { artifacts, input } = compiled;
  const shared = input === undefined || artifacts.length === 0 ? [] : backend.library([input]);
  const outcome: ReadOutcome =
    artifacts.length === 0
      ? { rules: [], problems: [] }
      : await readRules(backend.id, reader, emittedFiles(artifacts), emittedFiles(shared), bench.cache);
  return { backend: backend.id, compiled, ingests, reader, database: bench.database, outcome };
}

/** The verdict of each target, made for one detection, on each case. */
export async function judgeCases(
  targets: readonly PreparedTarget[],
  cases: Iterable<EventCase>,
): Promise<readonly (readonly CaseVerdict[])[]> {
  const verdicts = targets.map((): CaseVerdict[] => []);
  for await (const [, judged] of judgedPieces(cases, (piece) => judgePiece(targets, piece))) {
    for (const [index, own] of judged.entries()) verdicts[index]?.push(...own);
  }
  return verdicts;
}

/** The same for cases that fit in memory together; targets are run at once, and share what the detection says. */
export function judgePiece(
  targets: readonly PreparedTarget[],
  cases: readonly EventCase[],
): Promise<readonly (readonly CaseVerdict[])[]> {
  const expect = openExpectations();
  return Promise.all(targets.map((target) => judgeTarget(target, cases, expect)));
}

/** What of a target's rules could not be read back, as warnings: no verdict is given on them. */
export function unreadFindings({ backend, compiled, outcome }: PreparedTarget): readonly Diagnostic[] {
  return outcome.problems.map((problem: ReadProblem): Diagnostic => {
    const artifact = compiled.artifacts.find(({ path }) => path === problem.path);
    const related =
      artifact === undefined || problem.clause === undefined ? [] : emittedPlace(artifact, problem.clause);
    const message = `${backend} gets no verdict on ${problem.path}: ${problem.message}`;
    return { code: "RW3923", severity: "warning", message, span: compiled.detection.span, related };
  });
}
