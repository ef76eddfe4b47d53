import type { BoundField } from "../../catalog/nodes.ts";
import type { Duration } from "../../model/duration.ts";
import { MINUTE, printDuration } from "../../model/duration.ts";
import type { Plan } from "../../plan/nodes.ts";
import { simplify } from "../../plan/simplify.ts";
import { columnClass, expressionColumns, flattenPaths, groupable, respelledColumn } from "./columns.ts";
import { categoryOf, countedRecords, type ElasticBranch, type RuleContext } from "./context.ts";
import { lowerEql } from "./eql/lower.ts";
import { printEql } from "./eql/print.ts";
import type { EqlStep } from "./eql/syntax.ts";
import { widened } from "./ladder.ts";
import { snake } from "./literal.ts";
import { investigationFields, noteBlocks } from "./outputs.ts";
import type { Key, Rule } from "./rule.ts";
import { queryText, readsOf, withoutCategory } from "./rules-document.ts";
import { storedTests } from "./stored.ts";
import { noteStoredKeys } from "./suppress.ts";

type Anchored = Extract<Plan<BoundField>, { readonly kind: "anchored" }>;
type Together = Extract<Plan<BoundField>, { readonly kind: "together" }>;

interface Step {
  readonly branches: readonly ElasticBranch[];
  readonly reads: Rule["reads"];
  readonly step: EqlStep;
}

/** An anchor with other events before and after it: one sequence each way. */
export function anchoredRules(context: RuleContext, trigger: Anchored): readonly Rule[] {
  const { branches } = context.stages;
  const anchorBranch = branches.filter((branch) => branch.events.includes(trigger.anchorEvent));
  const otherBranches = branches.filter((branch) => !branch.events.includes(trigger.anchorEvent));
  noteKeys(trigger.keys, context);
  noteLostAlerts(context);
  context.input.notes.add({
    code: "once-per-approximate",
    construct: "trigger",
    reason: "a sequence ends at its first match, so further events near the same anchor raise no alert of their own",
    span: trigger.span,
    direction: "under",
  });
  const anchor = stepOf(anchorBranch, trigger.keys, context);
  const other = stepOf(otherBranches, trigger.keys, context);
  const name = snake(trigger.anchorEvent);
  return [
    ...(trigger.after > 0 ? [sequenceRule(context, [anchor, other], trigger.after, `after_${name}`, trigger)] : []),
    ...(trigger.before > 0 ? [sequenceRule(context, [other, anchor], trigger.before, `before_${name}`, trigger)] : []),
  ];
}

/** Events in their order, within the timespan. */
export function orderedRule(context: RuleContext, trigger: Together): Rule {
  noteKeys(trigger.keys, context);
  noteLostAlerts(context);
  return sequenceRule(context, stepsOf(context, trigger), trigger.timespan, undefined, trigger);
}

/** Two events in any order: one sequence each way. */
export function eitherOrderRules(context: RuleContext, trigger: Together): readonly Rule[] {
  noteKeys(trigger.keys, context);
  noteLostAlerts(context);
  const steps = stepsOf(context, trigger);
  return trigger.inputs.map((input, index) => {
    const order = index === 0 ? steps : [...steps].reverse();
    return sequenceRule(context, order, trigger.timespan, `${snake(input.event)}_first`, trigger);
  });
}

/** Whether a sequence can join by these keys without loss. */
export function joinsExactly(keys: readonly Key[]): boolean {
  return keys.every((key) =>
    [...key.fields.values()].every(
      (field) =>
        field.expression.kind === "column" &&
        joinable(field.expression) &&
        (!key.fold || columnClass(field.expression.type) !== "keyword" || field.binding.storedCase !== "any"),
    ),
  );
}

function joinable(column: { readonly name: string; readonly type: string }): boolean {
  return groupable({ kind: "column", ...column }) && columnClass(column.type) !== "flattened";
}

function stepsOf(context: RuleContext, trigger: Together): readonly Step[] {
  return trigger.inputs.map((input) => {
    const branches = context.stages.branches.filter((branch) => branch.events.includes(input.event));
    return stepOf(branches, trigger.keys, context);
  });
}

