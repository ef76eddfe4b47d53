import { parseSearch } from "../../../backends/splunk/parse/index.ts";
import type { Place } from "../../../backends/splunk/parse/syntax.ts";
import { expandMacros } from "../../../backends/splunk/verify/spl/expand.ts";
import { call, now, number } from "../../relation/build.ts";
import type { Clause, Relation, Scalar } from "../../relation/nodes.ts";
import { readPipeline } from "./commands.ts";
import { results } from "./flow.ts";
import type { Library } from "./library.ts";
import { Unread } from "./problem.ts";
import { relativeTime } from "./time.ts";

/** A search as it stands in a file, with when it looks. */
export interface SearchText {
  readonly text: string;
  /** Where a place of the text stands in the file. */
  readonly clause: (place: Place) => Clause;
  /** `dispatch.earliest_time` and `dispatch.latest_time`. */
  readonly earliest: string;
  readonly latest: string;
}

export type SearchOutcome =
  | { readonly ok: true; readonly relation: Relation }
  | { readonly ok: false; readonly message: string; readonly clause: Clause | undefined };

/** What a search finds, as a relation; or what of it is not covered. */
export function readSearchText(search: SearchText, library: Library): SearchOutcome {
  const expanded = expandMacros(search.text, library.macros);
  const [broken] = expanded.problems;
  if (broken !== undefined) return { ok: false, message: broken.message, clause: search.clause(broken) };
  const clause = ({ start, end }: Place): Clause => search.clause(expanded.origin(start, end));
  const { search: tree, problems } = parseSearch(expanded.text);
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, message: problem.message, clause: clause(problem) };
  let last = 0;
  const reading = {
    lookups: library.lookups,
    text: expanded.text,
    clause,
    next: () => {
      last += 1;
      return last;
    },
  };
  try {
    const range = {
      from: relativeTime(SCHEDULED, search.earliest, tree),
      to: relativeTime(SCHEDULED, search.latest, tree),
    };
    return { ok: true, relation: results(readPipeline(tree, { ...reading, range, scheduled: SCHEDULED })) };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { ok: false, message: error.message, clause: error.place === undefined ? undefined : clause(error.place) };
  }
}

/**
 * inferred: relative times and `now()` count from the moment that the search is scheduled for, since with
 * `realtime_schedule = 0` late runs leave no gap (savedsearches.conf).
 */
const SCHEDULED: Scalar = call("divide", now, number(1000));
