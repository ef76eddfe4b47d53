import type { FieldRef, Score, ScoreTerm } from "./nodes.ts";
import { constant, normalise } from "./normalise.ts";
import type { Predicate } from "./predicate.ts";

/** One way to reach a score: terms that must hold, and terms that must not since they would take points away. */
export interface SufficientTerms {
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

/** The score as the rows of one event have it: with the terms that refine that event only. */
export function scoreFor(score: Score, event: string): Score {
  return { ...score, add: score.add.filter((term) => term.refines === event) };
}

/** How many points a row has at least and at most. */
export function scoreRange(score: Score): { readonly lowest: number; readonly highest: number } {
  const points = score.add.map((term) => term.points);
  return {
    lowest: score.base + sum(points.filter((value) => value < 0)),
    highest: score.base + sum(points.filter((value) => value > 0)),
  };
}

/**
 * The minimal sets of terms that together reach `at_least`, as event names: a row reaches the threshold exactly if the
 * terms of some set hold. Meant for scores without negative points; see {@link sufficientTerms} for those.
 */
export function minimalSubsets(score: Score): readonly (readonly string[])[] {
  return sufficientTerms(score).map((terms) => terms.present);
}

/**
 * The minimal ways to reach `at_least`. With negative points a way also names the terms that must be absent, because
 * their points would pull the row under the threshold. No way at all: the threshold is out of reach; one empty way:
 * every row reaches it.
 */
export function sufficientTerms(score: Score): readonly SufficientTerms[] {
  const atLeast = score.atLeast ?? Number.NEGATIVE_INFINITY;
  // A term of negative points helps by being absent: its absence is worth those points over the lowest score.
  const helps = score.add
    .filter((term) => term.points !== 0)
    .map((term) => ({ term, worth: Math.abs(term.points), present: term.points > 0 }))
    .sort((a, b) => b.worth - a.worth || compareNames(a.term, b.term));
  const needed = atLeast - scoreRange(score).lowest;
  if (needed <= 0) return [{ present: [], absent: [] }];

  const ways: SufficientTerms[] = [];
  const chosen: (typeof helps)[number][] = [];
  const rest = helps.map((_, index) => sum(helps.slice(index).map((help) => help.worth)));
  const search = (index: number, worth: number): void => {
    const help = helps[index];
    if (help === undefined || worth + (rest[index] ?? 0) < needed) return;
    chosen.push(help);
    // Worths fall along the search, so a set found here stays minimal: without its last term it was too little.
    if (worth + help.worth >= needed) ways.push(wayOf(chosen));
    else search(index + 1, worth + help.worth);
    chosen.pop();
    search(index + 1, worth);
  };
  search(0, 0);
  return ways;
}

function wayOf(chosen: readonly { readonly term: ScoreTerm; readonly present: boolean }[]): SufficientTerms {
  const names = (present: boolean): readonly string[] =>
    chosen
      .filter((help) => help.present === present)
      .map((help) => help.term.event)
      .sort();
  return { present: names(true), absent: names(false) };
}

/**
 * The predicate that holds exactly for the rows whose score reaches `at_least`. All terms are taken as terms of the
 * row's own event: narrow the score with {@link scoreFor} first where several events are scored.
 */
export function scorePredicate(score: Score): Predicate<FieldRef> {
  const { span } = score;
  if (score.atLeast === undefined) return constant(true, span);
  const when = new Map(score.add.map((term) => [term.event, term.when]));
  const term = (event: string): Predicate<FieldRef> => when.get(event) ?? constant(false, span);
  return normalise({
    kind: "or",
    span,
    operands: sufficientTerms(score).map((way) => ({
      kind: "and",
      span,
      operands: [
        ...way.present.map(term),
        ...way.absent.map((event): Predicate<FieldRef> => ({ kind: "not", operand: term(event), span })),
      ],
    })),
  });
}

function compareNames(a: ScoreTerm, b: ScoreTerm): number {
  return a.event === b.event ? 0 : a.event < b.event ? -1 : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
