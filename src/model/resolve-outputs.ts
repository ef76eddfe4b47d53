import type { Span } from "../diagnostics/span.ts";
import type { DetectionSpec } from "../spec/detection.gen.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { FieldRef, Key, Output, OutputValue, Trigger } from "./nodes.ts";
import { alertShape } from "./outputs.ts";
import { type KeySpace, keyOf, quoteAll } from "./resolve-keys.ts";
import { fieldOf, type Pointer, type Scope, TIME_FIELD } from "./resolve-scope.ts";
import { unknownEvent } from "./resolve-trigger.ts";
import { assertNever } from "./walk.ts";

/** Outputs as they are collected: the author's first, then those that entities, placeholders and keys bring along. */
export interface OutputTable {
  readonly outputs: readonly Output[];
  /** The output called `name`; else a new one for the field or key of that name. Reports names that are neither. */
  require(name: string, span: Span, use: "output" | "entity"): Output | undefined;
  add(output: Output): void;
}

export interface OutputContext {
  readonly scope: Scope;
  readonly trigger: Trigger;
  readonly space: KeySpace;
  readonly keys: readonly Key[];
}

export function createOutputTable(context: OutputContext): OutputTable {
  const outputs = new Map<string, Output>();
  return {
    get outputs() {
      return [...outputs.values()];
    },
    require(name, span, use) {
      const named = outputs.get(name);
      if (named !== undefined) return named;
      const value = outputValue(context, name, span, use);
      if (value === undefined) return undefined;
      const equal = [...outputs.values()].find((output) => sameValue(output.value, value));
      if (equal !== undefined) return equal;
      const output: Output = { name, value, span };
      outputs.set(name, output);
      return output;
    },
    add(output) {
      if (outputs.has(output.name)) {
        context.scope.error(
          "RW3102",
          output.span,
          `There is already an output "${output.name}"`,
          "Give it another name with `as`",
        );
        return;
      }
      outputs.set(output.name, output);
    },
  };
}

type OutputSpec = NonNullable<DetectionSpec["output"]>[number];

/** Adds the author's `output` to the table. */
export function resolveOutputList(context: OutputContext, table: OutputTable): void {
  for (const [index, spec] of (context.scope.spec.output ?? []).entries()) {
    const pointer: Pointer = ["output", index];
    const span = context.scope.at(pointer);
    const value =
      typeof spec === "string" ? outputValue(context, spec, span, "output") : namedValue(context, spec, pointer);
    if (value !== undefined) table.add({ name: typeof spec === "string" ? spec : spec.as, value, span });
  }
}

function namedValue(
  context: OutputContext,
  spec: Exclude<OutputSpec, string>,
  pointer: Pointer,
): OutputValue | undefined {
  const { scope } = context;
  const at = (key: string): Span => scope.at([...pointer, key]);
  if ("value" in spec) return outputValue(context, spec.value, at("value"), "output");
  if (alertShape(context.trigger) !== "group") {
    const [operator = ""] = Object.keys(spec);
    const message = `"${operator}" needs a trigger that counts; an alert of ${context.trigger.kind} holds no group of events`;
    scope.error("RW3104", scope.at(pointer), message, "Write the field's name alone, or {value: <field>, as: <name>}");
    return undefined;
  }
  if ("count" in spec) {
    const all = context.trigger.kind === "temporal_anchored" ? [] : context.trigger.events;
    if (spec.count === "events") return { kind: "count", events: all };
    if (all.includes(spec.count)) return { kind: "count", events: [spec.count] };
    unknownEvent(scope, spec.count, at("count"));
    return undefined;
  }
  if ("count_distinct" in spec) {
    const names = typeof spec.count_distinct === "string" ? [spec.count_distinct] : spec.count_distinct;
    const of = names.map((name) => carriedKey(context, name, at("count_distinct")));
    const found = of.filter((key) => key !== undefined);
    return found.length === of.length ? { kind: "count_distinct", of: found } : undefined;
  }
  if ("values" in spec) {
    const of = carriedKey(context, spec.values, at("values"));
    return of === undefined ? undefined : { kind: "values", of, limit: spec.limit };
  }
  if ("duration" in spec) return { kind: "duration" };
  if ("first" in spec) return extreme(context, "first", spec.first, at("first"));
  if ("last" in spec) return extreme(context, "last", spec.last, at("last"));
  if ("min" in spec) return extreme(context, "min", spec.min, at("min"));
  return extreme(context, "max", spec.max, at("max"));
}

