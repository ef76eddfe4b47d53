import type { Predicate } from "./predicate.ts";

/** Makes a forgotten case a type error, and a clear failure if types were circumvented. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected node: ${JSON.stringify(value)}`);
}

/** Visits every predicate node, parents first. */
export function visitPredicate<F>(predicate: Predicate<F>, visit: (node: Predicate<F>) => void): void {
  visit(predicate);
  switch (predicate.kind) {
    case "and":
    case "or":
      for (const operand of predicate.operands) visitPredicate(operand, visit);
      return;
    case "not":
      visitPredicate(predicate.operand, visit);
      return;
    case "test":
    case "keyword":
    case "constant":
      return;
    default:
      assertNever(predicate);
  }
}

/** The fields a predicate reads, in order of first use, `same_as` partners included. */
export function predicateFields<F>(predicate: Predicate<F>): readonly F[] {
  const fields = new Set<F>();
  visitPredicate(predicate, (node) => {
    if (node.kind !== "test") return;
    fields.add(node.field);
    if (node.match.kind === "same_as") fields.add(node.match.field);
  });
  return [...fields];
}

/** The same predicate over other fields. */
export function mapPredicate<A, B>(predicate: Predicate<A>, mapField: (field: A) => B): Predicate<B> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { ...predicate, operands: predicate.operands.map((operand) => mapPredicate(operand, mapField)) };
    case "not":
      return { ...predicate, operand: mapPredicate(predicate.operand, mapField) };
    case "test": {
      const { match } = predicate;
      const field = mapField(predicate.field);
      if (match.kind !== "same_as") return { ...predicate, field, match };
      return { ...predicate, field, match: { ...match, field: mapField(match.field) } };
    }
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}
