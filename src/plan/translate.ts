import type { BoundField, FieldBinding } from "../catalog/nodes.ts";
import type { FieldRef } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { visitPredicate } from "../model/walk.ts";
import { vocabularyMatches } from "./vocabulary.ts";

type Test<F> = Extract<Predicate<F>, { readonly kind: "test" }>;

/** The target stores other words for the field's values, or none and a selection says which value a record has. */
export function storesOtherWords(binding: FieldBinding): boolean {
  return binding.cases !== undefined || binding.values !== undefined;
}

/** What a canonical value is stored as differs between records, so that stored values are not equal where values are. */
export function spellsOneValueTwice({ cases, values }: FieldBinding): boolean {
  return cases !== undefined || [...(values?.values() ?? [])].some((stored) => stored.length > 1);
}

/**
 * A test on a field whose words the target does not store: whatever the operator, it selects some of the closed
 * vocabulary. `undefined` where the stored field answers as it is, as for `exists` on translated values.
 */
export function translate(test: Test<FieldRef>, field: BoundField): Predicate<BoundField> | undefined {
  const { cases, values } = field.binding;
  const { span } = test;
  if (cases === undefined && test.match.kind === "exists") return undefined;
  const vocabulary = test.field.definition.values ?? [...(cases ?? values ?? new Map<string, never>()).keys()];
  const chosen = vocabulary.filter((value) => vocabularyMatches(test.match, value));
  if (cases !== undefined) {
    const operands = chosen.flatMap((value) => cases.get(value) ?? []);
    return { kind: "or", operands, span };
  }
  const stored = [...new Set(chosen.flatMap((value) => values?.get(value) ?? [value]))];
  if (stored.length === 0) return { kind: "constant", value: false, span };
  return { kind: "test", field, match: { kind: "equals", values: stored, cased: false }, span };
}

/**
 * Whether a selection of one record answers the same on the row of an operation, where each stored field has its first
 * value: only presence does, since a value that any record has the row has too.
 */
export function holdsOnCollapsedRow(selection: Predicate<BoundField>): boolean {
  let same = true;
  visitPredicate(selection, (node) => {
    if (node.kind === "not" || node.kind === "and" || node.kind === "keyword") same = false;
    if (node.kind === "test" && node.match.kind !== "exists") same = false;
  });
  return same;
}
