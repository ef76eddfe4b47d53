import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import type { ConditionNode } from "../../sigma/condition.ts";

/**
 * What a rule's `detection` says before it is cut into selections: a boolean over named predicates. The documents
 * themselves are the syntax tree of `src/sigma`, which also prints them.
 */
export type Formula =
  | { readonly kind: "and" | "or"; readonly operands: readonly Formula[] }
  | { readonly kind: "not"; readonly operand: Formula }
  /** `name` begins the names of its selections. */
  | { readonly kind: "part"; readonly name: string; readonly predicate: Predicate<BoundField> };

export function part(name: string, predicate: Predicate<BoundField>): Formula {
  return { kind: "part", name, predicate };
}

export function allOf(operands: readonly Formula[]): Formula {
  const [only, another] = operands;
  return only !== undefined && another === undefined ? only : { kind: "and", operands };
}

export function oneOf(operands: readonly Formula[]): Formula {
  const [only, another] = operands;
  return only !== undefined && another === undefined ? only : { kind: "or", operands };
}

export function except(operand: Formula): Formula {
  return { kind: "not", operand };
}

// Conditions made here have no text yet, so no offsets in it.
const NOWHERE = { start: 0, end: 0 };

export function named(name: string): ConditionNode {
  return { kind: "identifier", name, ...NOWHERE };
}

export function quantified(quantifier: "any" | "all", pattern: string): ConditionNode {
  return { kind: "quantified", quantifier, pattern, ...NOWHERE };
}

export function negation(operand: ConditionNode): ConditionNode {
  return operand.kind === "not" ? operand.operand : { kind: "not", operand, ...NOWHERE };
}

/** Joins conditions; chains of one operator are one node. */
export function junction(kind: "and" | "or", operands: readonly ConditionNode[]): ConditionNode {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  const [only] = flat;
  if (only === undefined) throw new Error(`An empty ${kind}`);
  return flat.length === 1 ? only : { kind, operands: flat, ...NOWHERE };
}
