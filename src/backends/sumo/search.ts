import type { BoundField } from "../../catalog/nodes.ts";
import { outputFields } from "../../plan/bind.ts";
import { planEvents } from "../../plan/map.ts";
import type { Count, PlanKey, PlanOutput } from "../../plan/nodes.ts";
import type { Stages } from "../../plan/stages.ts";
import { columnReference, columnsOf, isPlanColumn } from "./column.ts";
import { type KeyColumn, keyColumn, keyPresent, noteKeyColumn } from "./keys.ts";
import { noteCollapse, type Records, recordsExpression, recordsOf } from "./records.ts";
import { predicateContext, type RuleContext } from "./rule-context.ts";
import { isSearchText, searchForm } from "./search-form.ts";
import type { Search, SearchAggregate, SearchStep } from "./search-syntax.ts";
import { and, attribute, type ComparisonOperator, type Cse, not, number, or } from "./syntax.ts";

type Trigger = NonNullable<Stages<BoundField>["trigger"]>;

/** The search of a hunt. `undefined` where its keys have no field in common. */
export function huntSearch(context: RuleContext): Search | undefined {
  const { stages, input } = context;
  const { trigger, once, branches } = stages;
  noteCollapse(branches, trigger !== undefined, input);
  if (once !== undefined) {
    const reason = "a search lists every record";
    input.notes.add({ code: "once-per-lost", construct: "once_per", reason, span: once.span, direction: "over" });
  }
  const steps = trigger === undefined ? listing(context, []) : triggerSteps(trigger, context);
  return steps === undefined ? undefined : { ...scope(context), steps };
}

function triggerSteps(trigger: Trigger, context: RuleContext): readonly SearchStep[] | undefined {
  const { input } = context;
  if (trigger.kind === "first_seen") {
    const reason = "a search remembers no values";
    input.notes.add({ code: "first-seen-lost", construct: "trigger", reason, span: trigger.span, direction: "over" });
    return listing(context, trigger.value);
  }
  const keys = trigger.keys.map(keyColumn);
  const groups = keys.filter((key) => key !== undefined);
  if (groups.length < keys.length) return undefined;
  for (const group of groups) {
    noteKeyColumn({ ...group, casesDiffer: false }, input.notes, { apart: "under", polarity: context.polarity });
  }
  input.notes.add({
    code: "window-tumbling",
    construct: "trigger",
    reason: "a search cuts time into slices that do not overlap",
    span: trigger.span,
    direction: "under",
    polarity: context.polarity,
  });
  return trigger.kind === "count" ? counting(trigger, groups, context) : together(trigger, groups, context);
}

/** The index of the records and what they have in common. */
function scope({ stages }: RuleContext): Pick<Search, "index" | "terms"> {
  const scopes = stages.branches.flatMap(({ binding }) => (binding.scope.kind === "sumo" ? [binding.scope] : []));
  const indexes = [...new Set(scopes.map(({ index }) => index))];
  const common = (name: string, values: readonly (string | undefined)[]): readonly (readonly [string, string])[] => {
    const [value] = values;
    const isShared = value !== undefined && isSearchText(value) && values.every((other) => other === value);
    return isShared ? [[name, value]] : [];
  };
  return {
    index: indexes.length === 1 && indexes[0] !== undefined ? indexes[0] : "sec_record_*",
    terms: [
      ...common(
        "metadata_vendor",
        scopes.map(({ vendor }) => vendor),
      ),
      ...common(
        "metadata_product",
        scopes.map(({ product }) => product),
      ),
    ],
  };
}

function condition(records: readonly Records[], context: RuleContext): Cse {
  return searchForm(recordsExpression(records, predicateContext(context)));
}

function listing(context: RuleContext, present: readonly PlanKey<BoundField>[]): readonly SearchStep[] {
  const { branches, outputs } = context.stages;
  const values = present.flatMap((key) => keyColumn(key) ?? []);
  const records = branches.map((branch) =>
    recordsOf(
      branch,
      values.flatMap((value) => keyPresent(value, branch.events)),
    ),
  );
  const shown = new Map<string, Cse>([["timestamp", attribute("timestamp")]]);
  for (const column of outputs.flatMap((output) => outputColumns(output)))
    shown.set(column.name, columnReference(column));
  const where: SearchStep = { kind: "where", condition: condition(records, context) };
  return shown.size === 1 ? [where] : [where, { kind: "fields", fields: [...shown.values()] }];
}

function outputColumns(output: PlanOutput<BoundField>) {
  return outputFields(output.value)
    .flatMap((field) => columnsOf(field.expression))
    .filter((column) => !isPlanColumn(column));
}

