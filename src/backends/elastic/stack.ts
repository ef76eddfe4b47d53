import type { RuleContext } from "./context.ts";
import type { Rule } from "./rule.ts";

/**
 * What versions of the stack brought, by the first that has it outside technical preview or, of suppression, at all.
 * Elasticsearch release notes of 8.14 (ES|QL is generally available) and 8.16 (filters of single aggregates); Elastic
 * Security release notes of 8.4 and 8.6 (new terms); elastic/detection-rules, fields restricted by version (suppression,
 * investigation fields); Kibana reference, threshold rule.
 */
const SINCE = {
  new_terms: "8.4",
  new_terms_of_several_fields: "8.6",
  investigation_fields: "8.11",
  esql: "8.14",
  // For mv_append(), which is in no reference of 8.14.
  esql_windows: "8.15",
  esql_filtered_aggregates: "8.16",
  threshold_of_five_fields: "9.2",
} as const;

const SUPPRESSION_SINCE: Readonly<Record<Rule["type"], string>> = {
  query: "8.8",
  threshold: "8.12",
  eql: "8.14",
  new_terms: "8.14",
  esql: "8.15",
};

export type StackFeature = keyof typeof SINCE;

/** Whether the stack that the rules are for has it. */
export function stackHas(context: RuleContext, feature: StackFeature): boolean {
  return reaches(context.input.settings.elastic.stack, SINCE[feature]);
}

/** Why a rule that needs it cannot be: `ES|QL rules need version 8.14, and the rules are for 8.0`. */
export function needsStack(context: RuleContext, what: string, feature: StackFeature): string {
  return needs(context, what, SINCE[feature]);
}

/** The rule without what its type has in later versions only. */
export function fitToStack(rule: Rule, context: RuleContext): Rule {
  const { settings, detection, notes } = context.input;
  const { suppression } = rule;
  const least = SUPPRESSION_SINCE[rule.type];
  const mutes = suppression !== undefined && reaches(settings.elastic.stack, least);
  if (suppression !== undefined && !mutes) {
    const { once } = context.stages;
    const { throttle } = detection.limits;
    const reason = needs(context, "suppressing alerts of such a rule", least);
    // Groups of ES|QL rules keep runs that overlap from repeating an alert, whatever the author mutes.
    if (once === undefined && throttle !== undefined && rule.type !== "esql") {
      notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: throttle.span });
    } else {
      const construct = once === undefined ? "trigger" : "once_per";
      notes.add({ code: "once-per-lost", construct, reason, span: suppression.span, direction: "over" });
    }
  }
  const shows = stackHas(context, "investigation_fields");
  if (!shows && rule.investigation.length > 0) {
    const reason = needsStack(context, "fields to be highlighted", "investigation_fields");
    notes.add({ code: "metadata-lost", construct: "output", reason, span: detection.trigger.span });
  }
  return { ...rule, suppression: mutes ? suppression : undefined, investigation: shows ? rule.investigation : [] };
}

function needs(context: RuleContext, what: string, least: string): string {
  return `${what} needs version ${least} of the stack, and the rules are for ${context.input.settings.elastic.stack}`;
}

function reaches(stack: string, least: string): boolean {
  const [major = 0, minor = 0] = stack.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
