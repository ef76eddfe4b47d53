import type { Detection, EventPattern, FieldRef, Key, OutputValue, Trigger } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import type { Plan, PlanKey, PlanOutput, PlanValue, ScoreNode } from "./nodes.ts";

/**
 * The logical plan of a detection, in the order that gives it meaning: where, operation, exclusions, score, trigger,
 * once_per, new in this run, outputs.
 */
export function lower(detection: Detection): Plan<FieldRef> {
  let plan = lowerTrigger(detection, detection.trigger);
  const { oncePer, schedule, trigger } = detection;
  if (oncePer !== undefined) {
    plan = {
      kind: "once",
      input: plan,
      fields: oncePer.fields.map(planKey),
      within: oncePer.within,
      span: oncePer.span,
    };
  }
  plan = { kind: "fresh", input: plan, every: schedule.every, span: schedule.span };
  return { kind: "project", input: plan, outputs: detection.outputs.map(planOutput), span: trigger.span };
}

function lowerTrigger(detection: Detection, trigger: Trigger): Plan<FieldRef> {
  const { span } = trigger;
  const input = () => unionOf(trigger.events, detection, span);
  switch (trigger.kind) {
    case "match":
      return input();
    case "event_count":
    case "value_count":
      return {
        kind: "count",
        input: input(),
        keys: trigger.groupBy.map(planKey),
        timespan: trigger.timespan,
        distinct: trigger.kind === "value_count" ? trigger.of.map(planKey) : undefined,
        conditions: trigger.conditions,
        span,
      };
    case "temporal":
    case "temporal_ordered":
      return {
        kind: "together",
        inputs: trigger.events.map((event) => ({ event, plan: lowerEvent(detection, event) })),
        keys: trigger.groupBy.map(planKey),
        ordered: trigger.kind === "temporal_ordered",
        timespan: trigger.timespan,
        span,
      };
    case "temporal_anchored":
      return {
        kind: "anchored",
        anchor: lowerEvent(detection, trigger.anchor),
        anchorEvent: trigger.anchor,
        other: input(),
        otherEvents: trigger.events,
        keys: trigger.groupBy.map(planKey),
        before: trigger.before,
        after: trigger.after,
        span,
      };
    case "first_seen":
      return { kind: "first_seen", input: input(), value: trigger.value.map(planKey), history: trigger.history, span };
    default:
      return assertNever(trigger);
  }
}

function unionOf(events: readonly string[], detection: Detection, span: Trigger["span"]): Plan<FieldRef> {
  const [first, ...rest] = events.map((event) => lowerEvent(detection, event));
  if (first === undefined) throw new Error("A trigger names at least one event");
  return rest.length === 0 ? first : { kind: "union", inputs: [first, ...rest], span };
}

function lowerEvent(detection: Detection, name: string): Plan<FieldRef> {
  const event = detection.events.get(name);
  if (event === undefined) throw new Error(`The trigger names the event ${name}, which is not resolved`);
  let plan: Plan<FieldRef> = {
    kind: "scan",
    events: [name],
    source: event.source,
    binding: undefined,
    where: event.where,
    span: event.span,
  };
  if (event.operation !== undefined) {
    const { by, any, time, within, span } = event.operation;
    plan = { kind: "collapse", input: plan, by: by.map((field) => fieldKey(field, name)), any, time, within, span };
  }
  for (const exclusion of detection.exclusions) {
    const where = exclusion.where.get(name);
    if (!exclusion.enabled || where === undefined || excludesNothing(where)) continue;
    plan = {
      kind: "filter",
      input: plan,
      where: { kind: "not", operand: where, span: exclusion.span },
      span: exclusion.span,
    };
  }
  return lowerScore(detection, event, plan);
}

/** What is left of membership in an empty inline list. */
function excludesNothing(where: Predicate<FieldRef>): boolean {
  return where.kind === "constant" && !where.value;
}

function lowerScore(detection: Detection, event: EventPattern, input: Plan<FieldRef>): Plan<FieldRef> {
  const { score } = detection;
  if (score === undefined) return input;
  const add: ScoreNode<FieldRef>["add"] = score.add
    .filter((term) => term.refines === event.name)
    .map((term) => ({ name: term.event, when: term.when, points: term.points, span: term.span }));
  return { kind: "score", input, base: score.base, add, atLeast: score.atLeast, span: score.span };
}

function fieldKey(field: FieldRef, event: string): PlanKey<FieldRef> {
  return {
    name: field.name,
    fold: field.definition.fold !== undefined,
    fields: new Map([[event, field]]),
    span: field.span,
  };
}

function planKey(key: Key): PlanKey<FieldRef> {
  return { name: key.name, fold: key.fold, fields: key.fields, span: key.span };
}

function planOutput(output: {
  readonly name: string;
  readonly value: OutputValue;
  readonly span: Key["span"];
}): PlanOutput<FieldRef> {
  return { name: output.name, value: planValue(output.value), span: output.span };
}

function planValue(value: OutputValue): PlanValue<FieldRef> {
  switch (value.kind) {
    case "field":
    case "score":
    case "count":
    case "duration":
      return value;
    case "key":
      return { kind: "key", key: planKey(value.key) };
    case "count_distinct":
      return { kind: "count_distinct", of: value.of.map(planKey) };
    case "values":
      return { kind: "values", of: planKey(value.of), limit: value.limit };
    case "first":
    case "last":
    case "min":
    case "max":
      return { kind: value.kind, of: value.of === "score" ? "score" : planKey(value.of) };
    default:
      return assertNever(value);
  }
}
