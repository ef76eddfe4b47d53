import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Exclusion, List } from "../../model/nodes.ts";
import { lowerAscii } from "../../model/normalise.ts";
import type { Predicate } from "../../model/predicate.ts";
import { visitPredicate } from "../../model/walk.ts";
import { columnClass } from "./columns.ts";
import type { RuleContext } from "./context.ts";
import { flattened, spellingsOf, type Test, upperAscii, type Vocabulary } from "./stored.ts";

/** An exclusion by a list, kept beside the query so that people can let the list grow in Kibana. */
export interface Exception {
  readonly list: List;
  readonly exclusion: Exclusion;
  /** The stored field whose values are compared. */
  readonly field: string;
  /** As they are stored; none while the list is empty. */
  readonly values: readonly string[];
  readonly span: Span;
}

/**
 * The context with the exclusions that a rule exception says as well: a field is in a look-up list, for all documents of
 * the rule. Kibana applies exceptions before any rule type counts or compares, and compares values as they are stored.
 * A list with another use stays in the query altogether, so that its values stand in one place.
 */
export function withExceptions(context: RuleContext): RuleContext {
  const { lists } = context.input.detection;
  return { ...context, exceptions: [...lists.values()].flatMap((list) => exceptionsOf(list, context)) };
}

function exceptionsOf(list: List, context: RuleContext): readonly Exception[] {
  if (list.store !== "lookup") return [];
  const { branches } = context.stages;
  const records = [...context.judged.values()];
  const found = new Map<string, Exception>();
  for (const test of records.flatMap((predicate) => lookups(predicate, list.name))) {
    const exception = exceptionFor(test, list, context);
    if (exception === undefined) return [];
    found.set(exception.field, exception);
  }
  const exceptions = [...found.values()];
  const left = [
    ...records.map((predicate) => withoutExceptions(predicate, exceptions)),
    ...branches.flatMap(({ score }) => (score === undefined ? [] : score.add.map((term) => term.when))),
  ];
  const whole = left.every((predicate) => predicate !== undefined && lookups(predicate, list.name).length === 0);
  return whole ? exceptions : [];
}

/** What remains of a predicate that is `… and not (exception or …)`; `undefined` where it is not. */
export function withoutExceptions(
  predicate: Predicate<BoundField>,
  exceptions: readonly Exception[],
): Predicate<BoundField> | undefined {
  let rest: Predicate<BoundField> | undefined = predicate;
  for (const exception of exceptions) rest = rest && without(rest, exception);
  return rest;
}

function without(predicate: Predicate<BoundField>, exception: Exception): Predicate<BoundField> | undefined {
  const { span } = predicate;
  switch (predicate.kind) {
    case "not": {
      const { operand } = predicate;
      if (drops(operand, exception)) return { kind: "constant", value: true, span };
      if (operand.kind !== "or") return undefined;
      const others = operand.operands.filter((each) => !drops(each, exception));
      if (others.length === operand.operands.length) return undefined;
      return { kind: "not", operand: { ...operand, operands: others }, span };
    }
    case "and": {
      const operands = predicate.operands.map((operand) => without(operand, exception));
      if (operands.every((operand) => operand === undefined)) return undefined;
      return { ...predicate, operands: predicate.operands.map((operand, index) => operands[index] ?? operand) };
    }
    case "or": {
      const operands = predicate.operands.flatMap((operand) => without(operand, exception) ?? []);
      return operands.length === predicate.operands.length ? { ...predicate, operands } : undefined;
    }
    case "test":
    case "keyword":
    case "constant":
      return undefined;
  }
}

function drops(predicate: Predicate<BoundField>, { list, field }: Exception): boolean {
  if (predicate.kind !== "test" || predicate.match.kind !== "in_list" || predicate.match.list !== list.name)
    return false;
  const { expression } = flattened(predicate.field);
  return expression.kind === "column" && expression.name === field;
}

function lookups(predicate: Predicate<BoundField>, list: string): readonly Test[] {
  const found: Test[] = [];
  visitPredicate(predicate, (node) => {
    if (node.kind === "test" && node.match.kind === "in_list" && node.match.list === list) found.push(node);
  });
  return found;
}

function exceptionFor(test: Test, list: List, context: RuleContext): Exception | undefined {
  const exclusion = context.input.detection.exclusions.find(
    ({ enabled, where }) =>
      enabled &&
      where.size > 0 &&
      [...where.values()].some((each) => each.kind === "test" && each.field.name === test.field.name) &&
      [...where.values()].every(
        (each) => each.kind === "test" && each.match.kind === "in_list" && each.match.list === list.name,
      ),
  );
  const { expression } = test.field;
  if (exclusion === undefined || expression.kind !== "column" || !storedInOneWay(test.field)) return undefined;
  const stored = list.values.map((value) => storedValues(test.field, value, context.vocabulary));
  // An item compares letters with their case, so a value in an unknown spelling is safe in the query only.
  if (stored.includes(undefined)) return undefined;
  const values = stored.flatMap((spellings) => spellings ?? []);
  return { list, exclusion, field: expression.name, values: [...new Set(values)], span: test.span };
}

/** Whether who types a value into the list, as documents show it, gets every document with that value. */
function storedInOneWay({ expression, binding, definition }: BoundField): boolean {
  if (expression.kind !== "column" || expression.name === "_id") return false;
  const kind = columnClass(expression.type);
  if (kind === "ip") return true;
  return kind === "keyword" && (binding.storedCase !== "any" || definition.identifies !== undefined);
}

function storedValues(field: BoundField, value: string, vocabulary: Vocabulary): readonly string[] | undefined {
  if (field.expression.kind === "column" && columnClass(field.expression.type) === "ip") return [value];
  // An id is written in one way, which is not known here: as given, or with letters of one case.
  if (field.binding.storedCase === "any") return [value, lowerAscii(value), upperAscii(value)];
  return spellingsOf(field, value, vocabulary);
}
