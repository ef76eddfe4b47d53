import type { BoundField } from "../../catalog/nodes.ts";
import { DAY, type Duration } from "../../model/duration.ts";
import type { Stages } from "../../plan/stages.ts";
import { located, map } from "../../text/value.ts";
import { isRaw } from "./column.ts";
import { type KeyColumn, keyColumn, keyPresent, noteKeyColumn } from "./keys.ts";
import { fieldReference } from "./literal.ts";
import { noteCollapse, recordsOf } from "./records.ts";
import type { Rule } from "./rule.ts";
import { commonFields, expressionText, type RuleContext, signalTexts } from "./rule-context.ts";
import { recordSelectors } from "./selectors.ts";
import { score } from "./signal.ts";
import { namedSuppression } from "./suppression.ts";

type FirstSeen = Extract<NonNullable<Stages<BoundField>["trigger"]>, { kind: "first_seen" }>;

/** A first seen rule with one baseline for all entities. `undefined` where the value has no column or no entity is there. */
export function firstSeenRule(trigger: FirstSeen, context: RuleContext): Rule | undefined {
  const { input, stages, polarity } = context;
  const values = trigger.value.map(keyColumn);
  const columns = values.filter((value) => value !== undefined);
  if (columns.length < values.length) return undefined;
  noteCollapse(stages.branches, true, input);
  for (const value of columns) noteKeyColumn(value, input.notes, { apart: "over", polarity: "positive" });
  if (columns.length > 1) {
    input.notes.add({
      code: "key-approximate",
      construct: "value",
      reason: "the vendor does not say whether several value fields are remembered together or each by itself",
      span: trigger.span,
      direction: "both",
      polarity,
    });
  }
  const records = stages.branches.map((branch) =>
    recordsOf(
      branch,
      columns.flatMap((value) => keyPresent(value, branch.events)),
    ),
  );
  const selectors = recordSelectors(input, stages.outputs, records);
  if (selectors.length === 0) return undefined;
  const learning = learningTime(trigger, context);
  const suppression = namedSuppression(context, 0);
  const texts = signalTexts(context, { kind: "record" }, suppression.nameColumns);
  return {
    type: "first-seen",
    fields: map([
      ...commonFields(context, selectors),
      ["nameExpression", texts.name],
      ["summaryExpression", texts.summary],
      ["descriptionExpression", texts.description],
      ["filterExpression", expressionText(records, context)],
      ["valueFields", columns.map((value) => located(reference(value), value.key.span))],
      ["groupByFields", []],
      ["baselineType", "GLOBAL"],
      ["baselineWindowSize", String(learning)],
      ["retentionWindowSize", located(String(trigger.history), trigger.span)],
      ["score", score(input)],
      ["version", 1],
      ["suppressionWindowSize", suppression.milliseconds],
    ]),
  };
}

/**
 * Learning must be shorter than the memory, which is 90 days at most (Sumo Logic, Write a first seen rule). It is as long
 * as it can be in whole days, so that the first alerts already mean what the detection says.
 */
function learningTime({ history, span }: FirstSeen, { input: { notes } }: RuleContext): Duration {
  const learning = history >= 2 * DAY ? history - DAY : Math.floor(history / 2);
  notes.add({
    code: "baseline-learning",
    construct: "history",
    reason: `the rule learns for ${Math.max(1, Math.round(learning / DAY))} days first, and again after a change of its expression, value or entities`,
    span,
  });
  return learning;
}

function reference({ column }: KeyColumn): string {
  return fieldReference(column.name, isRaw(column));
}
