import type { BoundField } from "../catalog/nodes.ts";
import { listKey, normalise, predicateKey } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever, mapPredicate } from "../model/walk.ts";

/** A field named by what is read, since two tests on one canonical field may read different columns. */
interface Keyed {
  readonly name: string;
}

interface KeyedField<F> extends Keyed {
  readonly field: F;
}

/** Tells fields apart: equal keys read the same value. */
export type FieldKey<F> = (field: F) => string;

const expressionKeys = new WeakMap<object, string>();

/** Equal for fields that read the same stored value, and whose values a target may spell by the same rules. */
export function boundFieldKey({ expression, binding, definition }: BoundField): string {
  let key = expressionKeys.get(expression);
  if (key === undefined) {
    key = JSON.stringify(expression);
    expressionKeys.set(expression, key);
  }
  const traits = [
    definition.type,
    definition.list,
    binding.storedCase,
    binding.spellings,
    binding.values !== undefined,
  ];
  return `${key} ${traits.join(" ")}`;
}

/** The smallest form of a predicate over bound fields. */
export function simplify(predicate: Predicate<BoundField>): Predicate<BoundField> {
  return simplifyBy(predicate, boundFieldKey);
}

/**
 * The smallest form a predicate takes: normal form, conjunctions that differ in one list merged
 * (`(op=a and ok) or (op=b and ok)` is `op in (a, b) and ok`), and what all branches of an `or` share asked once.
 */
export function simplifyBy<F>(predicate: Predicate<F>, keyOf: FieldKey<F>): Predicate<F> {
  if (predicate.kind === "constant") return predicate;
  const keyed = mapPredicate(predicate, (field): KeyedField<F> => ({ name: keyOf(field), field }));
  return mapPredicate(share(normalise(keyed)), (key) => key.field);
}

function share<K extends Keyed>(predicate: Predicate<K>): Predicate<K> {
  switch (predicate.kind) {
    case "and": {
      const operands = predicate.operands.map(share);
      return operands.some((operand) => operand.kind === "and")
        ? normalise({ ...predicate, operands })
        : { ...predicate, operands };
    }
    case "not":
      return { ...predicate, operand: share(predicate.operand) };
    case "or":
      return shareAlternatives({ ...predicate, operands: predicate.operands.map(share) });
    case "test":
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

type Or<K> = Extract<Predicate<K>, { readonly kind: "or" }>;

function shareAlternatives<K extends Keyed>(predicate: Or<K>): Predicate<K> {
  const operands = mergeConjunctions(
    predicate.operands.map((operand) => ({ operand, conjuncts: conjunctsOf(operand) })),
  );
  const [first, ...others] = operands;
  if (first === undefined || others.length === 0) return first?.operand ?? predicate;
  const keys = others.map((other) => new Set(other.conjuncts.map((conjunct) => conjunct.key)));
  const common = first.conjuncts.filter((conjunct) => keys.every((other) => other.has(conjunct.key)));
  if (common.length === 0) return { ...predicate, operands: operands.map((entry) => entry.operand) };
  const shared = new Set(common.map((conjunct) => conjunct.key));
  const rests = operands.map(
    (entry): Predicate<K> => ({
      kind: "and",
      operands: entry.conjuncts.filter((conjunct) => !shared.has(conjunct.key)).map((conjunct) => conjunct.predicate),
      span: entry.operand.span,
    }),
  );
  const rest: Predicate<K> = { kind: "or", operands: rests, span: predicate.span };
  return normalise({
    kind: "and",
    operands: [...common.map((conjunct) => conjunct.predicate), rest],
    span: predicate.span,
  });
}

interface Conjunct<K> {
  readonly key: string;
  readonly predicate: Predicate<K>;
}

interface Alternative<K> {
  readonly operand: Predicate<K>;
  readonly conjuncts: readonly Conjunct<K>[];
}

function conjunctsOf<K extends Keyed>(operand: Predicate<K>): readonly Conjunct<K>[] {
  const parts = operand.kind === "and" ? operand.operands : [operand];
  return parts.map((predicate) => ({ key: predicateKey(predicate), predicate }));
}

/**
 * Merges alternatives until none agree in all but one list. They are found by what they share, since comparing each with
 * each takes time that grows with the square of their number.
 */
function mergeConjunctions<K extends Keyed>(alternatives: readonly Alternative<K>[]): readonly Alternative<K>[] {
  const groups = new Map<string, Member<K>[]>();
  for (const alternative of alternatives) {
    for (const [place, key] of sharedKeys(alternative.conjuncts)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ alternative, place }]);
      else group.push({ alternative, place });
    }
  }
  const merged = new Map<Alternative<K>, Alternative<K> | undefined>();
  for (const group of groups.values()) {
    const free = group.filter(({ alternative }) => !merged.has(alternative));
    const [first, ...others] = free;
    if (first === undefined || others.length === 0) continue;
    for (const { alternative } of others) merged.set(alternative, undefined);
    merged.set(first.alternative, mergeGroup(first, free));
  }
  if (merged.size === 0) return alternatives;
  return mergeConjunctions(
    alternatives.flatMap((alternative) => (merged.has(alternative) ? (merged.get(alternative) ?? []) : alternative)),
  );
}

/** For each conjunct that is a list: its place, and the key of the list's kind and all other conjuncts. */
function sharedKeys<K extends Keyed>(conjuncts: readonly Conjunct<K>[]): readonly (readonly [number, string])[] {
  if (conjuncts.length < 2) return [];
  return conjuncts.flatMap(({ predicate }, place) => {
    const list = predicate.kind === "test" ? listKey(predicate.field, predicate.match) : undefined;
    if (list === undefined) return [];
    const others = conjuncts.filter((_, i) => i !== place).map((conjunct) => conjunct.key);
    return [[place, JSON.stringify([list, ...others.sort()])] as const];
  });
}

interface Member<K> {
  readonly alternative: Alternative<K>;
  readonly place: number;
}

function mergeGroup<K extends Keyed>({ alternative, place }: Member<K>, group: readonly Member<K>[]): Alternative<K> {
  const lists = group.flatMap((member) => member.alternative.conjuncts[member.place]?.predicate ?? []);
  const { operand, conjuncts } = alternative;
  const joined = normalise<K>({ kind: "or", operands: lists, span: lists[0]?.span ?? operand.span });
  const operands = conjuncts.map((conjunct, i) => (i === place ? joined : conjunct.predicate));
  const merged: Predicate<K> = { kind: "and", operands, span: operand.span };
  return { operand: merged, conjuncts: conjunctsOf(merged) };
}
