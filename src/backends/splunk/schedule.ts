import { createHash } from "node:crypto";
import type { BoundField } from "../../catalog/nodes.ts";
import { DAY, type Duration, HOUR, MINUTE } from "../../model/duration.ts";
import type { Detection } from "../../model/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import type { Stages } from "../../plan/stages.ts";
import { call, compare, type Eval, field, type Stage, text, whereCondition } from "./syntax.ts";

/**
 * An event can be indexed, and have its index time, some seconds before searches find it. What arrived in the last minute
 * is therefore left to the next run: a run that looked for it too early would be the only one ever to ask.
 */
const SETTLING = MINUTE;

/** When a search runs and what it reads. */
export interface Timing {
  readonly every: Duration;
  readonly cron: string;
  /** As Splunk writes relative times, snapped to the minute. */
  readonly earliest: string;
  readonly latest: string;
}

/** Intervals that a cron line's steps hold evenly. */
const MINUTES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
const HOURS = [1, 2, 3, 4, 6, 8, 12];

export function timingOf(detection: Detection, plan: Stages<BoundField>, cronOffset: number | undefined): Timing {
  const { schedule } = detection;
  // Real-time searches hold a processor each and are refused in Splunk Cloud; once a minute is the nearest.
  const every = schedule.mode === "realtime" ? MINUTE : evenInterval(schedule.every);
  // Nobody schedules a hunt: a week is what it looks at unless told otherwise.
  const span = detection.kind === "hunt" ? 7 * DAY : every + SETTLING + schedule.delay;
  const minutes = Math.ceil((reach(plan) + span) / MINUTE);
  return {
    every,
    cron: cronLine(every, detection.metadata.id, cronOffset),
    earliest: `-${minutes}m@m`,
    latest: "now",
  };
}

/** How far before an event the trigger has to look. */
function reach(plan: Stages<BoundField>): Duration {
  const collapse = plan.branches.reduce((longest, branch) => Math.max(longest, branch.collapse?.within ?? 0), 0);
  return triggerReach(plan.trigger) + collapse + (plan.once?.within ?? 0);
}

function triggerReach(trigger: Stages<BoundField>["trigger"]): Duration {
  if (trigger === undefined) return 0;
  switch (trigger.kind) {
    case "count":
    case "together":
      return trigger.timespan;
    case "first_seen":
      return trigger.history;
    case "anchored":
      return trigger.before + trigger.after;
    default:
      return assertNever(trigger);
  }
}

function evenInterval(every: Duration): Duration {
  const even = [...MINUTES.map((one) => one * MINUTE), ...HOURS.map((one) => one * HOUR), DAY, 7 * DAY];
  return even.findLast((one) => one <= every) ?? MINUTE;
}

/** A cron line whose minute, hour and day follow from the detection's id, so that searches do not all start at once. */
function cronLine(every: Duration, id: string, offset: number | undefined): string {
  const spread = createHash("sha256").update(id).digest().readUInt32BE(0);
  const place = (size: number, part: number): number =>
    (((part === 0 ? (offset ?? spread) : Math.floor(spread / 60 ** part)) % size) + size) % size;
  const minute = place(60, 0);
  if (every <= MINUTE) return "* * * * *";
  if (every < HOUR) return `${place(every / MINUTE, 0)}-59/${every / MINUTE} * * * *`;
  if (every === HOUR) return `${minute} * * * *`;
  if (every < DAY) return `${minute} ${place(every / HOUR, 1)}-23/${every / HOUR} * * *`;
  if (every === DAY) return `${minute} ${place(24, 1)} * * *`;
  return `${minute} ${place(24, 1)} * * ${place(7, 2)}`;
}

/** The row arrived in the window of this run or, later runs' business, after it. */
export function arrivedSince(every: Duration): Eval {
  return compare(field("_indextime"), ">=", minutesAgo(every + SETTLING));
}

/** The row had arrived, and could be found, when the run began; the rest belongs to the next one. */
export function arrivedBefore(): Eval {
  return compare(field("_indextime"), "<", minutesAgo(SETTLING));
}

function minutesAgo(back: Duration): Eval {
  return call("relative_time", field(SCHEDULED), text(`-${back / MINUTE}m@m`));
}

/**
 * The moment that a run is scheduled for: the latest time of its range, which is `now`, and ranges of scheduled searches
 * count from there (Splunk, savedsearches.conf, realtime_schedule). `now()` is when the search was started (Splunk Search
 * Reference), so that a run that starts late would leave a gap before it.
 */
const SCHEDULED = "info_max_time";

/** The search with `addinfo` wherever a stage asks for the moment of the run and nothing has it yet. */
export function withRunTime(stages: readonly Stage[]): readonly Stage[] {
  let known = false;
  return stages.flatMap((stage): Stage[] => {
    const asks = !known && evalsOf(stage).some(mentionsRunTime);
    // Only what they name goes through these.
    known = (known || asks) && stage.kind !== "stats" && stage.kind !== "table";
    return asks ? [{ kind: "addinfo" }, stage] : [stage];
  });
}

function evalsOf(stage: Stage): readonly Eval[] {
  if (stage.kind === "where") return [whereCondition(stage)];
  return stage.kind === "eval" ? stage.assignments.map(({ value }) => value) : [];
}

function mentionsRunTime(value: Eval): boolean {
  switch (value.kind) {
    case "field":
      return value.name === SCHEDULED;
    case "call":
      return value.arguments.some(mentionsRunTime);
    case "and":
    case "or":
      return value.operands.some(mentionsRunTime);
    case "not":
      return mentionsRunTime(value.operand);
    case "compare":
    case "sum":
      return mentionsRunTime(value.left) || mentionsRunTime(value.right);
    case "located":
      return mentionsRunTime(value.of);
    case "text":
    case "regex":
    case "number":
      return false;
    default:
      return assertNever(value);
  }
}
