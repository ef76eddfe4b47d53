import type { BoundField } from "../catalog/nodes.ts";
import { normalise, predicateKey } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { mapPredicate } from "../model/walk.ts";

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
  const traits = [definition.type, definition.list, binding.storedCase, binding.spellings, binding.values !== undefined];
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
  }
}

type Or = Extract<Predicate<Keyed>, { readonly kind: "or" }>;

function shareAlternatives(predicate: Or): Predicate<Keyed> {
  const operands = mergeConjunctions(
    predicate.operands.map((operand) => ({ operand, conjuncts: conjunctsOf(operand) })),
  );
  const [first, ...others] = operands;
  if (first === undefined || others.length === 0) return first?.operand ?? predicate;
  const common = first.conjuncts.filter((conjunct) =>
    others.every((other) => other.conjuncts.some((c) => c.key === conjunct.key)),
  );
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

/** Merges alternatives pairwise until none agree in all but one list. */
function mergeConjunctions(alternatives: readonly Alternative[]): readonly Alternative[] {
  const result: Alternative[] = [];
  for (const alternative of alternatives) {
    let place = -1;
    let merged: Alternative | undefined;
    for (let i = 0; i < result.length && merged === undefined; i++) {
      const other = result[i];
      if (other !== undefined) merged = mergePair(other, alternative);
      if (merged !== undefined) place = i;
    }
    if (merged === undefined) result.push(alternative);
    else result[place] = merged;
  }
  return result.length === alternatives.length ? result : mergeConjunctions(result);
}

function mergePair(a: Alternative, b: Alternative): Alternative | undefined {
  if (a.conjuncts.length !== b.conjuncts.length || a.conjuncts.length < 2) return undefined;
  const mine = a.conjuncts.filter((conjunct) => !b.conjuncts.some((other) => other.key === conjunct.key));
  const theirs = b.conjuncts.filter((conjunct) => !a.conjuncts.some((other) => other.key === conjunct.key));
  const [one] = mine;
  const [two] = theirs;
  if (one === undefined || two === undefined || mine.length !== 1 || theirs.length !== 1) return undefined;
  const joined = normalise<Keyed>({ kind: "or", operands: [one.predicate, two.predicate], span: one.predicate.span });
  if (joined.kind !== "test") return undefined;
  const operands = a.conjuncts.map((conjunct) => (conjunct === one ? joined : conjunct.predicate));
  const operand: Predicate<Keyed> = { kind: "and", operands, span: a.operand.span };
  return { operand, conjuncts: conjunctsOf(operand) };
}
