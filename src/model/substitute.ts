import type { FieldDefinition, SourceDefinition } from "../catalog/nodes.ts";
import type { NoteSink } from "../fidelity/notes.ts";
import type { Detection, EventPattern, FieldRef, Key, Operation, OutputValue, Trigger } from "./nodes.ts";
import { assertNever, mapPredicate } from "./walk.ts";

/**
 * Puts substitutes in place of events whose source a target does not store. `undefined`, with a note, where an event
 * has none.
 */
export function substituteSources(
  detection: Detection,
  absentReason: (source: string) => string | undefined,
  notes: NoteSink,
): Detection | undefined {
  const replaced = new Map<string, EventPattern>();
  const events = new Map<string, EventPattern>();
  for (const [name, event] of detection.events) {
    const reason = absentReason(event.source.name);
    const substitute = event.otherwise;
    if (reason === undefined) {
      events.set(name, event);
      continue;
    }
    const missing = substitute === undefined ? reason : absentReason(substitute.source.name);
    if (substitute === undefined || missing !== undefined) {
      notes.add({ code: "not-expressible", construct: event.source.name, reason: missing ?? reason, span: event.span });
      return undefined;
    }
    notes.add({
      code: "substitute-source",
      construct: `${name}: ${substitute.source.name} for ${event.source.name}`,
      reason: substitute.reason ?? reason,
      span: substitute.span,
      direction: "both",
    });
    const stand: EventPattern = {
      ...event,
      source: substitute.source,
      where: substitute.where,
      operation: operationOf(event, substitute.source),
      otherwise: undefined,
    };
    events.set(name, stand);
    replaced.set(name, stand);
  }
  return replaced.size === 0 ? detection : repoint({ ...detection, events }, replaced);
}

/** Records of a substitute make operations too: outputs and keys may read the operation's times. */
function operationOf({ operation }: EventPattern, source: SourceDefinition): Operation | undefined {
  if (operation === undefined) return undefined;
  const field = (ref: FieldRef): FieldRef => refIn(source, ref);
  const any = operation.any === undefined ? undefined : mapPredicate(operation.any, field);
  return { ...operation, by: operation.by.map(field), any };
}

function refIn(source: SourceDefinition, ref: FieldRef): FieldRef {
  return { ...ref, definition: source.fields.get(ref.name) ?? stranger(ref.definition) };
}

/** Fields of a replaced event become those of its substitute; a field that source lacks becomes a nullable stranger. */
function repoint(detection: Detection, replaced: ReadonlyMap<string, EventPattern>): Detection {
  const field = (ref: FieldRef, event: string): FieldRef => {
    const stand = replaced.get(event);
    return stand === undefined || IMPLICIT.has(ref.name) ? ref : refIn(stand.source, ref);
  };
  const fields = (map: ReadonlyMap<string, FieldRef>) =>
    new Map([...map].map(([event, ref]) => [event, field(ref, event)]));
  const key = (value: Key): Key => ({ ...value, fields: fields(value.fields) });
  const output = (value: OutputValue): OutputValue => {
    switch (value.kind) {
      case "field":
        return { ...value, fields: fields(value.fields) };
      case "key":
        return { ...value, key: key(value.key) };
      case "values":
        return { ...value, of: key(value.of) };
      case "count_distinct":
        return { ...value, of: value.of.map(key) };
      case "first":
      case "last":
      case "min":
      case "max":
        return value.of === "score" ? value : { ...value, of: key(value.of) };
      case "score":
      case "count":
      case "duration":
        return value;
      default:
        return assertNever(value);
    }
  };
  const { oncePer, limits, score } = detection;
  return {
    ...detection,
    trigger: repointTrigger(detection.trigger, key),
    oncePer: oncePer === undefined ? undefined : { ...oncePer, fields: oncePer.fields.map(key) },
    limits:
      limits.throttle === undefined
        ? limits
        : { ...limits, throttle: { ...limits.throttle, fields: limits.throttle.fields.map(key) } },
    score:
      score === undefined
        ? undefined
        : {
            ...score,
            add: score.add.map((term) => ({
              ...term,
              when: mapPredicate(term.when, (ref) => field(ref, term.refines)),
            })),
          },
    outputs: detection.outputs.map((item) => ({ ...item, value: output(item.value) })),
    exclusions: detection.exclusions.map((exclusion) => ({
      ...exclusion,
      where: new Map(
        [...exclusion.where].map(([event, where]) => [event, mapPredicate(where, (ref) => field(ref, event))]),
      ),
    })),
  };
}

/** Fields that every source has, or every operation. */
const IMPLICIT: ReadonlySet<string> = new Set(["time", "time.first", "time.last", "score"]);

function stranger(definition: FieldDefinition): FieldDefinition {
  return { ...definition, nullable: true, values: undefined };
}

function repointTrigger(trigger: Trigger, key: (value: Key) => Key): Trigger {
  switch (trigger.kind) {
    case "match":
      return trigger;
    case "event_count":
      return { ...trigger, groupBy: trigger.groupBy.map(key) };
    case "value_count":
      return { ...trigger, groupBy: trigger.groupBy.map(key), of: trigger.of.map(key) };
    case "temporal":
    case "temporal_ordered":
    case "temporal_anchored":
      return { ...trigger, groupBy: trigger.groupBy.map(key) };
    case "first_seen":
      return { ...trigger, value: trigger.value.map(key) };
    default:
      return assertNever(trigger);
  }
}
