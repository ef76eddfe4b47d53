import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { Branch } from "../../plan/stages.ts";
import { commonColumns, lowerBranch, ROW, type RowNeeds } from "./branch.ts";
import type { QueryContext } from "./context.ts";
import { COLUMNS } from "./expression.ts";
import { pascalCase, snakeCase } from "./names.ts";
import { withoutRepeats } from "./share.ts";
import type { Slot } from "./slots.ts";
import { assign, binary, call, type Let, name, type Pipeline, type Step, text, where } from "./syntax.ts";

/** The rows of some events that a trigger takes as one input, and what their own columns are called. */
export interface Side {
  readonly events: readonly string[];
  readonly branches: readonly Branch<BoundField>[];
  readonly columns: SideColumns;
}

export interface SideColumns {
  readonly time: string;
  readonly first: string;
  readonly last: string;
  readonly arrival: string;
  readonly id: string;
  readonly score: string;
}

export const PLAIN_COLUMNS: SideColumns = {
  time: COLUMNS.time,
  first: COLUMNS.first,
  last: COLUMNS.last,
  arrival: ROW.arrival,
  id: ROW.id,
  score: COLUMNS.score,
};

/** The columns of a joined side, named after its event: `SignInTime`, `SignInIngested`. `time`: of an output that shows it. */
export function prefixedColumns(event: string, time: string | undefined, context: QueryContext): SideColumns {
  const prefix = pascalCase(event);
  const take = (suffix: string) => context.names.take(`${prefix}${suffix}`);
  return {
    time: time ?? take("Time"),
    first: take("StartTime"),
    last: take("EndTime"),
    arrival: take("Ingested"),
    id: take("RowId"),
    score: take("Score"),
  };
}

export interface Rows {
  readonly lets: readonly Let[];
  readonly pipeline: Pipeline;
  /** What the rows have a column of: a union leaves out what only the records of one operation were told apart by. */
  readonly slots: readonly Slot[];
}

/** All rows of one side: one pipeline, or a union of several that agree in their columns. Rows without a key are gone. */
export function lowerRows(side: Side, keys: readonly Slot[], needs: RowNeeds, context: QueryContext): Rows {
  const slots = slotsOf(side.events, context);
  const [only] = side.branches;
  if (only !== undefined && side.branches.length === 1) {
    const pipeline = lowerBranch(only, slots, needs, context);
    const steps = withoutRepeats([...pipeline.steps, ...keySteps(keys, side)]);
    return { lets: [], pipeline: { ...pipeline, steps }, slots: slotsOf(side.events, context) };
  }
  const scored = side.branches.some((branch) => branch.score !== undefined);
  const columns = [...commonColumns(needs, scored), ...slots.map((slot) => slot.column)];
  const lets = side.branches.map((branch): Let => {
    const pipeline = lowerBranch(branch, slots, needs, context);
    const project: Step = { kind: "project", columns: columns.map((column) => assign(column, name(column))) };
    return {
      name: context.names.take(snakeCase(branch.events[0] ?? "rows")),
      value: { ...pipeline, steps: [...pipeline.steps, project] },
    };
  });
  const union: Pipeline = {
    source: { kind: "union", names: lets.map((statement) => statement.name) },
    steps: keySteps(keys, side),
  };
  return { lets, pipeline: union, slots };
}

/** The rows of one side of a join as a `let`, with only the columns that are needed, under the side's names. */
export function lowerJoinSide(
  side: Side,
  keys: readonly Slot[],
  needs: RowNeeds,
  context: QueryContext,
): { readonly lets: readonly Let[]; readonly name: string; readonly slots: readonly Slot[] } {
  const rows = lowerRows(side, keys, needs, context);
  const scored = side.branches.some((branch) => branch.score !== undefined);
  const renamed = new Map<string, string>([
    [COLUMNS.time, side.columns.time],
    [COLUMNS.first, side.columns.first],
    [COLUMNS.last, side.columns.last],
    [ROW.arrival, side.columns.arrival],
    [ROW.id, side.columns.id],
    [COLUMNS.score, side.columns.score],
  ]);
  const columns = [...commonColumns(needs, scored), ...rows.slots.map((slot) => slot.column)];
  const project: Step = {
    kind: "project",
    columns: columns.map((column) => assign(renamed.get(column) ?? column, name(column))),
  };
  const letName = context.names.take(snakeCase(side.events[0] ?? "rows"));
  const value: Pipeline = { ...rows.pipeline, steps: [...rows.pipeline.steps, project] };
  return { lets: [...rows.lets, { name: letName, value }], name: letName, slots: rows.slots };
}

function slotsOf(events: readonly string[], context: QueryContext): readonly Slot[] {
  return context.slots.all().filter((slot) => events.some((event) => slot.fields.has(event)));
}

/**
 * One row per element of a list; an empty one, or a value that is no list, stays one row. An id of digits alone would become
 * a number, and `to typeof(string)` makes numbers null (Microsoft Learn, "mv-expand operator").
 */
export function explode({ column }: Slot): readonly Step[] {
  const value = name(column);
  const items = call(
    "case",
    binary(value, "==", text("[]")),
    call("pack_array", text("")),
    binary(value, "startswith", text("[")),
    call("parse_json", value),
    call("pack_array", value),
  );
  return [
    { kind: "mv_expand", column, value: items, type: undefined },
    { kind: "extend", columns: [assign(column, call("tostring", value))] },
  ];
}

/** A list of keys gives one row per element; a row without a key belongs to no group. */
function keySteps(keys: readonly Slot[], side: Side): readonly Step[] {
  const steps = keys.filter((key) => key.list).flatMap(explode);
  const nullable = keys.filter((key) => key.list || (key.nullable && !isTested(key, side)));
  const present = nullable.map((key): Step => {
    const condition = call(key.type === "string" ? "isnotempty" : "isnotnull", name(key.column));
    return where({ kind: "located", of: condition, span: key.span });
  });
  return [...steps, ...present];
}

/** Every record passed a test on the key's field, and no test holds on a missing one. */
function isTested(key: Slot, side: Side): boolean {
  return side.branches.every((branch) => {
    if (branch.collapse !== undefined) return false;
    const field = branch.events.map((event) => key.fields.get(event)).find((found) => found !== undefined);
    return field !== undefined && requires(branch.scan.where, field.name);
  });
}

function requires(predicate: Predicate<BoundField>, fieldName: string): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.operands.some((operand) => requires(operand, fieldName));
    case "or":
      return predicate.operands.length > 0 && predicate.operands.every((operand) => requires(operand, fieldName));
    case "test":
      return predicate.field.name === fieldName && predicate.match.kind !== "same_as";
    case "not":
    case "keyword":
    case "constant":
      return false;
    default:
      return assertNever(predicate);
  }
}
