import type { Span } from "../../diagnostics/span.ts";
import type { NoteSink, Polarity } from "../../fidelity/notes.ts";
import { DAY, type Duration, HOUR, MINUTE } from "../../model/duration.ts";
import type { Value } from "../../text/value.ts";

// Terraform provider SumoLogic/sumologic, cse_threshold_rule: window_size and window_size_millis.
const NAMED: ReadonlyMap<Duration, string> = new Map([
  [5 * MINUTE, "T05M"],
  [10 * MINUTE, "T10M"],
  [30 * MINUTE, "T30M"],
  [HOUR, "T60M"],
  [12 * HOUR, "T12H"],
  [DAY, "T24H"],
  [5 * DAY, "T05D"],
]);
const SHORTEST = MINUTE;
const LONGEST = 5 * DAY;
/** "Less than the global limit of 7 days" (same page, suppression_window_size). */
const LONGEST_SUPPRESSION = 7 * DAY - 1;

/** The nearest window that rules can have. Notes where it is not the asked one. */
export function ruleWindow(asked: Duration, span: Span, notes: NoteSink, polarity: Polarity): Duration {
  if (asked > LONGEST) {
    const reason = "a rule's window is at most 5 days";
    notes.add({ code: "window-limited", construct: "trigger", reason, span, direction: "under", polarity });
    return LONGEST;
  }
  if (asked < SHORTEST) {
    const reason = "a rule's window is at least one minute";
    notes.add({ code: "window-widened", construct: "trigger", reason, span, direction: "over", polarity });
    return SHORTEST;
  }
  return asked;
}

/** The window as fields of a rule. */
export function windowFields(window: Duration): readonly (readonly [string, Value])[] {
  const named = NAMED.get(window);
  if (named !== undefined) return [["windowSize", named]];
  return [
    ["windowSize", "CUSTOM"],
    ["windowSizeMilliseconds", String(window)],
  ];
}

/**
 * How long signals of one name and entity are held back. Left out it would be the tenant's own, 72 hours unless set, and
 * it must exceed a rule's window.
 */
export function suppressionWindow(window: Duration, wanted: readonly Duration[]): Duration {
  return Math.min(LONGEST_SUPPRESSION, Math.max(window + 1, ...wanted));
}
