import type { BoundField } from "../../catalog/nodes.ts";
import { flip, type NoteSink, type Polarity } from "../../fidelity/notes.ts";
import type { Match, Predicate } from "../../model/predicate.ts";
import { foundInEmpty } from "../../model/regex-empty.ts";
import { assertNever } from "../../model/walk.ts";
import { deriveTest } from "../../plan/derive-test.ts";
import { simplify } from "../../plan/simplify.ts";
import { capabilities } from "./capabilities.ts";
import { joinPathTests, lastSegmentTest, type Test } from "./last-segment.ts";
import { isFieldName } from "./literal.ts";

const withoutSegments = { ...capabilities, testable: new Set(["column"] as const) };

export interface ColumnsContext {
  readonly notes: NoteSink;
  /** How the truth of the whole predicate moves the alert's. */
  readonly polarity: Polarity;
  /** `negative` for what stands under an exclusion's `not`. */
  readonly side: "positive" | "negative";
}

/** The predicate in tests on stored fields only, simplified; what cannot be said so is widened with a note. */
export function columnsOnly(predicate: Predicate<BoundField>, context: ColumnsContext): Predicate<BoundField> {
  return simplify(rewrite(simplify(predicate), context));
}

function rewrite(predicate: Predicate<BoundField>, context: ColumnsContext): Predicate<BoundField> {
  switch (predicate.kind) {
    case "and":
      return { ...predicate, operands: predicate.operands.map((operand) => rewrite(operand, context)) };
    case "or":
      return { ...predicate, operands: joinPathTests(predicate.operands).map((operand) => rewrite(operand, context)) };
    case "not":
      return { ...predicate, operand: rewrite(predicate.operand, negated(context)) };
    case "test":
      return rewriteTest(predicate, context);
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

/** The context of what stands under a `not`. */
export function negated(context: ColumnsContext): ColumnsContext {
  const side = context.side === "positive" ? "negative" : "positive";
  return { ...context, polarity: flip(context.polarity), side };
}

function rewriteTest(test: Test, context: ColumnsContext): Predicate<BoundField> {
  const { expression } = test.field;
  if (expression.kind === "segment") {
    const ending = lastSegmentTest(test, expression);
    const derived = ending ?? deriveTest(test, expression, withoutSegments);
    return derived === undefined
      ? widen(test, context, "a part of a stored text cannot be tested so")
      : rewrite(derived, context);
  }
  if (expression.kind !== "column" || !isStored(expression.name)) {
    return widen(test, context, "the field cannot be named in a test");
  }
  const { match } = test;
  if (match.kind === "same_as") {
    const partner = match.field.expression;
    if (partner.kind === "column" && isStored(partner.name)) {
      // Every text contains the empty one.
      return { kind: "and", operands: [test, present({ ...test, field: match.field })], span: test.span };
    }
    return widen(test, context, `${match.field.name} is not a stored field that could be compared with`);
  }
  const possible = withoutEmpty(match);
  if (possible === undefined) return { kind: "constant", value: false, span: test.span };
  const asked: Test = { ...test, match: possible };
  return holdsOnEmpty(possible) ? { kind: "and", operands: [present(asked), asked], span: test.span } : asked;
}

/** Columns that the plan makes, such as `$time.first`, exist in no record. */
function isStored(column: string): boolean {
  return isFieldName(column) && !column.startsWith("$");
}

/** A test on a missing field is false, and empty text is missing: asking for it finds nothing, but Sigma's `''` would. */
function withoutEmpty(match: Match<BoundField>): Match<BoundField> | undefined {
  if (match.kind === "equals") {
    const values = match.values.filter((value) => value !== "");
    return values.length === 0 ? undefined : { ...match, values };
  }
  if (match.kind === "pattern") {
    const patterns = match.patterns.filter((pattern) => pattern.length > 0);
    if (patterns.some((pattern) => pattern.every(({ kind }) => kind === "any"))) return { kind: "exists" };
    return patterns.length === 0 ? undefined : { ...match, patterns };
  }
  return match;
}

/** Whether a test would hold of text that is there and empty. */
export function holdsOnEmpty(match: Match<BoundField>): boolean {
  if (match.kind !== "regex") return false;
  return match.patterns.some(({ source }) => foundInEmpty(source));
}

function present({ field, span }: Test): Test {
  return { kind: "test", field, match: { kind: "exists" }, span };
}

function widen(test: Test, context: ColumnsContext, reason: string): Predicate<BoundField> {
  const { polarity, side, notes } = context;
  const value = (polarity === "mixed" ? side : polarity) === "positive";
  notes.add({
    code: "field-approximate",
    construct: test.field.name,
    reason,
    span: test.span,
    direction: value ? "over" : "under",
    polarity,
  });
  return { kind: "constant", value, span: test.span };
}
