import type { RuleKind } from "./rule-view.ts";

/** `pattern_type` in files of the user interface. */
export const PATTERN_TYPES: ReadonlyMap<string, RuleKind> = new Map([
  ["templated_match", "templated"],
  ["match", "match"],
  ["threshold", "threshold"],
  ["chain", "chain"],
  ["aggregation", "aggregation"],
  ["first_seen", "first-seen"],
  ["outlier", "outlier"],
]);

/** Terraform provider SumoLogic/sumologic. */
export const RULE_RESOURCES: ReadonlyMap<string, RuleKind> = new Map([
  ["sumologic_cse_match_rule", "templated"],
  ["sumologic_cse_threshold_rule", "threshold"],
  ["sumologic_cse_chain_rule", "chain"],
  ["sumologic_cse_aggregation_rule", "aggregation"],
  ["sumologic_cse_first_seen_rule", "first-seen"],
  ["sumologic_cse_outlier_rule", "outlier"],
]);

/** Fields that one type has and no other, the telling ones first. */
const TELLING: readonly (readonly [RuleKind, readonly string[]])[] = [
  ["chain", ["expressionsAndLimits", "ordered"]],
  ["first-seen", ["filterExpression", "valueFields", "baselineType"]],
  ["outlier", ["deviationThreshold", "floorValue"]],
  ["aggregation", ["triggerExpression", "groupByAsset", "matchExpression"]],
  ["threshold", ["countDistinct", "limit", "countField"]],
  ["templated", ["nameExpression", "descriptionExpression", "scoreMapping"]],
];

/** The type that the fields of an API body are of; undefined if they are of none. */
export function kindOfBody(fields: unknown): RuleKind | undefined {
  if (!isRecord(fields)) return undefined;
  const isRule = ["entitySelectors", "stream", "suppressionWindowSize", "assetField"].some((name) =>
    Object.hasOwn(fields, name),
  );
  if (!isRule) return undefined;
  const found = TELLING.find(([, names]) => names.some((name) => Object.hasOwn(fields, name)));
  if (found !== undefined) return found[0];
  return Object.hasOwn(fields, "expression") ? "match" : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
