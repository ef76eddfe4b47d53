import type { Column } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Duration } from "../../model/duration.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { Value } from "../../text/value.ts";
import type { Exception } from "./exceptions.ts";

export type Key = PlanKey<BoundField>;

/** What one rule of Elastic does, before it gets the detection's metadata. */
export interface Rule {
  /** Among several rules of one detection. */
  readonly part: string | undefined;
  readonly type: "query" | "eql" | "esql" | "new_terms" | "threshold";
  readonly language: "kuery" | "eql" | "esql";
  readonly query: SourceText;
  readonly filters: readonly Value[];
  readonly interval: Duration;
  /** How far back one run looks. */
  readonly lookBack: Duration;
  /** Runs on the time of arrival: `timestamp_override` is `event.ingested`. */
  readonly byArrival: boolean;
  readonly suppression: Suppression | undefined;
  readonly newTerms:
    | { readonly fields: readonly string[]; readonly history: Duration; readonly span: Span }
    | undefined;
  readonly threshold: Threshold | undefined;
  /** Exclusions that the query leaves to the rule's exception lists. */
  readonly exceptions: readonly Exception[];
  /** Stored fields the analyst sees first. */
  readonly investigation: readonly string[];
  /** Stored fields the query reads. */
  readonly reads: readonly Column[];
}

/** So many documents of a group, and so many different values of one field among them. */
export interface Threshold {
  /** None: all documents are one group. */
  readonly fields: readonly string[];
  readonly value: number;
  readonly cardinality: { readonly field: string; readonly value: number } | undefined;
  readonly span: Span;
}

export interface Suppression {
  /** None for a threshold rule, which mutes by the fields it groups by. */
  readonly groupBy: readonly string[];
  /** None: one alert per group and run. */
  readonly duration: Duration | undefined;
  readonly span: Span;
}
