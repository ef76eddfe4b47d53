import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import { DAY, type Duration, HOUR, MINUTE, printDuration } from "../../model/duration.ts";
import type { Schedule } from "../../model/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import type { Plan } from "../../plan/nodes.ts";
import { planPolarity } from "../../plan/polarity.ts";
import type { Stages } from "../../plan/stages.ts";
import { capabilities } from "./capabilities.ts";

/** When the rule runs and how far back it may read, both by event time. */
export interface Timing {
  readonly frequency: Duration;
  readonly period: Duration;
}

// Microsoft Learn, scheduled analytics rules: both lie in 5 minutes to 14 days, and a look-back of two days or more
// allows no run more often than hourly.
const SHORTEST = 5 * MINUTE;
const LONGEST = 14 * DAY;
const LONG_PERIOD = 2 * DAY;

// What a person sees who starts a hunt and chooses no span.
const HUNTED = 7 * DAY;

/** A hunt has no schedule and no longest period: it looks at a week, and before it as far as that needs. */
export function huntTiming(parts: Stages<BoundField>): Timing {
  return { frequency: HUNTED, period: periodFor(lookBack(parts), HUNTED, 0) };
}

/** The schedule that Sentinel allows and that loses nothing, with a note on each difference. */
export function planTiming(
  plan: Plan<BoundField>,
  parts: Stages<BoundField>,
  schedule: Schedule,
  notes: NoteSink,
): Timing {
  const needed = lookBack(parts);
  let frequency = Math.min(LONGEST, Math.max(SHORTEST, wholeUnits(schedule.every)));
  if (frequency < HOUR && periodFor(needed, frequency, schedule.delay) >= LONG_PERIOD) frequency = HOUR;
  if (frequency !== schedule.every) {
    notes.add({
      code: "frequency-changed",
      construct: "schedule.every",
      reason:
        schedule.every < SHORTEST
          ? `the rule runs every ${printDuration(frequency)}, the shortest interval of a scheduled rule`
          : `the rule runs every ${printDuration(frequency)}, since it reads ${printDuration(LONG_PERIOD)} or more`,
      span: schedule.span,
    });
  }
  const wanted = periodFor(needed, frequency, schedule.delay);
  const period = Math.min(LONGEST, Math.max(SHORTEST, wanted));
  if (period < wanted) noteLimited(plan, parts, notes);
  return { frequency, period };
}

function periodFor(needed: Duration, frequency: Duration, delay: Duration): Duration {
  return wholeUnits(needed + frequency + delay);
}

/** Minutes, and hours from two days on: schedules know no seconds, and nobody reads 10144 minutes. */
function wholeUnits(duration: Duration): Duration {
  const unit = duration >= LONG_PERIOD ? HOUR : MINUTE;
  return Math.ceil(duration / unit) * unit;
}

/** How far before its last event an alert reaches. */
function lookBack(parts: Stages<BoundField>): Duration {
  const operations = Math.max(0, ...parts.branches.map((branch) => branch.collapse?.within ?? 0));
  return operations + triggerSpan(parts) + (parts.once?.within ?? 0);
}

function triggerSpan({ trigger }: Stages<BoundField>): Duration {
  if (trigger === undefined) return 0;
  switch (trigger.kind) {
    case "count":
    case "together":
      return trigger.timespan;
    case "anchored":
      return trigger.before + trigger.after;
    case "first_seen":
      return trigger.history;
    default:
      return assertNever(trigger);
  }
}

function noteLimited(plan: Plan<BoundField>, parts: Stages<BoundField>, notes: NoteSink): void {
  const { trigger } = parts;
  const reason = `a rule reads at most ${printDuration(LONGEST)}`;
  if (trigger?.kind === "first_seen") {
    // A value forgotten early is new again: more alerts, not fewer.
    notes.add({
      code: "history-shortened",
      construct: "trigger.history",
      reason,
      span: trigger.span,
      direction: "over",
    });
    return;
  }
  notes.add({
    code: "window-limited",
    construct: trigger === undefined ? "once_per.within" : "trigger",
    reason,
    span: (trigger ?? parts.once ?? parts.fresh).span,
    direction: trigger === undefined ? "over" : "under",
    polarity: trigger === undefined ? "positive" : planPolarity(plan, capabilities),
  });
}
