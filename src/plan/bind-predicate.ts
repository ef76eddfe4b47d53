import type { BoundField, FieldUse } from "../catalog/nodes.ts";
import { type Direction, flip, type NoteInput, type Polarity } from "../fidelity/notes.ts";
import type { FieldRef } from "../model/nodes.ts";
import type { Match, Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import { bindField, type EventsContext } from "./bind-field.ts";
import { deriveTest, testable } from "./derive-test.ts";
import { tellsEscapes } from "./escapes.ts";
import { holdsOnCollapsedRow, storesOtherWords, translate } from "./translate.ts";
import { vocabularyMatches } from "./vocabulary.ts";

export interface PredicateContext extends EventsContext {
  readonly event: string;
  /** How the whole predicate's truth moves the alert's. */
  readonly polarity: Polarity;
  /** The same without the trigger, so that a widened test has a side even where the alert's polarity is mixed. */
  readonly side: Side;
  /** The predicate judges the row of an operation. */
  readonly collapsed: boolean;
}

export type Side = "positive" | "negative";

/** Binds a predicate, tracking the polarity of each place: an over-approximation under a `not` could miss. */
export function bindPredicate(predicate: Predicate<FieldRef>, context: PredicateContext): Predicate<BoundField> {
  switch (predicate.kind) {
    case "and":
    case "or": {
      const { kind, span } = predicate;
      return { kind, operands: predicate.operands.map((operand) => bindPredicate(operand, context)), span };
    }
    case "not":
      return { kind: "not", operand: bindPredicate(predicate.operand, under(context)), span: predicate.span };
    case "constant":
      return predicate;
    case "keyword":
      if (context.capabilities.keywords) return predicate;
      return widen(context, {
        code: "operator-approximate",
        construct: "keyword",
        reason: "the target cannot search for a word in all fields of a rule's events",
        span: predicate.span,
      });
    case "test":
      return bindTest(predicate, context);
    default:
      return assertNever(predicate);
  }
}

/** The context below a `not`. */
function under(context: PredicateContext): PredicateContext {
  const side = context.side === "positive" ? "negative" : "positive";
  return { ...context, polarity: flip(context.polarity), side };
}

type Test<F> = Extract<Predicate<F>, { readonly kind: "test" }>;

function bindTest(test: Test<FieldRef>, context: PredicateContext): Predicate<BoundField> {
  const { span } = test;
  const field = bindField(test.field, context.event, context);
  const partner = test.match.kind === "same_as" ? bindField(test.match.field, context.event, context) : undefined;
  const obstacle = obstacleOf(test, field, partner, context);
  if (obstacle !== undefined) return widen(context, { ...obstacle, span });
  const translated = storesOtherWords(field.binding) ? translate(test, field) : undefined;
  if (translated !== undefined) {
    noteApproximation(field, test, context);
    noteCollapsedCases(translated, field, test, context);
    return checkColumns(translated, context);
  }
  const match = bindMatch(test.match, partner);
  const derived = context.capabilities.matches.has(match.kind)
    ? deriveTest({ kind: "test", field, match, span }, field.expression, context.capabilities)
    : undefined;
  if (derived === undefined) return widen(context, { ...lossOf(match, field, context), span });
  noteApproximation(field, test, context);
  if (partner !== undefined) noteApproximation(partner, test, context);
  noteFolding(test, context);
  const apart = apartTest(test, field);
  return apart === undefined ? derived : { kind: "or", operands: [derived, apart], span };
}

/** The test on values that the target keeps in another field. */
function apartTest(
  { match, span }: Test<FieldRef>,
  { binding, expression }: BoundField,
): Predicate<BoundField> | undefined {
  if (binding.apart === undefined) return undefined;
  // What is computed from a column is there with the column, whatever that holds.
  if (match.kind === "exists" && expression.kind !== "column") return undefined;
  const values = binding.apart.values.filter((value) => vocabularyMatches(match, value));
  if (values.length === 0) return undefined;
  const cased = "cased" in match && match.cased;
  return { kind: "test", field: binding.apart.field, match: { kind: "equals", values, cased }, span };
}

type Loss = Pick<NoteInput, "code" | "construct" | "reason">;

/** Why a test cannot be made, whatever its operator. */
function obstacleOf(
  test: Test<FieldRef>,
  field: BoundField,
  partner: BoundField | undefined,
  context: PredicateContext,
): Loss | undefined {
  const obstacle = storedObstacle(test, field) ?? (partner === undefined ? undefined : storedObstacle(test, partner));
  if (obstacle !== undefined) return obstacle;
  if (partner === undefined || testable(partner.expression, context.capabilities)) return undefined;
  return { code: "field-approximate", construct: partner.name, reason: CANNOT_COMPUTE };
}

function storedObstacle({ match }: Test<FieldRef>, { name, binding, expression }: BoundField): Loss | undefined {
  // A field that `cases` define is there though no stored field holds it.
  if (expression.kind === "absent" && binding.cases === undefined) {
    return { code: "field-absent", construct: name, reason: expression.reason };
  }
  const compared = match.kind === "same_as" || match.kind === "in_list";
  if (!compared || !storesOtherWords(binding)) return undefined;
  const reason = "the target stores other words for the field's values, which neither fields nor lists hold";
  return { code: "field-approximate", construct: name, reason };
}

const CANNOT_COMPUTE = "the target cannot compute the field inside a test";

function lossOf(match: Match<BoundField>, field: BoundField, { capabilities }: PredicateContext): Loss {
  const construct = field.name;
  return capabilities.matches.has(match.kind)
    ? { code: "field-approximate", construct, reason: CANNOT_COMPUTE }
    : { code: "operator-approximate", construct, reason: `the target has no test like ${match.kind}` };
}

/** Runs the tests of a binding's own selections through the same ladder as the author's. */
function checkColumns(predicate: Predicate<BoundField>, context: PredicateContext): Predicate<BoundField> {
  switch (predicate.kind) {
    case "and":
    case "or":
      return { ...predicate, operands: predicate.operands.map((operand) => checkColumns(operand, context)) };
    case "not":
      return { ...predicate, operand: checkColumns(predicate.operand, under(context)) };
    case "test": {
      const { field, match, span } = predicate;
      const derived = context.capabilities.matches.has(match.kind)
        ? deriveTest(predicate, field.expression, context.capabilities)
        : undefined;
      return derived ?? widen(context, { ...lossOf(match, field, context), span });
    }
    case "keyword":
    case "constant":
      return predicate;
    default:
      return assertNever(predicate);
  }
}

function bindMatch(match: Match<FieldRef>, partner: BoundField | undefined): Match<BoundField> {
  if (match.kind !== "same_as") return match;
  if (partner === undefined) throw new Error("A comparison of fields has a partner");
  return { ...match, field: partner };
}

/** Stands for a test the target cannot make: true where that adds rows, false under a `not`. */
function widen({ notes, polarity, side }: PredicateContext, note: NoteInput): Predicate<BoundField> {
  const value = (polarity === "mixed" ? side : polarity) === "positive";
  const direction: Direction = value ? "over" : "under";
  notes.add({ ...note, direction, polarity });
  return { kind: "constant", value, span: note.span };
}

function useOf(match: Match<FieldRef>): FieldUse {
  switch (match.kind) {
    case "equals":
    case "cidr":
    case "compare":
    case "in_list":
      return "equality";
    case "same_as":
      return match.shape === "equals" ? "equality" : "parts";
    case "pattern":
    case "regex":
      return "parts";
    case "exists":
      return "presence";
    default:
      return assertNever(match);
  }
}

function noteApproximation({ binding }: BoundField, test: Test<FieldRef>, context: PredicateContext): void {
  const use = useOf(test.match);
  const { notes, polarity } = context;
  for (const { direction, reason, concerns, escapes } of binding.approximations) {
    if (!concerns.includes(use) || (escapes !== undefined && !tellsEscapes(test.match, escapes))) continue;
    notes.add({ code: "field-approximate", construct: binding.name, reason, span: test.span, direction, polarity });
  }
}

function noteCollapsedCases(
  selection: Predicate<BoundField>,
  { binding }: BoundField,
  test: Test<FieldRef>,
  { collapsed, notes, polarity }: PredicateContext,
): void {
  if (!collapsed || binding.cases === undefined || holdsOnCollapsedRow(selection)) return;
  notes.add({
    code: "field-approximate",
    construct: test.field.name,
    reason: "records of one operation may differ in it, and the row keeps the first value of each stored field only",
    span: test.span,
    direction: "both",
    polarity,
  });
}

/** Only ASCII letters fold in the meaning; most targets fold more. */
function noteFolding(test: Test<FieldRef>, { notes, polarity }: PredicateContext): void {
  if (!foldsBeyondAscii(test.match)) return;
  notes.add({
    code: "case-folding",
    construct: test.field.name,
    reason: "letters outside ASCII compare by the target's own case rules",
    span: test.span,
    direction: "over",
    polarity,
  });
}

function foldsBeyondAscii(match: Match<FieldRef>): boolean {
  if (match.kind === "equals") {
    return !match.cased && match.values.some((value) => typeof value === "string" && nonAsciiCased(value));
  }
  if (match.kind !== "pattern" || match.cased) return false;
  return match.patterns.some((pattern) => pattern.some((part) => part.kind === "text" && nonAsciiCased(part.text)));
}

function nonAsciiCased(text: string): boolean {
  if (!/\P{ASCII}/u.test(text)) return false;
  return [...text].some((char) => char > "\x7f" && char.toLowerCase() !== char.toUpperCase());
}
