import type { BoundField } from "../catalog/nodes.ts";
import { type FieldKey, listKey, normaliseBy, outline, predicateKey, sameItems } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import { remember } from "../remember.ts";

// Fields come from the catalog, so few differ; their numbers keep the keys of predicates short.
const fieldNumbers = new Map<string, string>();

/**
 * Equal for fields that read the same stored value, and whose values a target may spell by the same rules. Two fields of
 * one canonical name may read different columns, so the name says nothing here.
 */
export const boundFieldKey = remember(({ expression, binding, definition }: BoundField): string => {
  const traits = JSON.stringify([
    expression,
    definition.type,
    definition.list,
    binding.storedCase,
    binding.spellings,
    binding.values !== undefined,
    binding.keepsEmpty,
  ]);
  const number = fieldNumbers.get(traits) ?? String(fieldNumbers.size);
  fieldNumbers.set(traits, number);
  return number;
});

/** The smallest form of a predicate over bound fields. */
export function simplify(predicate: Predicate<BoundField>): Predicate<BoundField> {
  return simplifyBy(predicate, boundFieldKey);
}

/**
 * The smallest form a predicate takes: normal form, conjunctions that differ in one list merged
 * (`(op=a and ok) or (op=b and ok)` is `op in (a, b) and ok`), and what all branches of an `or` share asked once.
 */
export function simplifyBy<F>(predicate: Predicate<F>, keyOf: FieldKey<F>): Predicate<F> {
  return share(normaliseBy(predicate, keyOf), keyOf);
}

