import type { BoundField } from "../catalog/nodes.ts";
import { type Direction, flip, type NoteInput, type Polarity } from "../fidelity/notes.ts";
import type { FieldRef } from "../model/nodes.ts";
import type { Match, Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import type { BindContext } from "./bind.ts";
import { bindField } from "./bind-field.ts";
import { deriveTest } from "./derive-test.ts";
import { vocabularyMatches } from "./vocabulary.ts";

export interface PredicateContext extends BindContext {
  readonly event: string;
  /** How the whole predicate's truth moves the alert's. */
  readonly polarity: Polarity;
}

/** Binds a predicate, tracking the polarity of each place: an over-approximation under a `not` could miss. */
export function bindPredicate(predicate: Predicate<FieldRef>, context: PredicateContext): Predicate<BoundField> {
  return bindAt(predicate, context, context.polarity, "positive");
}

type Test<F> = Extract<Predicate<F>, { kind: "test" }>;

/** `local` ignores the trigger, so that a widened test has a side even where the alert's polarity is mixed. */
function bindAt(
  predicate: Predicate<FieldRef>,
  context: PredicateContext,
  polarity: Polarity,
  local: "positive" | "negative",
): Predicate<BoundField> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { ...predicate, operands: predicate.operands.map((operand) => bindAt(operand, context, polarity, local)) };
    case "not": {
      const other = local === "positive" ? "negative" : "positive";
      return { ...predicate, operand: bindAt(predicate.operand, context, flip(polarity), other) };
    }
    case "constant":
      return predicate;
    case "keyword":
      if (context.capabilities.keywords) return predicate;
      return widen(predicate.span, context, polarity, local, {
        code: "operator-approximate",
        construct: "keyword",
        reason: "the target cannot search for a word in all fields of a rule's events",
        span: predicate.span,
      });
    case "test":
      return bindTest(predicate, context, polarity, local);
    default:
      return assertNever(predicate);
  }
}

function bindTest(
  test: Test<FieldRef>,
  context: PredicateContext,
  polarity: Polarity,
  local: "positive" | "negative",
): Predicate<BoundField> {
  const { span } = test;
  const field = bindField(test.field, context.event, context);
  const giveUp = (code: NoteInput["code"], reason: string) =>
    widen(span, context, polarity, local, { code, construct: test.field.name, reason, span });
  if (field.expression.kind === "absent") return giveUp("field-absent", field.expression.reason);
  const { approximation } = field.binding;
  if (approximation !== undefined) {
    const { direction, reason } = approximation;
    context.notes.add({ code: "field-approximate", construct: test.field.name, reason, span, direction, polarity });
  }
  if (field.binding.cases !== undefined || field.binding.values !== undefined) {
    const translated = translate(test, field);
    if (translated !== undefined) return checkColumns(translated, context, polarity, local);
  }
  const match = bindMatch(test.match, context);
  noteFolding(test, context, polarity);
  if (!context.capabilities.matches.has(match.kind)) {
    return giveUp("operator-approximate", `the target has no test like ${match.kind}`);
  }
  const derived = deriveTest({ ...test, field, match }, field.expression, context.capabilities);
  if (derived === undefined) {
    return giveUp("field-approximate", "the target cannot compute the field inside a test");
  }
  return derived;
}

/** Tests on a field with a closed vocabulary: whatever the operator, it selects some of the values. */
function translate(test: Test<FieldRef>, field: BoundField): Predicate<BoundField> | undefined {
  const { cases, values } = field.binding;
  const { span } = test;
  if (test.match.kind === "same_as" || test.match.kind === "in_list") return undefined;
  const vocabulary = test.field.definition.values ?? [...(cases ?? values ?? new Map()).keys()];
  if (cases === undefined && test.match.kind === "exists") return undefined;
  const chosen = vocabulary.filter((value) => vocabularyMatches(test.match, value));
  if (cases !== undefined) {
    const operands = chosen.flatMap((value) => cases.get(value) ?? []);
    return { kind: "or", operands, span };
  }
  const stored = [...new Set(chosen.flatMap((value) => values?.get(value) ?? [value]))];
  if (stored.length === 0) return { kind: "constant", value: false, span };
  return { kind: "test", field, match: { kind: "equals", values: stored, cased: false }, span };
}

/** Runs the tests of a binding's own selections through the same ladder as the author's. */
function checkColumns(
  predicate: Predicate<BoundField>,
  context: PredicateContext,
  polarity: Polarity,
  local: "positive" | "negative",
): Predicate<BoundField> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return {
        ...predicate,
        operands: predicate.operands.map((operand) => checkColumns(operand, context, polarity, local)),
      };
    case "not": {
      const other = local === "positive" ? "negative" : "positive";
      return { ...predicate, operand: checkColumns(predicate.operand, context, flip(polarity), other) };
    }
    case "test": {
      const derived = deriveTest(predicate, predicate.field.expression, context.capabilities);
      if (derived !== undefined) return derived;
      return widen(predicate.span, context, polarity, local, {
        code: "field-approximate",
        construct: predicate.field.name,
        reason: "the target cannot compute the field inside a test",
        span: predicate.span,
      });
    }
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

function bindMatch(match: Match<FieldRef>, context: PredicateContext): Match<BoundField> {
  return match.kind === "same_as" ? { ...match, field: bindField(match.field, context.event, context) } : match;
}

/** Stands for a test the target cannot make: true where that adds rows, false under a `not`. */
function widen(
  span: Test<FieldRef>["span"],
  context: PredicateContext,
  polarity: Polarity,
  local: "positive" | "negative",
  note: NoteInput,
): Predicate<BoundField> {
  const value = (polarity === "mixed" ? local : polarity) === "positive";
  const direction: Direction = value ? "over" : "under";
  context.notes.add({ ...note, direction, polarity });
  return { kind: "constant", value, span };
}

/** Only ASCII letters fold in the meaning; most targets fold more. */
function noteFolding(test: Test<FieldRef>, context: PredicateContext, polarity: Polarity): void {
  const { match } = test;
  if ((match.kind !== "equals" && match.kind !== "pattern") || match.cased) return;
  const texts =
    match.kind === "equals"
      ? match.values.filter((value): value is string => typeof value === "string")
      : match.patterns.flatMap((pattern) => pattern.flatMap((part) => (part.kind === "text" ? [part.text] : [])));
  const odd = texts.find(nonAsciiCased);
  if (odd === undefined) return;
  context.notes.add({
    code: "case-folding",
    construct: test.field.name,
    reason: "letters outside ASCII compare by the target's own case rules",
    span: test.span,
    direction: "over",
    polarity,
  });
}

function nonAsciiCased(text: string): boolean {
  return [...text].some((char) => char > "\x7f" && char.toLowerCase() !== char.toUpperCase());
}
