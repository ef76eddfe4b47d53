import type { CanonicalEvent } from "../../../../src/equivalence/event.ts";
import { canonicalRow, relationOfPlan } from "../../../../src/equivalence/read/plan/relation-of-plan.ts";
import type { ReadRule } from "../../../../src/equivalence/read/reader.ts";
import { type Episode, referenceEpisodes } from "../../../../src/equivalence/reference.ts";
import type { Database } from "../../../../src/equivalence/run/database.ts";
import { type Alert, runRules, type StoredEvent } from "../../../../src/equivalence/run/run-rules.ts";
import type { Detection, FieldRef } from "../../../../src/model/nodes.ts";
import { lower } from "../../../../src/plan/lower.ts";
import type { Plan } from "../../../../src/plan/nodes.ts";

export interface Difference {
  readonly detection: number;
  readonly case: number;
  readonly plan: readonly string[];
  readonly reference: readonly string[];
}

export interface CompareOptions {
  /** Whether a detection is meant for a case. */
  readonly wanted?: (detection: number, one: number) => boolean;
  readonly planOf?: (detection: Detection) => Plan<FieldRef>;
}

/** Where plans and the reference interpreter disagree: every detection on every case, one query per detection. */
export async function differences(
  database: Database,
  detections: readonly Detection[],
  cases: readonly (readonly CanonicalEvent[])[],
  { wanted = () => true, planOf = lower }: CompareOptions = {},
): Promise<readonly Difference[]> {
  const rules = detections.map((detection) => ruleOf(detection, planOf(detection)));
  const stored = cases.flatMap((events, one) => events.map((event, serial) => storedEvent(event, one, serial)));
  const alerts = await runRules(database, rules, stored);
  const byRun = grouped(alerts, (alert) => `${alert.rule} ${alert.case}`);
  return detections.flatMap((detection, index) =>
    cases.flatMap((events, one): readonly Difference[] => {
      if (!wanted(index, one)) return [];
      const found = byRun.get(`${index} ${one}`) ?? [];
      const { plan, reference } = verdicts(detection, events, found);
      return plan.join("\n") === reference.join("\n") ? [] : [{ detection: index, case: one, plan, reference }];
    }),
  );
}

function ruleOf(detection: Detection, plan: Plan<FieldRef>): ReadRule {
  const lists = new Map([...detection.lists].map(([name, { values }]) => [name, values]));
  return {
    path: detection.file,
    title: detection.metadata.title,
    relation: relationOfPlan(plan, lists),
    schedule: { kind: "streaming" },
    deduplicates: true,
  };
}

function storedEvent(event: CanonicalEvent, one: number, serial: number): StoredEvent {
  return {
    case: one,
    serial,
    place: event.source,
    time: event.time,
    arrived: event.time,
    row: canonicalRow(event),
  };
}

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Both verdicts in the form in which they have to be the same. */
function verdicts(
  detection: Detection,
  events: readonly CanonicalEvent[],
  alerts: readonly Alert[],
): { readonly plan: readonly string[]; readonly reference: readonly string[] } {
  const { trigger, oncePer } = detection;
  const episodes = referenceEpisodes(detection, events).map(
    ({ start, end, key }: Episode): Interval => ({ start, end, key: key.join(", ") }),
  );
  const intervals = alerts.map((alert) => intervalOf(alert, events));
  const single = ["match", "first_seen", "temporal_anchored"].includes(trigger.kind);
  if (oncePer === undefined && (single || trigger.kind !== "temporal_ordered")) {
    return { plan: texts(single ? intervals : merged(intervals)), reference: texts(episodes) };
  }
  // What was collapsed is no part of the alert, so its end is nearer than that of the episode.
  if (single) {
    const starts = (all: readonly Interval[]): readonly string[] => all.map(({ start }) => String(start)).sort();
    return { plan: starts(intervals), reference: starts(episodes) };
  }
  const meets = (a: Interval, b: Interval): boolean => a.key === b.key && a.start <= b.end && b.start <= a.end;
  return {
    plan: texts(intervals.filter((interval) => !episodes.some((episode) => meets(interval, episode)))),
    reference: texts(episodes.filter((episode) => !intervals.some((interval) => meets(interval, episode)))),
  };
}

function intervalOf({ events: serials, columns }: Alert, events: readonly CanonicalEvent[]): Interval {
  const times = serials.map((serial) => events[serial]?.time ?? Number.NaN);
  const key = [...columns].filter(([name]) => /^key \d+$/.test(name)).map(([, value]) => value);
  return { start: Math.min(...times), end: Math.max(...times), key: key.join(", ") };
}

/** Windows of one key that overlap are one episode. */
function merged(intervals: readonly Interval[]): readonly Interval[] {
  return [...grouped(intervals, ({ key }) => key).values()].flatMap((group) => {
    const found: Interval[] = [];
    for (const next of group.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = found.at(-1);
      if (last === undefined || next.start > last.end) found.push(next);
      else found[found.length - 1] = { ...last, end: Math.max(last.end, next.end) };
    }
    return found;
  });
}

function texts(intervals: readonly Interval[]): readonly string[] {
  return intervals.map(({ start, end, key }) => `${key}: ${start}-${end}`).sort();
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return groups;
}
