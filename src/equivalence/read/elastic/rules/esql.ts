import { all } from "../../../relation/build.ts";
import { columnsOf } from "../../../relation/columns.ts";
import type { Relation } from "../../../relation/nodes.ts";
import { durationOf } from "../date-math.ts";
import { clauseOf, type Envelope, queryClauses, type RuleSource } from "../envelope.ts";
import { member, textAt } from "../members.ts";
import { Unreadable } from "../unreadable.ts";
import type { Alerts, Search } from "./read-rule.ts";
import { within } from "./window.ts";

interface EsqlRule {
  readonly source: RuleSource;
  readonly envelope: Envelope;
  readonly query: string;
  readonly search: (patterns: readonly string[]) => Search;
}

/**
 * A rule in ES|QL: the documents behind `from` are those of the rule's window, without its exceptions, and every row is an
 * alert (Kibana, build_esql_search_request: the time range and the exceptions are a filter of the request). Its suppression
 * merges rows of one group into one alert; which of them comes first is not known, so that all are kept. Where it lasts
 * as long as an event is searched, rows on the same events in a later run join the alert, since they have the same values.
 */
export async function readEsqlRule({ source, envelope, query, search }: EsqlRule): Promise<Alerts> {
  if (envelope.language !== "esql") {
    throw new Unreadable(`The language ${envelope.language} is not read`, clauseOf(source, ["language"]));
  }
  const { readEsql } = await import("../esql/read-esql.ts");
  const range = (scan: Relation): Relation => {
    if (scan.kind !== "scan")
      throw new Unreadable("The sources of the query are not read", clauseOf(source, ["query"]));
    const { documents, time, where } = search(scan.places);
    const inWindow = within(time, envelope.from, envelope.to, clauseOf(source, ["from"]));
    return { kind: "filter", input: documents.widened(scan), where: all([inWindow, where]) };
  };
  const reading = readEsql(query, queryClauses(source), { range });
  if (reading.kind === "read") {
    // Alerts of documents are told apart by the documents, those of groups are new in every run.
    const { relation, identified, aggregates } = reading;
    const deduplicates = (identified && !aggregates) || suppressedFor(envelope, relation) >= envelope.from;
    return { relation, deduplicates };
  }
  const [problem] = reading.problems;
  throw new Unreadable(
    problem?.message ?? "The query is not read",
    problem === undefined ? undefined : queryClauses(source)(problem.start, problem.end),
  );
}

/** How long after an alert its group is suppressed; not at all where a row lacks one of the group's columns. */
function suppressedFor({ suppression }: Envelope, relation: Relation): number {
  const { groupBy = [], duration } = suppression ?? {};
  const columns = columnsOf(relation);
  const value = member(duration, "value");
  const unit = textAt(duration, "unit");
  if (groupBy.length === 0 || !groupBy.every((name) => columns.has(name))) return 0;
  return (typeof value === "number" && unit !== undefined ? durationOf(`${value}${unit}`) : undefined) ?? 0;
}
