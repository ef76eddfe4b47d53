import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { printableJson } from "../../diagnostics/printable.ts";
import type { NoteCode } from "../../fidelity/codes.ts";
import type { BackendId, Detection } from "../../model/nodes.ts";
import type { Database } from "../run/database.ts";
import { judgePiece, type PreparedTarget } from "../run/judge-detection.ts";
import { judgePlan } from "../run/judge-plan.ts";
import { type CaseVerdict, type EventCase, judgeTarget, verdictFindings } from "../run/judge-target.ts";
import { judgedPieces } from "../run/pieces.ts";
import { generateCases } from "./cases.ts";
import { shrink } from "./shrink.ts";

export interface FuzzResult {
  /** Whether the plan means what the detection means on all of them. */
  readonly isPlanRight: boolean;
  /** Events that were judged. */
  readonly events: number;
  /** What each target makes of all cases together. */
  readonly states: ReadonlyMap<BackendId, CaseVerdict["state"]>;
  /** The codes of the notes of each target that foretold some difference. */
  readonly shown: ReadonlyMap<BackendId, ReadonlySet<NoteCode>>;
  /** The smallest case for the first difference of each target that no note foretells. */
  readonly diagnostics: readonly Diagnostic[];
}

/** So many differences of one target are shown; the others are likely the same. */
const SHOWN = 3;

/** Compares targets on made-up events: `count` of them, the same ones for the same seed. */
export async function fuzz(
  detection: Detection,
  targets: readonly PreparedTarget[],
  count: number,
  seed: number,
  database: Database,
): Promise<FuzzResult> {
  let events = 0;
  let wrong: Diagnostic | undefined;
  const found = targets.map((target) => ({
    target,
    states: new Set<CaseVerdict["state"]>(),
    shown: new Set<NoteCode>(),
    differing: [] as EventCase[],
  }));
  const judge = (cases: readonly EventCase[]) =>
    Promise.all([judgePlan(detection, cases, database), judgePiece(targets, cases)]);
  for await (const [cases, [plans, verdicts]] of judgedPieces(generateCases(detection, count, seed), judge)) {
    for (const [number, eventCase] of cases.entries()) {
      events += eventCase.records.length;
      wrong ??= plans[number]?.map((finding) => ({ ...finding, ...witnessHelp(eventCase) }))[0];
      for (const [index, { states, shown, differing }] of found.entries()) {
        const { state, differences } = verdicts[index]?.[number] ?? { state: "unjudged", differences: [] };
        states.add(state);
        for (const code of differences.flatMap(({ foretoldBy }) => foretoldBy)) shown.add(code);
        if (state === "differs" && differing.length < SHOWN) differing.push(eventCase);
      }
    }
  }
  const diagnostics = wrong === undefined ? [] : [wrong];
  for (const { target, differing } of found) {
    const seen = new Set<string>();
    for (const first of differing) {
      const smallest = await shrink(first, async (candidates) =>
        (await judgeTarget(target, candidates)).map(({ state }) => state === "differs"),
      );
      const witness = witnessOf(smallest);
      if (seen.has(witness)) continue;
      seen.add(witness);
      diagnostics.push(...(await findingsOf(target, smallest, witness, detection)));
    }
  }
  return {
    isPlanRight: wrong === undefined,
    events,
    states: new Map(found.map(({ target, states }) => [target.backend, worst(states)])),
    shown: new Map(found.map(({ target, shown }) => [target.backend, shown])),
    diagnostics,
  };
}

function worst(states: ReadonlySet<CaseVerdict["state"]>): CaseVerdict["state"] {
  const order = ["differs", "noted", "same"] as const;
  return order.find((state) => states.has(state)) ?? "unjudged";
}

async function findingsOf(
  target: PreparedTarget,
  smallest: EventCase,
  witness: string,
  detection: Detection,
): Promise<readonly Diagnostic[]> {
  const [verdict] = await judgeTarget(target, [smallest]);
  if (verdict === undefined) return [];
  const findings = await verdictFindings(target, smallest, verdict);
  const help = "The smallest events that show it, to keep as a test:";
  const sample = witness.split("\n");
  return findings.slice(0, 1).map((finding) => ({ ...finding, span: detection.span, help, sample }));
}

function witnessHelp(eventCase: EventCase | undefined): Pick<Diagnostic, "help" | "sample"> {
  return eventCase === undefined ? {} : { help: "The events:", sample: witnessOf(eventCase).split("\n") };
}

/** The events of a case as a file of sample events, without a character that a terminal would obey. */
export function witnessOf({ records }: EventCase): string {
  return records
    .map(({ source, record, time, lag }) => {
      const at = time === undefined ? {} : { _time: new Date(time).toISOString() };
      const late = lag === 0 ? {} : { _arrived: `${Math.max(1, Math.round(lag / 1000))}s` };
      return printableJson(JSON.stringify({ _source: source, ...at, ...late, ...record }));
    })
    .join("\n");
}
