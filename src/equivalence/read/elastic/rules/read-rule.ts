import { all, call, readFrom, truth } from "../../../relation/build.ts";
import type { Relation, Scalar } from "../../../relation/nodes.ts";
import type { ReadRule } from "../../reader.ts";
import { type Documents, openDocuments } from "../documents.ts";
import { clauseOf, type Envelope, queryClauses, type RuleSource } from "../envelope.ts";
import { readEql } from "../eql/read-eql.ts";
import { type ExceptionLists, readExceptions } from "../exceptions.ts";
import { readKuery } from "../kuery/read-kuery.ts";
import { member } from "../members.ts";
import { readQueryDsl } from "../query-dsl.ts";
import { Unreadable } from "../unreadable.ts";
import { readEsqlRule } from "./esql.ts";
import { fieldsOfNewTerms, newTermsAlerts } from "./new-terms.ts";
import { groupsOf, suppressed } from "./suppression.ts";
import { fieldsOfThreshold, thresholdAlerts } from "./threshold.ts";
import { timestampOf, within } from "./window.ts";

/** What of the documents a rule searches beside its query. */
export interface Search {
  readonly documents: Documents;
  /** When a document counts as happened. */
  readonly time: Scalar;
  /** Filters of the rule, and its exceptions. */
  readonly where: Scalar;
}

/** What one run of a rule raises, and whether a later run raises it again. */
export interface Alerts {
  readonly relation: Relation;
  readonly deduplicates: boolean;
}

/** An event that comes late is searched by its arrival; so much later than it happened it may be judged. */
const LATEST = 3_600_000;

export async function readRule(source: RuleSource, envelope: Envelope, lists: ExceptionLists): Promise<ReadRule> {
  const { relation, deduplicates } = await alertsOf(source, envelope, lists);
  const { interval, from, timestampOverride } = envelope;
  return {
    path: source.path,
    title: envelope.title,
    relation: envelope.buildingBlock ? buildingBlocks(relation) : relation,
    schedule: {
      kind: "scheduled",
      every: interval,
      offset: 0,
      lookBack: from + (timestampOverride === undefined ? 0 : LATEST),
      latency: 0,
    },
    deduplicates,
    joinsAlerts: envelope.suppression !== undefined,
  };
}

/** "Building block rules" create alerts that the Alerts page leaves out, for other rules to read; none is raised. */
function buildingBlocks(input: Relation): Relation {
  return { kind: "filter", input, where: truth(false) };
}

async function alertsOf(source: RuleSource, envelope: Envelope, lists: ExceptionLists): Promise<Alerts> {
  const { type, query } = envelope;
  if (query === undefined) throw new Unreadable("The rule has no query", clauseOf(source, []));
  if (type === "esql") {
    return readEsqlRule({
      source,
      envelope,
      query,
      search: (patterns) => openSearch(patterns, source, envelope, lists),
    });
  }
  // The id of an alert is a hash of its document, terms or sequence, and a threshold rule leaves out what it has alerted on
  // (Kibana, generateAlertId and getThresholdBucketFilters).
  return { relation: alertsOfIndex(query, source, envelope, lists), deduplicates: true };
}

function alertsOfIndex(query: string, source: RuleSource, envelope: Envelope, lists: ExceptionLists): Relation {
  const { type, language, index, from, to } = envelope;
  const clauseAt = queryClauses(source);
  const search = openSearch(index, source, envelope, lists);
  const { documents, time } = search;
  const inWindow = within(time, from, to, clauseOf(source, ["from"]));
  if (type === "eql") {
    if (language !== "eql")
      throw new Unreadable(`The language ${language} is not read`, clauseOf(source, ["language"]));
    const restrict = (input: Relation): Relation => ({ kind: "filter", input, where: all([inWindow, search.where]) });
    const reading = readEql(query, {
      clauseAt,
      documents,
      category: envelope.eventCategory ?? "event.category",
      timestamp: envelope.timestampField ?? "@timestamp",
      tiebreaker: envelope.tiebreakerField,
      restrict,
    });
    if (reading.kind === "sequence") {
      if (envelope.suppression === undefined) return reading.relation;
      throw new Unreadable("The suppression of sequences is not read", clauseOf(source, ["alert_suppression"]));
    }
    return perDocument(all([inWindow, reading.where, search.where]), search, source, envelope);
  }
  if (language !== "kuery")
    throw new Unreadable(`The language ${language} is not read`, clauseOf(source, ["language"]));
  const where = all([readKuery(query, clauseAt, documents), search.where]);
  switch (type) {
    case "query":
      return perDocument(all([inWindow, where]), search, source, envelope);
    case "threshold": {
      const { threshold } = envelope;
      const clause = clauseOf(source, ["threshold"]);
      if (threshold === undefined) throw new Unreadable("The rule has no threshold", clause);
      const { groups, distinct } = fieldsOfThreshold(threshold, documents, clause);
      const matching: Relation = { kind: "filter", input: documents.scan(), where: all([inWindow, where]) };
      // Suppression of a threshold rule has a duration alone, which reaches over runs (see `suppressed`).
      return thresholdAlerts(matching, threshold, groups, distinct, clause);
    }
    case "new_terms": {
      const { newTerms } = envelope;
      const clause = clauseOf(source, ["new_terms"]);
      if (newTerms === undefined) throw new Unreadable("The rule has no new terms", clause);
      const fields = fieldsOfNewTerms(newTerms, documents, clause);
      const inHistory = within(time, newTerms.history, to, clause);
      const groups = envelope.suppression === undefined ? [] : groupsOf(envelope.suppression, documents);
      const matching: Relation = { kind: "filter", input: documents.scan(), where: all([inHistory, where]) };
      const clauses = { window: clauseOf(source, ["from"]), fields: clause };
      const alerts = newTermsAlerts(matching, envelope, time, fields, clauses);
      return envelope.suppression === undefined
        ? alerts
        : suppressed(alerts, groups, envelope.suppression, time, clauseOf(source, ["alert_suppression"]));
    }
    default:
      throw new Unreadable(`Rules of the type ${type} are not read`, clauseOf(source, ["type"]));
  }
}

/** Each document that matches is an alert of its own. */
function perDocument(where: Scalar, { documents, time }: Search, source: RuleSource, envelope: Envelope): Relation {
  const { suppression } = envelope;
  const groups = suppression === undefined ? [] : groupsOf(suppression, documents);
  const alerts: Relation = { kind: "filter", input: documents.scan(), where };
  if (suppression === undefined || groups.length === 0) return alerts;
  return suppressed(alerts, groups, suppression, time, clauseOf(source, ["alert_suppression"]));
}

function openSearch(
  patterns: readonly string[],
  source: RuleSource,
  envelope: Envelope,
  lists: ExceptionLists,
): Search {
  const documents = openDocuments(patterns, clauseOf(source, ["index"]));
  const filters = envelope.filters.flatMap((filter, index): readonly Scalar[] => {
    const meta = member(filter, "meta");
    if (member(meta, "disabled") === true) return [];
    const clauseOfFilter = (path: readonly (string | number)[]) =>
      clauseOf(source, ["filters", index, "query", ...path]);
    const test = readQueryDsl(member(filter, "query"), documents, clauseOfFilter);
    return [member(meta, "negate") === true ? call("not", test) : test];
  });
  const clause = clauseOf(source, ["exceptions_list"]);
  const exceptions =
    envelope.exceptions.length === 0
      ? []
      : [readFrom(clause, readExceptions(envelope.exceptions, lists, documents, clause))];
  return { documents, time: timestampOf(envelope, documents), where: all([...filters, ...exceptions]) };
}
