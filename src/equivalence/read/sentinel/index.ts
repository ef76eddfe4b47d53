import type { BoundNode } from "../../../backends/sentinel/verify/kusto-tree.ts";
import { call, column, number, truth } from "../../relation/build.ts";
import type { Relation } from "../../relation/nodes.ts";
import type { EmittedFile, ReadOutcome, ReadProblem, ReadRule, RuleReader, RuleSchedule } from "../reader.ts";
import { sharedAnalyser } from "./analyser.ts";
import { type RuleFile, readRuleFile, templateProblems } from "./envelope.ts";
import { literalValue } from "./kql/literal.ts";
import { argumentsOf, calledName } from "./kql/nodes.ts";
import { readKql } from "./kql/read-kql.ts";
import { constantNumber } from "./kql/value.ts";
import { type Sight, storedTable } from "./tables.ts";
import { readWatchlists, type Watchlists, watchlistTable } from "./watchlists.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// "Near-real-time analytics rules": they run once every minute, and count on sources that lag less than 12 hours.
const NRT_LAG = 12 * HOUR;

/** Analytic rules (YAML, with their templates held against it), hunting queries and watchlists. */
export const sentinelReader: RuleReader = {
  read: async (files, shared) => {
    const { watchlists, problems } = readWatchlists([...files, ...shared]);
    const envelopes = files.filter(({ path }) => /\.ya?ml$/.test(path)).map(readRuleFile);
    const rules = envelopes.flatMap((each) => (each.ok ? [each.rule] : []));
    const outcomes = await Promise.all(rules.map((rule) => readRule(rule, watchlists)));
    const templates = files.filter(({ path }) => /\.arm\.json$/.test(path) && !/(?:^|\/)lists\//.test(path));
    const found: readonly ReadProblem[] = [
      ...problems,
      ...envelopes.flatMap((each) => (each.ok ? [] : [each.problem])),
      ...outcomes.flatMap((each) => each.problems),
      ...templates.flatMap((template) => templateProblems(template, rules)),
      ...strays(files),
    ];
    const broken = new Set(found.map(({ path }) => path));
    const read = outcomes.flatMap((each) => each.rules);
    return { rules: read.filter(({ path }) => !broken.has(path)), problems: found };
  },
  flatten: (row) => row,
};

/** Files that are nothing the reader knows. */
function strays(files: readonly EmittedFile[]): readonly ReadProblem[] {
  const known = /\.ya?ml$|\.arm\.json$|(?:^|\/)lists\/[^/]+\.csv$/;
  return files
    .filter(({ path }) => !known.test(path))
    .map(({ path }) => ({ path, message: "The file is no rule, template or watchlist" }));
}

async function readRule(rule: RuleFile, watchlists: Watchlists): Promise<ReadOutcome> {
  const failed = (message: string, place?: { readonly start: number; readonly end: number }): ReadOutcome => ({
    rules: [],
    problems: [
      { path: rule.path, message, ...(place === undefined ? {} : { clause: rule.clauseAt(place.start, place.end) }) },
    ],
  });
  const result = await sharedAnalyser().bind(rule.query);
  if (!result.ok) return failed(`The query could not be analysed: ${result.reason}`);
  const { bound } = result;
  if (bound.kind === "errors") {
    const [first] = bound.errors;
    return failed(`The query has an error: ${first?.message ?? ""}`, first);
  }
  const timing = timingOf(rule, bound.tree);
  if (typeof timing === "string") return failed(timing);
  const reading = readKql(bound.tree, {
    table: (name, columns, fresh) => storedTable(name, columns, fresh, timing.sight),
    watchlist: (alias, fresh) => watchlistTable(watchlists, alias, fresh),
    clauseAt: rule.clauseAt,
  });
  if (reading.kind === "problem") return failed(reading.message, reading);
  const relation = triggered(reading.relation, rule);
  if (typeof relation === "string") return failed(relation);
  const read: ReadRule = {
    path: rule.path,
    title: rule.title,
    relation,
    schedule: timing.schedule,
    // A person who starts a hunt again means to see again what it finds.
    deduplicates: rule.kind === "Hunting",
  };
  return { rules: [read], problems: [] };
}

/** When the rule runs and what a run sees; a text says why that is not read. */
function timingOf(
  rule: RuleFile,
  tree: BoundNode,
): { readonly schedule: RuleSchedule; readonly sight: Sight } | string {
  const { kind, frequency, period, suppressed } = rule;
  if (suppressed) return "A rule that pauses after an alert is not read";
  switch (kind) {
    case "Scheduled": {
      if (frequency === undefined || period === undefined) return "The rule has no frequency or no period";
      const schedule = {
        kind: "scheduled",
        every: frequency,
        offset: 0,
        lookBack: period,
        // Runs take place five minutes late ("Scheduled analytics rules"), and `now` is then: "Handle ingestion delay in
        // scheduled analytics rules" has `ingestion_time() > ago(5m)` every five minutes take each row once.
        latency: 0,
      } as const;
      return { schedule, sight: { kind: "period", period } };
    }
    // Each run looks at what was ingested in its minute, whenever that happened.
    case "NRT": {
      const schedule = { kind: "scheduled", every: MINUTE, offset: 0, lookBack: NRT_LAG + MINUTE, latency: 0 } as const;
      return { schedule, sight: { kind: "ingested", within: MINUTE } };
    }
    // A person starts it, at any time; here every hour as long as its own look-back lasts.
    case "Hunting": {
      const lookBack = Math.max(0, ...lookBacks(tree));
      if (lookBack === 0) return "A hunting query without a look-back of its own is not read";
      return {
        schedule: { kind: "scheduled", every: HOUR, offset: 0, lookBack: lookBack + HOUR, latency: 0 },
        sight: { kind: "all" },
      };
    }
  }
}

/** Constant arguments of `ago()`. */
function lookBacks(node: BoundNode): readonly number[] {
  const own: number[] = [];
  if (node.kind === "FunctionCallExpression" && calledName(node) === "ago") {
    const [argument] = argumentsOf(node);
    const literal = argument === undefined ? undefined : literalValue(argument);
    const length = literal === undefined ? undefined : constantNumber(literal);
    if (length !== undefined) own.push(length);
  }
  const below = Object.values(node.parts).flatMap((each) => (Array.isArray(each) ? each : [each]));
  return [...own, ...below.flatMap((each: BoundNode) => lookBacks(each))];
}

/** "Alert threshold": the rule alerts where the number of its result's rows passes. */
function triggered(relation: Relation, { operator, threshold }: RuleFile): Relation | string {
  if ((operator === "gt" || operator === "ne") && threshold === 0) return relation;
  const count = column("$count", "number");
  const limit = number(threshold);
  const tests = { gt: call("less", limit, count), eq: call("equals", count, limit) };
  const test = operator === "gt" ? tests.gt : operator === "eq" && threshold > 0 ? tests.eq : undefined;
  if (test === undefined) return `A trigger ${operator} ${threshold}, which no rows at all pass, is not read`;
  const counted: Relation = {
    kind: "aggregate",
    input: relation,
    keys: [],
    columns: [{ name: "$count", call: { function: "count" } }],
  };
  const passed: Relation = { kind: "filter", input: counted, where: test };
  return { kind: "join", form: "semi", left: relation, right: passed, on: truth(true) };
}
