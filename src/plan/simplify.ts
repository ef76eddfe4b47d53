import type { BoundField } from "../catalog/nodes.ts";
import { listKey, normalise, predicateKey } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever, mapPredicate } from "../model/walk.ts";

/** A bound field named by what is read, since two tests on one canonical field may read different columns. */
interface Keyed {
  readonly name: string;
  readonly field: BoundField;
}

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

/**
 * The smallest form a physical predicate takes: normal form, conjunctions that differ in one list merged
 * (`(op=a and ok) or (op=b and ok)` is `op in (a, b) and ok`), and what all branches of an `or` share asked once.
 */
export function simplify(predicate: Predicate<BoundField>): Predicate<BoundField> {
  const keyed = mapPredicate(predicate, (field): Keyed => ({ name: boundFieldKey(field), field }));
  return mapPredicate(share(normalise(keyed)), (key) => key.field);
}

function share(predicate: Predicate<Keyed>): Predicate<Keyed> {
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

type Or = Extract<Predicate<Keyed>, { readonly kind: "or" }>;

function shareAlternatives(predicate: Or): Predicate<Keyed> {
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
    (entry): Predicate<Keyed> => ({
      kind: "and",
      operands: entry.conjuncts.filter((conjunct) => !shared.has(conjunct.key)).map((conjunct) => conjunct.predicate),
      span: entry.operand.span,
    }),
  );
  const rest: Predicate<Keyed> = { kind: "or", operands: rests, span: predicate.span };
  return normalise({
    kind: "and",
    operands: [...common.map((conjunct) => conjunct.predicate), rest],
    span: predicate.span,
  });
}

interface Conjunct {
  readonly key: string;
  readonly predicate: Predicate<Keyed>;
}

interface Alternative {
  readonly operand: Predicate<Keyed>;
  readonly conjuncts: readonly Conjunct[];
}

function conjunctsOf(operand: Predicate<Keyed>): readonly Conjunct[] {
  const parts = operand.kind === "and" ? operand.operands : [operand];
  return parts.map((predicate) => ({ key: predicateKey(predicate), predicate }));
}

/**
 * Merges alternatives until none agree in all but one list. They are found by what they share, since comparing each with
 * each takes time that grows with the square of their number.
 */
function mergeConjunctions(alternatives: readonly Alternative[]): readonly Alternative[] {
  const groups = new Map<string, Member[]>();
  for (const alternative of alternatives) {
    for (const [place, key] of sharedKeys(alternative.conjuncts)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ alternative, place }]);
      else group.push({ alternative, place });
    }
  }
  const merged = new Map<Alternative, Alternative | undefined>();
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
function sharedKeys(conjuncts: readonly Conjunct[]): readonly (readonly [number, string])[] {
  if (conjuncts.length < 2) return [];
  return conjuncts.flatMap(({ predicate }, place) => {
    const list = predicate.kind === "test" ? listKey(predicate.field, predicate.match) : undefined;
    if (list === undefined) return [];
    const others = conjuncts.filter((_, i) => i !== place).map((conjunct) => conjunct.key);
    return [[place, JSON.stringify([list, ...others.sort()])] as const];
  });
}

interface Member {
  readonly alternative: Alternative;
  readonly place: number;
}

function mergeGroup({ alternative, place }: Member, group: readonly Member[]): Alternative {
  const lists = group.flatMap((member) => member.alternative.conjuncts[member.place]?.predicate ?? []);
  const { operand, conjuncts } = alternative;
  const joined = normalise<Keyed>({ kind: "or", operands: lists, span: lists[0]?.span ?? operand.span });
  const operands = conjuncts.map((conjunct, i) => (i === place ? joined : conjunct.predicate));
  const merged: Predicate<Keyed> = { kind: "and", operands, span: operand.span };
  return { operand: merged, conjuncts: conjunctsOf(merged) };
}