function stepOf(branches: readonly ElasticBranch[], keys: readonly Key[], context: RuleContext): Step {
  const category = categoryOf(branches);
  const predicates = branches.map((branch) => countedRecords(branch, keys, context));
  const [first] = predicates;
  if (first === undefined) throw new Error("A step of a sequence reads at least one source");
  const whole = predicates.length === 1 ? first : simplify({ kind: "or", operands: predicates, span: first.span });
  const final = widened(storedTests(whole), "eql", { ...context, notes: context.input.notes });
  return {
    branches,
    reads: readsOf(final),
    step: {
      category,
      where: lowerEql(withoutCategory(final, category)),
      by: keys.map((key) => ({ field: joinField(key, branches), span: key.span })),
    },
  };
}

/** The stored field that comes nearest to the key in a step's events. */
function joinField(key: Key, branches: readonly ElasticBranch[]): string {
  for (const event of branches.flatMap((branch) => branch.events)) {
    const field = key.fields.get(event);
    if (field === undefined) continue;
    const expression = flattenPaths(field.expression);
    const [column] = expressionColumns(expression).filter(joinable);
    if (column !== undefined) return column.name;
  }
  return "event.id";
}

function noteKeys(keys: readonly Key[], context: RuleContext): void {
  const { notes } = context.input;
  noteStoredKeys(keys, "key-case", "under", context);
  for (const key of keys) {
    for (const field of key.fields.values()) {
      const expression = flattenPaths(field.expression);
      if (expression.kind === "absent") continue;
      const columns = expressionColumns(expression);
      if (!columns.some(joinable)) {
        const reason = "a sequence can join by none of the stored fields of the key";
        notes.add({ code: "not-expressible", construct: key.name, reason, span: key.span });
      } else if (respelledColumn(expression) === undefined) {
        const reason = `a sequence joins by stored fields, here ${columns.find(joinable)?.name}`;
        notes.add({ code: "key-approximate", construct: key.name, reason, span: key.span, direction: "both" });
      }
    }
  }
}

/** Alerts of sequences are shells over their events: suppression would need fields that all events share. */
function noteLostAlerts(context: RuleContext): void {
  const { notes, detection } = context.input;
  const { once } = context.stages;
  const reason = "the alert of a sequence carries only what all its events share";
  if (once !== undefined) {
    notes.add({ code: "once-per-lost", construct: "once_per", reason, span: once.span, direction: "over" });
  }
  const { throttle } = detection.limits;
  if (throttle !== undefined) {
    notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: throttle.span });
  }
}

function sequenceRule(
  context: RuleContext,
  steps: readonly Step[],
  maxspan: Duration,
  part: string | undefined,
  trigger: Anchored | Together,
): Rule {
  const { every, delay, span } = context.input.detection.schedule;
  const { notes } = context.input;
  const interval = intervalFor(maxspan, every);
  if (interval !== every) {
    const reason = `Elastic runs a sequence of ${printDuration(maxspan)} at most every half of that`;
    notes.add({ code: "frequency-changed", construct: "schedule", reason, span });
  }
  const late = "sequences go by the time of events, so an event that arrives later than `delay` is not seen";
  notes.add({ code: "event-time", construct: "schedule", reason: late, span });
  if (trigger.kind === "together" && trigger.ordered) {
    // Elasticsearch orders events of one timestamp by where they are stored, unless a rule names a tiebreaker field.
    const reason = "events of one timestamp are taken in the order of their storage";
    notes.add({ code: "order-approximate", construct: "trigger", reason, span: trigger.span, direction: "under" });
  }
  noteBlocks(context, sharedColumns(steps));
  const query = printEql({
    kind: "sequence",
    maxspan: { text: printDuration(maxspan), span: trigger.span },
    steps: steps.map(({ step }) => step),
  });
  return {
    part,
    type: "eql",
    language: "eql",
    query: queryText(query),
    filters: [],
    interval,
    lookBack: maxspan + interval + delay,
    byArrival: false,
    suppression: undefined,
    newTerms: undefined,
    threshold: undefined,
    exceptions: [],
    investigation: investigationFields(context, false),
    reads: steps.flatMap(({ reads }) => reads),
  };
}

/** The columns that the join makes equal in all events: those by which every step joins in the same place. */
function sharedColumns(steps: readonly Step[]): ReadonlySet<string> {
  const [first, ...rest] = steps.map(({ step }) => step.by.map(({ field }) => field));
  return new Set(first?.filter((field, index) => rest.every((by) => by[index] === field)));
}

/** The public rule repository refuses sequences that run more often than every half of their span. */
function intervalFor(maxspan: Duration, every: Duration): Duration {
  if (maxspan <= 2.5 * MINUTE) return every;
  return Math.max(every, Math.ceil(maxspan / 2 / MINUTE) * MINUTE);
}
