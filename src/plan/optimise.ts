import type { BoundField } from "../catalog/nodes.ts";
import type { FieldRef } from "../model/nodes.ts";
import { type FieldKey, fieldName } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import { remember } from "../remember.ts";
import { mapPlan, planEvents, rebuildPlan } from "./map.ts";
import type { Plan, PlanKey, PlanValue, Scan } from "./nodes.ts";
import { boundFieldKey, simplify, simplifyBy } from "./simplify.ts";

/** Makes a physical plan small. */
export function optimise(plan: Plan<BoundField>): Plan<BoundField> {
  return optimiseBy(plan, boundFieldKey, simplify);
}

/**
 * Makes a logical plan small before it is bound: lists that several events share are merged while each is still one test
 * of one canonical field, which binding may turn into an `or` of stored ones.
 */
export function optimiseLogical(plan: Plan<FieldRef>): Plan<FieldRef> {
  return optimiseBy(plan, fieldName, simplifyLogical);
}

/** Targets that add outputs of their own have plans of their own, over the same predicates. Nodes never change. */
const simplifyLogical = remember((predicate: Predicate<FieldRef>) => simplifyBy(predicate, fieldName));

/**
 * Predicates in normal form, filters inside the scans they follow, and scans of one source merged into one with an `or`,
 * unless an output tells their events apart or a key reads other fields of them.
 */
function optimiseBy<F>(plan: Plan<F>, keyOf: FieldKey<F>, smallest: Smallest<F>): Plan<F> {
  let mergeable: Mergeable<F> | undefined;
  const restructured = restructure(plan, (a, b) => {
    mergeable ??= mergeableIn(plan, keyOf);
    return mergeable(a, b);
  });
  return mapPredicates(restructured, smallest);
}

type Smallest<F> = (predicate: Predicate<F>) => Predicate<F>;

function mergeableIn<F>(plan: Plan<F>, keyOf: FieldKey<F>): Mergeable<F> {
  if (tellsApart(plan)) return () => false;
  const keys = keyFields(plan);
  return (a, b) => readAlike(keys, a, b, keyOf);
}

/** Whether an output says which of the events a row is. */
function tellsApart<F>(plan: Plan<F>): boolean {
  if (plan.kind !== "project") return false;
  const events = planEvents(plan.input);
  return plan.outputs.some((output) => distinguishes(output.value, events));
}

/** Whether two scans may become one: rows of the result no longer say which of the events they are. */
type Mergeable<F> = (a: Scan<F>, b: Scan<F>) => boolean;

type FieldsByEvent<F> = ReadonlyMap<string, F>;

/** An alias may name one field for one event and another for the next, even where both have one source. */
function readAlike<F>(keys: readonly FieldsByEvent<F>[], a: Scan<F>, b: Scan<F>, keyOf: FieldKey<F>): boolean {
  return keys.every((fields) => {
    const read = [...a.events, ...b.events].map((event) => fields.get(event));
    return new Set(read.map((field) => (field === undefined ? undefined : keyOf(field)))).size === 1;
  });
}

/** The fields of every key and output of a plan, by event. */
function keyFields<F>(plan: Plan<F>): readonly FieldsByEvent<F>[] {
  const found: FieldsByEvent<F>[] = [];
  mapPlan<F, F>(plan, {
    scan: (scan) => scan,
    predicate: (predicate) => predicate,
    key: (key) => {
      found.push(key.fields);
      return key;
    },
    output: (output) => {
      found.push(...valueFields(output.value));
      return output;
    },
  });
  return found;
}

function valueFields<F>(value: PlanValue<F>): readonly FieldsByEvent<F>[] {
  const of = (key: PlanKey<F> | "score") => (key === "score" ? [] : [key.fields]);
  switch (value.kind) {
    case "field":
      return [value.fields];
    case "key":
      return [value.key.fields];
    case "count_distinct":
      return value.of.flatMap(of);
    case "values":
    case "first":
    case "last":
    case "min":
    case "max":
      return of(value.of);
    case "score":
    case "count":
    case "duration":
      return [];
    default:
      return assertNever(value);
  }
}

function mapPredicates<F>(plan: Plan<F>, smallest: Smallest<F>): Plan<F> {
  return rebuildPlan(plan, (node) => {
    switch (node.kind) {
      case "scan":
      case "filter": {
        const where = smallest(node.where);
        return where === node.where ? node : { ...node, where };
      }
      case "collapse":
        return node.any === undefined ? node : { ...node, any: smallest(node.any) };
      case "score":
        return { ...node, add: node.add.map((term) => ({ ...term, when: smallest(term.when) })) };
      case "union":
      case "count":
      case "anchored":
      case "together":
      case "first_seen":
      case "once":
      case "fresh":
      case "project":
        return node;
      default:
        return assertNever(node);
    }
  });
}

function restructure<F>(plan: Plan<F>, mergeable: Mergeable<F>): Plan<F> {
  return rebuildPlan(plan, (node) => {
    if (node.kind === "filter" && node.input.kind === "scan") {
      const { input } = node;
      return { ...input, where: { kind: "and", operands: [input.where, node.where], span: input.where.span } };
    }
    if (node.kind !== "union") return node;
    const inputs = mergeScans(node.inputs, mergeable);
    const [only, second] = inputs;
    return only !== undefined && second === undefined ? only : { ...node, inputs };
  });
}

function mergeScans<F>(inputs: readonly Plan<F>[], mergeable: Mergeable<F>): readonly Plan<F>[] {
  const result: Plan<F>[] = [];
  for (const input of inputs) {
    const slot = result.findIndex(
      (earlier) =>
        earlier.kind === "scan" &&
        input.kind === "scan" &&
        earlier.source.name === input.source.name &&
        mergeable(earlier, input),
    );
    const existing = result[slot];
    if (input.kind === "scan" && existing?.kind === "scan") result[slot] = mergeTwo(existing, input);
    else result.push(input);
  }
  return result;
}

function mergeTwo<F>(a: Scan<F>, b: Scan<F>): Scan<F> {
  const operands = a.where.kind === "or" ? [...a.where.operands, b.where] : [a.where, b.where];
  return { ...a, events: [...a.events, ...b.events], where: { kind: "or", operands, span: a.where.span } };
}

/** Whether an output needs to know which of several events a row matched. */
function distinguishes<F>(value: PlanValue<F>, events: readonly string[]): boolean {
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
    default:
      return assertNever(value);
  }
}
