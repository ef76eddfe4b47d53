import { sameItems } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import type { Plan, PlanKey, PlanOutput, PlanValue, Scan } from "./nodes.ts";

/** Where a predicate stands outside a scan: what its truth does depends on it. */
export type PredicatePlace =
  | { readonly kind: "filter"; readonly collapsed: boolean }
  | { readonly kind: "any" }
  /** `decides`: the score has a threshold, so that points make and unmake alerts. */
  | { readonly kind: "term"; readonly points: number; readonly decides: boolean; readonly collapsed: boolean };

/** How to rename fields while walking a plan: keys and outputs are mapped per event, predicates with the events they see. */
export interface PlanMapping<A, B> {
  scan(scan: Scan<A>): Scan<B>;
  predicate(predicate: Predicate<A>, events: readonly string[], place: PredicatePlace): Predicate<B>;
  key(key: PlanKey<A>, use: "group" | "distinct" | "once" | "value"): PlanKey<B>;
  output(output: PlanOutput<A>): PlanOutput<B>;
}

/** Maps every field of a plan, keeping its shape. */
export function mapPlan<A, B>(plan: Plan<A>, mapping: PlanMapping<A, B>): Plan<B> {
  const go = (input: Plan<A>): Plan<B> => mapPlan(input, mapping);
  switch (plan.kind) {
    case "scan":
      return mapping.scan(plan);
    case "union":
      return { ...plan, inputs: plan.inputs.map(go) };
    case "filter":
      return {
        ...plan,
        input: go(plan.input),
        where: mapping.predicate(plan.where, planEvents(plan.input), {
          kind: "filter",
          collapsed: isCollapsed(plan.input),
        }),
      };
    case "collapse":
      return {
        ...plan,
        input: go(plan.input),
        by: plan.by.map((key) => mapping.key(key, "group")),
        any: plan.any === undefined ? undefined : mapping.predicate(plan.any, planEvents(plan.input), { kind: "any" }),
      };
    case "score":
      return {
        ...plan,
        input: go(plan.input),
        add: plan.add.map((term) => ({
          ...term,
          when: mapping.predicate(term.when, planEvents(plan.input), {
            kind: "term",
            points: term.points,
            decides: plan.atLeast !== undefined,
            collapsed: isCollapsed(plan.input),
          }),
        })),
      };
    case "count":
      return {
        ...plan,
        input: go(plan.input),
        keys: plan.keys.map((key) => mapping.key(key, "group")),
        distinct: plan.distinct?.map((key) => mapping.key(key, "distinct")),
      };
    case "anchored":
      return {
        ...plan,
        anchor: go(plan.anchor),
        other: go(plan.other),
        keys: plan.keys.map((key) => mapping.key(key, "group")),
      };
    case "together":
      return {
        ...plan,
        inputs: plan.inputs.map((input) => ({ event: input.event, plan: go(input.plan) })),
        keys: plan.keys.map((key) => mapping.key(key, "group")),
      };
    case "first_seen":
      return { ...plan, input: go(plan.input), value: plan.value.map((key) => mapping.key(key, "value")) };
    case "once":
      return { ...plan, input: go(plan.input), fields: plan.fields.map((key) => mapping.key(key, "once")) };
    case "fresh":
      return { ...plan, input: go(plan.input) };
    case "project":
      return { ...plan, input: go(plan.input), outputs: plan.outputs.map((output) => mapping.output(output)) };
    default:
      return assertNever(plan);
  }
}

/**
 * Changes the nodes of a plan from its scans upwards: `change` gets each node over inputs that are changed already. What
 * does not change stays the same object.
 */
export function rebuildPlan<F>(plan: Plan<F>, change: (node: Plan<F>) => Plan<F>): Plan<F> {
  const go = (input: Plan<F>): Plan<F> => rebuildPlan(input, change);
  switch (plan.kind) {
    case "scan":
      return change(plan);
    case "union": {
      const inputs = plan.inputs.map(go);
      return change(sameItems(inputs, plan.inputs) ? plan : { ...plan, inputs });
    }
    case "anchored": {
      const anchor = go(plan.anchor);
      const other = go(plan.other);
      return change(anchor === plan.anchor && other === plan.other ? plan : { ...plan, anchor, other });
    }
    case "together":
      return change({ ...plan, inputs: plan.inputs.map((input) => ({ event: input.event, plan: go(input.plan) })) });
    case "filter":
    case "collapse":
    case "score":
    case "count":
    case "first_seen":
    case "once":
    case "fresh":
    case "project": {
      const input = go(plan.input);
      return change(input === plan.input ? plan : { ...plan, input });
    }
    default:
      return assertNever(plan);
  }
}

/** Rows are operations already, not records. */
function isCollapsed<F>(plan: Plan<F>): boolean {
  return plan.kind === "collapse" || (plan.kind === "filter" && isCollapsed(plan.input));
}

/** The names of the events whose rows a plan carries. */
export function planEvents<F>(plan: Plan<F>): readonly string[] {
  switch (plan.kind) {
    case "scan":
      return plan.events;
    case "union":
      return plan.inputs.flatMap(planEvents);
    case "anchored":
      return [...planEvents(plan.other), ...planEvents(plan.anchor)];
    case "together":
      return plan.inputs.flatMap((input) => planEvents(input.plan));
    case "filter":
    case "collapse":
    case "score":
    case "count":
    case "first_seen":
    case "once":
    case "fresh":
    case "project":
      return planEvents(plan.input);
    default:
      return assertNever(plan);
  }
}

/** Maps what is read for each event. */
export function mapFields<A, B>(
  fields: ReadonlyMap<string, A>,
  mapField: (field: A, event: string) => B,
): ReadonlyMap<string, B> {
  const mapped = new Map<string, B>();
  for (const [event, field] of fields) mapped.set(event, mapField(field, event));
  return mapped;
}

/** Maps the keys inside an output's value. */
export function mapValue<A, B>(
  value: PlanValue<A>,
  mapField: (field: A, event: string) => B,
  mapKey: (key: PlanKey<A>) => PlanKey<B>,
): PlanValue<B> {
  switch (value.kind) {
    case "field":
      return { kind: "field", fields: mapFields(value.fields, mapField) };
    case "key":
      return { kind: "key", key: mapKey(value.key) };
    case "score":
    case "count":
    case "duration":
      return value;
    case "count_distinct":
      return { kind: "count_distinct", of: value.of.map(mapKey) };
    case "values":
      return { kind: "values", of: mapKey(value.of), limit: value.limit };
    case "first":
    case "last":
    case "min":
    case "max":
      return { kind: value.kind, of: value.of === "score" ? "score" : mapKey(value.of) };
    default:
      return assertNever(value);
  }
}
