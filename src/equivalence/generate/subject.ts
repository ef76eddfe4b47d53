import type { FieldType } from "../../catalog/nodes.ts";
import type { Detection, EventPattern, FieldRef, Key } from "../../model/nodes.ts";
import { triggerEvents } from "../../model/outputs.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { Lists } from "./field-values.ts";
import { enoughFor, intervalsOf, MOST_SMALL } from "./timing.ts";
import { RECORD_WRITERS, type RecordWriter } from "./writers.ts";

/** What of a detection decides on the events that are made up for it. */
export interface Subject {
  readonly detection: Detection;
  readonly events: readonly DrawnEvent[];
  readonly keys: readonly DrawnKey[];
  readonly lists: Lists;
  /** Lengths of windows and the like, in milliseconds. */
  readonly spans: readonly number[];
}

/** An event that records are made up of. */
export interface DrawnEvent {
  readonly pattern: EventPattern;
  /** Stands in for an event on targets that lack its source. */
  readonly isSubstitute: boolean;
  readonly writer: RecordWriter;
  /** What an event is judged by: its tests, the exclusions and the score. */
  readonly clauses: readonly Predicate<FieldRef>[];
  /** Fields of text that no test is about. */
  readonly free: readonly string[];
}

/** Values for a field that rows are grouped by, counted by or told apart by. */
export interface DrawnKey {
  readonly field: string;
  readonly values: readonly string[];
  /** Its different values are counted. */
  readonly isCounted: boolean;
  /** Events of one operation share it, and no other does. */
  readonly isOperation: boolean;
  readonly isList: boolean;
  /** Any text may be a value. */
  readonly takesText: boolean;
}

export function subjectOf(detection: Detection): Subject {
  const lists: Lists = new Map([...detection.lists].map(([name, { values }]) => [name, values]));
  return { detection, events: eventsOf(detection), keys: keysOf(detection), lists, spans: intervalsOf(detection) };
}

/** Events of the trigger and their substitutes: each target stores some of them. */
function eventsOf(detection: Detection): readonly DrawnEvent[] {
  return triggerEvents(detection.trigger).flatMap((name): DrawnEvent[] => {
    const pattern = detection.events.get(name);
    if (pattern === undefined) return [];
    const { otherwise } = pattern;
    const substitute =
      otherwise === undefined ? [] : [{ ...pattern, source: otherwise.source, where: otherwise.where }];
    return [pattern, ...substitute].flatMap((each): DrawnEvent[] => {
      const writer = RECORD_WRITERS.get(each.source.name);
      if (writer === undefined) return [];
      const clauses = clausesOf(detection, each);
      return [
        { pattern: each, isSubstitute: each !== pattern, writer, clauses, free: freeFields(each, writer, clauses) },
      ];
    });
  });
}

function clausesOf(detection: Detection, pattern: EventPattern): readonly Predicate<FieldRef>[] {
  return [
    ...testsOf(pattern.where),
    ...(pattern.operation?.any === undefined ? [] : testsOf(pattern.operation.any)),
    ...detection.exclusions.flatMap(({ where }) => {
      const excluded = where.get(pattern.name);
      return excluded === undefined ? [] : testsOf(excluded);
    }),
    ...(detection.score?.add ?? []).filter(({ refines }) => refines === pattern.name).map(({ when }) => when),
  ];
}

/** Fields of text, at places that no test looks at. */
function freeFields(
  { source }: EventPattern,
  writer: RecordWriter,
  clauses: readonly Predicate<FieldRef>[],
): readonly string[] {
  const pathsOf = (field: string): readonly string[] =>
    (Object.hasOwn(writer.paths, field) ? (writer.paths[field] ?? []) : []).map((path) => JSON.stringify(path));
  const taken = new Set(
    clauses.flatMap(testsOf).flatMap((test) => (test.kind === "test" ? pathsOf(test.field.name) : [])),
  );
  return Object.keys(writer.paths).filter((field) => {
    const definition = source.fields.get(field);
    const isText = definition?.type === "string" && definition.values === undefined && !definition.list;
    const isPlain = definition?.identifies === undefined && definition?.nullable === true;
    return isText && isPlain && !pathsOf(field).some((path) => taken.has(path));
  });
}

function keysOf(detection: Detection): readonly DrawnKey[] {
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
  const grouped = new Set(("groupBy" in trigger ? trigger.groupBy : []).flatMap(fieldNames));
  const enough = enoughFor(trigger);
  const most = Number.isFinite(enough) ? Math.max(MOST_SMALL, enough) : MOST_SMALL;
  return [...fields]
    .filter(([field, { definition }]) => !tested.has(field) && definition.identifies !== "event")
    .map(([field, { definition }]) => {
      const { type, list, identifies } = definition;
      const isCounted = counted.has(field);
      const isOperation = identifies === "operation" && !grouped.has(field);
      const values = valuesOf(field, type, isCounted ? most : 0);
      return { field, values, isCounted, isOperation, isList: list, takesText: type !== "ip" };
    });
}

const ADDRESSES = ["192.0.2.10", "192.0.2.11", "2001:db8::10"];

/** Values that a field may well have. */
export function someValues({ name, definition }: FieldRef): readonly string[] {
  return valuesOf(name, definition.type, 0);
}

function valuesOf(field: string, type: FieldType, more: number): readonly string[] {
  const numbers = Array.from({ length: more }, (_, index) => index + 20);
  // Of anything else than an address there are no groups.
  if (type === "ip") return [...ADDRESSES, ...numbers.map((index) => `192.0.${2 + (index >> 8)}.${index & 255}`)];
  if (["actor", "user"].includes(field.split(".")[0] ?? field)) {
    const names = ["ada@contoso.com", "Ada@Contoso.com", "grace@contoso.com"];
    return [...names, ...numbers.map((index) => `user${index}@contoso.com`)];
  }
  return ["a", "A", "b", "c", "d", "e", ...numbers.map((index) => `v${index}`)];
}

function fieldNames(key: Key): readonly string[] {
  return [...key.fields.values()].map(({ name }) => name);
}

/** The parts of a predicate that are true or false by themselves. */
function testsOf(predicate: Predicate<FieldRef>): readonly Predicate<FieldRef>[] {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.operands.flatMap(testsOf);
    case "not":
      return testsOf(predicate.operand);
    case "test":
    case "keyword":
      return [predicate];
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
