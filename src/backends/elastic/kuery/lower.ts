import type { Column } from "../../../catalog/expression.ts";
import type { BoundField } from "../../../catalog/nodes.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { lowerAscii } from "../../../model/normalise.ts";
import type { Predicate, Scalar } from "../../../model/predicate.ts";
import { assertNever } from "../../../model/walk.ts";
import { literalText, type SigmaString } from "../../../sigma/value.ts";
import { columnClass } from "../columns.ts";
import { kueryPattern } from "../literal.ts";
import { spellingsOf, type Test, upperAscii, type Vocabulary } from "../stored.ts";
import type { Kuery, KueryValue } from "./syntax.ts";

/** Lowers a predicate of which {@link kueryTest} can say every test; constants are folded away before. */
export function lowerKuery(predicate: Predicate<BoundField>, vocabulary: Vocabulary): Kuery {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { kind: predicate.kind, operands: predicate.operands.map((operand) => lowerKuery(operand, vocabulary)) };
    case "not":
      return { kind: "not", operand: lowerKuery(predicate.operand, vocabulary) };
    case "test": {
      const lowered = kueryTest(predicate, vocabulary);
      if (lowered === undefined) throw new Error(`Kuery cannot test ${predicate.field.name}`);
      return lowered;
    }
    case "keyword":
    case "constant":
      throw new Error(`A ${predicate.kind} has no form in kuery`);
    default:
      return assertNever(predicate);
  }
}

/**
 * One test, exactly, or `undefined`. Kuery compares keywords with their case, and `not` is true on missing fields, as it
 * should be (Kibana reference, KQL).
 */
export function kueryTest(test: Test, vocabulary: Vocabulary): Kuery | undefined {
  const { field, match, span } = test;
  const { expression } = field;
  if (expression.kind !== "column") return undefined;
  const kind = columnClass(expression.type);
  switch (match.kind) {
    case "exists":
      return { kind: "field", field: expression.name, value: { kind: "exists", span } };
    case "equals": {
      if (kind === "analysed") return undefined;
      const values = match.values.map((value) => literals(field, expression, value, match.cased, span, vocabulary));
      return values.includes(undefined)
        ? undefined
        : anyOf(
            expression.name,
            values.flatMap((value) => value ?? []),
          );
    }
    case "pattern": {
      if (expression.name === "_id" || !["keyword", "wildcard", "flattened"].includes(expression.type))
        return undefined;
      const values = match.patterns.map((pattern) =>
        wildcard(field, expression, pattern, match.cased, span, vocabulary),
      );
      return values.includes(undefined)
        ? undefined
        : anyOf(
            expression.name,
            values.flatMap((value) => value ?? []),
          );
    }
    case "cidr":
      if (kind !== "ip") return undefined;
      return anyOf(
        expression.name,
        match.networks.map((value) => ({ kind: "literal", value, span })),
      );
    case "compare":
      if (kind !== "number") return undefined;
      return { kind: "range", field: expression.name, operator: OPERATORS[match.operator], value: match.value, span };
    case "regex":
    case "same_as":
    case "in_list":
      return undefined;
    default:
      return assertNever(match);
  }
}

const OPERATORS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function anyOf(field: string, items: readonly KueryValue[]): Kuery {
  const [only] = items;
  const value: KueryValue = items.length === 1 && only !== undefined ? only : { kind: "values", junction: "or", items };
  return { kind: "field", field, value };
}

function literals(
  field: BoundField,
  column: Column,
  value: Scalar,
  cased: boolean,
  span: Span,
  vocabulary: Vocabulary,
): readonly KueryValue[] | undefined {
  const literal = (text: string | number | boolean): KueryValue => ({ kind: "literal", value: text, span });
  const kind = columnClass(column.type);
  if (kind !== "keyword" && kind !== "flattened") return [literal(value)];
  const text = String(value);
  const spellings = cased ? [text] : spellingsOf(field, text, vocabulary);
  return spellings?.map(literal);
}

function wildcard(
  field: BoundField,
  column: Column,
  pattern: SigmaString,
  cased: boolean,
  span: Span,
  vocabulary: Vocabulary,
): readonly KueryValue[] | undefined {
  const whole = literalText(pattern);
  if (whole !== undefined) return literals(field, column, whole, cased, span, vocabulary);
  if (pattern.length === 1 && pattern[0]?.kind === "any") return [{ kind: "exists", span }];
  const spelled = cased ? pattern : spelledPattern(field, pattern);
  if (spelled === undefined || kueryPattern(spelled) === undefined) return undefined;
  return [{ kind: "wildcard", pattern: spelled, span }];
}

/** A pattern in the one case in which the field is stored. */
function spelledPattern(field: BoundField, pattern: SigmaString): SigmaString | undefined {
  const { storedCase } = field.binding;
  const hasCase = pattern.some((part) => part.kind === "text" && lowerAscii(part.text) !== upperAscii(part.text));
  if (!hasCase) return pattern;
  if (storedCase !== "lower" && storedCase !== "upper") return undefined;
  const respell = storedCase === "lower" ? lowerAscii : upperAscii;
  return pattern.map((part) => (part.kind === "text" ? { kind: "text", text: respell(part.text) } : part));
}