function share<F>(predicate: Predicate<F>, keyOf: FieldKey<F>): Predicate<F> {
  switch (predicate.kind) {
    case "and": {
      const operands = predicate.operands.map((operand) => share(operand, keyOf));
      if (sameItems(operands, predicate.operands)) return predicate;
      const shared = { ...predicate, operands };
      return operands.some((operand) => operand.kind === "and") ? normaliseBy(shared, keyOf) : shared;
    }
    case "not": {
      const operand = share(predicate.operand, keyOf);
      return operand === predicate.operand ? predicate : { ...predicate, operand };
    }
    case "or": {
      const operands = predicate.operands.map((operand) => share(operand, keyOf));
      return shareAlternatives(sameItems(operands, predicate.operands) ? predicate : { ...predicate, operands }, keyOf);
    }
    case "test":
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

type Or<F> = Extract<Predicate<F>, { readonly kind: "or" }>;

function shareAlternatives<F>(predicate: Or<F>, keyOf: FieldKey<F>): Predicate<F> {
  if (!conjunctsRepeat(predicate.operands, keyOf)) return predicate;
  const operands = mergeConjunctions(
    predicate.operands.map((operand) => ({ operand, conjuncts: conjunctsOf(operand, keyOf) })),
    keyOf,
  );
  const [first, ...others] = operands;
  if (first === undefined || others.length === 0) return first?.operand ?? predicate;
  const keys = others.map((other) => new Set(other.conjuncts.map((conjunct) => conjunct.key)));
  const common = first.conjuncts.filter((conjunct) => keys.every((other) => other.has(conjunct.key)));
  if (common.length === 0) return { ...predicate, operands: operands.map((entry) => entry.operand) };
  const shared = new Set(common.map((conjunct) => conjunct.key));
  const rests = operands.map(
    (entry): Predicate<F> => ({
      kind: "and",
      operands: entry.conjuncts.filter((conjunct) => !shared.has(conjunct.key)).map((conjunct) => conjunct.predicate),
      span: entry.operand.span,
    }),
  );
  const rest: Predicate<F> = { kind: "or", operands: rests, span: predicate.span };
  const operandsOfAll = [...common.map((conjunct) => conjunct.predicate), rest];
  return normaliseBy({ kind: "and", operands: operandsOfAll, span: predicate.span }, keyOf);
}

/**
 * Whether alternatives may share what they ask. Where none do, there are no lists to merge either; and alternatives that
 * are single tests differ from each other in the first place.
 */
function conjunctsRepeat<F>(alternatives: readonly Predicate<F>[], keyOf: FieldKey<F>): boolean {
  if (alternatives.every((alternative) => alternative.kind !== "and")) return false;
  const seen = new Set<number>();
  for (const alternative of alternatives) {
    for (const conjunct of conjunctsIn(alternative)) {
      const key = outline(conjunct, keyOf);
      if (seen.has(key)) return true;
      seen.add(key);
    }
  }
  return false;
}

function conjunctsIn<F>(operand: Predicate<F>): readonly Predicate<F>[] {
  return operand.kind === "and" ? operand.operands : [operand];
}

interface Conjunct<F> {
  readonly key: string;
  readonly predicate: Predicate<F>;
}

interface Alternative<F> {
  readonly operand: Predicate<F>;
  readonly conjuncts: readonly Conjunct<F>[];
}

function conjunctsOf<F>(operand: Predicate<F>, keyOf: FieldKey<F>): readonly Conjunct<F>[] {
  return conjunctsIn(operand).map((predicate) => ({ key: predicateKey(predicate, keyOf), predicate }));
}

/**
 * Merges alternatives until none agree in all but one list. They are found by what they share, since comparing each with
 * each takes time that grows with the square of their number.
 */
function mergeConjunctions<F>(alternatives: readonly Alternative<F>[], keyOf: FieldKey<F>): readonly Alternative<F>[] {
  const groups = new Map<string, Member<F>[]>();
  for (const alternative of alternatives) {
    for (const [place, key] of sharedKeys(alternative.conjuncts, keyOf)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ alternative, place }]);
      else group.push({ alternative, place });
    }
  }
  const merged = new Map<Alternative<F>, Alternative<F> | undefined>();
  for (const group of groups.values()) {
    const free = group.filter(({ alternative }) => !merged.has(alternative));
    const [first, ...others] = free;
    if (first === undefined || others.length === 0) continue;
    for (const { alternative } of others) merged.set(alternative, undefined);
    merged.set(first.alternative, mergeGroup(first, free, keyOf));
  }
  if (merged.size === 0) return alternatives;
  return mergeConjunctions(
    alternatives.flatMap((alternative) => (merged.has(alternative) ? (merged.get(alternative) ?? []) : alternative)),
    keyOf,
  );
}

/** For each conjunct that is a list: its place, and the key of the list's kind and all other conjuncts. */
function sharedKeys<F>(conjuncts: readonly Conjunct<F>[], keyOf: FieldKey<F>): readonly (readonly [number, string])[] {
  if (conjuncts.length < 2) return [];
  return conjuncts.flatMap(({ predicate }, place) => {
    const list = predicate.kind === "test" ? listKey(keyOf(predicate.field), predicate.match) : undefined;
    if (list === undefined) return [];
    const others = conjuncts.filter((_, i) => i !== place).map((conjunct) => conjunct.key);
    return [[place, `${list} ${others.sort().join()}`] as const];
  });
}

interface Member<F> {
  readonly alternative: Alternative<F>;
  readonly place: number;
}

function mergeGroup<F>(
  { alternative, place }: Member<F>,
  group: readonly Member<F>[],
  keyOf: FieldKey<F>,
): Alternative<F> {
  const lists = group.flatMap((member) => member.alternative.conjuncts[member.place]?.predicate ?? []);
  const { operand, conjuncts } = alternative;
  const joined = normaliseBy<F>({ kind: "or", operands: lists, span: lists[0]?.span ?? operand.span }, keyOf);
  const operands = conjuncts.map((conjunct, i) => (i === place ? joined : conjunct.predicate));
  const merged: Predicate<F> = { kind: "and", operands, span: operand.span };
  return { operand: merged, conjuncts: conjunctsOf(merged, keyOf) };
}
