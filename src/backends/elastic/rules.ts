import { assertNever } from "../../model/walk.ts";
import type { RuleContext } from "./context.ts";
import type { Rule } from "./rule.ts";
import { countRule } from "./rules-count.ts";
import { matchRule } from "./rules-document.ts";
import { firstSeenRule } from "./rules-first-seen.ts";
import { anchoredRules } from "./rules-sequence.ts";
import { togetherRules } from "./rules-together.ts";
import { fitToStack } from "./stack.ts";

/** The rules of a detection, by what its trigger needs. None where a note says that there can be none. */
export function rulesFor(context: RuleContext): readonly Rule[] {
  return rulesOfTrigger(context).map((rule) => fitToStack(rule, context));
}

function rulesOfTrigger(context: RuleContext): readonly Rule[] {
  const { trigger } = context.stages;
  if (trigger === undefined) return [matchRule(context)];
  switch (trigger.kind) {
    case "count":
      return some(countRule(context, trigger));
    case "first_seen":
      return some(firstSeenRule(context, trigger));
    case "anchored":
      return anchoredRules(context, trigger);
    case "together":
      return togetherRules(context, trigger);
    default:
      return assertNever(trigger);
  }
}

function some(rule: Rule | undefined): readonly Rule[] {
  return rule === undefined ? [] : [rule];
}
