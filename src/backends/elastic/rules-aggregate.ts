import type { Span } from "../../diagnostics/span.ts";
import { MINUTE } from "../../model/duration.ts";
import { expressionColumns } from "./columns.ts";
import { indexesOf, type RuleContext } from "./context.ts";
import { type AggregateContext, addOutput, aggregate } from "./esql/aggregates.ts";
import { binary, call, column, junction, timespan } from "./esql/build.ts";
import { printEsql } from "./esql/print.ts";
import { esqlRows, isList, keyPresent, scoreCommands } from "./esql/rows.ts";
import { createSlots } from "./esql/slots.ts";
import type { EsqlCommand, EsqlExpression } from "./esql/syntax.ts";
import { hopCommands, type Window } from "./esql/window.ts";
import type { Key, Rule, Suppression } from "./rule.ts";
import { queryText, readsOf } from "./rules-document.ts";
import { needsStack, type StackFeature, stackHas } from "./stack.ts";

/**
 * Runs of Kibana start seconds apart from their schedule; what arrived just before the last one is looked at again, and
 * alert suppression adds what was alerted on then to its alert.
 */
const SLACK = MINUTE;

/** Alert suppression groups by at most this many fields (Kibana reference, suppress detection alerts). */
const MAX_FIELDS = 3;

export interface Aggregation {
  readonly keys: readonly Key[];
  readonly window: Window;
  /** Conditions on the aggregated rows; they may add aggregates. */
  conditions(context: AggregateContext): readonly EsqlExpression[];
  /** `any`: some event of the group arrived in this run; `all`: no event arrived before it. */
  readonly fresh: "any" | "all";
  readonly span: Span;
}

/** One alert per group and window, in ES|QL. `undefined`, with a note, where a key cannot be read. */
export function aggregateRule(context: RuleContext, aggregation: Aggregation): Rule | undefined {
  const { detection, notes } = context.input;
  const { branches, outputs } = context.stages;
  const { every } = detection.schedule;
  const { window } = aggregation;
  if (lacks(context, "esql", "an ES|QL rule", aggregation.span)) return undefined;
  if (window.kind === "hops" && lacks(context, "esql_windows", "a window that moves", aggregation.span))
    return undefined;
  const slots = createSlots();
  const rows = esqlRows(branches, context, slots);
  const time = columnOf(context, "time");
  const arrival = columnOf(context, "arrival");
  const score = branches.some((branch) => branch.score !== undefined) ? slots.name("score") : undefined;

  const groups: string[] = [];
  for (const key of aggregation.keys) {
    const held = rows.key(key);
    if (held === undefined) {
      notes.add({
        code: "not-expressible",
        construct: key.name,
        reason: "ES|QL cannot read the field that rows are grouped by",
        span: key.span,
      });
      return undefined;
    }
    groups.push(held);
  }
  const start = window.kind === "hops" ? slots.name("window_start") : undefined;
  const aggregates: AggregateContext = {
    rows,
    slots,
    rule: context,
    time,
    score,
    groups,
    result: { stats: [], after: [], shown: [] },
  };
  const conditions = aggregation.conditions(aggregates);
  const arrived = aggregate(
    aggregation.fresh === "any" ? "last_ingested" : "first_ingested",
    call(aggregation.fresh === "any" ? "max" : "min", column(arrival)),
    aggregates,
  );
  for (const output of outputs) addOutput(output, aggregates);
  const { stats, after, shown } = aggregates.result;
  const filtered = stats.some((one) => one.where !== undefined);
  if (filtered && lacks(context, "esql_filtered_aggregates", "counting each event by itself", aggregation.span)) {
    return undefined;
  }
  const fresh = binary(column(arrived), ">=", binary(call("now"), "-", timespan(every + SLACK)));

  const suppression = groupSuppression(context, aggregation, { groups, arrived }, rows.key);
  const investigated = [...new Set([...(start === undefined ? [] : [start]), ...groups, ...shown])];
  const kept = [...new Set([...investigated, ...(suppression?.groupBy ?? [])])];
  const commands: readonly EsqlCommand[] = [
    { kind: "where", condition: rows.condition },
    ...(score === undefined ? [] : scoreCommands(branches, rows, context, score)),
    ...(slots.assignments.length === 0 ? [] : [{ kind: "eval" as const, assignments: slots.assignments }]),
    ...aggregation.keys.flatMap((key, index): readonly EsqlCommand[] =>
      isList(key) ? [{ kind: "mv_expand", column: groups[index] ?? "" }] : [],
    ),
    ...(groups.length === 0
      ? []
      : [
          {
            kind: "where" as const,
            condition: junction(
              "and",
              aggregation.keys.map((key, index) => ({
                kind: "marked" as const,
                value: keyPresent(key, groups[index] ?? ""),
                span: key.span,
              })),
            ),
          },
        ]),
    ...(window.kind === "hops" && start !== undefined ? hopCommands(window, time, start, slots.name("time_slot")) : []),
    { kind: "stats", aggregates: stats, by: [...(start === undefined ? [] : [start]), ...groups] },
    { kind: "where", condition: junction("and", [...conditions, fresh]) },
    ...(after.length === 0 ? [] : [{ kind: "eval" as const, assignments: after }]),
    { kind: "keep", columns: kept },
  ];
  notes.add({
    code: "event-time",
    construct: "schedule",
    reason: "windows are in the time of events, so an event that arrives later than `delay` is not seen",
    span: detection.schedule.span,
  });
  return {
    part: undefined,
    type: "esql",
    language: "esql",
    query: queryText(printEsql({ indexes: indexesOf(branches, context), metadata: [], commands })),
    filters: [],
    interval: every,
    lookBack: window.lookBack,
    byArrival: false,
    suppression,
    newTerms: undefined,
    threshold: undefined,
    exceptions: [],
    investigation: investigated,
    reads: readsOf(rows.predicate),
  };
}

