import type { Subject } from "../../../verify/verifier.ts";

export type Form = "analytic rule" | "hunting query" | "template" | "watchlist";

// Looked for as text, so that a file is known even where a missing quote keeps it from being read.
const QUERY = /^["']?query["']?\s*:/m;
const SCHEDULE = /^["']?(?:triggerOperator|triggerThreshold|queryFrequency|queryPeriod)["']?\s*:/m;
const KIND = /^["']?kind["']?\s*:\s*["']?(?:Scheduled|NRT)\b/im;
const SEVERITY = /^["']?severity["']?\s*:/m;
const HUNT = /^["']?(?:tactics|relevantTechniques|requiredDataConnectors|entityMappings)["']?\s*:/m;
const RESOURCES = /"resources"\s*:/;
// Either its schema says what it is, or the types of its resources do.
const TEMPLATE =
  /schemas\/[\w-]+\/\w*deploymentTemplate\.json|"Microsoft\.(?:OperationalInsights\/workspaces(?:\/providers)?|SecurityInsights)\/(?:alertRules|watchlists|savedSearches)"/i;
const SENTINEL = /"Microsoft\.(?:OperationalInsights\/workspaces|SecurityInsights)\//i;

/** The form of a file by its name and a look at its text. A CSV file is a watchlist only beside its template. */
export function recognise({ file, text, compiled }: Subject, hasTemplate: boolean): Form | undefined {
  if (/\.ya?ml$/i.test(file)) {
    // The key of the query may be misspelt or missing, which is a finding of its own.
    if (!QUERY.test(text))
      return SCHEDULE.test(text) && KIND.test(text) && SEVERITY.test(text) ? "analytic rule" : undefined;
    // Some hunting queries say a kind, but none a schedule or a severity.
    if (SCHEDULE.test(text) || (KIND.test(text) && SEVERITY.test(text))) return "analytic rule";
    return HUNT.test(text) ? "hunting query" : undefined;
  }
  if (/\.json$/i.test(file)) {
    const emitted = compiled !== undefined && /\.arm\.json$/i.test(file);
    return emitted || [RESOURCES, TEMPLATE, SENTINEL].every((mark) => mark.test(text)) ? "template" : undefined;
  }
  if (/\.csv$/i.test(file)) return compiled !== undefined || hasTemplate ? "watchlist" : undefined;
  return undefined;
}
