import { all } from "../../../relation/build.ts";
import type { Relation } from "../../../relation/nodes.ts";
import { clauseOf, type Envelope, queryClauses, type RuleSource } from "../envelope.ts";
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
 * merges rows of one group into one alert; which of them comes first is not known, so that all are kept.
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
    return { relation: reading.relation, deduplicates: reading.identified && !reading.aggregates };
  }
  const [problem] = reading.problems;
  throw new Unreadable(
    problem?.message ?? "The query is not read",
    problem === undefined ? undefined : queryClauses(source)(problem.start, problem.end),
  );
}
