import type { BoundField } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import { outputFields } from "../../plan/bind.ts";
import type { PlanOutput } from "../../plan/nodes.ts";
import { flattenPaths } from "./columns.ts";
import type { RuleContext } from "./context.ts";
import type { Key, Threshold } from "./rule.ts";

const RESULT = "kibana.alert.threshold_result";

/** The first and the last time among the documents of a group, by the clock the rule runs on. */
export const THRESHOLD_TIMES = { first: `${RESULT}.from`, last: "kibana.alert.original_time" } as const;

/**
 * The alert's fields that hold an output; `undefined` where a threshold alert has none. It carries the fields it is
 * grouped by, how many documents and distinct values it counted, and the times of the first and the last (Kibana,
 * alert schema).
 */
export function shownByThreshold(
  { value }: PlanOutput<BoundField>,
  threshold: Threshold,
  context: RuleContext,
): readonly string[] | undefined {
  switch (value.kind) {
    case "field":
    case "key": {
      const names = outputFields(value).flatMap((field) => columnNames(field));
      return names.every((name) => name === "@timestamp" || threshold.fields.includes(name)) ? names : undefined;
    }
    case "count": {
      const events = context.stages.branches.flatMap((branch) => branch.events);
      return events.every((event) => value.events.includes(event)) ? [`${RESULT}.count`] : undefined;
    }
    case "count_distinct": {
      const [name, ...others] = new Set(outputFields(value).flatMap((field) => columnNames(field)));
      const same = value.of.length === 1 && others.length === 0 && name === threshold.cardinality?.field;
      return same ? [`${RESULT}.cardinality.value`] : undefined;
    }
    case "first":
    case "min":
      return ofTime(value.of) ? [THRESHOLD_TIMES.first] : undefined;
    case "last":
    case "max":
      return ofTime(value.of) ? [THRESHOLD_TIMES.last] : undefined;
    case "values":
    case "score":
    case "duration":
      return undefined;
    default:
      return assertNever(value);
  }
}

function ofTime(key: Key | "score"): boolean {
  return key !== "score" && [...key.fields.values()].every((field) => field.name === "time");
}

/** A computed field is no field of the alert. */
function columnNames(field: BoundField): readonly string[] {
  const expression = flattenPaths(field.expression);
  if (expression.kind === "absent") return [];
  return [expression.kind === "column" ? expression.name : ""];
}
