import { DAY, type Duration, HOUR, MINUTE, printDuration } from "./duration.ts";
import type { EventPattern, Schedule, Trigger } from "./nodes.ts";
import { durationOf, type Pointer, type Scope } from "./resolve-scope.ts";
import { assertNever } from "./walk.ts";

/** The longest window, history or suppression: what a target reads again on every run. */
const LONGEST = 30 * DAY;

/** Intervals that the steps of a cron line can hold without a shorter one at the end of the hour or day. */
const INTERVALS: readonly Duration[] = [
  ...[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  DAY,
  7 * DAY,
];

/** Reads a duration and reports it when it is longer than any window may be. */
export function boundedDuration(scope: Scope, text: string, pointer: Pointer): Duration {
  const duration = durationOf(text);
  if (duration > LONGEST) {
    const message = `${text} is longer than ${printDuration(LONGEST)}`;
    scope.error("RW3070", scope.at(pointer), message, "Targets read the whole window on every run; shorten it");
  }
  return duration;
}

/** The schedule with its defaults: every 5 minutes (15 for triggers with a window), as late as the latest source. */
export function resolveSchedule(scope: Scope, trigger: Trigger, events: readonly EventPattern[]): Schedule {
  const given = scope.spec.schedule;
  const every = given === undefined ? defaultInterval(trigger) : durationOf(given.every);
  if (given !== undefined) checkInterval(scope, every);
  const delay =
    given?.delay === undefined
      ? events.reduce((latest, event) => Math.max(latest, event.source.delay), 0)
      : boundedDuration(scope, given.delay, ["schedule", "delay"]);
  const mode = given?.mode ?? "scheduled";
  if (mode === "realtime") checkRealtime(scope, trigger, events);
  return { every, delay, mode, span: scope.at(given === undefined ? ["trigger"] : ["schedule"]) };
}

function defaultInterval(trigger: Trigger): Duration {
  switch (trigger.kind) {
    case "match":
    case "first_seen":
      return 5 * MINUTE;
    case "event_count":
    case "value_count":
    case "temporal":
    case "temporal_anchored":
    case "temporal_ordered":
      return 15 * MINUTE;
    default:
      return assertNever(trigger);
  }
}

function checkInterval(scope: Scope, every: Duration): void {
  const span = scope.at(["schedule", "every"]);
  if (every < MINUTE) {
    scope.error("RW3082", span, `A rule cannot run every ${printDuration(every)}`, "The shortest interval is 1m");
    return;
  }
  if (INTERVALS.includes(every)) return;
  const below = INTERVALS.findLast((interval) => interval < every);
  const above = INTERVALS.find((interval) => interval > every);
  const near = [below, above].filter((interval) => interval !== undefined).map((interval) => printDuration(interval));
  const message = `No cron line runs evenly every ${printDuration(every)}`;
  scope.error("RW3081", span, message, `The nearest intervals are ${near.join(" and ")}`);
}

function checkRealtime(scope: Scope, trigger: Trigger, events: readonly EventPattern[]): void {
  const span = scope.at(["schedule", "mode"]);
  const help = "Use mode: scheduled";
  if (trigger.kind !== "match") {
    scope.error("RW3080", span, `A realtime rule cannot have a trigger of type ${scope.spec.trigger.type}`, help);
  }
  if (scope.spec.once_per !== undefined)
    scope.error("RW3080", span, "A realtime rule cannot collapse with once_per", help);
  for (const event of events) {
    if (event.operation === undefined) continue;
    scope.error("RW3080", span, `A realtime rule cannot collapse the operation of "${event.name}"`, help);
  }
}
