import { sumoAttackTags, sumoCategory, v18Tactic } from "../../attack/targets.ts";
import type { Severity } from "../../model/nodes.ts";
import { located, map, type Value } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";

/** The scale of the vendor's converter of Sigma rules; it has no word for informational rules. */
const SCORES: Readonly<Record<Severity, number>> = { informational: 1, low: 1, medium: 3, high: 6, critical: 8 };

/** A rule's severity, from 1 to 10. */
export function score({ detection, notes }: CompileInput): Value {
  const { severity, spans } = detection.metadata;
  const span = spans.get("severity");
  if (severity === "informational") {
    const reason = "severities begin at 1, which is also that of low";
    notes.add({ code: "severity-mapped", construct: "severity", reason, span: span ?? detection.span });
  }
  return located(SCORES[severity], span);
}

/** The same for every record. */
export function constantScore(input: CompileInput): Value {
  return map([
    ["type", "constant"],
    ["default", score(input)],
    ["field", ""],
    ["mapping", []],
  ]);
}

/** ATT&CK tags, each technique in front of its sub-technique, then the author's own. */
export function tags({ detection: { metadata }, attack }: CompileInput): Value {
  const tactics = metadata.attack.tactics.flatMap((name) => v18Tactic(name)?.id ?? []);
  const techniques = metadata.attack.techniques.flatMap((id) => {
    const parent = attack.technique(id)?.parent;
    return parent === undefined ? [id] : [parent, id];
  });
  const mapped = sumoAttackTags([...new Set(tactics)], [...new Set(techniques)]);
  const own = metadata.tags.filter((tag) => tag.trim() !== "" && !mapped.includes(tag));
  return [
    ...mapped.map((tag) => located(tag, metadata.spans.get("attack"))),
    ...[...new Set(own)].map((tag) => located(tag, metadata.spans.get("tags"))),
  ];
}

export function category({ detection: { metadata } }: CompileInput): Value {
  const [primary] = metadata.attack.tactics;
  return located(sumoCategory(primary ?? ""), metadata.spans.get("attack"));
}

/** Notes what a rule has no place for. */
export function noteLost({ detection, notes }: CompileInput): void {
  const { metadata, limits, span } = detection;
  const lost = (construct: string, reason: string) =>
    notes.add({ code: "metadata-lost", construct, reason, span: metadata.spans.get(construct) ?? span });
  const { guide } = metadata;
  const guided = guide.triage.length + guide.investigate.length + guide.respond.length + guide.tune.length > 0;
  if (guided || guide.markdown !== undefined) lost("guide", "a rule has a description only");
  if (metadata.falsePositives.length > 0) lost("false_positives", "a rule has a description only");
  if (limits.maxAlerts !== undefined) lost("limits", "the number of signals is limited for the tenant, not for a rule");
}
