import type { CompiledTarget } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Detection } from "../../model/nodes.ts";
import type { CanonicalEvent } from "../event.ts";
import type { Ingest } from "../ingest/ingest.ts";
import type { RawRecord } from "../load-events.ts";
import type { EmittedFile, ReadOutcome, ReadRule, RuleReader } from "../read/reader.ts";
import { type Episode, referenceEpisodes } from "../reference.ts";
import { scansOf } from "../relation/inputs.ts";
import { compareAlerts, type Expected } from "./compare.ts";
import type { Database } from "./database.ts";
import { decidingClause } from "./deciding-clause.ts";
import { emittedPlace } from "./emitted-place.ts";
import { type Alert, runRules, type StoredEvent } from "./run-rules.ts";
import { type World, within, worldsOf } from "./worlds.ts";

/** Records that belong together, with what they say in the words of the catalog. */
export interface EventCase {
  readonly name: string;
  readonly records: readonly RawRecord[];
  readonly events: readonly CanonicalEvent[];
}

/** What a target makes of one case. */
export interface CaseVerdict {
  /**
   * `same`: as the detection says. `noted`: otherwise, as a fidelity note foretells. `differs`: otherwise, and no note says
   * so. `unjudged`: the target stores none of the events, has no rule, or the rule could not be read.
   */
  readonly state: "same" | "noted" | "differs" | "unjudged";
  readonly differences: readonly Difference[];
}

/** One difference between a rule's alerts and the detection's. */
export interface Difference {
  readonly kind: "missing" | "extra" | "repeated" | "further";
  /** Where the events of it stand in the input of the case. */
  readonly serials: ReadonlySet<number>;
  readonly episode: Episode | undefined;
  readonly alert: Alert | undefined;
  readonly predicted: boolean;
  readonly world: World;
}

export interface JudgeInput {
  readonly compiled: CompiledTarget;
  readonly ingests: ReadonlyMap<string, readonly Ingest[]>;
  readonly reader: RuleReader;
  readonly database: Database;
  /** What the rules say, read from their text. */
  readonly outcome: ReadOutcome;
}

/** Runs the rules of one detection on one target over all cases at once, and compares each with the naive interpreter. */
export async function judgeTarget(
  { compiled, ingests, reader, database, outcome }: JudgeInput,
  cases: readonly EventCase[],
): Promise<readonly CaseVerdict[]> {
  const rules = outcome.rules;
  const unjudged: CaseVerdict = { state: "unjudged", differences: [] };
  if (rules.length === 0 || outcome.problems.length > 0) return cases.map(() => unjudged);
  const places = rules.flatMap(({ relation }) => scansOf(relation).flatMap((scan) => scan.places));
  const isRead = (place: string): boolean => places.some((pattern) => matchesPlace(pattern, place));
  const worlds = cases.flatMap(({ records, events }, index) => {
    const all = worldsOf(records, events, ingests, reader.flatten);
    const read = all.map((world) => within(world, isRead)).filter(({ serials }) => serials.size > 0);
    // Events of tables that no rule reads are other rules' business, unless these read none at all.
    return (read.length > 0 ? read : all.slice(0, 1)).map((world) => ({ case: index, world }));
  });
  const alerts = await runRules(
    database,
    rules,
    worlds.flatMap(({ world }, number) => inCase(world, number)),
  );
  const differences = worlds.map(({ case: index, world }, number) => {
    const { events } = cases[index] ?? { events: [] };
    const expected = expectedOf(compiled.detection, events, world);
    const own = alerts.filter((alert) => alert.case === number);
    return differencesOf(compareAlerts(expected, own, rules), compiled, world);
  });
  return cases.map((_, index) => {
    const own = differences.filter((__, number) => worlds[number]?.case === index);
    if (own.length === 0) return unjudged;
    const all = own.flat();
    const state = all.length === 0 ? "same" : all.every(({ predicted }) => predicted) ? "noted" : "differs";
    return { state, differences: all };
  });
}

/** Targets keep the time of arrival in seconds or worse. */
const TOGETHER = 60_000;

function inCase(world: World, number: number): readonly StoredEvent[] {
  return world.stored.map((event) => ({ ...event, case: number }));
}