/** Keys in lower case where they compare so. */
function keySteps(groups: readonly KeyColumn[]): {
  readonly steps: readonly SearchStep[];
  readonly by: readonly Cse[];
} {
  const steps: SearchStep[] = [];
  const by = groups.map(({ key, column, casesDiffer }): Cse => {
    const of = columnReference(column);
    if (!casesDiffer) return of;
    const as = `key_${fieldName(key.name)}`;
    steps.push({ kind: "lower", of, as });
    return attribute(as);
  });
  return { steps, by: [attribute("_timeslice"), ...by] };
}

function counting(
  count: Count<BoundField>,
  groups: readonly KeyColumn[],
  context: RuleContext,
): readonly SearchStep[] | undefined {
  const keys = (count.distinct ?? []).map(keyColumn);
  const [value] = keys;
  if (keys.length > 1 || (keys.length === 1 && value === undefined)) return undefined;
  const present = value === undefined ? groups : [...groups, value];
  const records = context.stages.branches.map((branch) =>
    recordsOf(
      branch,
      present.flatMap((key) => keyPresent(key, branch.events)),
    ),
  );
  const { steps, by } = keySteps(groups);
  const lowered: SearchStep[] =
    value === undefined ? [] : [{ kind: "lower", of: columnReference(value.column), as: "value" }];
  const total: SearchAggregate =
    value === undefined
      ? { function: "count", of: undefined, as: "total" }
      : { function: "count_distinct", of: attribute("value"), as: "total" };
  const tests = count.conditions.map(({ operator, value: limit }): Cse => {
    const compare = (printed: ComparisonOperator): Cse => ({
      kind: "compare",
      operator: printed,
      left: { kind: "counted", name: "total" },
      right: number(limit),
    });
    return operator === "neq"
      ? not(compare("="))
      : compare(({ gt: ">", gte: ">=", lt: "<", lte: "<=", eq: "=" } as const)[operator]);
  });
  return [
    { kind: "where", condition: condition(records, context) },
    ...steps,
    ...lowered,
    { kind: "timeslice", milliseconds: count.timespan },
    { kind: "aggregate", functions: [total, ...outputFunctions(context)], by },
    { kind: "where", condition: and(tests) },
  ];
}

/** The collected values of the outputs, each under its own name. */
function outputFunctions({ stages }: RuleContext): readonly SearchAggregate[] {
  const taken = new Set(["total", "value", "_timeslice"]);
  return stages.outputs.flatMap((output): readonly SearchAggregate[] => {
    const [column] = outputColumns(output);
    const { kind } = output.value;
    if (column === undefined || (kind !== "values" && kind !== "count_distinct" && kind !== "first" && kind !== "last"))
      return [];
    const wish = fieldName(output.name);
    let as = wish;
    for (let count = 2; taken.has(as); count += 1) as = `${wish}_${count}`;
    taken.add(as);
    const isTime = column.name === "timestamp";
    const name = isTime ? (kind === "first" ? "min" : "max") : kind;
    return [{ function: name, of: columnReference(column), as }];
  });
}

function fieldName(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, "_").replace(/^(?![A-Za-z])/, "out_");
}

type Together = Extract<Trigger, { kind: "together" | "anchored" }>;

/** A flag for each step on every record, then the slices in which each was raised. */
function together(trigger: Together, groups: readonly KeyColumn[], context: RuleContext): readonly SearchStep[] {
  const { branches } = context.stages;
  const events =
    trigger.kind === "together"
      ? trigger.inputs.map(({ plan }) => planEvents(plan))
      : [[trigger.anchorEvent], trigger.otherEvents];
  if (trigger.kind === "together" && trigger.ordered) {
    const reason = "the steps of a slice are counted and not put in order";
    context.input.notes.add({
      code: "order-lost",
      construct: "trigger",
      reason,
      span: trigger.span,
      direction: "over",
    });
  }
  const conditions = events.map((names) =>
    condition(
      branches
        .filter((branch) => branch.events.some((event) => names.includes(event)))
        .map((branch) =>
          recordsOf(
            branch,
            groups.flatMap((group) => keyPresent(group, branch.events)),
          ),
        ),
      context,
    ),
  );
  const { steps, by } = keySteps(groups);
  const flags = conditions.map((_, index) => `step_${index + 1}`);
  const raised = flags.map(
    (flag): Cse => ({ kind: "compare", operator: "=", left: { kind: "counted", name: flag }, right: number(1) }),
  );
  const window = trigger.kind === "together" ? trigger.timespan : trigger.before + trigger.after;
  return [
    { kind: "where", condition: or(conditions) },
    ...conditions.map((each, index): SearchStep => ({ kind: "flag", condition: each, as: `is_step_${index + 1}` })),
    ...steps,
    { kind: "timeslice", milliseconds: window },
    {
      kind: "aggregate",
      functions: flags.map((as): SearchAggregate => ({ function: "max", of: attribute(`is_${as}`), as })),
      by,
    },
    { kind: "where", condition: and(raised) },
  ];
}
