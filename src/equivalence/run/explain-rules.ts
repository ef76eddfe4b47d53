import { scansOf } from "../relation/inputs.ts";
import type { Relation } from "../relation/nodes.ts";
import { decidingClause, type Loss } from "./deciding-clause.ts";
import { emittedPlace } from "./emitted-place.ts";
import { type EventCase, type JudgeInput, matchesPlace } from "./judge-target.ts";
import { runRules } from "./run-rules.ts";
import { type World, within, worldsOf } from "./worlds.ts";

/** What one emitted rule makes of one event among others, in one of the forms in which the target may store it. */
export interface RuleExplanation {
  readonly path: string;
  readonly place: string;
  /** Whether an alert holds the event. */
  readonly alerts: boolean;
  /** Where the rule loses the event, if it does; none where no run sees it. */
  readonly reasons: readonly string[];
}

/** What each rule of a target makes of each event of a case, by the position of the event; nothing of what it never reads. */
export async function explainRules(
  { compiled, ingests, reader, database, outcome }: JudgeInput,
  { records, events }: EventCase,
): Promise<readonly (readonly RuleExplanation[])[]> {
  const explained = records.map(() => new Map<string, RuleExplanation>());
  for (const rule of outcome.rules) {
    const artifact = compiled.artifacts.find(({ path }) => path === rule.path);
    const places = scansOf(rule.relation).flatMap((scan) => scan.places);
    const isRead = (place: string): boolean => places.some((pattern) => matchesPlace(pattern, place));
    for (const whole of worldsOf(records, events, ingests, reader.flatten)) {
      const world = within(whole, isRead);
      const stored = world.stored.map((event) => ({ ...event, case: 0 }));
      const alerts = await runRules(database, [rule], stored, "events");
      const alerted = new Set(alerts.flatMap((alert) => alert.events));
      for (const serial of world.serials) {
        const place = placeOf(world, serial);
        const key = JSON.stringify([rule.path, place]);
        if (explained[serial]?.has(key) !== false) continue;
        const isLost = !alerted.has(serial);
        const loss = isLost ? await decidingClause(database, rule, stored, new Set([serial])) : undefined;
        const reasons = loss === undefined ? [] : reasonsOf(loss, artifact);
        explained[serial]?.set(key, { path: rule.path, place, alerts: !isLost, reasons });
      }
    }
  }
  return explained.map((own) => [...own.values()]);
}

/** Operations in the words of readers of rules. */
const OPERATIONS: Readonly<Record<Relation["kind"], string>> = {
  scan: "what it reads",
  rows: "a table of its own",
  filter: "a condition",
  extend: "a computed column",
  project: "a choice of columns",
  expand: "a list, of which it takes each element",
  aggregate: "a grouping",
  window: "a window",
  pick: "a choice of the first rows",
  join: "a join",
  union: "a union",
};

function placeOf({ stored }: World, serial: number): string {
  return stored.find((event) => event.serial === serial)?.place ?? "";
}

function reasonsOf(
  { operation, clauses }: Loss,
  artifact: JudgeInput["compiled"]["artifacts"][number] | undefined,
): readonly string[] {
  const places = artifact === undefined ? [] : clauses.flatMap((clause) => emittedPlace(artifact, clause));
  return places.length === 0 ? [`Lost in ${OPERATIONS[operation]}`] : places.slice(0, 3).map(({ message }) => message);
}
