import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { mapPredicate, predicateFields } from "../../model/walk.ts";
import type { PlanKey, ScoreNode } from "../../plan/nodes.ts";
import type { Branch } from "../../plan/stages.ts";
import { orderAssignments, renameColumn, type Wanted } from "./assign.ts";
import { columnExpression, fieldFor, isLate, isListColumn, type RowColumn } from "./columns.ts";
import { columnsOf, isListField, isPlanColumn, ROW_SCORE } from "./expression.ts";
import { asksForKey, conjuncts, onComputed } from "./late-tests.ts";
import { isTimeField, type Names } from "./names.ts";
import { predicateEval, searchPart } from "./predicate.ts";
import { createRowContext, type RowContext } from "./row-context.ts";
import {
  all,
  bothTerms,
  call,
  choose,
  compare,
  type Eval,
  field,
  NULL,
  number,
  type SearchTerm,
  type Stage,
  sum,
  text,
} from "./syntax.ts";

/** What all rows of a search share. */
export interface RowPlan {
  readonly names: Names;
  readonly columns: readonly RowColumn[];
  readonly tableOf: (list: string) => string;
  readonly macroOf: (source: string) => string;
  /** Holds the name of the event a row matched, when there are several kinds of rows. */
  readonly label: string | undefined;
  /** Some rows have a score. */
  readonly scored: boolean;
  /** Rows without one of these are dropped before the trigger. */
  readonly required: readonly RowColumn[];
}

/** Fields of a branch that live on when its records are made one row. */
export interface CollapseFields {
  readonly keys: readonly string[];
  /** 1 where the record satisfies what one record of the operation must. */
  readonly any: string | undefined;
  /** Stored fields that later tests read, and the names they are kept under. */
  readonly kept: readonly { readonly from: string; readonly name: string; readonly set: boolean }[];
}

export interface BranchStages {
  readonly stages: readonly Stage[];
  /** How many of the stages select the records and set their times. */
  readonly head: number;
  /** Columns in which an empty text has to become a missing value. */
  readonly filled: readonly string[];
  readonly collapse: CollapseFields | undefined;
}

export const labelOf = (branch: Branch<BoundField>): string => branch.events[0] ?? "";

/** The search of one branch up to rows with all their columns; only commands that stream, so that it can be part of a multisearch. */
export function branchStages(branch: Branch<BoundField>, plan: RowPlan): BranchStages {
  const context = createRowContext({ names: plan.names, tableOf: plan.tableOf });
  const tests = conjuncts(branch.scan.where).map((test) => ({ test, part: searchPart(test, context) }));
  const macro: SearchTerm = { kind: "macro", name: plan.macroOf(branch.binding.source) };
  const collapse = branch.collapse === undefined ? undefined : collapseFields(branch, plan);
  const { assignments, computed } = orderAssignments(
    [...wantedColumns(branch, plan), ...wantedCollapse(branch, collapse)],
    plan.names,
  );
  const stages: Stage[] = [
    { kind: "search", term: bothTerms([macro, ...tests.map(({ part }) => part.term)]) },
    ...arrivalStages(branch),
  ];
  const head = stages.length;
  const rest = remainingTests(branch, plan, tests);
  const late: Predicate<BoundField>[] = [];
  const early: Predicate<BoundField>[] = [];
  const assigned = new Set(assignments.map((one) => one.name));
  for (const test of rest) {
    const put = onComputed(test, computed, assigned);
    if (put === undefined) early.push(test);
    else late.push(put);
  }
  stages.push(...whereStages(early, context));
  if (branch.collapse === undefined && branch.score !== undefined) {
    stages.push(...scoreStages(branch.score, context, undefined));
  }
  if (branch.collapse?.any !== undefined && collapse?.any !== undefined) {
    const holds = predicateEval(branch.collapse.any, context);
    stages.push(...context.takeStages());
    const value = choose(holds, number(1), number(0));
    stages.push({ kind: "eval", assignments: [{ name: collapse.any, value, span: branch.collapse.span }] });
  }
  const label =
    plan.label === undefined ? [] : [{ name: plan.label, value: text(labelOf(branch)), span: branch.scan.span }];
  if (label.length + assignments.length > 0) stages.push({ kind: "eval", assignments: [...label, ...assignments] });
  stages.push(...whereStages(late, createRowContext({ names: plan.names, tableOf: plan.tableOf, computed })));
  const filled = [
    ...plan.columns.filter((column) => neverBlank(column, branch)).map((column) => column.name),
    ...(collapse?.keys ?? []).filter((_, index) => !isListKey(branch.collapse?.by[index])),
    // `first` takes an empty text for a value.
    ...(collapse?.kept ?? []).filter((kept) => !kept.set).map((kept) => kept.name),
  ];
  return { stages, head, filled, collapse };
}

