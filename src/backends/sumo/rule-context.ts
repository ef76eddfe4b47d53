import type { Column } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Polarity } from "../../fidelity/notes.ts";
import type { Key } from "../../model/nodes.ts";
import { planPolarity } from "../../plan/polarity.ts";
import { type Stages, stages } from "../../plan/stages.ts";
import { concatTexts } from "../../text/source-text.ts";
import { located, text, type Value } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { capabilities } from "./capabilities.ts";
import { columnsOf } from "./column.ts";
import { createMatchLists, type MatchLists } from "./match-list.ts";
import type { PredicateContext } from "./predicate.ts";
import { printExpression } from "./print.ts";
import { type Records, recordsExpression } from "./records.ts";
import { type Selector, selectorsValue } from "./selectors.ts";
import { category, tags } from "./signal.ts";
import {
  descriptionText,
  nameWithColumns,
  type RenderedTemplate,
  renderTemplate,
  type Shown,
  titleText,
} from "./templates.ts";

/** What the makers of all rule types need. */
export interface RuleContext {
  readonly input: CompileInput;
  readonly stages: Stages<BoundField>;
  readonly polarity: Polarity;
  readonly lists: MatchLists;
}

export function ruleContext(input: CompileInput): RuleContext {
  return {
    input,
    stages: stages(input.plan),
    polarity: planPolarity(input.plan, capabilities),
    lists: createMatchLists(input),
  };
}

/** The expression over the records of some branches, as text. */
export function expressionText(records: readonly Records[], context: RuleContext): Value {
  return text(printExpression(recordsExpression(records, predicateContext(context))));
}

export function predicateContext({ input, lists, polarity }: RuleContext): PredicateContext {
  return { notes: input.notes, lists, polarity };
}

export type Entry = readonly [string, Value | undefined];

/** The fields that every type of rule has. */
export function commonFields({ input }: RuleContext, selectors: readonly Selector[]): readonly Entry[] {
  const { detection, settings } = input;
  const { metadata } = detection;
  return [
    ["name", located(metadata.title, metadata.spans.get("title"))],
    ["enabled", settings.sumo.enabled],
    ["isPrototype", settings.sumo.prototype],
    ["category", category(input)],
    ["tags", tags(input)],
    ["entitySelectors", selectorsValue(selectors)],
  ];
}

/** The texts of a signal. `nameColumns`: signals that agree in them are held back for the suppression window. */
export function signalTexts(
  { input, stages: { outputs } }: RuleContext,
  shown: Shown,
  nameColumns: readonly Column[] | undefined,
): { readonly name: Value; readonly summary: Value; readonly description: Value } {
  const { detection, notes } = input;
  const title = titleText(detection.metadata);
  const render = (template: typeof detection.alert.title): RenderedTemplate | undefined =>
    template === undefined ? undefined : renderTemplate(template, outputs, shown, notes);
  const alertTitle = render(detection.alert.title);
  const alertDescription = render(detection.alert.description);
  // What a title that cannot be shown would have told apart, the name still does.
  const told = nameColumns ?? (alertTitle?.text === undefined ? alertTitle?.columns : undefined);
  const name = told === undefined ? text(alertTitle?.text ?? title) : nameWithColumns(title, told);
  return {
    name,
    summary: text(alertTitle?.text ?? concatTexts(title)),
    description: text(descriptionText(detection.metadata, alertDescription?.text, outputs, shown, notes)),
  };
}

/** The columns that some keys of the detection are stored in, over all their events. */
export function keyColumns(keys: readonly Key[], { detection, bindings }: CompileInput): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const key of keys) {
    for (const [event, field] of key.fields) {
      const source = detection.events.get(event)?.source.name ?? "";
      const binding = bindings.get(source)?.fields.get(field.name);
      for (const column of binding === undefined ? [] : columnsOf(binding.expression)) {
        columns.set(`${column.type === "raw"}:${column.name}`, column);
      }
    }
  }
  return [...columns.values()];
}