function extreme(
  context: OutputContext,
  kind: "first" | "last" | "min" | "max",
  name: string,
  span: Span,
): OutputValue | undefined {
  if (name === "score") return hasScore(context, span) ? { kind, of: "score" } : undefined;
  const of = carriedKey(context, name, span);
  if (of === undefined) return undefined;
  if (kind === "min" || kind === "max") {
    const unordered = [...of.fields.values()].find(
      (field) => !["integer", "number", "datetime"].includes(field.definition.type),
    );
    if (unordered !== undefined) {
      const message = `"${kind}" cannot order "${name}", which is of type ${unordered.definition.type}`;
      context.scope.error("RW3107", span, message, `Use {values: ${name}, as: …}`);
      return undefined;
    }
  }
  return { kind, of };
}

function hasScore(context: OutputContext, span: Span): boolean {
  if (context.scope.spec.score !== undefined) return true;
  context.scope.error("RW3126", span, "The detection has no score");
  return false;
}

/** What a bare name means as a column of the alert. */
function outputValue(
  context: OutputContext,
  name: string,
  span: Span,
  use: "output" | "entity",
): OutputValue | undefined {
  const { scope, trigger } = context;
  const key = context.keys.find((candidate) => candidate.name === name);
  if (key !== undefined) return { kind: "key", key: { ...key, span } };
  const shape = alertShape(trigger);
  if (name === "score") {
    if (!hasScore(context, span)) return undefined;
    if (shape !== "group") return { kind: "score" };
    scope.error("RW3103", span, "An alert over many events has many scores", "Write {max: score, as: score}");
    return undefined;
  }
  const fields = carriers(context, name, span);
  if (fields === undefined) return undefined;
  if (shape === "group") return groupValue(context, name, fields, span, use);
  if (shape === "single" || fields.size === 1) return { kind: "field", fields };
  if (name === "time") return { kind: "field", fields: alertTimes(trigger, fields) };
  const message = `"${name}" is a field of ${quoteAll([...fields.keys()])}, and an alert holds one event of each`;
  scope.error("RW3101", span, message, `Write ${[...fields.keys()].map((event) => `${event}.${name}`).join(" or ")}`);
  return undefined;
}

/** The time of a joined alert is that of the events that alert; the anchor only stands near them. */
function alertTimes(trigger: Trigger, fields: ReadonlyMap<string, FieldRef>): ReadonlyMap<string, FieldRef> {
  if (trigger.kind !== "temporal_anchored") return fields;
  return new Map([...fields].filter(([event]) => event !== trigger.anchor));
}

function groupValue(
  context: OutputContext,
  name: string,
  fields: ReadonlyMap<string, FieldRef>,
  span: Span,
  use: "output" | "entity",
): OutputValue | undefined {
  if (use === "entity") return { kind: "values", of: keyOf(name, fields, span), limit: undefined };
  const help =
    name === "time"
      ? "Write {first: time, as: first_time} or {last: time, as: last_time}"
      : `Group by it, or write {values: ${name}, as: …}`;
  context.scope.error("RW3103", span, `"${name}" is neither a key of the trigger nor aggregated`, help);
  return undefined;
}

/** A key for an aggregate: every event that carries the field takes part. */
function carriedKey(context: OutputContext, name: string, span: Span): Key | undefined {
  const alias = context.space.aliases.get(name);
  if (alias !== undefined) return keyOf(name, alias.fields, span);
  const fields = carriers(context, name, span);
  return fields === undefined ? undefined : keyOf(name, fields, span);
}