function lacks(context: RuleContext, feature: StackFeature, what: string, span: Span): boolean {
  if (stackHas(context, feature)) return false;
  const reason = needsStack(context, what, feature);
  context.input.notes.add({ code: "not-expressible", construct: "trigger", reason, span });
  return true;
}

/** Columns of the aggregated rows: those of the grouping, and the time of arrival that tells what is new. */
interface GroupColumns {
  readonly groups: readonly string[];
  readonly arrived: string;
}

/** `once_per` or the throttle, else what keeps the overlap of two runs from repeating an alert: those of groups are new in every run. */
function groupSuppression(
  context: RuleContext,
  aggregation: Aggregation,
  columns: GroupColumns,
  columnFor: (key: Key) => string | undefined,
): Suppression | undefined {
  const { keys } = aggregation;
  const { groups } = columns;
  const { throttle } = context.input.detection.limits;
  const { notes } = context.input;
  const { once } = context.stages;
  if (once !== undefined) {
    const fields = once.fields.map((key) => columnFor(key));
    if (fields.length <= MAX_FIELDS && fields.every((field) => field !== undefined && groups.includes(field))) {
      return { groupBy: fields.filter((field) => field !== undefined), duration: once.within, span: once.span };
    }
    const reason = "alerts are groups, which do not carry the fields";
    notes.add({ code: "once-per-lost", construct: "once_per", reason, span: once.span, direction: "over" });
  }
  if (throttle !== undefined) {
    const fields = throttle.fields.map((field) => groups[keys.findIndex((key) => key.name === field.name)]);
    if (fields.length <= MAX_FIELDS && fields.every((field) => field !== undefined)) {
      return { groupBy: fields.filter((field) => field !== undefined), duration: throttle.for, span: throttle.span };
    }
    const reason = "alerts are groups, which do not carry the fields";
    notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: throttle.span });
  }
  const { window, span } = aggregation;
  // A group with the same arrival is the same alert, seen again; one with another has grown, or is another episode.
  const told = [...groups, columns.arrived];
  if (told.length <= MAX_FIELDS) return { groupBy: told, duration: window.lookBack, span };
  return window.kind === "hops" && groups.length <= MAX_FIELDS
    ? { groupBy: groups, duration: undefined, span }
    : undefined;
}

/** The stored time of the events, or of their arrival where the binding knows it. */
function columnOf(context: RuleContext, which: "time" | "arrival"): string {
  for (const { binding } of context.stages.branches) {
    const expression = which === "time" ? binding.time : (binding.arrival ?? binding.time);
    const [found] = expressionColumns(expression);
    if (found !== undefined) return found.name;
  }
  return "@timestamp";
}
