import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type Duration, printDuration } from "../../model/duration.ts";
import type { Comparison } from "../../model/nodes.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import type { Bound, CorrelationCondition, CorrelationType, SigmaCorrelation } from "../../sigma/correlation.ts";
import { parseTimespan, type Timespan } from "../../sigma/timespan.ts";
import { aliasNames, ruleKeys } from "./keys.ts";
import type { PlacedMetadata } from "./metadata.ts";
import type { BaseRule } from "./rules.ts";

export interface CorrelationPlan {
  readonly type: CorrelationType;
  readonly rules: readonly BaseRule[];
  readonly keys: readonly PlanKey<BoundField>[];
  readonly timespan: Duration;
  /** Of counts: the bounds, and what is counted where that is not events. */
  readonly conditions?: readonly Comparison[];
  readonly distinct?: readonly PlanKey<BoundField>[];
  readonly span: Span;
}

/** A correlation over rules of the same file, which it names. */
export function correlationDocument(plan: CorrelationPlan, about: PlacedMetadata): SigmaCorrelation {
  const { type, rules, keys, span, conditions, distinct } = plan;
  const take = aliasNames([...keys, ...(distinct ?? [])], rules);
  const groups = ruleKeys(keys, rules, take);
  const counted = ruleKeys(distinct ?? [], rules, take);
  return {
    kind: "correlation",
    metadata: about.metadata,
    custom: new Map(),
    places: new Map([
      ...about.places,
      ["/correlation", span],
      ...keys.slice(0, 1).map((key) => ["/correlation/group-by", key.span] as const),
      ...(conditions ?? []).slice(0, 1).map((condition) => ["/correlation/condition", condition.span] as const),
    ]),
    type,
    rules: rules.map((rule) => rule.name),
    groupBy: groups.fields,
    timespan: timespanOf(plan.timespan),
    condition: conditions === undefined ? undefined : boundsOf(conditions, counted.fields),
    aliases: new Map([...groups.aliases, ...counted.aliases]),
    generate: undefined,
  };
}

function timespanOf(duration: Duration): Timespan {
  const timespan = parseTimespan(printDuration(duration));
  if (timespan === undefined) throw new Error(`No time span of ${duration} ms`);
  return timespan;
}

function boundsOf(conditions: readonly Comparison[], fields: readonly string[]): CorrelationCondition {
  const bounds = conditions.map(({ operator, value }): Bound => ({ operator, value }));
  return { kind: "bounds", bounds, fields };
}