/** Tests that the search has not said in full, without those that ask for a key which is asked for anyway. */
function remainingTests(
  branch: Branch<BoundField>,
  plan: RowPlan,
  tests: readonly { readonly test: Predicate<BoundField>; readonly part: { readonly exact: boolean } }[],
): readonly Predicate<BoundField>[] {
  // Records of one operation come together first, so there a record without the key has to go before.
  const required = branch.collapse === undefined ? plan.required : [];
  const keys = required.flatMap((column) => fieldFor(column, branch.events) ?? []);
  const asks = asksForKey(keys, branch.scan.span);
  return tests.flatMap(({ test, part }) => (part.exact || asks(test) ? [] : [test]));
}

function whereStages(tests: readonly Predicate<BoundField>[], context: RowContext): readonly Stage[] {
  if (tests.length === 0) return [];
  const condition = all(tests.map((test) => predicateEval(test, context)));
  return [...context.takeStages(), { kind: "where", condition }];
}

function isListKey(key: PlanKey<BoundField> | undefined): boolean {
  return key !== undefined && [...key.fields.values()].some(isListField);
}

/** Keys, and values that give way to others, may not be empty texts: those count as missing. */
function neverBlank(column: RowColumn, branch: Branch<BoundField>): boolean {
  const bound = fieldFor(column, branch.events);
  if (bound === undefined || !(column.key || column.merged) || isListColumn(column)) return false;
  return bound.expression.kind !== "constant" && bound.binding.cases === undefined && !isTimeField(bound);
}

/** Event time and arrival where the binding keeps them in other fields than Splunk's own. */
function arrivalStages(branch: Branch<BoundField>): readonly Stage[] {
  const { time, arrival } = branch.binding;
  const own = (expression: typeof time | undefined, name: string) =>
    expression === undefined || expression.kind !== "column" || expression.name === name
      ? []
      : [{ name, value: field(expression.name), span: undefined }];
  const assignments = [...own(time, "_time"), ...own(arrival, "_indextime")];
  return assignments.length === 0 ? [] : [{ kind: "eval", assignments }];
}

function wantedColumns(branch: Branch<BoundField>, plan: RowPlan): readonly Wanted[] {
  return plan.columns.flatMap((column): Wanted[] => {
    const bound = fieldFor(column, branch.events);
    if (isLate(column) && bound !== undefined && isPlanColumn(bound.expression)) return [];
    const { span, name } = column;
    if (bound === undefined) {
      // The record may have a field of this name that means something else.
      return plan.label === undefined ? [] : [{ name, expression: { kind: "absent", reason: "" }, span }];
    }
    if (bound.binding.cases !== undefined) {
      const value = caseValue(bound.binding.cases, plan);
      const read = [...bound.binding.cases.values()].flatMap(predicateFields).map((one) => one.expression);
      return [{ name, expression: { kind: "any_of", options: read }, value, span }];
    }
    return [{ name, expression: columnExpression(column, bound), span }];
  });
}

/** A value that stored fields define by a selection each. */
function caseValue(cases: ReadonlyMap<string, Predicate<BoundField>>, plan: RowPlan): Eval {
  const context = createRowContext({ names: plan.names, tableOf: plan.tableOf });
  const options = [...cases].flatMap(([value, where]) => [predicateEval(where, context), text(value)]);
  return options.length === 0 ? NULL : call("case", ...options);
}

function wantedCollapse(branch: Branch<BoundField>, collapse: CollapseFields | undefined): readonly Wanted[] {
  if (branch.collapse === undefined || collapse === undefined) return [];
  const keys = branch.collapse.by.flatMap((key, index): Wanted[] => {
    const name = collapse.keys[index];
    if (name === undefined) return [];
    const column: RowColumn = { name, fields: key.fields, key: true, fold: key.fold, merged: true, span: key.span };
    const bound = fieldFor(column, branch.events);
    if (bound === undefined) return [];
    return [{ name, expression: columnExpression(column, bound), span: key.span }];
  });
  const kept = collapse.kept.flatMap(({ from, name }): Wanted[] =>
    from === name ? [] : [{ name, expression: { kind: "column", name: from, type: "string" }, span: undefined }],
  );
  return [...kept, ...keys];
}

