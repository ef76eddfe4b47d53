import type { Column } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Plan } from "../../plan/nodes.ts";
import { columnClass, flattenPaths, groupable, respelledColumn } from "./columns.ts";
import type { RuleContext } from "./context.ts";
import { withExceptions } from "./exceptions.ts";
import { widened } from "./ladder.ts";
import { investigationFields } from "./outputs.ts";
import type { Key, Rule } from "./rule.ts";
import { aggregateRule } from "./rules-aggregate.ts";
import { eitherBranch, readsOf, sayKuery } from "./rules-document.ts";
import { stackHas } from "./stack.ts";
import { storedTests } from "./stored.ts";
import { suppressionOf } from "./suppress.ts";

type FirstSeen = Extract<Plan<BoundField>, { readonly kind: "first_seen" }>;

/** New-terms rules take this many fields (Kibana reference, new terms rule). */
const MAX_FIELDS = 3;

/**
 * A value not seen before: a new-terms rule where each part of the value is one stored field, else an ES|QL aggregation
 * over the history, which can compute values.
 */
export function firstSeenRule(context: RuleContext, trigger: FirstSeen): Rule | undefined {
  const { every, delay } = context.input.detection.schedule;
  const columns = trigger.value.map(singleColumn);
  context.input.notes.add({
    code: "history-shortened",
    construct: "history",
    reason: "the history is counted back from the run, so a value is forgotten up to `every` and `delay` early",
    span: trigger.span,
    direction: "over",
  });
  const takes = stackHas(context, columns.length > 1 ? "new_terms_of_several_fields" : "new_terms");
  const plain = takes && columns.length <= MAX_FIELDS && !columns.includes(undefined);
  if (!plain) {
    return aggregateRule(context, {
      keys: trigger.value,
      window: { kind: "run", lookBack: Math.max(trigger.history, every + delay) },
      conditions: () => [],
      fresh: "all",
      span: trigger.span,
    });
  }
  const fields = columns.flatMap((column) => column ?? []);
  for (const key of trigger.value) noteRespelling(key, context);
  const excepting = withExceptions(context);
  const stored = storedTests(eitherBranch(context.stages.branches, trigger.value, excepting));
  const final = widened(stored, "filters", { ...context, notes: context.input.notes });
  context.input.notes.add({
    code: "ingestion-time",
    construct: "schedule",
    reason: "runs and history go by the time of arrival",
    span: context.input.detection.schedule.span,
  });
  return {
    part: undefined,
    type: "new_terms",
    ...sayKuery(final, context),
    interval: every,
    lookBack: every + delay,
    byArrival: true,
    suppression: suppressionOf(context),
    newTerms: {
      fields: [...new Set(fields.map((field) => field.name))],
      history: historyOf(context, trigger),
      span: trigger.span,
    },
    threshold: undefined,
    exceptions: excepting.exceptions,
    investigation: investigationFields(context, false),
    reads: [...readsOf(final), ...fields],
  };
}

/** Kibana refuses a history that does not begin before what a run reads. */
function historyOf(context: RuleContext, trigger: FirstSeen): number {
  const { every, delay } = context.input.detection.schedule;
  const least = 2 * (every + delay);
  if (trigger.history > every + delay) return trigger.history;
  context.input.notes.add({
    code: "history-lengthened",
    construct: "history",
    reason: "the history must be longer than what one run reads",
    span: trigger.span,
    direction: "under",
  });
  return least;
}

/** The one stored field behind a part of the value, in every event. */
function singleColumn(key: Key): Column | undefined {
  const columns = [...key.fields.values()].map((field) => respelledColumn(flattenPaths(field.expression)));
  const [first] = columns;
  const same = columns.every((column) => column?.name === first?.name);
  return first !== undefined && same && groupable(first) ? first : undefined;
}

/** Terms compare as they are stored: another spelling is another term, and counts as new. */
function noteRespelling(key: Key, context: RuleContext): void {
  for (const field of key.fields.values()) {
    const { expression, binding } = field;
    const removes = expression.kind === "remove" || (expression.kind === "lower" && expression.of.kind === "remove");
    const text = expression.kind !== "column" || columnClass(expression.type) === "keyword";
    const folds = key.fold && text && binding.storedCase === "any";
    if (!removes && !folds) continue;
    context.input.notes.add({
      code: removes ? "key-approximate" : "key-case",
      construct: key.name,
      reason: "terms compare as they are stored, so another spelling of a known value counts as new",
      span: key.span,
      direction: "over",
    });
  }
}
