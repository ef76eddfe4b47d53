import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Detection } from "../../model/nodes.ts";
import { lower } from "../../plan/lower.ts";
import { optimiseLogical } from "../../plan/optimise.ts";
import { canonicalRow, relationOfPlan } from "../read/plan/relation-of-plan.ts";
import type { ReadRule } from "../read/reader.ts";
import { referenceEpisodes } from "../reference.ts";
import { prune } from "../relation/prune.ts";
import { compareAlerts } from "./compare.ts";
import type { Database } from "./database.ts";
import type { EventCase } from "./judge-target.ts";
import { type Alert, runRules } from "./run-rules.ts";

/**
 * Whether the logical plan, which all targets are compiled from, says of each case what the naive interpreter says: a
 * finding for each in which it does not.
 */
export async function judgePlan(
  detection: Detection,
  cases: readonly EventCase[],
  database: Database,
): Promise<readonly (readonly Diagnostic[])[]> {
  const lists = new Map([...detection.lists].map(([name, { values }]) => [name, values]));
  const rule: ReadRule = {
    path: "plan",
    title: detection.metadata.title,
    relation: prune(relationOfPlan(optimiseLogical(lower(detection)), lists), new Set()),
    schedule: { kind: "streaming" },
    deduplicates: true,
  };
  const stored = cases.flatMap(({ events }, index) =>
    events.map((event, serial) => {
      const at = { time: event.time, arrived: event.time };
      return { case: index, serial, place: event.source, ...at, row: canonicalRow(event) };
    }),
  );
  const alerts = await runRules(database, [rule], stored, "events");
  const raised = cases.map((): Alert[] => []);
  for (const alert of alerts) raised[alert.case]?.push(alert);
  return cases.map(({ name, records, events }, index) => {
    const episodes = referenceEpisodes(detection, events);
    const own = raised[index] ?? [];
    const expected = { episodes, meanwhile: [], isSingle: false, mutes: () => false };
    const { missing, extra } = compareAlerts(expected, own, [rule]);
    const serials = [...missing.map((episode) => [...episode.records]), ...extra.map((alert) => alert.events)];
    return serials.map(([first = 0]): Diagnostic => {
      const span = records[first]?.span ?? detection.span;
      const message = `The plan of the detection decides otherwise than the detection on this event, in "${name}"`;
      return { code: "RW3925", severity: "error", message, span };
    });
  });
}
