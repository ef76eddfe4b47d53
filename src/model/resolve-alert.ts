import type { Span } from "../diagnostics/span.ts";
import type { Entity, EventPattern, Key, Limits, OncePer, Trigger } from "./nodes.ts";
import { alertShape } from "./outputs.ts";
import { reportNothingIdentifies } from "./resolve-events.ts";
import { type KeySpace, keyOf, quoteAll, resolveKeyList } from "./resolve-keys.ts";
import { findCarriers, type OutputTable } from "./resolve-outputs.ts";
import { boundedDuration } from "./resolve-schedule.ts";
import type { Pointer, Scope } from "./resolve-scope.ts";
import { resolveTemplate } from "./resolve-template.ts";
import type { Template } from "./template.ts";

/** Resolves `once_per`; one of its fields has to identify the operation or the event. */
export function resolveOncePer(scope: Scope, trigger: Trigger, space: KeySpace): OncePer | undefined {
  const { once_per: spec } = scope.spec;
  if (spec === undefined) return undefined;
  const pointer: Pointer = ["once_per", "fields"];
  const fields = alertFields(scope, trigger, space, spec.fields, pointer);
  const identifying = fields.some((key) =>
    [...key.fields.values()].every((field) => field.definition.identifies !== undefined),
  );
  if (fields.length > 0 && !identifying) {
    reportNothingIdentifies(scope, space.events, pointer, "to mute repeated alerts use limits.throttle");
  }
  checkHeldTogether(scope, trigger, fields, "none would ever be dropped");
  return { fields, within: boundedDuration(scope, spec.within, ["once_per", "within"]), span: scope.at(["once_per"]) };
}

export function resolveLimits(scope: Scope, trigger: Trigger, space: KeySpace): Limits {
  const { limits } = scope.spec;
  const spec = limits?.throttle;
  if (spec === undefined) return { maxAlerts: limits?.max_alerts, throttle: undefined };
  const pointer: Pointer = ["limits", "throttle"];
  const fields = alertFields(scope, trigger, space, spec.fields, [...pointer, "fields"]);
  checkHeldTogether(scope, trigger, fields, "none would ever be muted");
  return {
    maxAlerts: limits?.max_alerts,
    throttle: {
      fields,
      for: boundedDuration(scope, spec.for, [...pointer, "for"]),
      span: scope.at(pointer),
    },
  };
}

/**
 * The fields by which alerts are compared with each other: of an alert over many events its keys, of one that joins
 * several events also `event.field`, else fields that every event has.
 */
function alertFields(
  scope: Scope,
  trigger: Trigger,
  space: KeySpace,
  names: readonly string[],
  pointer: Pointer,
): readonly Key[] {
  const shape = alertShape(trigger);
  if (shape === "group") return groupKeys(scope, trigger, names, pointer);
  if (shape === "single") return resolveKeyList(scope, space, names, pointer);
  const keys: Key[] = [];
  for (const [index, name] of names.entries()) {
    const span = scope.at([...pointer, index]);
    const event = space.events.find((candidate) => name.startsWith(`${candidate.name}.`));
    const fields = event === undefined ? undefined : findCarriers(space, name, span);
    if (fields !== undefined) keys.push(keyOf(name, fields, span));
    else keys.push(...resolveKeyList({ ...scope, at: () => span }, space, [name], pointer));
  }
  return keys;
}

/** An alert near an anchor holds the anchor and one of the other events, so the fields of two of those never meet. */
function checkHeldTogether(scope: Scope, trigger: Trigger, fields: readonly Key[], outcome: string): void {
  if (trigger.kind !== "temporal_anchored") return;
  const own = fields.filter((key) => !key.fields.has(trigger.anchor));
  const [first] = own;
  if (first === undefined || trigger.events.some((event) => own.every((key) => key.fields.has(event)))) return;
  const other = own.find((key) => ![...first.fields.keys()].some((event) => key.fields.has(event))) ?? first;
  const message = `No alert has both ${quoteAll([first.name])} and ${quoteAll([other.name])}, so ${outcome}`;
  const help = `An alert holds one event beside the anchor: name fields of one of ${quoteAll(trigger.events)}, and of "${trigger.anchor}"`;
  scope.error("RW3084", other.span, message, help);
}

function groupKeys(scope: Scope, trigger: Trigger, names: readonly string[], pointer: Pointer): readonly Key[] {
  const groupBy = "groupBy" in trigger ? trigger.groupBy : [];
  return names.flatMap((name, index) => {
    const span = scope.at([...pointer, index]);
    const key = groupBy.find((candidate) => candidate.name === name);
    if (key !== undefined) return [{ ...key, span }];
    const help =
      groupBy.length === 0 ? "Add group_by" : `The keys are ${quoteAll(groupBy.map((candidate) => candidate.name))}`;
    scope.error("RW3103", span, `"${name}" is no key of the trigger, so an alert has many of it`, help);
    return [];
  });
}

export function resolveEntities(scope: Scope, table: OutputTable): readonly Entity[] {
  return (scope.spec.entities ?? []).flatMap((entity, index): readonly Entity[] => {
    const pointer: Pointer = ["entities", index];
    const output = table.require(entity.field, scope.at([...pointer, "field"]), "entity");
    if (output === undefined) return [];
    return [{ type: entity.type, output: output.name, role: entity.role ?? "other", span: scope.at(pointer) }];
  });
}

export function resolveAlertText(
  scope: Scope,
  table: OutputTable,
): { readonly title: Template | undefined; readonly description: Template | undefined } {
  const outputFor = (name: string, span: Span): string | undefined => table.require(name, span, "output")?.name;
  const read = (key: "title" | "description"): Template | undefined => {
    const text = scope.spec.alert?.[key];
    return text === undefined ? undefined : resolveTemplate(scope, text, ["alert", key], outputFor);
  };
  return { title: read("title"), description: read("description") };
}

/** A substitute source has to offer every field that groups, joins or collapses its event. */
export function checkSubstitutes(scope: Scope, events: readonly EventPattern[], keys: readonly Key[]): void {
  for (const event of events) {
    const { otherwise } = event;
    if (otherwise === undefined) continue;
    const needed = new Set([
      ...keys.flatMap((key) => key.fields.get(event.name)?.name ?? []),
      ...(event.operation?.by.map((field) => field.name) ?? []),
    ]);
    for (const name of needed) {
      if (name.startsWith("time") || otherwise.source.fields.has(name)) continue;
      const message = `The substitute "${otherwise.source.name}" has no field "${name}", which the detection groups by`;
      scope.error("RW3055", otherwise.span, message);
    }
  }
}
