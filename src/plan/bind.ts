import type { Capabilities } from "../backends/backend.ts";
import type { BoundField, SourceBinding } from "../catalog/nodes.ts";
import { flip, type NoteSink, type Polarity } from "../fidelity/notes.ts";
import type { FieldRef } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import { leavesOut } from "./asks-only-for.ts";
import { bindField, type EventsContext } from "./bind-field.ts";
import { bindPredicate, type PredicateContext } from "./bind-predicate.ts";
import { mapFields, mapPlan, mapValue, type PredicatePlace, rebuildPlan } from "./map.ts";
import type { Plan, PlanKey, PlanOutput, PlanValue, Scan } from "./nodes.ts";
import { planPolarity } from "./polarity.ts";
import { spellsOneValueTwice } from "./translate.ts";

export interface BindContext {
  /** By source name; every source of the plan is here. */
  readonly bindings: ReadonlyMap<string, SourceBinding>;
  /** Source name of each event. */
  readonly sources: ReadonlyMap<string, string>;
  readonly capabilities: Capabilities;
  readonly notes: NoteSink;
}

/**
 * The physical plan: canonical fields become what the target stores, values its spellings. What the target cannot test
 * is widened, never narrowed, and noted with the polarity of its place.
 */
export function bind(plan: Plan<FieldRef>, from: BindContext): Plan<BoundField> {
  const context: EventsContext = { ...from, asked: askedOf(plan) };
  const polarity = planPolarity(plan, context.capabilities);
  return mapPlan<FieldRef, BoundField>(plan, {
    scan: (scan) => bindScan(scan, context, polarity),
    predicate: (predicate, events, place) => bindPlaced(predicate, events[0] ?? "", place, context, polarity),
    key: (key, use) => bindKey(key, use, context, polarity),
    output: (output) => bindOutput(output, context),
  });
}

function askedOf(plan: Plan<FieldRef>): EventsContext["asked"] {
  const asked = new Map<string, Predicate<FieldRef>>();
  rebuildPlan(plan, (node) => {
    if (node.kind === "scan") for (const event of node.events) asked.set(event, node.where);
    return node;
  });
  return asked;
}

function bindScan(scan: Scan<FieldRef>, context: EventsContext, polarity: Polarity): Scan<BoundField> {
  const binding = context.bindings.get(scan.source.name);
  if (binding === undefined) throw new Error(`No binding for ${scan.source.name}`);
  const where = bindPredicate(scan.where, predicateContext(context, scan.events[0] ?? "", polarity, false));
  // An event that is only told by what it is not is broad by itself.
  if (constantValue(where) === true && scan.where.kind !== "constant" && scan.where.kind !== "not") {
    context.notes.add({
      code: "not-expressible",
      construct: scan.events.join(", "),
      reason: "the target can make none of the event's tests, so a rule would alert on every record",
      span: scan.where.span,
    });
  }
  return {
    ...scan,
    binding,
    where:
      binding.where === undefined ? where : { kind: "and", operands: [binding.where, where], span: scan.where.span },
  };
}

function predicateContext(
  context: EventsContext,
  event: string,
  polarity: Polarity,
  collapsed: boolean,
): PredicateContext {
  return { ...context, event, polarity, side: "positive", collapsed };
}

/** What a predicate is whatever the record says, or `undefined` where that depends on it. */
export function constantValue(predicate: Predicate<BoundField>): boolean | undefined {
  switch (predicate.kind) {
    case "constant":
      return predicate.value;
    case "not": {
      const value = constantValue(predicate.operand);
      return value === undefined ? undefined : !value;
    }
    case "and":
    case "or": {
      const deciding = predicate.kind === "or";
      const values = predicate.operands.map(constantValue);
      if (values.includes(deciding)) return deciding;
      return values.includes(undefined) ? undefined : !deciding;
    }
    case "test":
    case "keyword":
      return undefined;
    default:
      return assertNever(predicate);
  }
}

/** Points below zero turn a term around: a row that meets it by mistake is dropped. */
function bindPlaced(
  predicate: Predicate<FieldRef>,
  event: string,
  place: PredicatePlace,
  context: EventsContext,
  polarity: Polarity,
): Predicate<BoundField> {
  const placed = predicateContext(context, event, polarity, place.kind !== "any" && place.collapsed);
  switch (place.kind) {
    case "any":
    case "filter":
      return bindPredicate(predicate, placed);
    case "term":
      if (!place.decides) return bindPredicate(predicate, { ...placed, notes: shownScore(context.notes) });
      if (place.points >= 0) return bindPredicate(predicate, placed);
      return bindPredicate(predicate, { ...placed, polarity: flip(polarity), side: "negative" });
    default:
      return assertNever(place);
  }
}

