import type { BoundField } from "../../catalog/nodes.ts";
import { flip, type Polarity } from "../../fidelity/notes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import { planPolarity } from "../../plan/polarity.ts";
import { stages } from "../../plan/stages.ts";
import type { CompileInput } from "../backend.ts";
import { capabilities } from "./capabilities.ts";
import { isListField } from "./expression.ts";

/**
 * Notes the tests on a list of an operation's collapsed row. Its list should be that of the first record which has one;
 * `stats` puts the elements of all records together, so a test may find one that only a later record has.
 */
export function noteCollapsedLists({ plan, notes }: CompileInput): void {
  const visit = (predicate: Predicate<BoundField>, polarity: Polarity): void => {
    switch (predicate.kind) {
      case "and":
      case "or":
        for (const operand of predicate.operands) visit(operand, polarity);
        return;
      case "not":
        visit(predicate.operand, flip(polarity));
        return;
      case "test": {
        const { field, match, span } = predicate;
        const partner = match.kind === "same_as" ? [match.field] : [];
        const list = [field, ...partner].find(isMergedList);
        // Whether some record has an element does not depend on which.
        if (list === undefined || match.kind === "exists") return;
        notes.add({
          code: "field-approximate",
          construct: list.name,
          reason:
            "the list of a collapsed operation holds the elements of all its records, not of the first that has any",
          span,
          direction: "over",
          polarity,
        });
        return;
      }
      case "keyword":
      case "constant":
        return;
      default:
        assertNever(predicate);
    }
  };
  const polarity = planPolarity(plan, capabilities);
  for (const { collapse, filters, score } of stages(plan).branches) {
    if (collapse === undefined) continue;
    for (const { where } of filters) visit(where, polarity);
    for (const { when, points } of score?.add ?? []) visit(when, points < 0 ? flip(polarity) : polarity);
  }
}

/** A field with a vocabulary is meant to be the set of what the records said. */
function isMergedList(bound: BoundField): boolean {
  return bound.definition.values === undefined && isListField(bound);
}
