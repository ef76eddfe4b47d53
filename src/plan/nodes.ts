import type { SourceBinding, SourceDefinition } from "../catalog/nodes.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Duration } from "../model/duration.ts";
import type { Comparison } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";

/**
 * Relational algebra over a detection's events: the second intermediate representation. `F` names a field: canonical
 * in the logical plan, bound to a target's columns in the physical one. Rows carry the event time, the arrival time and
 * the name of the event they matched.
 */
export type Plan<F> =
  | Scan<F>
  | { readonly kind: "union"; readonly inputs: readonly Plan<F>[]; readonly span: Span }
  | {
      readonly kind: "filter";
      readonly input: Plan<F>;
      readonly where: Predicate<F>;
      readonly span: Span;
    }
  | Collapse<F>
  | ScoreNode<F>
  | Count<F>
  | {
      readonly kind: "anchored";
      readonly anchor: Plan<F>;
      readonly anchorEvent: string;
      readonly other: Plan<F>;
      readonly otherEvents: readonly string[];
      readonly keys: readonly PlanKey<F>[];
      readonly before: Duration;
      readonly after: Duration;
      readonly span: Span;
    }
  | {
      /** One row per event in each input; a window holds when every input has a row for the key. */
      readonly kind: "together";
      readonly inputs: readonly NamedPlan<F>[];
      readonly keys: readonly PlanKey<F>[];
      readonly ordered: boolean;
      readonly timespan: Duration;
      readonly span: Span;
    }
  | {
      readonly kind: "first_seen";
      readonly input: Plan<F>;
      readonly value: readonly PlanKey<F>[];
      readonly history: Duration;
      readonly span: Span;
    }
  | {
      /** Drops a row when an earlier one with the same, complete key lies within `within` before it. */
      readonly kind: "once";
      readonly input: Plan<F>;
      readonly fields: readonly PlanKey<F>[];
      readonly within: Duration;
      readonly span: Span;
    }
  | {
      /** Keeps what holds at least one event that arrived in this run, i.e. in [run − every, run). */
      readonly kind: "fresh";
      readonly input: Plan<F>;
      readonly every: Duration;
      readonly span: Span;
    }
  | {
      readonly kind: "project";
      readonly input: Plan<F>;
      readonly outputs: readonly PlanOutput<F>[];
      readonly span: Span;
    };

export interface Scan<F> {
  readonly kind: "scan";
  /** Several after the optimiser has merged scans of one table. */
  readonly events: readonly string[];
  readonly source: SourceDefinition;
  /** Present after `bind`. */
  readonly binding: SourceBinding | undefined;
  readonly where: Predicate<F>;
  readonly span: Span;
}

export interface Collapse<F> {
  readonly kind: "collapse";
  readonly input: Plan<F>;
  readonly by: readonly PlanKey<F>[];
  readonly any: Predicate<F> | undefined;
  readonly time: "first" | "last";
  readonly within: Duration;
  readonly span: Span;
}

export interface ScoreNode<F> {
  readonly kind: "score";
  readonly input: Plan<F>;
  readonly base: number;
  readonly add: readonly {
    readonly name: string;
    readonly when: Predicate<F>;
    readonly points: number;
    readonly span: Span;
  }[];
  readonly atLeast: number | undefined;
  readonly span: Span;
}

export interface Count<F> {
  readonly kind: "count";
  readonly input: Plan<F>;
  readonly keys: readonly PlanKey<F>[];
  readonly timespan: Duration;
  /** Distinct tuples of these; `undefined` counts rows. */
  readonly distinct: readonly PlanKey<F>[] | undefined;
  readonly conditions: readonly Comparison[];
  readonly span: Span;
}

export interface NamedPlan<F> {
  readonly event: string;
  readonly plan: Plan<F>;
}

/** One component of a key, per event. */
export interface PlanKey<F> {
  readonly name: string;
  readonly fold: boolean;
  readonly fields: ReadonlyMap<string, F>;
  readonly span: Span;
}

export interface PlanOutput<F> {
  readonly name: string;
  readonly value: PlanValue<F>;
  readonly span: Span;
}

export type PlanValue<F> =
  | { readonly kind: "field"; readonly fields: ReadonlyMap<string, F> }
  | { readonly kind: "key"; readonly key: PlanKey<F> }
  | { readonly kind: "score" }
  | { readonly kind: "count"; readonly events: readonly string[] }
  | { readonly kind: "count_distinct"; readonly of: readonly PlanKey<F>[] }
  | { readonly kind: "values"; readonly of: PlanKey<F>; readonly limit: number | undefined }
  | { readonly kind: "first" | "last" | "min" | "max"; readonly of: PlanKey<F> | "score" }
  | { readonly kind: "duration" };

export type PlanKind = Plan<unknown>["kind"];
