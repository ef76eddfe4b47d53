import { didYouMean } from "./did-you-mean.ts";
import type { EventPattern, FieldRef, Score, ScoreTerm, Trigger } from "./nodes.ts";
import { triggerEvents } from "./outputs.ts";
import type { Predicate } from "./predicate.ts";
import type { Scope } from "./resolve-scope.ts";
import { scoreFor, scoreRange } from "./score.ts";

/** Targets without arithmetic get every minimal combination of terms as a condition, and those grow as 2ⁿ. */
const MAX_TERMS = 12;

/** Resolves `score`: each term is a refining event, its points are for what the event adds to its parent. */
export function resolveScore(
  scope: Scope,
  events: ReadonlyMap<string, EventPattern>,
  ownTests: ReadonlyMap<string, Predicate<FieldRef>>,
  trigger: Trigger,
): Score | undefined {
  const { score: spec } = scope.spec;
  if (spec === undefined) return undefined;
  const rows = triggerEvents(trigger);
  const terms: ScoreTerm[] = [];
  for (const [index, { when, points }] of spec.add.entries()) {
    const span = scope.at(["score", "add", index, "when"]);
    const event = events.get(when);
    const test = ownTests.get(when);
    if (!Object.hasOwn(scope.spec.events, when)) {
      scope.error("RW3052", span, `There is no event "${when}"`, didYouMean(when, events.keys()));
    } else if (event !== undefined && (event.refines === undefined || !rows.includes(event.refines))) {
      const help = `Give "${when}" a \`refines:\` of one of the trigger's events`;
      scope.error("RW3123", span, `"${when}" refines no event of the trigger`, help);
    } else if (terms.some((term) => term.event === when)) {
      scope.error("RW3124", span, `"${when}" already has points`, "Add the points up in one term");
    } else if (event?.refines !== undefined && test !== undefined) {
      terms.push({ event: when, when: test, refines: event.refines, points, span: scope.at(["score", "add", index]) });
    }
  }
  if (spec.add.length > MAX_TERMS) {
    scope.error(
      "RW3125",
      scope.at(["score", "add"]),
      `A score has at most ${MAX_TERMS} terms; this has ${spec.add.length}`,
    );
  }
  const score: Score = { base: spec.base, add: terms, atLeast: spec.at_least, span: scope.at(["score"]) };
  if (terms.length === spec.add.length) checkThreshold(scope, score, rows);
  return score;
}

function checkThreshold(scope: Scope, score: Score, rows: readonly string[]): void {
  const { atLeast } = score;
  if (atLeast === undefined) return;
  const span = scope.at(["score", "at_least"]);
  const ranges = rows.map((event) => ({ event, ...scoreRange(scoreFor(score, event)) }));
  for (const { event, highest } of ranges) {
    if (highest >= atLeast) continue;
    scope.error(
      "RW3122",
      span,
      `No row of "${event}" reaches ${atLeast}; the most it can have is ${highest}`,
      "Lower at_least, or give the event more points",
    );
  }
  if (ranges.every(({ lowest }) => lowest >= atLeast)) {
    const lowest = Math.min(...ranges.map((range) => range.lowest));
    scope.error(
      "RW3122",
      span,
      `Every row reaches ${atLeast}; the least it can have is ${lowest}`,
      "Raise at_least, or lower base",
    );
  }
}