/** The events that carry a field, by `field` or `event.field`. Reports a name that none carries. */
function carriers(context: OutputContext, name: string, span: Span): ReadonlyMap<string, FieldRef> | undefined {
  const found = findCarriers(context.space, name, span);
  if (found !== undefined) return found;
  const { space, scope } = context;
  const known = new Set([
    ...context.keys.map((key) => key.name),
    ...space.events.flatMap((event) => [...event.source.fields.keys()]),
    "time",
  ]);
  const qualified = space.events.find((event) => name.startsWith(`${event.name}.`));
  const help =
    qualified === undefined
      ? didYouMean(name, known)
      : didYouMean(name.slice(qualified.name.length + 1), qualified.source.fields.keys());
  const message = `"${name}" is no field of the trigger's events, no key and no output`;
  scope.error("RW3100", span, message, help ?? outputsHelp(scope));
  return undefined;
}

/** The outputs by name, of which the one that is meant may be called otherwise. */
function outputsHelp({ spec }: Scope): string | undefined {
  const names = (spec.output ?? []).map((output) => (typeof output === "string" ? output : output.as));
  return names.length === 0 ? undefined : `The outputs are ${quoteAll(names)}`;
}

export function findCarriers(space: KeySpace, name: string, span: Span): ReadonlyMap<string, FieldRef> | undefined {
  for (const event of space.events) {
    if (!name.startsWith(`${event.name}.`)) continue;
    const field = fieldOf(event, name.slice(event.name.length + 1), span);
    if (field !== undefined) return new Map([[event.name, field]]);
  }
  const fields = new Map<string, FieldRef>();
  for (const event of space.events) {
    const field = fieldOf(event, name, span);
    if (field !== undefined) fields.set(event.name, field);
  }
  return fields.size === 0 ? undefined : fields;
}

/** Whether two outputs show the same thing, whatever they are called. */
function sameValue(a: OutputValue, b: OutputValue): boolean {
  return valueKey(a) === valueKey(b);
}

function valueKey(value: OutputValue): string {
  switch (value.kind) {
    case "field":
      return JSON.stringify([value.kind, refs(value.fields)]);
    case "key":
      return JSON.stringify([value.kind, value.key.name]);
    case "score":
    case "duration":
      return value.kind;
    case "count":
      return JSON.stringify([value.kind, value.events]);
    case "count_distinct":
      return JSON.stringify([value.kind, value.of.map((key) => refs(key.fields))]);
    case "values":
      // Where only the cap differs, the author's own output serves.
      return JSON.stringify([value.kind, refs(value.of.fields)]);
    case "first":
    case "last":
    case "min":
    case "max":
      return JSON.stringify([value.kind, value.of === "score" ? "score" : refs(value.of.fields)]);
    default:
      return assertNever(value);
  }
}

function refs(fields: ReadonlyMap<string, FieldRef>): readonly string[] {
  return [...fields].map(([event, field]) => `${event}.${field.name}`);
}

/** `time` for alerts of events; `first_time` and `last_time` for alerts of groups. */
export function addTimeOutputs(context: OutputContext, table: OutputTable): void {
  const span = context.scope.at(["trigger"]);
  if (alertShape(context.trigger) !== "group") {
    table.require("time", span, "output");
    return;
  }
  const fields = new Map(
    context.space.events.map((event): [string, FieldRef] => [
      event.name,
      { kind: "field", name: "time", definition: TIME_FIELD, span },
    ]),
  );
  for (const kind of ["first", "last"] as const) {
    const value: OutputValue = { kind, of: keyOf("time", fields, span) };
    const taken = table.outputs.some((output) => output.name === `${kind}_time` || sameValue(output.value, value));
    if (!taken) table.add({ name: `${kind}_time`, value, span });
  }
}
