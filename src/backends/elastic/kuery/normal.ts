import { assertNever } from "../../../model/walk.ts";
import type { Kuery, KueryValue } from "./syntax.ts";

type Junction = "and" | "or";
const DUAL: Readonly<Record<Junction, Junction>> = { and: "or", or: "and" };

/**
 * The form that the public Elastic rule repository tests for: conditions on one field within one `and` or `or` are one
 * value list at the place of the first, lists of one kind are flat, negations stand outside of lists that hold nothing
 * else. Same truth on every document.
 */
export function normalKuery(query: Kuery): Kuery {
  switch (query.kind) {
    case "and":
    case "or":
      return grouped(query.kind, flat(query.kind, query.operands.map(normalKuery)));
    case "not": {
      const inner = normalKuery(query.operand);
      return inner.kind === "not" ? inner.operand : { kind: "not", operand: inner };
    }
    case "field":
      return outward({ ...query, value: normalValue(query.value) });
    case "range":
      return query;
    default:
      return assertNever(query);
  }
}

function flat(kind: Junction, operands: readonly Kuery[]): readonly Kuery[] {
  return operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
}

function grouped(kind: Junction, operands: readonly Kuery[]): Kuery {
  const slots: (Kuery | string)[] = [];
  const byField = new Map<string, KueryValue[]>();
  for (const operand of operands) {
    const term = inward(operand);
    if (term === undefined) {
      slots.push(operand);
      continue;
    }
    const values = byField.get(term.field);
    if (values === undefined) {
      byField.set(term.field, [term.value]);
      slots.push(term.field);
    } else values.push(term.value);
  }
  const terms = slots.map((slot): Kuery => {
    if (typeof slot !== "string") return slot;
    const items = byField.get(slot) ?? [];
    return outward({ kind: "field", field: slot, value: normalValue({ kind: "values", junction: kind, items }) });
  });
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : { kind, operands: terms };
}

/** A condition on one field, with its negation moved to the value. */
function inward(query: Kuery): { readonly field: string; readonly value: KueryValue } | undefined {
  if (query.kind === "field") return query;
  if (query.kind !== "not" || query.operand.kind !== "field") return undefined;
  return { field: query.operand.field, value: { kind: "not_value", value: query.operand.value } };
}

function outward(query: Extract<Kuery, { readonly kind: "field" }>): Kuery {
  if (query.value.kind !== "not_value") return query;
  return { kind: "not", operand: { ...query, value: query.value.value } };
}

function normalValue(value: KueryValue): KueryValue {
  switch (value.kind) {
    case "not_value": {
      const inner = normalValue(value.value);
      return inner.kind === "not_value" ? inner.value : { kind: "not_value", value: inner };
    }
    case "values":
      return normalList(value.junction, value.items.map(normalValue));
    case "literal":
    case "wildcard":
    case "exists":
      return value;
    default:
      return assertNever(value);
  }
}

function normalList(junction: Junction, values: readonly KueryValue[]): KueryValue {
  const items = values.flatMap((item) => (item.kind === "values" && item.junction === junction ? item.items : [item]));
  const negated = items.filter(isNegatedLeaf);
  const kept: KueryValue[] = [];
  for (const item of items) {
    if (!isNegatedLeaf(item)) kept.push(item);
    else if (item === negated[0]) kept.push(joinNegations(junction, negated));
  }
  const [only] = kept;
  return kept.length === 1 && only !== undefined ? only : { kind: "values", junction, items: kept };
}

type Negation = Extract<KueryValue, { readonly kind: "not_value" }>;

function isNegatedLeaf(value: KueryValue): value is Negation {
  return value.kind === "not_value" && value.value.kind !== "values";
}

function joinNegations(junction: Junction, negations: readonly Negation[]): KueryValue {
  const items = negations.map((negation) => negation.value);
  const [only] = items;
  if (items.length === 1 && only !== undefined) return { kind: "not_value", value: only };
  return { kind: "not_value", value: { kind: "values", junction: DUAL[junction], items } };
}
