import type { BoundField, SourceBinding } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import { sufficientTerms } from "../../model/score.ts";
import type { ScoreNode } from "../../plan/nodes.ts";
import { simplify } from "../../plan/simplify.ts";
import type { Branch } from "../../plan/stages.ts";
import type { CompileInput } from "../backend.ts";
import { lowerPredicate, type PredicateContext } from "./predicate.ts";
import { and, attribute, type Cse, oneOf, or, text } from "./syntax.ts";

/** The records of one branch, as one condition on a single record. */
export interface Records {
  readonly branch: Branch<BoundField>;
  readonly where: Predicate<BoundField>;
}

/** What a record of the branch must satisfy by itself, `more` added. */
export function recordsOf(branch: Branch<BoundField>, more: readonly Predicate<BoundField>[] = []): Records {
  const { scan, collapse, filters, score } = branch;
  const others = [
    ...(collapse?.any === undefined ? [] : [collapse.any]),
    ...filters.map((filter) => filter.where),
    ...(score === undefined ? [] : [scoreHolds(score)]),
    ...more,
  ];
  // By itself, what a scan asks is in its smallest form already.
  if (others.length === 0) return { branch, where: scan.where };
  return { branch, where: simplify({ kind: "and", operands: [scan.where, ...others], span: scan.where.span }) };
}

/** Records of any of the branches. */
export function recordsExpression(records: readonly Records[], context: PredicateContext): Cse {
  return or(records.map(({ branch, where }) => and([...sourceTests(branch.binding), lowerPredicate(where, context)])));
}

/** Vendor and product tell a source's records apart; without them the type of the record does. */
function sourceTests({ scope }: SourceBinding): readonly Cse[] {
  if (scope.kind !== "sumo") throw new Error(`Not a binding for Sumo Logic: ${scope.kind}`);
  const named = [
    ["metadata_vendor", scope.vendor],
    ["metadata_product", scope.product],
  ] as const;
  const tests = named.flatMap(([name, value]) => (value === undefined ? [] : [oneOf(attribute(name), [text(value)])]));
  if (tests.length > 0) return tests;
  return scope.recordTypes.length === 0 ? [] : [oneOf(attribute("objectType"), scope.recordTypes.map(text))];
}

/** A score as the choice of its sufficient terms: the language adds no numbers up over a record. */
function scoreHolds({ base, add, atLeast, span }: ScoreNode<BoundField>): Predicate<BoundField> {
  const when = new Map(add.map((term) => [term.name, term.when]));
  const holds = (name: string): Predicate<BoundField> => when.get(name) ?? { kind: "constant", value: false, span };
  const always: Predicate<never> = { kind: "constant", value: true, span };
  const terms = add.map(({ name, points }) => ({ event: name, when: always, refines: "", points, span }));
  const ways = sufficientTerms({ base, atLeast, add: terms, span });
  return {
    kind: "or",
    span,
    operands: ways.map(({ present, absent }) => ({
      kind: "and",
      span,
      operands: [
        ...present.map(holds),
        ...absent.map((name): Predicate<BoundField> => ({ kind: "not", operand: holds(name), span })),
      ],
    })),
  };
}

/** Notes what judging the records of one operation one by one changes. `keyed`: the trigger groups its rows. */
export function noteCollapse(branches: readonly Branch<BoundField>[], keyed: boolean, { notes }: CompileInput): void {
  for (const { collapse } of branches) {
    if (collapse === undefined) continue;
    const direction = keyed ? "both" : "over";
    notes.add({
      code: "operation-lost",
      construct: "operation",
      reason: keyed
        ? "each record is judged and grouped by itself, and may lack a field that another record of the operation has"
        : "each record of an operation is judged by itself",
      span: collapse.span,
      direction,
    });
  }
}
