import { member, type RuleCheck, textOf } from "./rule.ts";

const BANDS: Readonly<Record<string, readonly [number, number]>> = {
  low: [0, 21],
  medium: [22, 47],
  high: [48, 73],
  critical: [74, 100],
};

/** Elastic's tables of severity give each a band of risk scores; Kibana does not insist. */
export function checkSeverity({ rule, findings }: RuleCheck): void {
  const severity = textOf(member(rule.value, "severity")) ?? "";
  const score = member(rule.value, "risk_score");
  const band = Object.hasOwn(BANDS, severity) ? BANDS[severity] : undefined;
  // Scores that are none are reported by the schema.
  if (band === undefined || typeof score !== "number" || score < 0 || score > 100) return;
  const [low, high] = band;
  if (score >= low && score <= high) return;
  findings.warning("RW5413", `Severity ${severity} goes with risk scores of ${low} to ${high}, not ${score}`, [
    "risk_score",
  ]);
}

/** The table `metadata`. Its pointers lie beside the rule. */
export function checkMetadata({ rule, findings }: RuleCheck): void {
  const { metadata } = rule;
  if (metadata === undefined) return;
  const created = textOf(member(metadata, "creation_date"));
  const updated = textOf(member(metadata, "updated_date"));
  if (created !== undefined && updated !== undefined && updated < created) {
    report(rule, findings, `The rule was updated on ${updated}, before it was created on ${created}`, "updated_date");
  }
  const minimum = member(metadata, "min_stack_version");
  if (minimum !== undefined && member(metadata, "min_stack_comments") === undefined) {
    report(rule, findings, "`min_stack_version` asks for `min_stack_comments` beside it", "min_stack_version");
  }
}

function report(
  { document }: RuleCheck["rule"],
  { diagnostics }: RuleCheck["findings"],
  message: string,
  key: string,
): void {
  diagnostics.push({ code: "RW5418", severity: "warning", message, span: document.spanAt(["metadata", key]) });
}