/** What the detection says of the events that the target stores, by their places in the whole case. */
function expectedOf(detection: Detection, events: readonly CanonicalEvent[], { stored, serials }: World): Expected {
  const all = [...serials].sort((a, b) => a - b);
  const episodes = episodesAmong(detection, events, all);
  const isSingle = detection.trigger.kind === "match" || detection.trigger.kind === "first_seen";
  if (detection.trigger.kind !== "first_seen") return { episodes, meanwhile: [], isSingle };
  const arrival = new Map(stored.map(({ serial, arrived }) => [serial, arrived]));
  const arrivedAt = (serial: number): number => arrival.get(serial) ?? 0;
  // Of events of one time that come together any may count as the first: targets have no order among them.
  const isTied = (serial: number, other: number): boolean =>
    other !== serial &&
    timeOf(events, other) === timeOf(events, serial) &&
    Math.abs(arrivedAt(other) - arrivedAt(serial)) < TOGETHER;
  const tied = all.filter((serial) => all.some((other) => isTied(serial, other)));
  const isOvertaken = (serial: number): boolean =>
    all.some((other) => timeOf(events, other) >= timeOf(events, serial) && arrivedAt(other) < arrivedAt(serial));
  const moments = all.some(isOvertaken) ? [...new Set(all.map(arrivedAt))] : [];
  const meanwhile = [
    ...moments.map((moment) => all.filter((serial) => arrivedAt(serial) <= moment)),
    ...tied.map((first) => all.filter((serial) => !isTied(first, serial))),
  ].flatMap((serials) => episodesAmong(detection, events, serials));
  return { episodes, meanwhile, isSingle };
}

function timeOf(events: readonly CanonicalEvent[], serial: number): number {
  return events[serial]?.time ?? 0;
}

function episodesAmong(
  detection: Detection,
  events: readonly CanonicalEvent[],
  serials: readonly number[],
): readonly Episode[] {
  const among = serials.flatMap((serial) => events[serial] ?? []);
  return referenceEpisodes(detection, among).map((episode) => ({
    ...episode,
    records: new Set([...episode.records].flatMap((position) => serials[position] ?? [])),
  }));
}

function differencesOf(
  { missing, extra, repeated, further }: ReturnType<typeof compareAlerts>,
  { level, detection }: CompiledTarget,
  world: World,
): readonly Difference[] {
  const both = level === "approximate";
  // How a target mutes what it has alerted on is outside the verdict.
  const mutes = detection.limits.throttle !== undefined;
  const ofAlert =
    (kind: "extra" | "repeated" | "further", predicted: boolean) =>
    (alert: Alert): Difference => ({
      kind,
      serials: new Set(alert.events),
      episode: undefined,
      alert,
      predicted,
      world,
    });
  return [
    ...missing.map(
      (episode): Difference => ({
        kind: "missing",
        serials: episode.records,
        episode,
        alert: undefined,
        predicted: both || mutes || level === "narrower",
        world,
      }),
    ),
    ...extra.map(ofAlert("extra", both || level === "wider")),
    ...repeated.map(ofAlert("repeated", false)),
    ...further.map(ofAlert("further", both || level === "wider")),
  ];
}

/** The differences of a case that no note foretells, as findings at the line of the sample event. */
export async function verdictFindings(
  { compiled, database, outcome }: JudgeInput,
  eventCase: EventCase,
  verdict: CaseVerdict,
): Promise<readonly Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const difference of verdict.differences.filter(({ predicted }) => !predicted)) {
    const { kind, serials, world } = difference;
    const first = eventCase.records[Math.min(...serials)];
    const at = first === undefined ? {} : { span: first.span };
    const where = `in "${eventCase.name}"`;
    if (kind !== "missing") {
      const path = outcome.rules[difference.alert?.rule ?? 0]?.path ?? compiled.backend;
      const message =
        kind === "extra"
          ? `${path} alerts on this event, and the detection does not, ${where}`
          : `${path} alerts on the same events in two runs, ${where}`;
      findings.push({ code: kind === "extra" ? "RW3921" : "RW3922", severity: "error", message, ...at });
      continue;
    }
    const message = `The detection alerts on this event, and ${compiled.backend} does not, ${where}`;
    const related = [];
    for (const rule of outcome.rules) {
      const loss = await decidingClause(database, rule, inCase(world, 0), serials);
      related.push(...lossNotes(rule, loss, compiled));
    }
    findings.push({ code: "RW3920", severity: "error", message, ...at, related });
  }
  return findings;
}

function lossNotes(
  rule: ReadRule,
  loss: Awaited<ReturnType<typeof decidingClause>>,
  compiled: CompiledTarget,
): NonNullable<Diagnostic["related"]> {
  const artifact = compiled.artifacts.find(({ path }) => path === rule.path);
  if (artifact === undefined || loss === undefined) return [];
  return loss.clauses.slice(0, 3).flatMap((clause) => emittedPlace(artifact, clause));
}

/** Whether a scan of a place, `*` at its end for any rest, reads another. */
export function matchesPlace(pattern: string, place: string): boolean {
  return pattern.endsWith("*") ? place.startsWith(pattern.slice(0, -1)) : place === pattern;
}

/** The files of a detection on a target, as they would be imported. */
export function emittedFiles(artifacts: CompiledTarget["artifacts"]): readonly EmittedFile[] {
  return artifacts.map(({ path, content }) => ({ path, text: content.text }));
}
