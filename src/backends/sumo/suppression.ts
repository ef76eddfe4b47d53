import type { Column } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Direction } from "../../fidelity/notes.ts";
import type { Duration } from "../../model/duration.ts";
import { columnKey, columnsOf } from "./column.ts";
import { keyColumns, type RuleContext } from "./rule-context.ts";
import type { Selector } from "./selectors.ts";
import { suppressionWindow } from "./window.ts";

export interface Suppression {
  /** What a signal's name must tell apart; `undefined`: nothing beyond the author's own text. */
  readonly nameColumns: readonly Column[] | undefined;
  readonly milliseconds: Duration;
}

/** How signals of a rule with a name of their own are held back: by `once_per`, and by the author's throttle. */
export function namedSuppression(context: RuleContext, window: Duration, known?: readonly Column[]): Suppression {
  const { input, stages } = context;
  const { once } = stages;
  const { throttle } = input.detection.limits;
  if (throttle !== undefined) {
    input.notes.add({
      code: "throttle-approximate",
      construct: "limits.throttle",
      reason: "signals of one name are held back for each entity by itself",
      span: throttle.span,
    });
    const columns = within(keyColumns(throttle.fields, input), known);
    return { nameColumns: columns, milliseconds: suppressionWindow(window, [throttle.for, once?.within ?? 0]) };
  }
  if (once === undefined) return { nameColumns: undefined, milliseconds: suppressionWindow(window, []) };
  const columns = new Map<string, Column>();
  for (const field of once.fields.flatMap((key) => [...key.fields.values()])) {
    for (const column of columnsOf(field.expression)) columns.set(columnKey(column), column);
  }
  const named = within([...columns.values()], known);
  if (named.length < columns.size) noteOnce(context, "a signal over many records has no name for each of them", "both");
  else if (once.fields.some((key) => mayBeMissing([...key.fields.values()]))) {
    noteOnce(
      context,
      "records that all lack a field have it in common, and signals of one name are held back",
      "under",
    );
  }
  // Copies of one event have its entities, too; records of one operation may name others.
  if (!once.fields.some((key) => [...key.fields.values()].some(isOfOneEvent)))
    noteOnce(context, "signals of one name are held back for each entity by itself", "over");
  const isSpelledApart = once.fields.some(
    ({ fold, fields }) => fold && [...fields.values()].some(({ binding }) => binding.storedCase === "any"),
  );
  if (isSpelledApart)
    noteOnce(context, "names of signals keep values as they are stored, so other letters are others", "over");
  const milliseconds = suppressionWindow(window, [once.within]);
  if (milliseconds < once.within) noteOnce(context, "signals are held back for less than 7 days", "over");
  return { nameColumns: named, milliseconds };
}

/** How signals of a rule whose name is fixed are held back: one for each entity. */
export function entitySuppression(context: RuleContext, window: Duration, selectors: readonly Selector[]): number {
  const { input, stages } = context;
  const { throttle } = input.detection.limits;
  const { once } = stages;
  if (once !== undefined)
    noteOnce(context, "the rule's signals have one name, so they are held back for each entity", "both");
  if (throttle !== undefined) {
    const columns = keyColumns(throttle.fields, input);
    const same =
      columns.length === 1 &&
      selectors.length === 1 &&
      selectors.every(({ attribute }) => attribute === columns[0]?.name);
    if (!same) {
      const reason = "the rule's signals have one name, so they are muted for each entity";
      input.notes.add({ code: "throttle-approximate", construct: "limits.throttle", reason, span: throttle.span });
    }
  }
  return suppressionWindow(window, [once?.within ?? 0, throttle?.for ?? 0]);
}

/** Notes that a rule with a window must stay silent for longer than the window after each signal. */
export function noteWindowSuppression({ input, stages }: RuleContext): void {
  if (stages.once !== undefined || input.detection.limits.throttle !== undefined) return;
  input.notes.add({
    code: "once-per-approximate",
    construct: "trigger",
    reason: "after a signal the rule stays silent on the entity for as long as its window",
    span: input.detection.trigger.span,
    direction: "under",
  });
}

function noteOnce({ input, stages }: RuleContext, reason: string, direction: Direction): void {
  if (stages.once === undefined) return;
  input.notes.add({ code: "once-per-approximate", construct: "once_per", reason, span: stages.once.span, direction });
}

function within(columns: readonly Column[], known: readonly Column[] | undefined): readonly Column[] {
  if (known === undefined) return columns;
  const keys = new Set(known.map(columnKey));
  return columns.filter((column) => keys.has(columnKey(column)));
}

function isOfOneEvent({ definition }: BoundField): boolean {
  return definition.identifies === "event";
}

function mayBeMissing(fields: readonly BoundField[]): boolean {
  return fields.some(({ binding, expression }) => binding.nullable || expression.kind === "absent");
}
