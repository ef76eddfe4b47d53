import { type Expression, visit } from "../parse/expression.ts";
import type { ReadExpression } from "./check-rule.ts";
import type { Findings } from "./findings.ts";

const SOURCES = new Set([
  "metadata_vendor",
  "metadata_product",
  "metadata_mapperName",
  "metadata_mapperUid",
  "_sourceCategory",
]);

/** What a rule reads has to be of the source that it names. */
export function checkSource(conditions: readonly ReadExpression[], findings: Findings): void {
  for (const { expression, text } of conditions) {
    let raw: Expression | undefined;
    let success: Expression | undefined;
    let named = false;
    const strings = new Set<string>();
    visit(expression, (node) => {
      if (node.kind === "string") strings.add(node.value);
      if (node.kind === "index" && node.of.kind === "name" && node.of.name === "fields") raw ??= node;
      if (node.kind !== "name") return;
      if (node.name === "metadata_deviceEventId") raw ??= node;
      if (node.name === "success") success ??= node;
      if (SOURCES.has(node.name) || node.name === "threat_ruleType" || node.name === "objectType") named = true;
    });
    if (raw !== undefined && !named) {
      const message = "The rule reads one product's fields but names no vendor or product";
      findings.warn(
        "RW5362",
        message,
        text.span(raw.start, raw.end),
        "Add metadata_vendor = … AND metadata_product = …",
      );
    }
    const isCloudTrail =
      strings.has("CloudTrail") && ![...strings].some((value) => /Console|SignIn|Login/i.test(value));
    if (success !== undefined && isCloudTrail) {
      const message = "CloudTrail records have no `success` but for console sign-ins";
      findings.warn("RW5363", message, text.span(success.start, success.end), "Test fields['errorCode']");
    }
  }
}
