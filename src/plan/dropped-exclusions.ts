import type { NoteSink } from "../fidelity/notes.ts";
import { createNoteSink } from "../fidelity/notes.ts";
import type { Detection } from "../model/nodes.ts";
import { type BindContext, constantValue } from "./bind.ts";
import { bindPredicate } from "./bind-predicate.ts";

/**
 * Notes exclusions of which nothing is left in a rule, since the target cannot make a test that they need: the notes on
 * the test itself say that more is found, and not that the exclusion, and with it its list, is without effect.
 */
export function noteDroppedExclusions(detection: Detection, context: BindContext, notes: NoteSink): void {
  const asked = new Map([...detection.events].map(([name, { where }]) => [name, where] as const));
  for (const { name, where, enabled, span } of detection.exclusions) {
    const events = [...where].filter(([event, test]) => context.sources.has(event) && test.kind !== "constant");
    if (!enabled || events.length === 0) continue;
    const dropped = events.filter(([event, test]) => {
      // Under the exclusion's `not`, what cannot be tested is false.
      const bound = bindPredicate(test, {
        ...context,
        asked,
        event,
        notes: createNoteSink(notes.backend),
        polarity: "negative",
        side: "negative",
        collapsed: false,
      });
      return constantValue(bound) === false;
    });
    if (dropped.length === 0) continue;
    const of = dropped.length === events.length ? "" : ` for ${dropped.map(([event]) => event).join(", ")}`;
    const reason = `the exclusion ${name} is not in this rule${of}, which alerts on what it should leave out`;
    notes.add({ code: "metadata-lost", construct: `exclusions.${name}`, reason, span });
  }
}
