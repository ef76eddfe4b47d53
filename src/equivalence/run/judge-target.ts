import type { CompiledTarget } from "../../compile.ts";
import type { Diagnostic, DiagnosticCode } from "../../diagnostics/diagnostic.ts";
import type { NoteCode } from "../../fidelity/codes.ts";
import type { CanonicalEvent } from "../event.ts";
import type { Ingest } from "../ingest/ingest.ts";
import { readsOf } from "../ingest/reads.ts";
import type { RawRecord } from "../load-events.ts";
import type { EmittedFile, ReadOutcome, ReadRule, RuleReader } from "../read/reader.ts";
import type { Episode } from "../reference.ts";
import { scansOf } from "../relation/inputs.ts";
import { compareAlerts } from "./compare.ts";
import type { Database } from "./database.ts";
import { decidingClause } from "./deciding-clause.ts";
import { emittedPlace } from "./emitted-place.ts";
import { type Expectations, openExpectations } from "./expected.ts";
import { foretelling } from "./foretold.ts";
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
  /** The codes of the notes that say there may be such a difference; without any it is a failure. */
  readonly foretoldBy: readonly NoteCode[];
  /** What the target stores of the case, made again. */
  readonly world: () => World | undefined;
}

export interface JudgeInput {
  readonly compiled: CompiledTarget;
  readonly ingests: ReadonlyMap<string, readonly Ingest[]>;
  readonly reader: RuleReader;
  readonly database: Database;
  /** What the rules say, read from their text. */
  readonly outcome: ReadOutcome;
}

/**
 * Runs the rules of one detection on one target over many cases at once, and compares each with the naive interpreter.
 * Targets that are judged on the same cases share what that says of them.
 */
export async function judgeTarget(
  { compiled, ingests, reader, database, outcome }: JudgeInput,
  cases: readonly EventCase[],
  expect: Expectations = openExpectations(),
): Promise<readonly CaseVerdict[]> {
  const rules = outcome.rules;
  const unjudged: CaseVerdict = { state: "unjudged", differences: [] };
  if (rules.length === 0 || outcome.problems.length > 0) return cases.map(() => unjudged);
  const scans = rules.flatMap(({ relation }) => scansOf(relation));
  const places = scans.flatMap((scan) => scan.places);
  const reads = readsOf(
    scans.flatMap(({ columns }) => columns.flatMap(({ from }) => (from.kind === "stored" ? from.key : []))),
  );
  const isRead = (place: string): boolean => places.some((pattern) => matchesPlace(pattern, place));
  const worldsOfCase = ({ records, events }: EventCase): readonly World[] => {
    const all = worldsOf(records, events, ingests, reader.flatten, reads);
    const read = all.map((world) => within(world, isRead)).filter(({ serials }) => serials.size > 0);
    // Events of tables that no rule reads are other rules' business, unless these read none at all.
    return read.length > 0 ? read : all.slice(0, 1);
  };
  // What is stored is many times as large as the records, so it is made again where a difference is looked into.
  const worldAgain =
    (eventCase: EventCase, way: number): Difference["world"] =>
    () =>
      worldsOfCase(eventCase)[way];
  const worlds: {
    readonly index: number;
    readonly serials: ReadonlySet<number>;
    readonly world: Difference["world"];
  }[] = [];
  const stored = function* (): Generator<StoredEvent> {
    for (const [index, eventCase] of cases.entries()) {
      for (const [way, world] of worldsOfCase(eventCase).entries()) {
        yield* inCase(world, worlds.length);
        worlds.push({ index, serials: world.serials, world: worldAgain(eventCase, way) });
      }
    }
  };
  const alerts = await runRules(database, rules, stored(), "events");
  const raised = worlds.map((): Alert[] => []);
  for (const alert of alerts) raised[alert.case]?.push(alert);
  const perCase = cases.map((): (readonly Difference[])[] => []);
  for (const [number, { index, serials, world }] of worlds.entries()) {
    const eventCase = cases[index];
    if (eventCase === undefined) continue;
    const compared = compareAlerts(expect(compiled.detection, eventCase, serials), raised[number] ?? [], rules);
    perCase[index]?.push(differencesOf(compared, compiled, world));
  }
  return perCase.map((own) => {
    if (own.length === 0) return unjudged;
    const all = own.flat();
    const state = all.length === 0 ? "same" : all.every(isForetold) ? "noted" : "differs";
    return { state, differences: all };
  });
}

