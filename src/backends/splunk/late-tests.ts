import type { Expression } from "../../catalog/expression.ts";
import { expressionKey } from "../../catalog/expression-key.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { predicateKey } from "../../model/normalise.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever, mapPredicate, predicateFields } from "../../model/walk.ts";
import { deriveTest } from "../../plan/derive-test.ts";
import { remember } from "../../remember.ts";
import { capabilities } from "./capabilities.ts";
import { type Computed, columnsOf, evalOf, isListField } from "./expression.ts";

/** The parts of a predicate that must all hold. */
export function conjuncts(predicate: Predicate<BoundField>): readonly Predicate<BoundField>[] {
  return predicate.kind === "and" ? predicate.operands.flatMap(conjuncts) : [predicate];
}

/**
 * The test, put so that it reads fields which `eval` has filled with the very values it asks about. `undefined` where it
 * reads none, or a stored field that `eval` has overwritten.
 */
export function onComputed(
  test: Predicate<BoundField>,
  computed: Computed,
  assigned: ReadonlySet<string>,
): Predicate<BoundField> | undefined {
  const reads = predicateFields(test).map((bound) => bound.expression);
  if (reads.flatMap(columnsOf).some((column) => assigned.has(column))) return undefined;
  const folded = ignoresCase(test) ? foldedFields(test, computed) : test;
  return predicateFields(folded).some(({ expression }) => readsComputed(expression, computed)) ? folded : undefined;
}

function readsComputed(expression: Expression, computed: Computed): boolean {
  let reads = false;
  evalOf(expression, {
    has: (key) => computed.has(key),
    get(key) {
      const name = computed.get(key);
      if (name !== undefined) reads = true;
      return name;
    },
  });
  return reads;
}

const lowered = remember((of: Expression): Expression => ({ kind: "lower", of }));

/** Values that are there in lower case only serve tests that ignore case. */
function foldedFields(test: Predicate<BoundField>, computed: Computed): Predicate<BoundField> {
  return mapPredicate(test, (bound) => {
    const expression = lowered(bound.expression);
    const known = computed.has(expressionKey(expression)) && !computed.has(expressionKey(bound.expression));
    return known ? { ...bound, expression } : bound;
  });
}

function ignoresCase(predicate: Predicate<BoundField>): boolean {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.operands.every(ignoresCase);
    case "not":
      return ignoresCase(predicate.operand);
    case "test": {
      const { match } = predicate;
      if (match.kind === "exists" || match.kind === "cidr" || match.kind === "in_list") return true;
      return "cased" in match && !match.cased;
    }
    case "keyword":
    case "constant":
      return true;
    default:
      return assertNever(predicate);
  }
}

/** Tells tests that only ask for a key; rows without it are dropped later. */
export function asksForKey(keys: readonly BoundField[], span: Span): (test: Predicate<BoundField>) => boolean {
  const shapes = new Set(
    keys.flatMap((bound): readonly string[] => {
      if (isListField(bound) || bound.binding.cases !== undefined) return [];
      const own = { kind: "test", field: bound, match: { kind: "exists" }, span } as const;
      const derived = deriveTest(own, bound.expression, capabilities);
      if (derived?.kind === "constant") return [];
      return derived === undefined ? [shape(own)] : [shape(own), shape(derived)];
    }),
  );
  return (test) => shapes.size > 0 && shapes.has(shape(test));
}

const storedKey = (bound: BoundField): string => expressionKey(bound.expression);

/** Equal for predicates that mean the same of the same stored fields. */
function shape(predicate: Predicate<BoundField>): string {
  switch (predicate.kind) {
    case "and":
    case "or": {
      const operands = flattened(predicate, predicate.kind);
      return `${predicate.kind}(${[...new Set(operands.map(shape))].sort().join(",")})`;
    }
    case "not":
      return `not(${shape(predicate.operand)})`;
    case "test":
    case "keyword":
    case "constant":
      return predicateKey(predicate, storedKey);
    default:
      return assertNever(predicate);
  }
}

function flattened(predicate: Predicate<BoundField>, kind: "and" | "or"): readonly Predicate<BoundField>[] {
  return predicate.kind === kind ? predicate.operands.flatMap((one) => flattened(one, kind)) : [predicate];
}
