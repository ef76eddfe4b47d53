import type { BoundField } from "../../../catalog/nodes.ts";
import { assertNever } from "../../../model/walk.ts";
import type { PlanOutput } from "../../../plan/nodes.ts";
import type { RuleContext } from "../context.ts";
import { snake } from "../literal.ts";
import type { Key } from "../rule.ts";
import { binary, call, column, literal } from "./build.ts";
import type { Rows } from "./rows.ts";
import type { Slots } from "./slots.ts";
import type { EsqlAssignment, EsqlExpression } from "./syntax.ts";

/** Columns of the aggregated rows: what `stats` computes, what follows from it, and what the alert shows. */
export interface Aggregates {
  readonly stats: EsqlAssignment[];
  readonly after: EsqlAssignment[];
  readonly shown: string[];
}

export interface AggregateContext {
  readonly rows: Rows;
  readonly slots: Slots;
  readonly rule: RuleContext;
  readonly time: string;
  readonly score: string | undefined;
  /** The columns of the grouping, by their own name. */
  readonly groups: readonly string[];
  readonly result: Aggregates;
}

/** An aggregate that the pipeline needs, computed once under whichever name. */
export function aggregate(
  wanted: string,
  value: EsqlExpression,
  context: AggregateContext,
  where?: EsqlExpression,
  span?: EsqlAssignment["span"],
): string {
  const known = context.result.stats.find(
    (each) => JSON.stringify([each.value, each.where]) === JSON.stringify([value, where]),
  );
  if (known !== undefined) return known.column;
  const name = context.slots.name(wanted);
  context.result.stats.push({ column: name, value, span, ...(where === undefined ? {} : { where }) });
  return name;
}

/**
 * The aggregate an output shows. Outputs do not share a column, even where they hold the same: the alert has each under
 * its name, and a limit may cut one of them.
 */
function ownAggregate(
  { name, span }: PlanOutput<BoundField>,
  value: EsqlExpression,
  context: AggregateContext,
  where?: EsqlExpression,
): string {
  const { stats, shown } = context.result;
  const text = JSON.stringify([value, where]);
  const known = stats.find((each) => JSON.stringify([each.value, each.where]) === text);
  if (known !== undefined && known.column === `Esql.${snake(name)}` && !shown.includes(known.column)) {
    return known.column;
  }
  const column = context.slots.name(name);
  stats.push({ column, value, span, ...(where === undefined ? {} : { where }) });
  return column;
}

/** Distinct tuples; a tuple with a missing part is not counted. Parts are joined by a tab, which no id holds. */
export function distinctValue(keys: readonly Key[], context: AggregateContext): EsqlExpression | undefined {
  const columns = keys.map((key) => context.rows.key(key));
  if (columns.includes(undefined) || columns.length === 0) return undefined;
  const [first, ...rest] = columns.map((name) => column(name ?? ""));
  if (first === undefined) return undefined;
  if (rest.length === 0) return call("count_distinct", first);
  const parts = [first, ...rest.flatMap((part) => [literal("\t"), part])];
  return call("count_distinct", call("concat", ...parts));
}

