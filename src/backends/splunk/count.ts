import { expressionKey } from "../../catalog/expression-key.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Comparison } from "../../model/nodes.ts";
import { planEvents } from "../../plan/map.ts";
import type { Count, PlanKey, PlanOutput } from "../../plan/nodes.ts";
import { columnExpression, isListColumn, type RowColumn, valueColumn } from "./columns.ts";
import { ROW_SCORE } from "./expression.ts";
import { isTime, type Names } from "./names.ts";
import { BY_TIME, seconds, streamstats } from "./sessions.ts";
import {
  type Aggregate,
  type Assignment,
  aggregate,
  all,
  any,
  call,
  choose,
  compare,
  type Eval,
  field,
  NULL,
  number,
  type Stage,
  sum,
  text,
} from "./syntax.ts";

/** What a counting trigger needs of the rows, and the stages that count. */
export interface Counting {
  readonly columns: readonly RowColumn[];
  readonly stages: readonly Stage[];
}

interface Parts {
  readonly columns: RowColumn[];
  /** Columns made so far, by what they hold. */
  readonly known: Map<string, RowColumn>;
  readonly before: Assignment[];
  readonly window: Aggregate[];
  /** What becomes of the windows' values when overlapping windows are told as one alert. */
  readonly merge: Aggregate[];
  readonly after: Assignment[];
}

/**
 * Sliding windows that end at each event of a key. Windows that overlap are one alert, with the largest counts.
 * `time_window` keeps at most 10,000 events (limits.conf, max_stream_window).
 */
export function counting(
  count: Count<BoundField>,
  outputs: readonly PlanOutput<BoundField>[],
  keys: readonly RowColumn[],
  names: Names,
  label: string | undefined,
  fresh: Eval | undefined,
): Counting {
  const parts: Parts = { columns: [], known: new Map(), before: [], window: [], merge: [], after: [] };
  const by = keys.map((key) => key.name);
  const start = names.internal("window_start");
  const arrived = names.internal("last_indexed");
  const counted = measured(count, outputs, names, parts);
  parts.window.push(aggregate("min", "_time", start), aggregate("max", "_indextime", arrived));
  for (const output of outputs) addOutput(output, names, parts, label, start);
  const condition = all(count.conditions.map((one) => comparison(counted, one)));
  const arrival = fresh === undefined ? {} : { arrival: renameField(fresh, "_indextime", arrived) };
  const previous = names.internal("previous_time");
  const begins = names.internal("begins");
  const episode = names.internal("episode");
  const apart = any([call("isnull", field(previous)), compare(field(start), ">", field(previous))]);
  return {
    columns: parts.columns,
    stages: [
      ...(parts.before.length === 0 ? [] : [{ kind: "eval", assignments: parts.before } as const]),
      BY_TIME,
      { ...streamstats(parts.window, by), seconds: seconds(count.timespan) },
      ...(growing(count.conditions) ? [] : lastOfInstant(by, names)),
      { kind: "where", condition, ...arrival },
      { ...streamstats([aggregate("last", "_time", previous)], by), current: false },
      { kind: "eval", assignments: [{ name: begins, value: choose(apart, number(1), number(0)), span: undefined }] },
      streamstats([aggregate("sum", begins, episode)], by),
      { kind: "stats", aggregates: parts.merge, by: [...by, episode] },
      ...(parts.after.length === 0 ? [] : [{ kind: "eval", assignments: parts.after } as const]),
    ],
  };
}

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=", eq: "=", neq: "!=" } as const;

function comparison(counted: string, one: Comparison): Eval {
  const condition = compare(field(counted), OPERATORS[one.operator], number(one.value));
  return { kind: "located", of: condition, span: one.span };
}

/** More events can only help, so that a window cut at a tie is no false alert. */
function growing(conditions: readonly Comparison[]): boolean {
  return conditions.every((one) => one.operator === "gt" || one.operator === "gte");
}

/** Of events at one instant, only the last one's window holds all of them. */
function lastOfInstant(by: readonly string[], names: Names): readonly Stage[] {
  const row = names.internal("row");
  const last = names.internal("last_row");
  return [
    streamstats([aggregate("count", undefined, row)], []),
    { kind: "eventstats", aggregates: [aggregate("max", row, last)], by: [...by, "_time"] },
    { kind: "where", condition: compare(field(row), "=", field(last)) },
  ];
}

/** The number that is compared: an output's, where one shows it. */
function measured(
  count: Count<BoundField>,
  outputs: readonly PlanOutput<BoundField>[],
  names: Names,
  parts: Parts,
): string {
  const shown = outputs.find((output) => names.columns.has(output.name) && sameMeasure(output.value, count));
  const column = shown === undefined ? undefined : names.columns.get(shown.name);
  if (column !== undefined) return column;
  const name = names.internal("counted");
  if (count.distinct === undefined) parts.window.push(aggregate("count", undefined, name));
  else parts.window.push(aggregate("dc", distinctField(count.distinct, names, parts), name));
  return name;
}

