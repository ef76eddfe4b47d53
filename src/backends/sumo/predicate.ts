import type { BoundField } from "../../catalog/nodes.ts";
import { flip, type NoteSink, type Polarity } from "../../fidelity/notes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import { isRaw, plainColumn } from "./column.ts";
import type { MatchLists } from "./match-list.ts";
import { and, at, boolean, type Cse, not, or } from "./syntax.ts";
import { lowerTest, type Test, type TestContext } from "./test.ts";

export interface PredicateContext {
  readonly notes: NoteSink;
  readonly lists: MatchLists;
  /** How the whole predicate's truth moves the alert's. */
  readonly polarity: Polarity;
}

/** A predicate as an expression. What the language lacks is widened, and narrowed under a `not`, with a note. */
export function lowerPredicate(predicate: Predicate<BoundField>, context: PredicateContext): Cse {
  return lowerAt(predicate, context, context.polarity, true);
}

/** `positive` is the side of the place in the predicate itself, for a trigger whose polarity is mixed. */
function lowerAt(
  predicate: Predicate<BoundField>,
  context: PredicateContext,
  polarity: Polarity,
  positive: boolean,
): Cse {
  switch (predicate.kind) {
    case "and":
      return and(predicate.operands.map((operand) => lowerAt(operand, context, polarity, positive)));
    case "or":
      return or(predicate.operands.map((operand) => lowerAt(operand, context, polarity, positive)));
    case "not":
      return not(lowerAt(predicate.operand, context, flip(polarity), !positive));
    case "constant":
      return boolean(predicate.value);
    case "keyword":
      return boolean(positive);
    case "test":
      noteSkipped(predicate, context.notes, polarity);
      return at(lowerTest(predicate, testContext(context, polarity, positive)), predicate.span);
    default:
      return assertNever(predicate);
  }
}

/** Texts that log mappings take for no value (Sumo Logic, Cloud SIEM content catalog, "skipped values" of log mappings). */
const SKIPPED: ReadonlySet<unknown> = new Set([",", "-"]);

function noteSkipped({ field, match, span }: Test, notes: NoteSink, polarity: Polarity): void {
  const column = plainColumn(field.expression);
  if (match.kind !== "equals" || column === undefined || isRaw(column)) return;
  const skipped = match.values.find((value) => SKIPPED.has(value));
  if (skipped === undefined) return;
  const reason = `no record holds it: log mappings take "${skipped}" for no value`;
  notes.add({ code: "field-approximate", construct: field.name, reason, span, direction: "under", polarity });
}

function testContext({ notes, lists }: PredicateContext, polarity: Polarity, positive: boolean): TestContext {
  const over = polarity === "mixed" ? positive : polarity === "positive";
  return {
    giveUp(test, { reason, wider }) {
      const direction = over ? "over" : "under";
      notes.add({
        code: "operator-approximate",
        construct: test.field.name,
        reason,
        span: test.span,
        direction,
        polarity,
      });
      return over ? wider : boolean(false);
    },
    inList: (test, list) => lists.test(test, list, polarity),
  };
}
