import type { Detection, FieldRef, Key, Output, Trigger } from "./nodes.ts";
import { keyOf } from "./resolve-keys.ts";
import { fieldOf } from "./resolve-scope.ts";
import { assertNever } from "./walk.ts";

/** What a trigger groups by, or, of values that are new, the value. */
export function triggerKeys(trigger: Trigger): readonly Key[] {
  return trigger.kind === "match" ? [] : trigger.kind === "first_seen" ? trigger.value : trigger.groupBy;
}

/** The events a trigger reads, the anchor last. */
export function triggerEvents(trigger: Trigger): readonly string[] {
  return trigger.kind === "temporal_anchored" ? [...trigger.events, trigger.anchor] : trigger.events;
}

/** What one alert holds: one event, a group of events, or one event of each of several names. */
export type AlertShape = "single" | "group" | "joined";

export function alertShape(trigger: Trigger): AlertShape {
  switch (trigger.kind) {
    case "match":
    case "first_seen":
      return "single";
    case "event_count":
    case "value_count":
      return "group";
    case "temporal":
    case "temporal_anchored":
    case "temporal_ordered":
      return "joined";
    default:
      return assertNever(trigger);
  }
}

/**
 * Adds outputs that a target needs beside the author's: names of fields, or `event.field` where events differ. Under an
 * aggregating trigger the values of the field are collected. Names the events' sources do not know are ignored.
 */
export function withOutputs(detection: Detection, names: readonly string[]): Detection {
  const present = new Set(detection.outputs.map((output) => output.name));
  const added = names.flatMap((name) => {
    if (present.has(name)) return [];
    present.add(name);
    return makeOutput(detection, name) ?? [];
  });
  return added.length === 0 ? detection : { ...detection, outputs: [...detection.outputs, ...added] };
}

function makeOutput(detection: Detection, name: string): Output | undefined {
  const { trigger } = detection;
  const { span } = trigger;
  const grouped = alertShape(trigger) === "group";
  const key = grouped && "groupBy" in trigger ? trigger.groupBy.find((one) => one.name === name) : undefined;
  if (key !== undefined) return { name, value: { kind: "key", key }, span };
  const fields = carriers(detection, name);
  const [field] = fields.values();
  if (field === undefined) return undefined;
  if (!grouped) return { name, value: { kind: "field", fields }, span };
  return { name, value: { kind: "values", of: keyOf(field.name, fields, span), limit: undefined }, span };
}

/** The events that carry a field. An event may be called as a field begins (`process`), so `event.field` only goes first. */
function carriers({ events, trigger }: Detection, name: string): Key["fields"] {
  const refs = (among: readonly string[], fieldName: string): Key["fields"] =>
    new Map(
      among.flatMap((event) => {
        const pattern = events.get(event);
        const field = pattern === undefined ? undefined : fieldOf(pattern, fieldName, trigger.span);
        return field === undefined ? [] : [[event, field] as const];
      }),
    );
  const [head = "", ...tail] = name.split(".");
  const qualified = tail.length > 0 ? refs([head], tail.join(".")) : new Map<string, FieldRef>();
  return qualified.size > 0 ? qualified : refs(triggerEvents(trigger), name);
}
