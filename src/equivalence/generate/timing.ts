import type { Detection, Trigger } from "../../model/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import type { Random } from "./random.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const START = Date.UTC(2026, 0, 15, 10, 0, 0);

/** Cases of more events than this are slow to judge, so they are few. */
export const MOST_SMALL = 24;
/** Cases of more events than this are not made. */
const MOST_LARGE = 600;

/** So many events satisfy the trigger; more than are ever made of a trigger that asks for too many. */
export function enoughFor(trigger: Trigger): number {
  switch (trigger.kind) {
    case "event_count":
    case "value_count": {
      const bounds = trigger.conditions.map(({ operator, value }) => (operator === "gt" ? value + 1 : value));
      const enough = Math.max(1, ...bounds);
      return enough <= MOST_LARGE ? enough : Number.POSITIVE_INFINITY;
    }
    case "temporal":
    case "temporal_ordered":
      return trigger.events.length;
    case "temporal_anchored":
      return trigger.events.length + 1;
    case "match":
    case "first_seen":
      return 2;
    default:
      return assertNever(trigger);
  }
}

/** The times of so many events that just lie in one window of the trigger, or just do not. */
export function nearTimes(trigger: Trigger, size: number, random: Random): readonly number[] {
  const whole = windowOf(trigger, random);
  const gaps = Math.max(1, size - 1);
  if (random.chance(0.3)) {
    const length = whole + random.pick([0, 0, 1]);
    return Array.from({ length: size }, (_, index) => START + Math.floor((length * index) / gaps));
  }
  const share = Math.floor(whole / gaps);
  const times: number[] = [];
  let time = START;
  for (let index = 0; index < size; index += 1) {
    times.push(time);
    time += random.pick([0, SECOND, Math.min(share, MINUTE), share, share, share + 1]);
  }
  return times;
}

function windowOf(trigger: Trigger, random: Random): number {
  switch (trigger.kind) {
    case "match":
      return MINUTE;
    case "first_seen":
      return trigger.history;
    case "event_count":
    case "value_count":
    case "temporal":
    case "temporal_ordered":
      return trigger.timespan;
    case "temporal_anchored":
      return random.pick([trigger.before, trigger.after]);
    default:
      return assertNever(trigger);
  }
}

/** How far apart events may be to be on either side of something. */
export function intervalsOf(detection: Detection): readonly number[] {
  const { trigger, oncePer, schedule } = detection;
  const own = ((): readonly number[] => {
    switch (trigger.kind) {
      case "match":
        return [];
      case "event_count":
      case "value_count":
      case "temporal":
      case "temporal_ordered":
        return [trigger.timespan];
      case "temporal_anchored":
        return [trigger.before, trigger.after];
      case "first_seen":
        return [trigger.history];
      default:
        return assertNever(trigger);
    }
  })();
  const operations = [...detection.events.values()].flatMap(({ operation }) => operation?.within ?? []);
  return [...own, ...operations, ...(oncePer === undefined ? [] : [oncePer.within]), schedule.every];
}

export function stepOf(spans: readonly number[], random: Random): number {
  if (random.chance(0.55)) return random.pick([0, 1, SECOND, 7 * SECOND, MINUTE, 4 * MINUTE]);
  return random.pick(spans) + random.pick([-MINUTE, -SECOND, -1, 0, 1, SECOND, MINUTE]);
}

export function lagOf({ schedule }: Detection, random: Random): number {
  if (random.chance(0.6)) return random.pick([0, 1, 20 * SECOND]);
  return Math.max(0, random.pick([schedule.delay - 1, schedule.delay - SECOND, Math.floor(schedule.delay / 2)]));
}
