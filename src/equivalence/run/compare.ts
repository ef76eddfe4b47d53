import type { ReadRule } from "../read/reader.ts";
import type { Episode } from "../reference.ts";
import type { Alert } from "./run-rules.ts";

/** In what the alerts of a target's rules are not the episodes of the detection. */
export interface Differences {
  /** Episodes without an alert. */
  readonly missing: readonly Episode[];
  /** Alerts that hold no event of any episode. */
  readonly extra: readonly Alert[];
  /** Alerts on the very events of an alert of an earlier run. */
  readonly repeated: readonly Alert[];
  /** Alerts on an episode that another alert was raised on before, on other events of it. */
  readonly further: readonly Alert[];
}

/** What a detection says of some events. */
export interface Expected {
  /** Of all of them. */
  readonly episodes: readonly Episode[];
  /**
   * Of those that had arrived at any moment, where these are others: an event that arrives after a later one may take from
   * that what was new about it, or raise a count beyond what is asked for, when the alert has been raised. Of what is new,
   * one alert on the key is what such events need.
   */
  readonly meanwhile: readonly Episode[];
  /** Whether one alert is all that an episode may have, as of triggers that judge each event by itself. */
  readonly isSingle: boolean;
  /** Whether an alert on one episode may mute that on the other. */
  readonly mutes: (alerted: Episode, other: Episode) => boolean;
}

/**
 * Compares what rules raised in one case with what they ought to: every episode needs an alert that holds one of its events,
 * and every alert an episode. An episode that grows may alert again, on events that no alert held before, unless it is one
 * whose events the detection takes for one alert.
 */
export function compareAlerts(
  { episodes, meanwhile, isSingle, mutes }: Expected,
  alerts: readonly Alert[],
  rules: readonly Pick<ReadRule, "deduplicates" | "joinsAlerts" | "mutes">[],
): Differences {
  const alerted = new Set(alerts.flatMap(({ events }) => events));
  const isMuting = rules.some((rule) => rule.mutes === true);
  const hit = ({ records }: Episode): boolean => [...records].some((serial) => alerted.has(serial));
  const wanted = new Set([...episodes, ...meanwhile].flatMap(({ records }) => [...records]));
  const keyOf = ({ key }: Episode): string => JSON.stringify(key);
  // Keys of values that are new: the episode of a match has none, and what is final is asked for by itself.
  const isFinal = ({ records }: Episode): boolean => episodes.some((other) => sameRecords(other.records, records));
  const early = isSingle
    ? meanwhile.filter((episode) => episode.key.length > 0 && hit(episode) && !isFinal(episode))
    : [];
  const coveredKeys = new Set(early.map(keyOf));
  const firstRun = new Map<string, number>();
  const idOf = ({ rule, events }: Alert): string => `${rule}:${events.join(",")}`;
  for (const alert of alerts) {
    firstRun.set(idOf(alert), Math.min(alert.run, firstRun.get(idOf(alert)) ?? alert.run));
  }
  // Runs of streaming rules are all at infinity, and SQL promises no order of their alerts.
  const inOrder = [...alerts].sort(
    (a, b) => a.run - b.run || a.rule - b.rule || (a.events[0] ?? 0) - (b.events[0] ?? 0),
  );
  return {
    missing: episodes.filter(
      (episode) =>
        !hit(episode) &&
        !coveredKeys.has(keyOf(episode)) &&
        !(isMuting && episodes.some((other) => hit(other) && mutes(other, episode))),
    ),
    extra: alerts.filter(({ events }) => !events.some((serial) => wanted.has(serial))),
    repeated: alerts.filter(
      (alert) => rules[alert.rule]?.deduplicates === false && alert.run !== firstRun.get(idOf(alert)),
    ),
    further: isSingle ? episodes.flatMap((episode) => furtherAlerts(episode, meanwhile, inOrder, rules)) : [],
  };
}

function sameRecords(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((serial) => other.has(serial));
}

function furtherAlerts(
  { records }: Episode,
  meanwhile: readonly Episode[],
  alerts: readonly Alert[],
  rules: readonly Pick<ReadRule, "deduplicates" | "joinsAlerts">[],
): readonly Alert[] {
  const [first, ...others] = alerts.filter(
    ({ rule, events }) => rules[rule]?.joinsAlerts !== true && events.some((serial) => records.has(serial)),
  );
  if (first === undefined) return [];
  const holds = (episode: Episode, { events }: Alert): boolean => events.some((serial) => episode.records.has(serial));
  // An event that had not arrived may be what makes two alerts one.
  const wereTwo = (other: Alert): boolean =>
    meanwhile.some((episode) => holds(episode, other) && !holds(episode, first));
  return others.filter(
    (other) =>
      other.rule === first.rule &&
      !other.events.some((serial) => first.events.includes(serial)) &&
      !(other.run !== first.run && wereTwo(other)),
  );
}
