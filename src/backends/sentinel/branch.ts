import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { predicateFields } from "../../model/walk.ts";
import type { Branch } from "../../plan/stages.ts";
import { collapseSteps } from "./collapse.ts";
import { type QueryContext, recordScope, since } from "./context.ts";
import { COLUMNS, lowerExpression } from "./expression.ts";
import { pascalCase } from "./names.ts";
import { lowerPredicate, type PredicateScope } from "./predicate.ts";
import { afterColumns, shareColumns } from "./share.ts";
import { type Slot, slotValue } from "./slots.ts";
import {
  type Assignment,
  assign,
  binary,
  call,
  extend,
  type Kql,
  name,
  number,
  type Pipeline,
  type Step,
  text,
  where,
} from "./syntax.ts";

/** What the stages above need from each branch beside its slots. */
export interface RowNeeds {
  /** `filter`: only rows that arrived in this run; `column`: the time of arrival, for a later choice. */
  readonly arrival: "filter" | "column" | "none";
  /** The earliest arrival that made a collapsed row match, instead of the latest arrival of any of its records. */
  readonly firstArrival: boolean;
  readonly rowId: boolean;
  /** The name of the event, where an output tells events apart. */
  readonly event: boolean;
  /** Columns of the first and last record, which collapsed rows have and others then copy. */
  readonly ends: boolean;
  /** What all values of a closed vocabulary become in collapsed rows: a set, or its text where more is collapsed later. */
  readonly sets: "none" | "dynamic" | "text";
}

export const ROW = { arrival: "Ingested", id: "RowId", event: "Event" } as const;

/** The columns every row has, in their order in a `project`. */
export function commonColumns(needs: RowNeeds, scored: boolean): readonly string[] {
  return [
    COLUMNS.time,
    ...(needs.ends ? [COLUMNS.first, COLUMNS.last] : []),
    ...(needs.arrival === "column" ? [ROW.arrival] : []),
    ...(needs.rowId ? [ROW.id] : []),
    ...(needs.event ? [ROW.event] : []),
    ...(scored ? [COLUMNS.score] : []),
  ];
}

/**
 * The records of one scan as rows: time, plain tests, computed tests, then one `extend` that reads the table's columns.
 * Everything later reads what that made, so an output may carry the name of a column it is computed from.
 */
export function lowerBranch(
  branch: Branch<BoundField>,
  slots: readonly Slot[],
  needs: RowNeeds,
  context: QueryContext,
): Pipeline {
  const { collapse, score, events } = branch;
  const scope = recordScope(context);
  const filterArrival = needs.arrival === "filter" && collapse === undefined;
  const read = readSteps(branch, filterArrival, context);
  const conditions = conjuncts(branch.scan.where, scope);
  if (collapse !== undefined) {
    const rows = collapseSteps({ branch, collapse, slots, needs, context });
    return fromTable(branch, [...read, ...conditions.map(where), ...rows]);
  }
  const terms = score === undefined ? [] : scoreTerms(score, scope, context);
  const columns: Assignment[] = [
    ...rowColumns(branch, needs),
    ...slotColumns(slots, events),
    ...terms.map((term) => assign(term.column, term.when)),
  ];
  // A condition on a value that becomes a column anyway is asked of the column.
  const late = conditions.map((condition) => afterColumns(condition, columns));
  return fromTable(branch, [
    ...read,
    ...conditions.filter((_, index) => late[index] === undefined).map(where),
    ...shareColumns(columns, context.names),
    ...late.flatMap((condition) => (condition === undefined ? [] : [where(condition)])),
    ...(score === undefined ? [] : scoreSteps(score, terms)),
  ]);
}

function fromTable(branch: Branch<BoundField>, steps: readonly Step[]): Pipeline {
  const { scope } = branch.binding;
  if (scope.kind !== "sentinel") throw new Error(`The binding of ${branch.binding.source} is not one of Sentinel`);
  return { source: { kind: "table", name: scope.table }, steps };
}

