import type { Detection } from "../../model/nodes.ts";
import type { CanonicalEvent } from "../event.ts";
import { type Episode, referenceEpisodes } from "../reference.ts";
import { keysOf } from "../rows.ts";
import type { Expected } from "./compare.ts";
import type { EventCase } from "./judge-target.ts";

/** What a detection says of the events of a case that a target stores, by their places in the whole case. */
export type Expectations = (detection: Detection, eventCase: EventCase, serials: ReadonlySet<number>) => Expected;

/**
 * Asks the naive interpreter once about the same events of a case, which most targets store all of. For variants of one
 * detection that differ in what they put out, or have other events in place of those that a target lacks.
 */
export function openExpectations(): Expectations {
  const known = new Map<Detection["events"], Map<EventCase, Map<string, Expected>>>();
  return (detection, eventCase, among) => {
    const byCase = known.get(detection.events) ?? new Map<EventCase, Map<string, Expected>>();
    known.set(detection.events, byCase);
    const bySerials = byCase.get(eventCase) ?? new Map<string, Expected>();
    byCase.set(eventCase, bySerials);
    const serials = [...among].sort((a, b) => a - b);
    const id = serials.join(" ");
    const expected = bySerials.get(id) ?? expectedOf(detection, eventCase, serials);
    bySerials.set(id, expected);
    return expected;
  };
}

/** Targets keep the time of arrival in seconds or worse. */
const TOGETHER = 60_000;

/** What the detection says of some events of a case. */
function expectedOf(detection: Detection, { records, events }: EventCase, all: readonly number[]): Expected {
  const episodes = episodesAmong(detection, events, all);
  const { kind } = detection.trigger;
  const isSingle = kind === "match" || kind === "first_seen";
  const mutes = mutingOf(detection);
  // Counts that must not be too high, and what is new, may be undone by an event that comes late, and two alerts be one.
  const isFinal = !["first_seen", "event_count", "value_count"].includes(kind) && detection.oncePer === undefined;
  if (isFinal) return { episodes, meanwhile: [], isSingle, mutes };
  const arrivedAt = (serial: number): number => timeOf(events, serial) + (records[serial]?.lag ?? 0);
  // Of events of one time that come together any may count as the first: targets have no order among them.
  const isTied = (serial: number, other: number): boolean =>
    other !== serial &&
    timeOf(events, other) === timeOf(events, serial) &&
    Math.abs(arrivedAt(other) - arrivedAt(serial)) < TOGETHER;
  const tied = (kind === "first_seen" ? all : []).filter((serial) => all.some((other) => isTied(serial, other)));
  const isOvertaken = (serial: number): boolean =>
    all.some((other) => timeOf(events, other) >= timeOf(events, serial) && arrivedAt(other) < arrivedAt(serial));
  const moments = all.some(isOvertaken) ? [...new Set(all.map(arrivedAt))] : [];
  const among = (wanted: (serial: number) => boolean): readonly Episode[] =>
    episodesAmong(detection, events, all.filter(wanted));
  const meanwhile = [Number.POSITIVE_INFINITY, ...moments].flatMap((moment) => {
    const isThere = (serial: number): boolean => arrivedAt(serial) <= moment;
    const first = tied.flatMap((serial) =>
      among((other) => isThere(other) && !isTied(serial, other)).filter(({ records }) => records.has(serial)),
    );
    return [...among(isThere), ...first];
  });
  return { episodes, meanwhile, isSingle, mutes };
}

/**
 * An alert may mute later ones that share the fields of `limits.throttle` with it. Of events that arrive late the alert may
 * come after that on later ones.
 */
function mutingOf({ limits: { throttle }, schedule }: Detection): Expected["mutes"] {
  if (throttle === undefined) return () => false;
  const fieldsOf = ({ rows }: Episode): readonly string[] =>
    rows.flatMap((row) => keysOf(throttle.fields, row).map((key) => JSON.stringify(key)));
  return (alerted, other) => {
    if (other.start - alerted.end > throttle.for) return false;
    if (alerted.start - other.end > schedule.delay + schedule.every) return false;
    const muted = new Set(fieldsOf(alerted));
    return fieldsOf(other).some((key) => muted.has(key));
  };
}

function timeOf(events: readonly CanonicalEvent[], serial: number): number {
  return events[serial]?.time ?? 0;
}

function episodesAmong(
  detection: Detection,
  events: readonly CanonicalEvent[],
  serials: readonly number[],
): readonly Episode[] {
  const among = serials.flatMap((serial) => events[serial] ?? []);
  return referenceEpisodes(detection, among).map((episode) => ({
    ...episode,
    records: new Set([...episode.records].flatMap((position) => serials[position] ?? [])),
  }));
}
