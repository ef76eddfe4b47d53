import type { BoundField } from "../catalog/nodes.ts";
import { mapPlan, planEvents } from "./map.ts";
import type { Plan, PlanValue, Scan } from "./nodes.ts";
import { simplify } from "./simplify.ts";

/**
 * Makes a physical plan small: predicates in normal form, filters inside the scans they follow, and scans of one table
 * merged into one with an `or`, unless an output tells their events apart.
 */
export function optimise(plan: Plan<BoundField>): Plan<BoundField> {
  const apart =
    plan.kind === "project" && plan.outputs.some((output) => distinguishes(output.value, planEvents(plan.input)));
  return normalisePredicates(restructure(plan, !apart));
}

function normalisePredicates(plan: Plan<BoundField>): Plan<BoundField> {
  return mapPlan<BoundField, BoundField>(plan, {
    scan: (scan) => ({ ...scan, where: simplify(scan.where) }),
    predicate: simplify,
    key: (key) => key,
    output: (output) => output,
  });
}

function restructure(plan: Plan<BoundField>, merge: boolean): Plan<BoundField> {
  const go = (input: Plan<BoundField>) => restructure(input, merge);
  switch (plan.kind) {
    case "scan":
      return plan;
    case "filter": {
      const input = go(plan.input);
      if (input.kind !== "scan") return { ...plan, input };
      return { ...input, where: { kind: "and", operands: [input.where, plan.where], span: input.where.span } };
    }
    case "union": {
      const inputs = plan.inputs.map(go);
      const merged = merge ? mergeScans(inputs) : inputs;
      const [only, second] = merged;
      return only !== undefined && second === undefined ? only : { ...plan, inputs: merged };
    }
    case "anchored":
      return { ...plan, anchor: go(plan.anchor), other: go(plan.other) };
    case "together":
      return { ...plan, inputs: plan.inputs.map((input) => ({ ...input, plan: go(input.plan) })) };
    case "collapse":
    case "score":
    case "count":
    case "first_seen":
    case "once":
    case "fresh":
    case "project":
      return { ...plan, input: go(plan.input) };
  }
}

function mergeScans(inputs: readonly Plan<BoundField>[]): readonly Plan<BoundField>[] {
  const result: Plan<BoundField>[] = [];
  const slots = new Map<string, number>();
  for (const input of inputs) {
    const slot = input.kind === "scan" ? slots.get(input.source.name) : undefined;
    const existing = slot === undefined ? undefined : result[slot];
    if (input.kind === "scan" && slot !== undefined && existing?.kind === "scan") {
      result[slot] = mergeTwo(existing, input);
      continue;
    }
    if (input.kind === "scan") slots.set(input.source.name, result.length);
    result.push(input);
  }
  return result;
}

function mergeTwo(a: Scan<BoundField>, b: Scan<BoundField>): Scan<BoundField> {
  const operands = a.where.kind === "or" ? [...a.where.operands, b.where] : [a.where, b.where];
  return { ...a, events: [...a.events, ...b.events], where: { kind: "or", operands, span: a.where.span } };
}

/** Whether an output needs to know which of several events a row matched. */
function distinguishes(value: PlanValue<BoundField>, events: readonly string[]): boolean {
  switch (value.kind) {
    case "count":
      return events.some((event) => !value.events.includes(event));
    case "field":
      return events.some((event) => !value.fields.has(event));
    case "values":
      return events.some((event) => !value.of.fields.has(event));
    case "count_distinct":
      return value.of.some((key) => events.some((event) => !key.fields.has(event)));
    case "first":
    case "last":
    case "min":
    case "max": {
      const { of } = value;
      return of !== "score" && events.some((event) => !of.fields.has(event));
    }
    case "key":
    case "score":
    case "duration":
      return false;
  }
}
