import type { ValueMap } from "../../text/value.ts";

/** The kinds of rule that we emit, by the name of their call in the API (`POST /rules/<type>`). */
export type RuleType = "templated" | "threshold" | "chain" | "aggregation" | "first-seen";

/** A rule as the API's `fields`: the one model from which the import file and Terraform are made. */
export interface Rule {
  readonly type: RuleType;
  readonly fields: ValueMap;
}
