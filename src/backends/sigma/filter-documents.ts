import type { SigmaFilter } from "../../sigma/filter.ts";
import { partId } from "../rule-id.ts";
import { detectionOf } from "./detection.ts";
import { partTitle } from "./metadata.ts";
import { snake, uniqueNames } from "./names.ts";
import { type DocumentContext, detectionContext, logSourceOf, usedLists } from "./rule-document.ts";
import { type BaseRule, type BoundExclusion, whereKey } from "./rules.ts";
import { selectionOf } from "./selection.ts";
import { except, part } from "./syntax.ts";

/** An exclusion that stands as a document of its own, and the rules it narrows. */
export interface FilterPlan {
  readonly excluded: BoundExclusion;
  readonly rules: readonly BaseRule[];
}

/**
 * The exclusions of the rules behind a correlation as filters. A rule that alerts keeps its exclusions in its own
 * condition, where the public repository has them; the rules behind a correlation only count, so an exclusion is easier
 * found, shared and changed as a filter beside them. The specification's schema wants a filter to have one `selection`,
 * so what needs several stays in the rule.
 */
export function planFilters(rules: readonly BaseRule[], context: DocumentContext): readonly FilterPlan[] {
  const plans = new Map<string, FilterPlan>();
  for (const rule of rules) {
    for (const excluded of rule.exclusions) {
      if (selectionOf(excluded.where, context.placeholderOf) === undefined) continue;
      // A filter applies to rules of its own log source only.
      const key = JSON.stringify([excluded.exclusion.name, rule.source.name, whereKey(excluded.where)]);
      const known = plans.get(key);
      plans.set(key, { excluded, rules: [...(known?.rules ?? []), rule] });
    }
  }
  return [...plans.values()];
}

/** The rules without the exclusions that became filters. */
export function withoutFilters(rule: BaseRule, plans: readonly FilterPlan[]): BaseRule {
  const moved = new Set(plans.filter((plan) => plan.rules.includes(rule)).map((plan) => plan.excluded.exclusion));
  return { ...rule, exclusions: rule.exclusions.filter(({ exclusion }) => !moved.has(exclusion)) };
}

export function filterDocuments(plans: readonly FilterPlan[], context: DocumentContext): readonly SigmaFilter[] {
  const take = uniqueNames();
  return plans.flatMap(({ excluded, rules }) => {
    const { exclusion, where } = excluded;
    const [first] = rules;
    if (first === undefined) return [];
    const { detection } = context;
    const formula = except(part("selection", where));
    const span = exclusion.span;
    return {
      kind: "filter" as const,
      metadata: {
        title: partTitle(detection, exclusion.title ?? exclusion.name),
        id: partId(detection.metadata.id, "sigma", `filter ${take(snake(exclusion.name))}`),
        description: exclusion.reason,
      },
      custom: new Map(),
      places: new Map([["", span]]),
      logsource: logSourceOf(first.binding, usedLists(formula, context)),
      rules: rules.map((rule) => rule.name),
      detection: detectionOf(formula, detectionContext(first.binding, span, context)),
    };
  });
}
