import type { BoundField } from "../../catalog/nodes.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import { map } from "../../text/value.ts";
import { valuePresent } from "./keys.ts";
import { noteCollapse, recordsOf } from "./records.ts";
import type { Rule } from "./rule.ts";
import { commonFields, expressionText, type RuleContext, signalTexts } from "./rule-context.ts";
import { recordSelectors } from "./selectors.ts";
import { constantScore } from "./signal.ts";
import { namedSuppression } from "./suppression.ts";

/**
 * A match rule: every record that satisfies the expression raises a signal. Also for counts that one record reaches,
 * whose `keys` must then be there. `undefined` where no attribute could hold an entity.
 */
export function matchRule(context: RuleContext, keys: readonly PlanKey<BoundField>[] = []): Rule | undefined {
  const { input, stages } = context;
  noteCollapse(stages.branches, keys.length > 0, input);
  const records = stages.branches.map((branch) =>
    recordsOf(
      branch,
      keys.flatMap((key) => valuePresent(key, branch.events)),
    ),
  );
  const selectors = recordSelectors(input, stages.outputs, records);
  if (selectors.length === 0) return undefined;
  const suppression = namedSuppression(context, 0);
  const texts = signalTexts(context, { kind: "record" }, suppression.nameColumns);
  return {
    type: "templated",
    fields: map([
      ...commonFields(context, selectors),
      ["nameExpression", texts.name],
      ["summaryExpression", texts.summary],
      ["descriptionExpression", texts.description],
      ["expression", expressionText(records, context)],
      ["scoreMapping", constantScore(input)],
      ["stream", "record"],
      ["suppressionWindowSize", suppression.milliseconds],
    ]),
  };
}