function collapseFields(branch: Branch<BoundField>, plan: RowPlan): CollapseFields {
  const { collapse, filters, score } = branch;
  const later = [...filters.map((filter) => filter.where), ...(score?.add.map((term) => term.when) ?? [])];
  const assigned = new Set(plan.columns.map((column) => column.name));
  const sets = new Map<string, boolean>();
  for (const bound of later.flatMap(predicateFields)) {
    for (const column of columnsOf(bound.expression)) {
      if (isPlanColumn(bound.expression)) continue;
      const many = bound.definition.values !== undefined || isListField(bound);
      sets.set(column, (sets.get(column) ?? false) || many);
    }
  }
  const kept = [...sets].map(([from, set]) => ({
    from,
    // Plain names, so that `foreach` can assign them.
    name: assigned.has(from) || /\W/.test(from) ? plan.names.internal(`stored_${from.replace(/\W+/g, "_")}`) : from,
    set,
  }));
  return {
    keys: (collapse?.by ?? []).map((_, index) => plan.names.internal(`collapse_${index + 1}`)),
    any: collapse?.any === undefined ? undefined : plan.names.internal("qualifies"),
    kept,
  };
}

/** What happens to a branch's rows once its records have been collapsed: exclusions, score, fields of the whole. */
export function collapsedStages(branch: Branch<BoundField>, fields: CollapseFields, plan: RowPlan): readonly Stage[] {
  const context = createRowContext({
    names: plan.names,
    tableOf: plan.tableOf,
    collected: new Set(fields.kept.filter((kept) => kept.set).map((kept) => kept.name)),
  });
  const stages: Stage[] = [];
  const elsewhere = plan.label === undefined ? undefined : compare(field(plan.label), "!=", text(labelOf(branch)));
  const keep = (condition: Eval): void => {
    const guarded: Eval = elsewhere === undefined ? condition : { kind: "or", operands: [elsewhere, condition] };
    stages.push({ kind: "where", condition: guarded });
  };
  if (fields.any !== undefined) keep(compare(field(fields.any), "=", number(1)));
  for (const filter of branch.filters) {
    const condition = predicateEval(renamed(filter.where, fields), context);
    stages.push(...context.takeStages());
    keep(condition);
  }
  if (branch.score !== undefined) {
    const add = branch.score.add.map((term) => ({ ...term, when: renamed(term.when, fields) }));
    stages.push(...scoreStages({ ...branch.score, add }, context, elsewhere));
  }
  const late = plan.columns.filter(isLate).flatMap((column) => {
    const bound = fieldFor(column, branch.events);
    if (bound === undefined || bound.expression.kind !== "column") return [];
    const own = columnsOf(bound.expression).map(field)[0] ?? NULL;
    const value = elsewhere === undefined ? own : choose(elsewhere, field(column.name), own);
    return [{ name: column.name, value, span: column.span }];
  });
  if (late.length > 0) stages.push({ kind: "eval", assignments: late });
  return stages;
}

function renamed(predicate: Predicate<BoundField>, fields: CollapseFields): Predicate<BoundField> {
  return mapPredicate(predicate, (bound) => ({
    ...bound,
    expression: fields.kept.reduce(
      (expression, kept) => renameColumn(expression, kept.from, kept.name),
      bound.expression,
    ),
  }));
}

/** The sum of the terms that hold, and the threshold. */
function scoreStages(score: ScoreNode<BoundField>, context: RowContext, elsewhere: Eval | undefined): readonly Stage[] {
  const total = score.add.reduce<Eval>((sofar, term) => {
    const points = choose(predicateEval(term.when, context), number(term.points), number(0));
    return sum(sofar, "+", { kind: "located", of: points, span: term.span });
  }, number(score.base));
  const own: Eval = elsewhere === undefined ? total : choose(elsewhere, field(ROW_SCORE), total);
  const stages: Stage[] = [
    ...context.takeStages(),
    { kind: "eval", assignments: [{ name: ROW_SCORE, value: own, span: score.span }] },
  ];
  if (score.atLeast !== undefined) {
    const enough = compare(field(ROW_SCORE), ">=", number(score.atLeast));
    const condition: Eval = elsewhere === undefined ? enough : { kind: "or", operands: [elsewhere, enough] };
    stages.push({ kind: "where", condition });
  }
  return stages;
}
