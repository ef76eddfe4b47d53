import type { BoundField } from "../../catalog/nodes.ts";
import type { NoteSink, Polarity } from "../../fidelity/notes.ts";
import type { Detection } from "../../model/nodes.ts";
import type { Stages } from "../../plan/stages.ts";

/** Notes what the specification has no words for, whatever the rule says. */
export function noteLosses(
  detection: Detection,
  stages: Stages<BoundField>,
  polarity: Polarity,
  notes: NoteSink,
): void {
  const { once, trigger, branches } = stages;
  if (once !== undefined) {
    const reason = "Sigma has no suppression, so every matching record alerts";
    notes.add({ code: "once-per-lost", construct: "once_per", reason, span: once.span, direction: "over" });
  }
  if (trigger?.kind === "first_seen") {
    const reason = "Sigma remembers no values, so every matching record alerts";
    notes.add({ code: "first-seen-lost", construct: "first_seen", reason, span: trigger.span, direction: "over" });
  }
  for (const { collapse, filters, score } of branches) {
    if (collapse === undefined) continue;
    // A record that satisfies `any` stands for its operation. It may lack what another record would have lent it, and its
    // time is its own, which matters to whatever looks at the row afterwards.
    const lookedAt =
      (trigger !== undefined && trigger.kind !== "first_seen") || filters.length > 0 || score !== undefined;
    notes.add({
      code: "operation-lost",
      construct: "operation",
      reason: "Sigma joins no records, so each one that satisfies the operation stands for it",
      span: collapse.span,
      direction: lookedAt ? "both" : "over",
      polarity,
    });
  }
  noteMetadata(detection, notes);
}

function noteMetadata(detection: Detection, notes: NoteSink): void {
  const { limits, alert, entities, metadata } = detection;
  if (limits.throttle !== undefined) {
    const reason = "Sigma has no muting; set it where the rule is deployed";
    notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: limits.throttle.span });
  }
  const { guide } = metadata;
  const hasGuide = guide.markdown !== undefined || Object.values(guide).some((steps) => (steps?.length ?? 0) > 0);
  const lost = [
    ...(alert.title === undefined && alert.description === undefined ? [] : ["alert"]),
    ...(entities.length === 0 ? [] : ["entities"]),
    ...(hasGuide ? ["guide"] : []),
    ...(metadata.adversaryTests.length === 0 ? [] : ["adversary_tests"]),
    ...(limits.maxAlerts === undefined ? [] : ["limits.max_alerts"]),
  ];
  if (lost.length === 0) return;
  const reason = "the specification has no keys for these, and tools drop keys they do not know";
  notes.add({ code: "metadata-lost", construct: lost.join(", "), reason, span: detection.span });
}
