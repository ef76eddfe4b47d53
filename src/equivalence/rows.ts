import type { Detection, EventPattern, FieldRef, Key, Operation, ScoreTerm } from "../model/nodes.ts";
import { normalText } from "../model/normal-form.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { type CanonicalEvent, type Fields, type FieldValue, presentValues } from "./event.ts";
import { holds, type Lists } from "./holds.ts";

/** What an event pattern makes of the records: one row per record, or per operation. */
export interface Row {
  /** The name of the event pattern. */
  readonly event: string;
  readonly time: number;
  /** When its first and its last record happened. */
  readonly first: number;
  readonly last: number;
  readonly id: string;
  /** Where its first record stands in the input. */
  readonly position: number;
  /** Where all its records stand in the input. */
  readonly records: readonly number[];
  readonly fields: Fields;
  readonly score: number | undefined;
}

/** The step after `where` that keeps a row from the trigger. */
export type Dropped =
  | { readonly by: "operation"; readonly any: Predicate<FieldRef> }
  | { readonly by: "exclusion"; readonly name: string }
  | { readonly by: "score"; readonly total: number; readonly atLeast: number };

/** The rows of one event after where, operation, exclusions and score, in the order of events. */
export function rowsOf(detection: Detection, name: string, events: readonly CanonicalEvent[]): readonly Row[] {
  return judgedRows(detection, name, events).flatMap(({ row, dropped }) => (dropped === undefined ? [row] : []));
}

/** The rows of one event after where and operation, in the order of events, each with the first step that drops it. */
export function judgedRows(
  detection: Detection,
  name: string,
  events: readonly CanonicalEvent[],
): readonly { readonly row: Row; readonly dropped: Dropped | undefined }[] {
  const pattern = detection.events.get(name);
  if (pattern === undefined) throw new Error(`The detection has no event ${name}`);
  const lists: Lists = new Map([...detection.lists].map(([list, { values }]) => [list, values]));
  const records = events
    .map((event, position) => ({ event, position }))
    .filter(({ event }) => event.source === pattern.source.name && holds(pattern.where, event.fields, lists))
    .map(({ event, position }) => recordRow(name, event, position))
    .sort(byOrder);
  const { operation } = pattern;
  if (operation === undefined) return records.map((record) => judged(detection, record, lists));
  const { any } = operation;
  const groups = operations(pattern, operation, records).map((group) => {
    const row = joined(pattern, operation, group);
    if (any === undefined || group.some(({ fields }) => holds(any, fields, lists)))
      return judged(detection, row, lists);
    return { row, dropped: { by: "operation", any } as const };
  });
  return groups.sort((a, b) => byOrder(a.row, b.row));
}

function judged(
  detection: Detection,
  row: Row,
  lists: Lists,
): { readonly row: Row; readonly dropped: Dropped | undefined } {
  const exclusion = detection.exclusions.find(({ enabled, where }) => {
    const excludes = where.get(row.event);
    return enabled && excludes !== undefined && holds(excludes, row.fields, lists);
  });
  if (exclusion !== undefined) return { row, dropped: { by: "exclusion", name: exclusion.name } };
  const withScore = scored(detection, row, lists);
  const total = withScore.score ?? 0;
  const atLeast = detection.score?.atLeast ?? Number.NEGATIVE_INFINITY;
  return { row: withScore, dropped: total < atLeast ? { by: "score", total, atLeast } : undefined };
}

/** By time, events of one time by id, then by the order in which they came in. */
export function byOrder(a: Row, b: Row): number {
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.position - b.position);
}

/**
 * The values of a key in a row, one list of components per combination where components hold several; none where a
 * component is missing. Compared as the key says: in the field's normal form, and folded if any field behind it folds.
 */
export function keysOf(keys: readonly Key[], row: Row): readonly (readonly string[])[] {
  let combinations: readonly (readonly string[])[] = [[]];
  for (const key of keys) {
    const field = key.fields.get(row.event);
    const values = field === undefined ? [] : presentValues(row.fields.get(field.name));
    const texts = values.map((value) => {
      const text = normalText(String(value), field?.definition.normal ?? []);
      return key.fold ? lowerAscii(text) : text;
    });
    combinations = combinations.flatMap((head) => [...new Set(texts)].map((text) => [...head, text]));
  }
  return combinations;
}

function recordRow(event: string, { time, id, fields }: CanonicalEvent, position: number): Row {
  return { event, time, first: time, last: time, id, position, records: [position], fields, score: undefined };
}

/** Joins the records that share all fields of `by`, each within `within` of the one before it. */
function operations(pattern: EventPattern, operation: Operation, records: readonly Row[]): readonly (readonly Row[])[] {
  const keys = operation.by.map(
    (field): Key => ({
      kind: "key",
      name: field.name,
      fields: new Map([[pattern.name, field]]),
      fold: field.definition.fold !== undefined,
      span: field.span,
    }),
  );
  const open = new Map<string, Row[]>();
  const groups: Row[][] = [];
  for (const record of records) {
    const [key] = keysOf(keys, record);
    const known = key === undefined ? undefined : open.get(JSON.stringify(key));
    const previous = known?.at(-1);
    if (known !== undefined && previous !== undefined && record.time - previous.time <= operation.within) {
      known.push(record);
      continue;
    }
    const group = [record];
    groups.push(group);
    if (key !== undefined) open.set(JSON.stringify(key), group);
  }
  return groups;
}

function joined(pattern: EventPattern, operation: Operation, group: readonly Row[]): Row {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error("An operation has at least one record");
  const fields = new Map<string, FieldValue>();
  for (const name of new Set(group.flatMap((row) => [...row.fields.keys()]))) {
    const values = group.map((row) => presentValues(row.fields.get(name))).filter((found) => found.length > 0);
    const isVocabulary = pattern.source.fields.get(name)?.values !== undefined;
    fields.set(name, isVocabulary ? [...new Set(values.flat())] : values[0]);
  }
  const time = operation.time === "first" ? first.time : last.time;
  const records = group.map(({ position }) => position);
  return { ...first, time, first: first.time, last: last.time, records, fields };
}

function scored(detection: Detection, row: Row, lists: Lists): Row {
  const { score } = detection;
  if (score === undefined) return row;
  const earns = ({ refines, when }: ScoreTerm): boolean => refines === row.event && holds(when, row.fields, lists);
  const total = score.add.filter(earns).reduce((sum, { points }) => sum + points, score.base);
  return { ...row, score: total };
}