function inCase(world: World, number: number): readonly StoredEvent[] {
  return world.stored.map((event) => ({ ...event, case: number }));
}

function differencesOf(
  { missing, extra, repeated, further }: ReturnType<typeof compareAlerts>,
  { notes }: CompiledTarget,
  world: Difference["world"],
): readonly Difference[] {
  const ofAlert =
    (kind: "extra" | "repeated" | "further") =>
    (alert: Alert): Difference => ({
      kind,
      serials: new Set(alert.events),
      episode: undefined,
      alert,
      foretoldBy: foretelling(kind, notes),
      world,
    });
  return [
    ...missing.map(
      (episode): Difference => ({
        kind: "missing",
        serials: episode.records,
        episode,
        alert: undefined,
        foretoldBy: foretelling("missing", notes),
        world,
      }),
    ),
    ...extra.map(ofAlert("extra")),
    ...repeated.map(ofAlert("repeated")),
    ...further.map(ofAlert("further")),
  ];
}

function isForetold({ foretoldBy }: Difference): boolean {
  return foretoldBy.length > 0;
}

/**
 * The differences of a case that no note foretells, as findings at the line of the sample event; what differs in several
 * worlds alike is said once. With `explain` the clause that lost an event is looked for, which takes queries of its own.
 */
export async function verdictFindings(
  { compiled, database, outcome }: JudgeInput,
  { name, records }: EventCase,
  { differences }: CaseVerdict,
  explain = true,
): Promise<readonly Diagnostic[]> {
  const findings = new Map<string, Finding>();
  for (const difference of differences) {
    if (isForetold(difference)) continue;
    const { kind, serials, world, alert } = difference;
    const first = records[Math.min(...serials)];
    const rule = outcome.rules[alert?.rule ?? 0]?.path ?? compiled.backend;
    const { code, says } = FINDINGS[kind];
    const message = says(kind === "missing" ? compiled.backend : rule);
    const related: Related[] = [];
    const stored = explain && kind === "missing" ? world() : undefined;
    if (stored !== undefined) {
      for (const each of outcome.rules) {
        const loss = await decidingClause(database, each, inCase(stored, 0), serials);
        related.push(...lossNotes(each, loss, compiled));
      }
    }
    const id = JSON.stringify([code, message, first?.span, related]);
    const known = findings.get(id);
    const places = new Set([...(known?.places ?? []), ...placesOf(kind === "missing" ? undefined : world(), serials)]);
    findings.set(id, { code, message, span: first?.span, related, places });
  }
  return [...findings.values()].map(({ code, message, span, related, places }): Diagnostic => {
    // An alert too often depends on the time of arrival, which each way of storing keeps in its own.
    const stored = code === "RW3922" ? `, stored in ${[...places].sort().join(" or ")}` : "";
    const placed = span === undefined ? {} : { span };
    return { code, severity: "error", message: `${message}${stored}, in "${name}"`, ...placed, related };
  });
}

interface Finding extends Pick<Diagnostic, "code" | "message"> {
  readonly span: Diagnostic["span"] | undefined;
  readonly related: readonly Related[];
  readonly places: ReadonlySet<string>;
}

/** Where a target stores some events. */
function placesOf(world: World | undefined, serials: ReadonlySet<number>): readonly string[] {
  return (world?.stored ?? []).filter(({ serial }) => serials.has(serial)).map(({ place }) => place);
}

type Related = NonNullable<Diagnostic["related"]>[number];

const FINDINGS: Readonly<
  Record<Difference["kind"], { readonly code: DiagnosticCode; readonly says: (who: string) => string }>
> = {
  missing: { code: "RW3920", says: (who) => `The detection alerts on this event, and ${who} does not` },
  extra: { code: "RW3921", says: (who) => `${who} alerts on this event, and the detection does not` },
  repeated: { code: "RW3922", says: (who) => `${who} alerts on the same events in two runs` },
  further: { code: "RW3922", says: (who) => `${who} alerts on this event after it did on others of the same alert` },
};

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