/** A score without a threshold is shown and decides nothing, so a term that differs is a matter of the output. */
function shownScore(notes: NoteSink): NoteSink {
  return {
    ...notes,
    add: ({ reason, span }) => notes.add({ code: "output-approximate", construct: "score", reason, span }),
  };
}

type KeyUse = "group" | "distinct" | "once" | "value";

function bindKey(key: PlanKey<FieldRef>, use: KeyUse, context: EventsContext, polarity: Polarity): PlanKey<BoundField> {
  const fields = bindFields(key.fields, context);
  for (const [event, field] of fields) noteKey(field, key, use, event, context, polarity);
  return { name: key.name, fold: key.fold, fields, span: key.span };
}

function noteKey(
  field: BoundField,
  key: PlanKey<FieldRef>,
  use: KeyUse,
  event: string,
  { notes, capabilities, asked }: EventsContext,
  polarity: Polarity,
): void {
  const { span } = key;
  if (field.expression.kind === "absent") {
    const reason = field.expression.reason;
    if (use === "once") notes.add({ code: "once-per-lost", construct: key.name, reason, span, direction: "over" });
    else notes.add({ code: "not-expressible", construct: key.name, reason, span });
    return;
  }
  const code = use === "once" ? "once-per-approximate" : "key-approximate";
  // Where nothing is remembered, an event alerts if it has a value, whichever.
  if (use === "value" && !capabilities.remembers) {
    for (const { reason, concerns, direction } of field.binding.approximations) {
      if (concerns.includes("presence") && direction !== "over") {
        notes.add({ code, construct: key.name, reason, span, direction, polarity });
      }
    }
    return;
  }
  for (const { reason, concerns, direction } of field.binding.approximations) {
    if (!concerns.includes("key")) continue;
    // A binding that speaks of keys alone says whether it has too many values or too few, and so has a count of them, or
    // an alert for each; otherwise nobody knows. Too few may be values that are missing, which collapse nothing.
    const known = concerns.length === 1 && (use === "distinct" || (use === "once" && direction === "over"));
    notes.add({ code, construct: key.name, reason, span, direction: known ? direction : "both", polarity });
  }
  const { apart } = field.binding;
  const where = asked.get(event);
  // What is computed from a column is there with the column, whatever that holds.
  if (apart !== undefined && field.expression.kind === "column") {
    if (where === undefined || !leavesOut(where, field.name, apart.values)) {
      const reason = `the target keeps ${apart.values.join(", ")} in another field, so that these are no key`;
      notes.add({ code, construct: key.name, reason, span, direction: use === "once" ? "over" : "under", polarity });
    }
  }
  if (spellsOneValueTwice(field.binding)) {
    const reason = "the target stores one value of the field in several ways";
    notes.add({ code, construct: key.name, reason, span, direction: "both", polarity });
  }
}

function bindOutput(output: PlanOutput<FieldRef>, context: EventsContext): PlanOutput<BoundField> {
  const { notes } = context;
  const { name, span } = output;
  const bound = mapValue<FieldRef, BoundField>(
    output.value,
    (field, event) => bindField(field, event, context),
    ({ name: keyName, fold, fields: read, span: place }) => {
      return { name: keyName, fold, fields: bindFields(read, context), span: place };
    },
  );
  const fields = outputFields(bound);
  const missing = fields.find((field) => field.expression.kind === "absent");
  if (missing?.expression.kind === "absent" && fields.every((field) => field.expression.kind === "absent")) {
    notes.add({ code: "output-absent", construct: name, reason: missing.expression.reason, span });
  }
  for (const field of fields) {
    if (field.expression.kind === "absent") continue;
    for (const { reason, concerns } of field.binding.approximations) {
      if (concerns.includes("output")) notes.add({ code: "output-approximate", construct: name, reason, span });
    }
  }
  return { name, value: bound, span };
}

function bindFields(fields: ReadonlyMap<string, FieldRef>, context: EventsContext): ReadonlyMap<string, BoundField> {
  return mapFields(fields, (field, event) => bindField(field, event, context));
}

/** The fields an output reads; none for counts, scores and durations. */
export function outputFields<F>(value: PlanValue<F>): readonly F[] {
  switch (value.kind) {
    case "field":
      return [...value.fields.values()];
    case "key":
      return [...value.key.fields.values()];
    case "values":
      return [...value.of.fields.values()];
    case "count_distinct":
      return value.of.flatMap((key) => [...key.fields.values()]);
    case "first":
    case "last":
    case "min":
    case "max":
      return value.of === "score" ? [] : [...value.of.fields.values()];
    case "score":
    case "count":
    case "duration":
      return [];
    default:
      return assertNever(value);
  }
}
