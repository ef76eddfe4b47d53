import type { FieldDefinition } from "../catalog/nodes.ts";
import type { Detection, Key, Output, Trigger } from "./nodes.ts";
import { assertNever } from "./walk.ts";

/** The events a trigger reads, the anchor last. */
export function triggerEvents(trigger: Trigger): readonly string[] {
  return trigger.kind === "temporal_anchored" ? [...trigger.events, trigger.anchor] : trigger.events;
}

/** The trigger turns many rows into one alert. */
export function aggregates(trigger: Trigger): boolean {
  switch (trigger.kind) {
    case "event_count":
    case "value_count":
      return true;
    case "match":
    case "first_seen":
    case "temporal":
    case "temporal_anchored":
    case "temporal_ordered":
      return false;
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
  const [head = "", ...tail] = name.split(".");
  const qualified = detection.events.has(head) && tail.length > 0;
  const fieldName = qualified ? tail.join(".") : name;
  const events = qualified ? [head] : triggerEvents(trigger);
  const fields: Key["fields"] = new Map(
    events.flatMap((event) => {
      const definition: FieldDefinition | undefined = detection.events.get(event)?.source.fields.get(fieldName);
      return definition === undefined
        ? []
        : [[event, { kind: "field" as const, name: fieldName, definition, span: trigger.span }] as const];
    }),
  );
  if (fields.size === 0) return undefined;
  const { span } = trigger;
  if (!aggregates(trigger)) return { name, value: { kind: "field", fields }, span };
  const fold = [...fields.values()].some((field) => field.definition.fold !== undefined);
  const of: Key = { kind: "key", name: fieldName, fields, fold, span };
  return { name, value: { kind: "values", of, limit: undefined }, span };
}
