import type { Column } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Duration } from "../../model/duration.ts";
import type { PlanKey } from "../../plan/nodes.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { Value } from "../../text/value.ts";

export type Key = PlanKey<BoundField>;

/** What one rule of Elastic does, before it gets the detection's metadata. */
export interface Rule {
  /** Among several rules of one detection. */
  readonly part: string | undefined;
  readonly type: "query" | "eql" | "esql" | "new_terms";
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
  /** Stored fields the analyst sees first. */
  readonly investigation: readonly string[];
  /** Stored fields the query reads. */
  readonly reads: readonly Column[];
}

export interface Suppression {
  readonly groupBy: readonly string[];
  /** None: one alert per group and run. */
  readonly duration: Duration | undefined;
  readonly span: Span;
}