/** Adds the columns of one output. */
export function addOutput(output: PlanOutput<BoundField>, context: AggregateContext): void {
  const { value, name, span } = output;
  const { result, rows, rule } = context;
  const show = (found: string | undefined): void => {
    if (found === undefined) {
      const reason = "ES|QL cannot read the field";
      rule.input.notes.add({ code: "output-absent", construct: name, reason, span });
    } else if (!result.shown.includes(found)) result.shown.push(found);
    else {
      const copy = context.slots.name(name);
      result.after.push({ column: copy, value: column(found), span });
      result.shown.push(copy);
    }
  };
  const collected = (key: Key): string | undefined => {
    if (isTime(key)) return timeOf(output, key, context);
    const held = rows.key(key);
    if (held === undefined || context.groups.includes(held)) return held;
    return ownAggregate(output, call("values", column(held)), context, rows.belongs([...key.fields.keys()]));
  };
  switch (value.kind) {
    case "field":
      if ([...value.fields.values()].every((field) => field.expression.kind === "absent")) return;
      show(collected({ name, fold: false, fields: present(value.fields), span }));
      return;
    case "key":
      show(collected(value.key));
      return;
    case "score":
      if (context.score !== undefined) show(ownAggregate(output, call("max", column(context.score)), context));
      return;
    case "count":
      show(ownAggregate(output, call("count", { kind: "star" }), context, rows.belongs(value.events)));
      return;
    case "count_distinct": {
      const distinct = distinctValue(value.of, context);
      show(distinct && ownAggregate(output, distinct, context, rows.belongs(eventsOfAll(value.of))));
      return;
    }
    case "values": {
      const values = collected(value.of);
      show(values);
      if (values !== undefined && value.limit !== undefined && !context.groups.includes(values)) {
        const cut = call("mv_slice", call("mv_sort", column(values)), literal(0), literal(value.limit - 1));
        result.after.push({ column: values, value: cut, span });
      }
      return;
    }
    case "first":
    case "last":
    case "min":
    case "max":
      showExtreme(output, value, context, show, collected);
      return;
    case "duration": {
      const first = aggregate("first_time", call("min", column(context.time)), context);
      const last = aggregate("last_time", call("max", column(context.time)), context);
      const duration = context.slots.name(name);
      const seconds = call("date_diff", literal("seconds"), column(first), column(last));
      result.after.push({ column: duration, value: seconds, span });
      show(duration);
      return;
    }
    default:
      assertNever(value);
  }
}

type Extreme = Extract<PlanOutput<BoundField>["value"], { readonly kind: "first" | "last" | "min" | "max" }>;

function showExtreme(
  output: PlanOutput<BoundField>,
  value: Extreme,
  context: AggregateContext,
  show: (shown: string | undefined) => void,
  collected: (key: Key) => string | undefined,
): void {
  const { name, span } = output;
  const { rows, rule } = context;
  const { notes } = rule.input;
  const byTime = value.kind === "first" || value.kind === "last";
  if (value.of === "score") {
    if (context.score === undefined) return;
    if (byTime) {
      const reason = "the alert shows the highest score, not one by order";
      notes.add({ code: "output-approximate", construct: name, reason, span });
    }
    show(ownAggregate(output, call(value.kind === "min" ? "min" : "max", column(context.score)), context));
    return;
  }
  const least = value.kind === "first" || value.kind === "min";
  const where = rows.belongs([...value.of.fields.keys()]);
  if (isTime(value.of)) {
    show(ownAggregate(output, call(least ? "min" : "max", column(context.time)), context, where));
    return;
  }
  const held = rows.key(value.of);
  if (byTime || held === undefined || context.groups.includes(held)) {
    if (byTime && held !== undefined && !context.groups.includes(held)) {
      const reason = "the alert shows all values, without order";
      notes.add({ code: "output-approximate", construct: name, reason, span });
    }
    show(collected(value.of));
    return;
  }
  show(ownAggregate(output, call(least ? "min" : "max", column(held)), context, where));
}

/** One of the times of some events: the last, unless the first record of an operation was asked for. */
function timeOf(output: PlanOutput<BoundField>, key: Key, context: AggregateContext): string {
  const first = [...key.fields.values()].every((field) => field.name === "time.first");
  const where = context.rows.belongs([...key.fields.keys()]);
  // The time of all events is that of the alert.
  if (where !== undefined || output.value.kind === "values") {
    const reason = `the alert shows the ${first ? "first" : "last"} time only`;
    context.rule.input.notes.add({ code: "output-approximate", construct: output.name, reason, span: output.span });
  }
  return ownAggregate(output, call(first ? "min" : "max", column(context.time)), context, where);
}

/** The events that have a field for each of the keys. */
function eventsOfAll(keys: readonly Key[]): readonly string[] {
  const [first, ...rest] = keys;
  return [...(first?.fields.keys() ?? [])].filter((event) => rest.every((key) => key.fields.has(event)));
}

function isTime(key: Key): boolean {
  return [...key.fields.values()].some((field) => field.name === "time" || field.name.startsWith("time."));
}

function present(fields: ReadonlyMap<string, BoundField>): ReadonlyMap<string, BoundField> {
  return new Map([...fields].filter(([, field]) => field.expression.kind !== "absent"));
}

/** A comparison of an aggregate with a number. */
export function compared(name: string, operator: keyof typeof OPERATORS, value: number): EsqlExpression {
  return binary(column(name), OPERATORS[operator], literal(value));
}

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=", eq: "==", neq: "!=" } as const;
