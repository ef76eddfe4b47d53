import type { Detection } from "../../model/nodes.ts";
import type { ProviderRecord } from "../canonical/record.ts";
import { canonicalEvents } from "../canonical-events.ts";
import type { RawRecord } from "../load-events.ts";
import type { EventCase } from "../run/judge-target.ts";
import { hostileText } from "./field-values.ts";
import { createRandom, type Random } from "./random.ts";
import { satisfy, turnOne, type Writing } from "./satisfy.ts";
import { type DrawnEvent, type DrawnKey, type Subject, subjectOf } from "./subject.ts";
import { enoughFor, lagOf, MOST_SMALL, nearTimes, START, stepOf } from "./timing.ts";
import { writeField } from "./writers.ts";

/** Cases are small, so that what differs in one is soon seen. */
const MOST_EVENTS = 7;

/**
 * Cases with `count` made-up events in all, the same ones for the same seed: events on both sides of every clause of the
 * detection, in groups of few keys, at the edges of its windows, some of them late. Each case is made when it is asked for.
 */
export function* generateCases(detection: Detection, count: number, seed: number): Generator<EventCase> {
  const random = createRandom(seed);
  const subject = subjectOf(detection);
  const enough = enoughFor(detection.trigger);
  let serial = 0;
  for (let made = 0; subject.events.length > 0 && made < count; ) {
    const left = count - made;
    // The first of so many events is sure to alert: there may be no second.
    const isSure = made === 0 && enough > MOST_SMALL;
    const isNear = (isSure || isNearCase(detection, enough, random)) && enough <= left;
    const more = isSure ? 2 : random.pick([-1, 0, 0, 1, 2]);
    const wanted = isNear ? enough + more : 1 + random.int(MOST_EVENTS);
    const size = Math.max(1, Math.min(wanted, left));
    const records = generateRecords(subject, { random, size, serial, isNear, isSure });
    const { events } = canonicalEvents(records);
    if (events.length === records.length) {
      serial += 1;
      yield { name: `generated ${serial}`, records, events };
    }
    made += size;
  }
}

/** Half of the cases, or cases with half of the events. */
function isNearCase({ trigger }: Detection, enough: number, random: Random): boolean {
  if (trigger.kind === "match") return false;
  return random.chance(enough <= MOST_SMALL ? 0.5 : (1 + MOST_EVENTS) / 2 / enough);
}

interface Draw {
  readonly random: Random;
  readonly size: number;
  readonly serial: number;
  /** The events are such that together they just satisfy the trigger, or just do not. */
  readonly isNear: boolean;
  /** None of them is turned. */
  readonly isSure: boolean;
}

function generateRecords(subject: Subject, { random, size, serial, isNear, isSure }: Draw): readonly RawRecord[] {
  const { detection, lists } = subject;
  // What is wrong with an event now and then must leave most cases without anything wrong, however many events they have.
  const odds = isSure ? 0 : isNear ? Math.min(0.15, 0.7 / size) : 0.15;
  const events = isNear ? nearEvents(subject, random) : subject.events;
  const keys = subject.keys.map((key) => withHostile(key, random));
  const isOrdered = ["temporal_ordered", "temporal_anchored"].includes(detection.trigger.kind);
  const first = isOrdered && random.chance(0.7) ? 0 : random.int(events.length);
  const times = isNear ? nearTimes(detection.trigger, size, random) : undefined;
  // Of many events a few late ones make as many moments at which something else is known.
  const oneLag = size > MOST_SMALL ? lagOf(detection, random) : undefined;
  let time = START;
  const records: RawRecord[] = [];
  for (let index = 0; index < size; index += 1) {
    const drawn = (isNear ? events[(first + index) % events.length] : undefined) ?? random.pick(events);
    const at = { time: times?.[index] ?? time, lag: oneLag ?? lagOf(detection, random) };
    time += isNear ? 0 : stepOf(subject.spans, random);
    const earlier = random.chance(isNear ? odds : 0.1) && records.length > 0 ? random.pick(records) : undefined;
    // The same record once more, as two trails or a retry deliver it.
    const operation = random.chance(isNear && size > MOST_EVENTS ? odds : 0.3) ? 0 : index;
    records.push(earlier === undefined ? { ...made(), ...at, span: detection.span } : { ...earlier, ...at });

    function made(): Pick<RawRecord, "source" | "record"> {
      const { pattern, writer, clauses, free } = drawn;
      const base = random.pick(writer.bases);
      const writing: Writing = { source: pattern.source.name, writer, base, lists, random, free, held: new Map() };
      let record = identified(writing, base, `${serial}-${index}`, `${serial}-${operation}`);
      record = satisfy(pattern.where, true, record, writing);
      for (const term of detection.score?.add ?? []) {
        if (term.refines === pattern.name && random.chance(0.4)) record = satisfy(term.when, true, record, writing);
      }
      for (const key of keys) {
        if (!random.chance(1 - (isNear ? odds / 3 : odds)) || (isNear && key.isOperation)) continue;
        record = writeField(writer, base, record, key.field, keyValue(key, index, isNear, random));
      }
      for (let turned = !isNear ? random.int(3) : random.chance(odds) ? 1 : 0; turned > 0; turned -= 1) {
        record = turnOne(clauses, record, writing);
      }
      return { source: pattern.source.name, record: writer.settle?.(record) ?? record };
    }
  }
  return records;
}

/** Events in the order of the trigger: those that it names, those in their place on some targets, or some of each. */
function nearEvents({ events }: Subject, random: Random): readonly DrawnEvent[] {
  const own = events.filter(({ isSubstitute }) => !isSubstitute);
  if (own.length === events.length) return events;
  const instead = own.map(
    (event) => events.find(({ isSubstitute, pattern }) => isSubstitute && pattern.name === event.pattern.name) ?? event,
  );
  const some = own.map((event, index) => random.pick([event, instead[index] ?? event]));
  return random.pick([own, own, instead, some].filter((each) => each.length > 0));
}

function withHostile(key: DrawnKey, random: Random): DrawnKey {
  return key.takesText && random.chance(0.1) ? { ...key, values: [...key.values, hostileText(random)] } : key;
}

/** What is counted differs from event to event, what events are grouped by does not. */
function keyValue({ values, isCounted, isList }: DrawnKey, index: number, isNear: boolean, random: Random) {
  const value = !isNear ? random.pick(values) : (values[isCounted ? index % values.length : 0] ?? "");
  return isList && random.chance(0.3) ? [value, random.pick(values)] : value;
}

/** Each record has an id of its own, and now and then the operation of another. */
function identified(
  { writer, base }: Writing,
  record: ProviderRecord,
  event: string,
  operation: string,
): ProviderRecord {
  return writeField(writer, base, writeField(writer, base, record, "event.id", event), "correlation.id", operation);
}

/** A case with some of the records of another. */
export function caseOf(name: string, records: readonly RawRecord[]): EventCase {
  return { name, records, events: canonicalEvents(records).events };
}
