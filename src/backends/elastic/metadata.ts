import type { RuleContext } from "./context.ts";
import type { Rule } from "./rule.ts";

/** What an Elastic rule has no place for: titles with values in them, entities of aggregated alerts, live lists. */
export function noteMetadata(context: RuleContext, rules: readonly Rule[]): void {
  const { detection, notes } = context.input;
  if (detection.alert.title !== undefined || detection.alert.description !== undefined) {
    notes.add({
      code: "metadata-lost",
      construct: "alert",
      reason: "an alert has the name and description of its rule, without values of the event",
      span: detection.metadata.spans.get("alert") ?? detection.trigger.span,
    });
  }
  const [entity] = detection.entities;
  if (entity !== undefined && rules.some((rule) => rule.type === "esql")) {
    notes.add({
      code: "entity-dropped",
      construct: "entities",
      reason: "Elastic takes entities from fields of its common schema, which aggregated alerts do not carry",
      span: entity.span,
    });
  }
  for (const list of detection.lists.values()) {
    const excepted = rules.every((rule) => rule.exceptions.some((exception) => exception.list.name === list.name));
    if (list.store !== "lookup" || (excepted && rules.length > 0)) continue;
    notes.add({
      code: "metadata-lost",
      construct: list.name,
      reason: "queries cannot look values up, so those of the build stand in the query",
      span: list.span,
      remedy: "Build again when the list changes, or add exceptions to the rule",
    });
  }
}
