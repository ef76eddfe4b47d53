import type { FieldRef } from "../../../model/nodes.ts";
import type { Collapse, Scan, ScoreNode } from "../../../plan/nodes.ts";
import { call, column, filtered, missing, number, text } from "../../relation/build.ts";
import type { AggregateCall, NamedAggregate, NamedScalar, Relation, Scalar, ScanColumn } from "../../relation/nodes.ts";
import { firstKey } from "./keys.ts";
import { type PredicateContext, predicateTest } from "./predicate.ts";
import {
  EVENT,
  event,
  FIRST,
  fieldColumn,
  fieldValues,
  ID,
  inOrder,
  LAST,
  POSITION,
  position,
  SCORE,
  TIME,
  time,
} from "./rows.ts";
import type { UsedFields } from "./used-fields.ts";

export interface RowContext extends PredicateContext {
  readonly used: UsedFields;
}

/** The records of a source that an event's `where` takes. Null and empty text count as missing from here on. */
export function scanRows(scan: Scan<FieldRef>, context: RowContext): Relation {
  const names = [...context.used.names];
  const columns: ScanColumn[] = [
    ...names.map((name): ScanColumn => stored(fieldColumn(name), "texts", name)),
    stored("stored time", "text", "time"),
    stored("stored id", "text", "event.id"),
    { name: POSITION, type: "number", from: { kind: "serial" } },
  ];
  const at = call("moment", column("stored time", "text"));
  const own: readonly NamedScalar[] = [
    { name: EVENT, value: text(scan.events[0] ?? "") },
    { name: TIME, value: at },
    { name: FIRST, value: at },
    { name: LAST, value: at },
    { name: ID, value: call("coalesce", column("stored id", "text"), text("")) },
    { name: POSITION, value: position },
    { name: SCORE, value: missing("number") },
  ];
  const present = names.map((name): NamedScalar => {
    const value = filtered(fieldValues(name), "value", (each) => call("not", call("equals", each, text(""))));
    return { name: fieldColumn(name), value };
  });
  const rows: Relation = {
    kind: "project",
    input: { kind: "scan", places: [scan.source.name], columns },
    columns: [...own, ...present],
  };
  return { kind: "filter", input: rows, where: predicateTest(scan.where, context) };
}

function stored(name: string, type: "text" | "texts", key: string): ScanColumn {
  return { name, type, from: { kind: "stored", key } };
}

/**
 * "One row of the records that share all fields of `by`, where each record follows the one before it within `within`. A record
 * that lacks one of these fields is a row of its own."
 */
export function collapseRows(node: Collapse<FieldRef>, input: Relation, context: RowContext): Relation {
  const key = firstKey(node.by);
  const alone = call("if", call("is_null", key), position, missing("number"));
  const keyed: Relation = {
    kind: "extend",
    input,
    columns: [
      { name: "operation", value: key },
      { name: "alone", value: alone },
    ],
  };
  const partition: readonly Scalar[] = [column("operation", "text"), column("alone", "number")];
  const previous: Relation = {
    kind: "window",
    input: keyed,
    partition,
    order: inOrder,
    columns: [{ name: "previous", call: { function: "lag", of: time } }],
  };
  const gap = call("subtract", time, column("previous", "number"));
  const begins = call("if", call("less_equal", gap, number(node.within)), number(0), number(1));
  const numbered: Relation = {
    kind: "window",
    input: { kind: "extend", input: previous, columns: [{ name: "begins", value: begins }] },
    partition,
    order: inOrder,
    columns: [{ name: "session", call: { function: "sum", of: column("begins", "number") } }],
  };
  const joined: Relation = {
    kind: "aggregate",
    input: numbered,
    keys: [
      { name: "operation", value: column("operation", "text") },
      { name: "alone", value: column("alone", "number") },
      { name: "session", value: column("session", "number") },
    ],
    columns: joinedColumns(node, context),
  };
  const kept: Relation =
    node.any === undefined ? joined : { kind: "filter", input: joined, where: column("any", "boolean") };
  const names = [EVENT, TIME, FIRST, LAST, ID, POSITION, SCORE];
  const types = ["text", "number", "number", "number", "text", "number", "number"] as const;
  return {
    kind: "project",
    input: kept,
    columns: [
      ...names.map((name, index) => ({ name, value: column(name, types[index] ?? "text") })),
      ...[...context.used.names].map((name) => ({ name: fieldColumn(name), value: fieldValues(name) })),
    ],
  };
}

/** "The first value that is not missing counts; a field with a closed vocabulary becomes the set of its values." */
function joinedColumns(node: Collapse<FieldRef>, context: RowContext): readonly NamedAggregate[] {
  const first = (of: Scalar): AggregateCall => ({ function: "first", of, order: inOrder });
  const fields = [...context.used.names].map((name): NamedAggregate => {
    const values = fieldValues(name);
    if (context.used.vocabularies.has(name)) {
      return { name: fieldColumn(name), call: { function: "concat", of: values, order: inOrder } };
    }
    const present = call("less", number(0), call("list_length", values));
    return { name: fieldColumn(name), call: first(call("if_list", present, values, missing("texts"))) };
  });
  const any: readonly NamedAggregate[] =
    node.any === undefined ? [] : [{ name: "any", call: { function: "any", of: predicateTest(node.any, context) } }];
  return [
    { name: EVENT, call: first(event) },
    { name: TIME, call: { function: node.time === "first" ? "min" : "max", of: time } },
    { name: FIRST, call: { function: "min", of: column(FIRST, "number") } },
    { name: LAST, call: { function: "max", of: column(LAST, "number") } },
    { name: ID, call: first(column(ID, "text")) },
    { name: POSITION, call: first(position) },
    { name: SCORE, call: { function: "max", of: column(SCORE, "number") } },
    ...fields,
    ...any,
  ];
}

/** "`base` and the points of every term"; "rows below `at_least` are dropped". */
export function scoreRows(node: ScoreNode<FieldRef>, input: Relation, context: RowContext): Relation {
  const points = node.add.map((term) => call("if", predicateTest(term.when, context), number(term.points), number(0)));
  const scored: Relation = {
    kind: "extend",
    input,
    columns: [{ name: SCORE, value: call("add", number(node.base), ...points) }],
  };
  if (node.atLeast === undefined) return scored;
  return { kind: "filter", input: scored, where: call("less_equal", number(node.atLeast), column(SCORE, "number")) };
}
