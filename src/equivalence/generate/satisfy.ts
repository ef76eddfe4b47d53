import type { FieldRef } from "../../model/nodes.ts";
import type { Match, Predicate, Scalar } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { ProviderRecord } from "../canonical/record.ts";
import { CANONICAL_SOURCES } from "../canonical/sources.ts";
import { presentValues } from "../event.ts";
import {
  around,
  failing,
  hostileText,
  instance,
  type Lists,
  nearMiss,
  satisfying,
  satisfyingSame,
  type Tested,
} from "./field-values.ts";
import type { Random } from "./random.ts";
import { someValues } from "./subject.ts";
import { type RecordWriter, writeField } from "./writers.ts";

export interface Writing {
  readonly source: string;
  readonly writer: RecordWriter;
  /** What the record was made from. */
  readonly base: ProviderRecord;
  readonly lists: Lists;
  readonly random: Random;
  /** Fields for words that may stand anywhere. */
  readonly free: readonly string[];
  /** State: what fields hold because several tests on them have to hold together. */
  readonly held: Map<string, readonly Held[]>;
}

/** A value, or a part of one, that satisfies a test. */
interface Held {
  readonly match: Tested;
  readonly value: Scalar;
}

/** The record changed so that a predicate comes to `wanted`, as far as that is simple. */
export function satisfy(
  predicate: Predicate<FieldRef>,
  wanted: boolean,
  record: ProviderRecord,
  writing: Writing,
): ProviderRecord {
  const { writer, base, random } = writing;
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
      if (match.kind === "same_as") return compared(field, match, wanted, record, writing);
      return wanted ? held(field, match, record, writing) : failed(field, match, record, writing);
    }
    case "keyword": {
      if (writing.free.length === 0 || predicate.words.length === 0) return record;
      const field = random.pick(writing.free);
      const word = instance(random.pick(predicate.words), random);
      return writeField(writer, base, record, field, around(wanted ? word : nearMiss(word, random), random));
    }
    case "constant":
      return record;
    default:
      return assertNever(predicate);
  }
}

/** With a value that satisfies a test, beside what satisfied others on the field. */
function held(field: FieldRef, match: Tested, record: ProviderRecord, writing: Writing): ProviderRecord {
  const { writer, base, lists, random, held: known } = writing;
  const isAny = match.kind === "exists" && (field.definition.type === "ip" || random.chance(0.5));
  const value = isAny ? random.pick(someValues(field)) : satisfying(match, lists, random);
  if (value === undefined) return record;
  if (!takesMore(field, match)) return writeField(writer, base, record, field.name, value);
  const all = [...othersOf(field, match, known), { match, value }];
  known.set(field.name, all);
  return together(field, all, record, writing);
}

/** With a value that just fails a test, or none; where other tests on the field hold, they may go on to. */
function failed(field: FieldRef, match: Tested, record: ProviderRecord, writing: Writing): ProviderRecord {
  const { writer, base, lists, random, held: known } = writing;
  const words = (field.definition.values ?? []).filter((word) => !isNamed(match, word));
  const value = words.length > 0 && random.chance(0.6) ? random.pick(words) : failing(match, lists, random);
  const others = othersOf(field, match, known);
  if (others.length > 0 && takesMore(field, match) && random.chance(0.6)) {
    return together(field, value === "missing" ? others : [...others, { match, value }], record, writing);
  }
  if (value !== "missing") return writeField(writer, base, record, field.name, value);
  return field.definition.nullable ? writeField(writer, base, record, field.name, undefined) : record;
}

function isNamed(match: Tested, word: string): boolean {
  return match.kind === "equals" && match.values.some((value) => String(value).toLowerCase() === word);
}

function othersOf({ name }: FieldRef, match: Tested, known: Writing["held"]): readonly Held[] {
  return (known.get(name) ?? []).filter((each) => each.match !== match);
}

/** Whether what satisfies a test leaves room for more in the field. */
function takesMore({ definition }: FieldRef, match: Tested): boolean {
  return definition.list || asksForPart(match);
}

/** Several values of a list, now and then one more, or one text of several parts. */
function together(
  field: FieldRef,
  all: readonly Held[],
  record: ProviderRecord,
  { writer, base, random }: Writing,
): ProviderRecord {
  const values = all.map(({ value }) => value);
  if (!field.definition.list) return writeField(writer, base, record, field.name, values.join(" "));
  const more = random.chance(0.4) ? [hostileText(random)] : [];
  return writeField(writer, base, record, field.name, random.chance(0.5) ? [...values, ...more] : [...more, ...values]);
}

/** Two fields that are compared with each other: the other is written first where it has to be. */
function compared(
  field: FieldRef,
  match: Extract<Match<FieldRef>, { readonly kind: "same_as" }>,
  wanted: boolean,
  record: ProviderRecord,
  { source, writer, base, random }: Writing,
): ProviderRecord {
  const other = match.field.name;
  const before = textOf(source, record, other);
  const isWritten = before === undefined || random.chance(0.4);
  const text = random.pick(["tool.exe", "a b", hostileText(random)]);
  const made = isWritten ? writeField(writer, base, record, other, text) : record;
  const value = textOf(source, made, other);
  if (value === undefined) return made;
  if (!wanted && random.chance(0.2)) {
    return writeField(writer, base, made, random.pick([field.name, other]), undefined);
  }
  const same = satisfyingSame(value, match, random);
  return writeField(writer, base, made, field.name, wanted ? same : nearMiss(same, random));
}

/** What a record says of a field. */
function textOf(source: string, record: ProviderRecord, field: string): string | undefined {
  const said = CANONICAL_SOURCES.get(source)
    ?.fields(record)
    .find(([name]) => name === field)?.[1];
  const [value] = presentValues(said);
  return value === undefined ? undefined : String(value);
}

/** Whether a text that satisfies a test may go on on both sides. */
function asksForPart(match: Tested): boolean {
  if (match.kind === "regex") return match.patterns.every(({ source }) => !/^\^|\$$/.test(source));
  return (
    match.kind === "pattern" && match.patterns.every((all) => all[0]?.kind === "any" && all.at(-1)?.kind === "any")
  );
}

/** Turns one clause of what an event is judged by: of its tests, an exclusion or the score. */
export function turnOne(
  clauses: readonly Predicate<FieldRef>[],
  record: ProviderRecord,
  writing: Writing,
): ProviderRecord {
  const { random } = writing;
  return clauses.length === 0 ? record : satisfy(random.pick(clauses), random.chance(0.4), record, writing);
}
