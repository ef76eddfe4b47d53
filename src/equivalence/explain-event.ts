import type { Span } from "../diagnostics/span.ts";
import type { Detection, FieldRef } from "../model/nodes.ts";
import type { NamedField } from "../model/normalise.ts";
import { triggerEvents } from "../model/outputs.ts";
import type { Predicate, Scalar } from "../model/predicate.ts";
import { printPredicate } from "../model/print-predicate.ts";
import { type CanonicalEvent, presentValues } from "./event.ts";
import { holds, type Lists } from "./holds.ts";

/** One clause of a condition on one event. */
export interface Clause {
  readonly text: string;
  readonly holds: boolean;
  /** The values it looked at; undefined for clauses that only join others. */
  readonly found: string | undefined;
  readonly span: Span;
  readonly operands: readonly Clause[];
}

/** What one pattern of a detection says about one event. */
export interface EventExplanation {
  readonly event: string;
  readonly where: Clause;
  /** Exclusions that are on, by name: one that holds drops the event. */
  readonly exclusions: readonly { readonly name: string; readonly where: Clause }[];
  /** The points of the score, where the detection has one. */
  readonly score:
    | {
        readonly total: number;
        readonly atLeast: number | undefined;
        readonly terms: readonly { readonly event: string; readonly points: number; readonly when: Clause }[];
      }
    | undefined;
  /** Whether the event reaches the trigger as this pattern. */
  readonly kept: boolean;
}

/** Evaluates every condition of a detection on one event; patterns over other log sources are left out. */
export function explainEvent(detection: Detection, event: CanonicalEvent): readonly EventExplanation[] {
  const lists: Lists = new Map([...detection.lists].map(([list, { values }]) => [list, values]));
  const see: View<FieldRef> = {
    holds: (predicate) => holds(predicate, event.fields, lists),
    values: ({ name }) => presentValues(event.fields.get(name)),
  };
  return triggerEvents(detection.trigger).flatMap((name): EventExplanation[] => {
    const pattern = detection.events.get(name);
    if (pattern === undefined || pattern.source.name !== event.source) return [];
    const where = clauseOf(pattern.where, see);
    const exclusions = detection.exclusions.flatMap((exclusion) => {
      const excludes = exclusion.where.get(name);
      if (!exclusion.enabled || excludes === undefined) return [];
      return [{ name: exclusion.name, where: clauseOf(excludes, see) }];
    });
    const score = scoreOf(detection, name, see);
    const kept =
      where.holds &&
      exclusions.every((exclusion) => !exclusion.where.holds) &&
      (score === undefined || score.total >= (score.atLeast ?? Number.NEGATIVE_INFINITY));
    return [{ event: name, where, exclusions, score, kept }];
  });
}

function scoreOf(detection: Detection, name: string, see: View<FieldRef>): EventExplanation["score"] {
  const { score } = detection;
  if (score === undefined) return undefined;
  const terms = score.add
    .filter(({ refines }) => refines === name)
    .map((term) => ({ event: term.event, points: term.points, when: clauseOf(term.when, see) }));
  const total = terms.reduce((sum, { points, when }) => sum + (when.holds ? points : 0), score.base);
  return { total, atLeast: score.atLeast, terms };
}

/** How the fields of a predicate are looked up. */
export interface View<F> {
  holds(predicate: Predicate<F>): boolean;
  values(field: F): readonly Scalar[];
}

/** A predicate with what each of its clauses comes to. */
export function clauseOf<F extends NamedField>(predicate: Predicate<F>, see: View<F>): Clause {
  const { span } = predicate;
  const result = see.holds(predicate);
  switch (predicate.kind) {
    case "and":
    case "or": {
      const operands = predicate.operands.map((operand) => clauseOf(operand, see));
      const text = predicate.kind === "and" ? "all of" : "any of";
      return { text, holds: result, found: undefined, span, operands };
    }
    case "not":
      if (predicate.operand.kind === "and" || predicate.operand.kind === "or") {
        const operands = [clauseOf(predicate.operand, see)];
        return { text: "not", holds: result, found: undefined, span, operands };
      }
      return leaf(predicate, predicate.operand, see, result);
    default:
      return leaf(predicate, predicate, see, result);
  }
}

function leaf<F extends NamedField>(whole: Predicate<F>, inner: Predicate<F>, see: View<F>, result: boolean): Clause {
  const text = printPredicate(whole);
  const { span } = whole;
  if (inner.kind !== "test") return { text, holds: result, found: undefined, span, operands: [] };
  const values = see.values(inner.field).map((value) => JSON.stringify(value));
  return { text, holds: result, found: values.length === 0 ? "missing" : values.join(", "), span, operands: [] };
}
