import type { NoteSink } from "../../fidelity/notes.ts";
import { DAY, MINUTE, printDuration } from "../../model/duration.ts";
import type { Detection } from "../../model/nodes.ts";
import { bare, located, map, type Value, type ValueMap } from "../../text/value.ts";

import type { CompiledQuery } from "./query.ts";

// Microsoft Learn, create incidents from alerts: alerts group over 5 minutes to 7 days.
const SHORTEST = 5 * MINUTE;
const LONGEST = 7 * DAY;

/**
 * Muting: Sentinel cannot mute by a field, but gathers alerts that agree in entities or details into one incident, so
 * that nobody is called twice.
 */
export function incidentConfiguration(
  detection: Detection,
  query: CompiledQuery,
  details: ValueMap | undefined,
  notes: NoteSink,
): Value | undefined {
  const { throttle } = detection.limits;
  if (throttle === undefined) return undefined;
  const columns = throttle.fields.flatMap((key) => {
    const result = query.results.find(
      ({ output }) => output.name === key.name || (output.value.kind === "key" && output.value.key.name === key.name),
    );
    return result === undefined ? [] : [result];
  });
  const detailOf = new Map((details?.entries ?? []).map(([key, value]) => [bare(value), key] as const));
  const byDetails = columns.flatMap(({ column }) => detailOf.get(column) ?? []);
  const byEntities = columns
    .filter(({ column }) => !detailOf.has(column))
    .flatMap(({ output }) => {
      const entity = detection.entities.find((candidate) => candidate.output === output.name);
      const mapping = query.entities.mappings.find((candidate) => candidate.span === entity?.span);
      return mapping === undefined ? [] : [mapping.entityType];
    });
  const everything =
    columns.length === throttle.fields.length && byDetails.length + byEntities.length === columns.length;
  notes.add({
    code: "throttle-approximate",
    construct: "limits.throttle",
    reason: everything
      ? "alerts are not muted but join one incident while they agree in the fields"
      : "alerts are not muted but join one incident while they agree in all entities",
    span: throttle.span,
  });
  const lookback = Math.min(LONGEST, Math.max(SHORTEST, Math.ceil(throttle.for / MINUTE) * MINUTE));
  const grouping = map([
    ["enabled", true],
    ["reopenClosedIncident", false],
    ["lookbackDuration", printDuration(lookback, ["d", "h", "m"])],
    ["matchingMethod", everything ? "Selected" : "AllEntities"],
    ["groupByEntities", everything ? [...new Set(byEntities)] : []],
    ["groupByAlertDetails", []],
    ["groupByCustomDetails", everything ? byDetails : []],
  ]);
  return located(
    map([
      ["createIncident", true],
      ["groupingConfiguration", grouping],
    ]),
    throttle.span,
  );
}
