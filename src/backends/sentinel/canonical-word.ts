import type { BoundField } from "../../catalog/nodes.ts";
import { lowerExpression } from "./expression.ts";
import { lowerPredicate, type PredicateScope } from "./predicate.ts";
import { call, type Kql, type Typed, text } from "./syntax.ts";

/** A binding's own selections read stored columns and no lists of a detection. */
const STORED: PredicateScope = {
  field: (field) => lowerExpression(field.expression),
  answer: () => undefined,
  loosen: () => {},
  list: (list) => {
    throw new Error(`A binding's selection reads the list ${list}`);
  },
};

/** The detection's word for a value that the target tells by a selection: `succeeded` where there is no error code. */
export function canonicalWord({ binding }: BoundField): Typed | undefined {
  if (binding.cases === undefined) return undefined;
  const cases = [...binding.cases];
  // Where every record has a word, one that has none of the others has the last.
  const last = binding.nullable ? undefined : cases.pop()?.[0];
  const choices = cases.flatMap(([word, when]): readonly Kql[] => [lowerPredicate(when, STORED), text(word)]);
  const otherwise = text(last ?? "");
  if (choices.length === 0) return { kql: otherwise, type: "string" };
  return { kql: call(cases.length === 1 ? "iff" : "case", ...choices, otherwise), type: "string" };
}