function sameMeasure(value: PlanOutput<BoundField>["value"], count: Count<BoundField>): boolean {
  if (count.distinct === undefined) {
    return value.kind === "count" && planEvents(count.input).every((event) => value.events.includes(event));
  }
  return value.kind === "count_distinct" && sameKeys(value.of, count.distinct);
}

function sameKeys(a: Count<BoundField>["keys"], b: Count<BoundField>["keys"]): boolean {
  const names = (keys: Count<BoundField>["keys"]): string =>
    JSON.stringify(keys.map((key) => [key.fold, [...key.fields].map(([event, bound]) => [event, bound.name])]));
  return names(a) === names(b);
}

/** The rows' column with the values of a key; asking twice gives the same one. */
function columnFor(key: PlanKey<BoundField>, compared: boolean, names: Names, parts: Parts): RowColumn {
  const { fields, span } = key;
  const wanted: RowColumn = { name: "", fields, key: compared, fold: compared && key.fold, merged: true, span };
  const holds = JSON.stringify(
    [...fields].map(([event, bound]) => [event, expressionKey(columnExpression(wanted, bound))]),
  );
  const known = parts.known.get(holds);
  if (known !== undefined && (known.key || !compared)) return known;
  const column = known === undefined ? valueColumn(names, key, compared) : { ...known, key: true, fold: key.fold };
  if (known === undefined) parts.columns.push(column);
  else parts.columns.splice(parts.columns.indexOf(known), 1, column);
  parts.known.set(holds, column);
  if (compared && isListColumn(column)) {
    // An empty element is no value.
    const filled = call("mvfilter", compare(field(column.name), "!=", text("")));
    parts.before.push({ name: column.name, value: filled, span: undefined });
  }
  return column;
}

/** One field that is the same for equal tuples and missing where a component is. */
function distinctField(keys: Count<BoundField>["keys"], names: Names, parts: Parts): string {
  const columns = keys.map((key) => columnFor(key, true, names, parts));
  const [only, second] = columns;
  if (only !== undefined && second === undefined) return only.name;
  const name = names.internal("distinct");
  const missing = any(columns.map((column) => call("isnull", field(column.name))));
  const tuple = call("json_array", ...columns.map((column) => field(column.name)));
  parts.before.push({ name, value: choose(missing, NULL, tuple), span: undefined });
  return name;
}

function addOutput(
  output: PlanOutput<BoundField>,
  names: Names,
  parts: Parts,
  label: string | undefined,
  start: string,
): void {
  const { value, span } = output;
  const name = names.columns.get(output.name);
  if (name === undefined) return;
  const both = (window: Aggregate["function"], of: string | undefined, merge: Aggregate["function"]): void => {
    parts.window.push(aggregate(window, of, name));
    parts.merge.push(aggregate(merge, name, name));
  };
  const columnOf = (of: PlanKey<BoundField> | "score"): string => {
    if (of === "score") return ROW_SCORE;
    return isTime(of) ? "_time" : columnFor(of, false, names, parts).name;
  };
  switch (value.kind) {
    case "field":
    case "key":
    case "score":
      // Keys are what the rows are grouped by; a group has no single field or score.
      return;
    case "count": {
      if (label === undefined) {
        both("count", undefined, "max");
        return;
      }
      const one = names.internal("is_counted");
      const events = call("in", field(label), ...value.events.map(text));
      parts.before.push({ name: one, value: choose(events, number(1), number(0)), span });
      both("sum", one, "max");
      return;
    }
    case "count_distinct":
      both("dc", distinctField(value.of, names, parts), "max");
      return;
    case "values": {
      both("values", columnOf(value.of), "values");
      if (value.limit !== undefined) {
        const cut = call("mvindex", field(name), number(0), number(value.limit - 1));
        parts.after.push({ name, value: cut, span });
      }
      return;
    }
    case "first":
    case "last":
    case "min":
    case "max": {
      const of = columnOf(value.of);
      // Of times, the first is the smallest.
      const ordered = { first: "min", last: "max", min: "min", max: "max" } as const;
      const choice = of === "_time" ? ordered[value.kind] : value.kind;
      both(choice, of, choice);
      return;
    }
    case "duration": {
      // From the first event of the first window to the last event of the last.
      const end = names.internal("episode_end");
      const begin = names.internal("episode_start");
      parts.merge.push(aggregate("min", start, begin), aggregate("max", "_time", end));
      parts.after.push({ name, value: sum(field(end), "-", field(begin)), span });
      return;
    }
  }
}

/** The same expression about another field. */
function renameField(expression: Eval, from: string, to: string): Eval {
  switch (expression.kind) {
    case "field":
      return expression.name === from ? field(to) : expression;
    case "call":
      return { ...expression, arguments: expression.arguments.map((one) => renameField(one, from, to)) };
    case "and":
    case "or":
      return { ...expression, operands: expression.operands.map((one) => renameField(one, from, to)) };
    case "not":
      return { ...expression, operand: renameField(expression.operand, from, to) };
    case "compare":
    case "sum":
      return {
        ...expression,
        left: renameField(expression.left, from, to),
        right: renameField(expression.right, from, to),
      };
    case "located":
      return { ...expression, of: renameField(expression.of, from, to) };
    case "text":
    case "regex":
    case "number":
      return expression;
  }
}
