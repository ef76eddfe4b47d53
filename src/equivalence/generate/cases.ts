import type { FieldType } from "../../catalog/nodes.ts";
import type { Detection, EventPattern, FieldRef, Key, Trigger } from "../../model/nodes.ts";
import { triggerEvents } from "../../model/outputs.ts";
import type { Match, Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { ProviderRecord } from "../canonical/record.ts";
import { canonicalEvents } from "../canonical-events.ts";
import type { RawRecord } from "../load-events.ts";
import type { EventCase } from "../run/judge-target.ts";
import { failing, hostileText, type Lists, satisfying } from "./field-values.ts";
import { createRandom, type Random } from "./random.ts";
import { RECORD_WRITERS, type RecordWriter, withPath, writeField } from "./writers.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.UTC(2026, 0, 15, 10, 0, 0);
/** Cases are small, so that what differs in one is soon seen. */
const MOST_EVENTS = 7;

/**
 * Cases with `count` made-up events in all, the same ones for the same seed: events on both sides of every clause of the
 * detection, in groups of few keys, at the edges of its windows, some of them late. Each case is made when it is asked for.
 */
export function* generateCases(detection: Detection, count: number, seed: number): Generator<EventCase> {
  const random = createRandom(seed);
  const lists: Lists = new Map([...detection.lists].map(([name, { values }]) => [name, values]));
  const patterns = patternsOf(detection);
  const spans = intervalsOf(detection);
  let serial = 0;
  for (let made = 0; patterns.length > 0 && made < count; ) {
    const isNear = detection.trigger.kind !== "match" && random.chance(0.5);
    const wanted = isNear ? enoughFor(detection.trigger) + random.pick([-1, 0, 0, 1]) : 1 + random.int(MOST_EVENTS);
    const size = Math.max(1, Math.min(wanted, count - made));
    const records = generateRecords(detection, patterns, { lists, spans, random, size, serial, isNear });
    const { events } = canonicalEvents(records);
    if (events.length === records.length) {
      serial += 1;
      yield { name: `generated ${serial}`, records, events };
    }
    made += size;
  }
}

interface Draw {
  readonly lists: Lists;
  /** Lengths of windows and the like, in milliseconds. */
  readonly spans: readonly number[];
  readonly random: Random;
  readonly size: number;
  readonly serial: number;
  /** The events are such that together they just satisfy the trigger, or just do not. */
  readonly isNear: boolean;
}

function generateRecords(
  detection: Detection,
  patterns: readonly EventPattern[],
  { lists, spans, random, size, serial, isNear }: Draw,
): readonly RawRecord[] {
  const keys = keyValues(detection, random);
  const order = random.int(patterns.length);
  let time = START;
  const records: RawRecord[] = [];
  for (let index = 0; index < size; index += 1) {
    const pattern = (isNear ? patterns[(order + index) % patterns.length] : undefined) ?? random.pick(patterns);
    const writer = RECORD_WRITERS.get(pattern.source.name);
    if (writer === undefined) continue;
    const base = random.pick(writer.bases);
    const writing: Writing = { writer, base, lists, random, contained: new Map() };
    const earlier = random.chance(0.1) && records.length > 0 ? random.pick(records) : undefined;
    if (earlier !== undefined) {
      // The same record once more, as two trails or a retry deliver it.
      records.push({ ...earlier, time, lag: lagOf(detection, random) });
      time += isNear ? nearStep(detection.trigger, size, random) : stepOf(spans, random);
      continue;
    }
    let record = identified(writing, base, `${serial}-${index}`, `${serial}-${random.chance(0.7) ? index : 0}`);
    record = satisfy(pattern.where, true, record, writing);
    for (const term of detection.score?.add ?? []) {
      if (term.refines === pattern.name && random.chance(0.4)) record = satisfy(term.when, true, record, writing);
    }
    for (const { field, values, isCounted } of keys) {
      if (!random.chance(isNear ? 0.97 : 0.85)) continue;
      const value = !isNear ? random.pick(values) : isCounted ? values[index % values.length] : values[0];
      record = writeField(writer, base, record, field, value);
    }
    for (let turned = isNear ? random.int(10) - 8 : random.int(3); turned > 0; turned -= 1) {
      record = turnOne(detection, pattern, record, writing);
    }
    records.push({ source: pattern.source.name, record, time, lag: lagOf(detection, random), span: detection.span });
    time += isNear ? nearStep(detection.trigger, size, random) : stepOf(spans, random);
  }
  return records;
}

/** More events than this make cases that are slow to judge. */
const MOST_NEAR = 24;

/** So many events satisfy the trigger. */
function enoughFor(trigger: Trigger): number {
  switch (trigger.kind) {
    case "event_count":
    case "value_count": {
      const bounds = trigger.conditions.map(({ operator, value }) => (operator === "gt" ? value + 1 : value));
      return Math.min(MOST_NEAR, Math.max(1, ...bounds));
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

/** Steps by which so many events just lie in one window of the trigger, or just do not. */
function nearStep(trigger: Trigger, size: number, random: Random): number {
  const whole = windowOf(trigger, random);
  const share = Math.floor(whole / Math.max(1, size - 1));
  return random.pick([0, SECOND, Math.min(share, MINUTE), share, share, share + 1]);
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

/** Events of the trigger, of the exclusions and of the substitutes: each target stores some of them. */
function patternsOf(detection: Detection): readonly EventPattern[] {
  return triggerEvents(detection.trigger).flatMap((name): EventPattern[] => {
    const pattern = detection.events.get(name);
    if (pattern === undefined) return [];
    const { otherwise } = pattern;
    const substitute =
      otherwise === undefined ? [] : [{ ...pattern, source: otherwise.source, where: otherwise.where }];
    return [pattern, ...substitute].filter(({ source }) => RECORD_WRITERS.has(source.name));
  });
}

/** How far apart events may be to be on either side of something. */
function intervalsOf(detection: Detection): readonly number[] {
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

function stepOf(spans: readonly number[], random: Random): number {
  if (random.chance(0.55)) return random.pick([0, 1, SECOND, 7 * SECOND, MINUTE, 4 * MINUTE]);
  return random.pick(spans) + random.pick([-MINUTE, -SECOND, -1, 0, 1, SECOND, MINUTE]);
}

function lagOf({ schedule }: Detection, random: Random): number {
  if (random.chance(0.6)) return random.pick([0, 1, 20 * SECOND]);
  return Math.max(0, random.pick([schedule.delay - 1, schedule.delay - SECOND, Math.floor(schedule.delay / 2)]));
}

/** Values for a field that rows are grouped by, counted by or told apart by. */
interface KeyValues {
  readonly field: string;
  readonly values: readonly string[];
  /** Its different values are counted. */
  readonly isCounted: boolean;
}

function keyValues(detection: Detection, random: Random): readonly KeyValues[] {
  const { trigger, oncePer } = detection;
  const keys: Key[] = [...(oncePer?.fields ?? [])];
  if (trigger.kind === "first_seen") keys.push(...trigger.value);
  else if (trigger.kind !== "match") keys.push(...trigger.groupBy);
  const counted = new Set((trigger.kind === "value_count" ? trigger.of : []).flatMap(fieldNames));
  if (trigger.kind === "value_count") keys.push(...trigger.of);
  const operations = [...detection.events.values()].flatMap(({ operation }) => operation?.by ?? []);
  const fields = new Map(
    [...keys.flatMap((key) => [...key.fields.values()]), ...operations].map((field) => [field.name, field]),
  );
  const tested = new Set([...detection.events.values()].flatMap(({ where }) => comparedFields(where)));
  return [...fields]
    .filter(([field, { definition }]) => !tested.has(field) && definition.identifies !== "event")
    .map(([field, { definition }]) => {
      const values = valuesOf(field, definition.type, counted.has(field));
      const isHostile = definition.type !== "ip" && random.chance(0.1);
      return { field, values: isHostile ? [...values, hostileText(random)] : values, isCounted: counted.has(field) };
    });
}

const ADDRESSES = ["192.0.2.10", "192.0.2.11", "2001:db8::10"];

function valuesOf(field: string, type: FieldType, isCounted: boolean): readonly string[] {
  const more = isCounted ? Array.from({ length: MOST_NEAR }, (_, index) => index + 20) : [];
  // Of anything else than an address there are no groups.
  if (type === "ip") return [...ADDRESSES, ...more.map((index) => `192.0.2.${index}`)];
  if (["actor", "user"].includes(field.split(".")[0] ?? field)) {
    const names = ["ada@contoso.com", "Ada@Contoso.com", "grace@contoso.com"];
    return [...names, ...more.map((index) => `user${index}@contoso.com`)];
  }
  return ["a", "A", "b", "c", "d", "e", ...more.map((index) => `v${index}`)];
}

function fieldNames(key: Key): readonly string[] {
  return [...key.fields.values()].map(({ name }) => name);
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

interface Writing {
  readonly writer: RecordWriter;
  /** What the record was made from. */
  readonly base: ProviderRecord;
  readonly lists: Lists;
  readonly random: Random;
  /** State: texts that fields hold because tests on a part of them have to hold together. */
  readonly contained: Map<string, string>;
}

/** The record changed so that a predicate comes to `wanted`, as far as that is simple. */
function satisfy(
  predicate: Predicate<FieldRef>,
  wanted: boolean,
  record: ProviderRecord,
  writing: Writing,
): ProviderRecord {
  const { writer, base, lists, random, contained } = writing;
  switch (predicate.kind) {
    case "and":
    case "or": {
      const { operands } = predicate;
      if (operands.length === 0) return record;
      const every = (predicate.kind === "and") === wanted;
      const chosen = every ? operands : [random.pick(operands)];
      return chosen.reduce((made, operand) => satisfy(operand, wanted, made, writing), record);
    }
    case "not":
      return satisfy(predicate.operand, !wanted, record, writing);
    case "test": {
      const { field, match } = predicate;
      if (wanted) {
        const isAddress = match.kind === "exists" && field.definition.type === "ip";
        const value = isAddress ? random.pick(ADDRESSES) : satisfying(match, lists, random);
        if (value === undefined) return record;
        const earlier = contained.get(field.name);
        if (!asksForPart(match)) return writeField(writer, base, record, field.name, value);
        const text = earlier === undefined ? String(value) : `${earlier} ${value}`;
        contained.set(field.name, text);
        return writeField(writer, base, record, field.name, text);
      }
      const value = failing(match, lists, random);
      if (value !== "missing") return writeField(writer, base, record, field.name, value);
      return field.definition.nullable ? writeField(writer, base, record, field.name, undefined) : record;
    }
    case "keyword":
      return wanted ? withPath(record, ["note"], "x") : record;
    case "constant":
      return record;
    default:
      return assertNever(predicate);
  }
}

/** Whether a text that satisfies a test may go on on both sides. */
function asksForPart(match: Match<FieldRef>): boolean {
  if (match.kind === "regex") return match.patterns.every(({ source }) => !/^\^|\$$/.test(source));
  return (
    match.kind === "pattern" && match.patterns.every((all) => all[0]?.kind === "any" && all.at(-1)?.kind === "any")
  );
}

/** Turns one clause of what an event is judged by: of its tests, an exclusion or the score. */
function turnOne(
  detection: Detection,
  pattern: EventPattern,
  record: ProviderRecord,
  writing: Writing,
): ProviderRecord {
  const { random } = writing;
  const clauses = [
    ...testsOf(pattern.where),
    ...(pattern.operation?.any === undefined ? [] : testsOf(pattern.operation.any)),
    ...detection.exclusions.flatMap(({ where }) => {
      const excluded = where.get(pattern.name);
      return excluded === undefined ? [] : testsOf(excluded);
    }),
    ...(detection.score?.add ?? []).filter(({ refines }) => refines === pattern.name).map(({ when }) => when),
  ];
  return clauses.length === 0 ? record : satisfy(random.pick(clauses), random.chance(0.4), record, writing);
}

function testsOf(predicate: Predicate<FieldRef>): readonly Predicate<FieldRef>[] {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.operands.flatMap(testsOf);
    case "not":
      return testsOf(predicate.operand);
    case "test":
      return [predicate];
    case "keyword":
    case "constant":
      return [];
    default:
      return assertNever(predicate);
  }
}

/** Fields whose values matter; one that only has to be there may have any. */
function comparedFields(predicate: Predicate<FieldRef>): readonly string[] {
  return testsOf(predicate).flatMap((test) =>
    test.kind === "test" && test.match.kind !== "exists" ? [test.field.name] : [],
  );
}

/** A case with some of the records of another. */
export function caseOf(name: string, records: readonly RawRecord[]): EventCase {
  return { name, records, events: canonicalEvents(records).events };
}
