import type { SourceBinding } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Detection, List } from "../../model/nodes.ts";
import type { LogSource } from "../../sigma/logsource.ts";
import { placeKey } from "../../sigma/metadata.ts";
import type { SigmaRule } from "../../sigma/rule.ts";
import { type DetectionContext, detectionOf } from "./detection.ts";
import type { PlaceholderOf } from "./items.ts";
import { listsIn } from "./lists.ts";
import type { PlacedMetadata } from "./metadata.ts";
import { type BaseRule, filterPart } from "./rules.ts";
import { allOf, type Formula } from "./syntax.ts";

export interface DocumentContext {
  readonly detection: Detection;
  readonly placeholderOf: PlaceholderOf;
}

/** A rule as a document; its exclusions go into its condition unless `filters` takes them out. */
export function ruleDocument(
  rule: BaseRule,
  about: PlacedMetadata,
  fields: ReadonlyMap<string, Span>,
  context: DocumentContext,
): SigmaRule {
  const formula = allOf([rule.formula, ...rule.exclusions.map(filterPart)]);
  const span = context.detection.events.get(rule.events[0] ?? "")?.span ?? context.detection.span;
  return {
    kind: "rule",
    metadata: { ...about.metadata, fields: fields.size > 0 ? [...fields.keys()] : undefined },
    custom: new Map(),
    places: new Map([
      ...about.places,
      ["/logsource", span],
      ["/detection", span],
      ...[...fields.values()].map((place, index) => [placeKey(["fields", index]), place] as const),
    ]),
    logsource: logSourceOf(rule.binding, usedLists(formula, context)),
    detection: detectionOf(formula, detectionContext(rule.binding, span, context)),
  };
}

export function detectionContext(
  binding: SourceBinding,
  span: Span,
  { placeholderOf }: DocumentContext,
): DetectionContext {
  const { time } = binding;
  if (time.kind !== "column") throw new Error(`The time of ${binding.source} is not a stored field`);
  return { placeholderOf, timeField: time.name, span };
}

/** The log source in the words of Sigma's taxonomy, with what has to be there for the rule to work. */
export function logSourceOf(binding: SourceBinding, lists: readonly (readonly [string, List])[] = []): LogSource {
  const { scope, contract } = binding;
  if (scope.kind !== "sigma") throw new Error(`The binding of ${binding.source} is not one of Sigma`);
  const requirements = [
    ...contract.requires,
    ...(contract.setup === undefined ? [] : [contract.setup]),
    ...lists.map(([placeholder, list]) => `the placeholder %${placeholder}% (${list.title})`),
  ];
  return {
    category: scope.category,
    product: scope.product,
    service: scope.service,
    definition: requirements.length === 0 ? undefined : `Requirements: ${requirements.join("; ")}`,
    custom: new Map(),
  };
}

/** The lookup lists that a formula asks for, by placeholder. */
export function usedLists(formula: Formula, context: DocumentContext): readonly (readonly [string, List])[] {
  return listsIn(formula).flatMap((name) => {
    const list = context.detection.lists.get(name);
    return list === undefined ? [] : [[context.placeholderOf(name), list] as const];
  });
}