function readSteps(branch: Branch<BoundField>, filterArrival: boolean, { timing }: QueryContext): readonly Step[] {
  if (timing === undefined) return [];
  const time = where(since(name(COLUMNS.time), timing.period));
  return filterArrival ? [time, where(since(arrivalOf(branch), timing.frequency))] : [time];
}

function arrivalOf(branch: Branch<BoundField>): Kql {
  const { arrival } = branch.binding;
  return arrival === undefined ? call("ingestion_time") : lowerExpression(arrival).kql;
}

/** Conditions for one `where` each, tests on stored columns before tests on computed values. */
function conjuncts(predicate: Predicate<BoundField>, scope: PredicateScope): readonly Kql[] {
  const operands = predicate.kind === "and" ? predicate.operands : [predicate];
  const meaningful = operands.filter((operand) => operand.kind !== "constant" || !operand.value);
  return [...meaningful].sort((a, b) => cost(a) - cost(b)).map((operand) => lowerPredicate(operand, scope, true));
}

function cost(predicate: Predicate<BoundField>): number {
  if (predicate.kind === "constant") return 0;
  const fields = predicateFields(predicate);
  if (fields.length === 0 || fields.some((field) => field.expression.kind !== "column")) return 2;
  const cheap = predicate.kind === "test" && (predicate.match.kind === "equals" || predicate.match.kind === "exists");
  return cheap ? 0 : 1;
}

/** Columns that are not the author's: arrival, id, event. A time column of another name is copied. */
export function rowColumns(branch: Branch<BoundField>, needs: RowNeeds): Assignment[] {
  const { time, rowId } = branch.binding;
  const stored = lowerExpression(time).kql;
  const columns: Assignment[] = [];
  if (stored.kind !== "name" || stored.name !== COLUMNS.time) columns.push(assign(COLUMNS.time, stored));
  if (needs.arrival === "column" || (needs.arrival === "filter" && branch.collapse !== undefined)) {
    columns.push(assign(ROW.arrival, arrivalOf(branch)));
  }
  if (needs.rowId) columns.push(assign(ROW.id, rowId === undefined ? name("_ItemId") : lowerExpression(rowId).kql));
  if (needs.event) columns.push(assign(ROW.event, text(branch.events[0] ?? "")));
  if (needs.ends && branch.collapse === undefined) {
    columns.push(assign(COLUMNS.first, stored), assign(COLUMNS.last, stored));
  }
  return columns;
}

/** Slots that are not already a column of the table under their own name. */
export function slotColumns(slots: readonly Slot[], events: readonly string[]): Assignment[] {
  return slots.flatMap((slot) => {
    const value = slotValue(slot, events);
    const stored = value.kind === "name" && value.name === slot.column;
    return stored ? [] : [assign(slot.column, { kind: "located", of: value, span: slot.span })];
  });
}

export interface ScoreTermColumn {
  readonly column: string;
  readonly when: Kql;
  readonly points: number;
}

type ScoreNode = NonNullable<Branch<BoundField>["score"]>;

export function scoreTerms(score: ScoreNode, scope: PredicateScope, context: QueryContext): readonly ScoreTermColumn[] {
  return score.add.map((term) => ({
    column: context.names.take(pascalCase(term.name)),
    when: { kind: "located", of: lowerPredicate(term.when, scope), span: term.span },
    points: term.points,
  }));
}

/** The sum, and the floor under which rows are no rows. */
export function scoreSteps(score: ScoreNode, terms: readonly ScoreTermColumn[]): readonly Step[] {
  const total = terms.reduce<Kql>(
    (sum, term) => binary(sum, "+", call("iff", name(term.column), number(term.points), number(0))),
    number(score.base),
  );
  const floor = score.atLeast === undefined ? [] : [where(binary(name(COLUMNS.score), ">=", number(score.atLeast)))];
  return [
    ...extend([assign(COLUMNS.score, { kind: "located", of: total, span: score.span })]),
    ...floor.map(
      (step): Step => (step.kind === "where" ? where({ kind: "located", of: step.condition, span: score.span }) : step),
    ),
  ];
}
