import type { Detection, EventPattern, FieldRef, Key } from "../../model/nodes.ts";
import { triggerEvents } from "../../model/outputs.ts";
import type { Predicate } from "../../model/predicate.ts";
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
 * detection, in groups of few keys, at the edges of its windows, some of them late.
 */
export function generateCases(detection: Detection, count: number, seed: number): readonly EventCase[] {
  const random = createRandom(seed);
  const lists: Lists = new Map([...detection.lists].map(([name, { values }]) => [name, values]));
  const patterns = patternsOf(detection);
  const spans = intervalsOf(detection);
  const cases: EventCase[] = [];
  for (let made = 0; patterns.length > 0 && made < count; ) {
    const size = Math.min(1 + random.int(MOST_EVENTS), count - made);
    const serial = cases.length;
    const records = generateRecords(detection, patterns, { lists, spans, random, size, serial });
    const { events } = canonicalEvents(records);
    if (events.length === records.length) cases.push({ name: `generated ${serial + 1}`, records, events });
    made += size;
  }
  return cases;
}

interface Draw {
  readonly lists: Lists;
  /** Lengths of windows and the like, in milliseconds. */
  readonly spans: readonly number[];
  readonly random: Random;
  readonly size: number;
  readonly serial: number;
}

function generateRecords(
  detection: Detection,
  patterns: readonly EventPattern[],
  { lists, spans, random, size, serial }: Draw,
): readonly RawRecord[] {
  const keys = keyValues(detection, random);
  let time = START;
  const records: RawRecord[] = [];
  for (let index = 0; index < size; index += 1) {
    const pattern = random.pick(patterns);
    const writer = RECORD_WRITERS.get(pattern.source.name);
    if (writer === undefined) continue;
    const base = random.pick(writer.bases);
    const writing: Writing = { writer, base, lists, random };
    let record = identified(writing, base, `${serial}-${random.chance(0.7) ? index : 0}`);
    record = satisfy(pattern.where, true, record, writing);
    for (const [field, values] of keys) {
      if (random.chance(0.85)) record = writeField(writer, base, record, field, random.pick(values));
    }
    for (let turned = random.int(3); turned > 0; turned -= 1) {
      record = turnOne(detection, pattern, record, writing);
    }
    records.push({ source: pattern.source.name, record, time, lag: lagOf(detection, random), span: detection.span });
    time += stepOf(spans, random);
  }
  return records;
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

/** A few values for every field that rows are grouped by, counted by or told apart by. */
function keyValues(
  detection: Detection,
  random: Random,
): readonly (readonly [field: string, values: readonly string[]])[] {
  const { trigger, oncePer } = detection;
  const keys: Key[] = [...(oncePer?.fields ?? [])];
  if (trigger.kind === "first_seen") keys.push(...trigger.value);
  else if (trigger.kind !== "match") keys.push(...trigger.groupBy);
  if (trigger.kind === "value_count") keys.push(...trigger.of);
  const operations = [...detection.events.values()].flatMap(({ operation }) => operation?.by ?? []);
  const fields = new Set([
    ...keys.flatMap((key) => [...key.fields.values()].map(({ name }) => name)),
    ...operations.map(({ name }) => name),
  ]);
  const tested = new Set([...detection.events.values()].flatMap(({ where }) => fieldsOf(where)));
  return [...fields]
    .filter((field) => !tested.has(field))
    .map((field) => {
      const name = field.split(".")[0] ?? field;
      const plain = ["actor", "user"].includes(name)
        ? ["ada@contoso.com", "Ada@Contoso.com", "grace@contoso.com"]
        : ["a", "A", "b", "c", "d", "e"];
      return [field, random.chance(0.1) ? [...plain, hostileText(random)] : plain];
    });
}

/** Each event has an id of its own, now and then the one of another event. */
function identified({ writer, base }: Writing, record: ProviderRecord, id: string): ProviderRecord {
  return ["event.id", "correlation.id"].reduce((made, field) => writeField(writer, base, made, field, id), record);
}

interface Writing {
  readonly writer: RecordWriter;
  /** What the record was made from. */
  readonly base: ProviderRecord;
  readonly lists: Lists;
  readonly random: Random;
}

/** The record changed so that a predicate comes to `wanted`, as far as that is simple. */
function satisfy(
  predicate: Predicate<FieldRef>,
  wanted: boolean,
  record: ProviderRecord,
  writing: Writing,
): ProviderRecord {
  const { writer, base, lists, random } = writing;
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
        const value = satisfying(match, lists, random);
        return value === undefined ? record : writeField(writer, base, record, field.name, value);
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

function fieldsOf(predicate: Predicate<FieldRef>): readonly string[] {
  return testsOf(predicate).flatMap((test) => (test.kind === "test" ? [test.field.name] : []));
}

/** A case with some of the records of another. */
export function caseOf(name: string, records: readonly RawRecord[]): EventCase {
  return { name, records, events: canonicalEvents(records).events };
}
