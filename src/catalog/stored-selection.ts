import type { Report } from "../diagnostics/diagnostic.ts";
import type { Predicate } from "../model/predicate.ts";
import { predicateFromSigma } from "../model/predicate-from-sigma.ts";
import { checkConditions, parseDetection } from "../sigma/detection.ts";
import type { Source } from "../sigma/source.ts";
import type { Selection } from "./binding.gen.ts";
import type { Expression } from "./expression.ts";
import type { BoundField } from "./nodes.ts";
import type { Part } from "./part.ts";
import { storedField } from "./stored-field.ts";

/** A selection without a condition is one selection, so its name can be any. */
const ONLY = "selection";

/**
 * Reads a selection over stored fields: a map, a list of maps, or named selections with a `condition`. `stored` finds the
 * expression behind a name, and reports where it cannot be read. `undefined` if the selection does not parse.
 */
export function parseSelection(
  part: Part<Selection>,
  stored: (name: string) => Expression | undefined,
  report: Report,
): Predicate<BoundField> | undefined {
  const { value } = part;
  const named = !Array.isArray(value) && Object.hasOwn(value, "condition");
  // Pointers below the selection that is wrapped around a bare one lead past it.
  const source: Source = { report, locate: (pointer) => part.span(named ? pointer : pointer.slice(1)) };
  const detection = parseDetection(named ? value : { [ONLY]: value, condition: ONLY }, source);
  if (detection === undefined) return undefined;
  checkConditions(detection, source, [], named && Array.isArray(value.condition));
  // One field object per name, so that tests on one field can be told to be that.
  const fields = new Map<string, BoundField>();
  const toField = (name: string): BoundField | undefined => {
    const known = fields.get(name);
    if (known !== undefined) return known;
    const expression = stored(name);
    if (expression === undefined) return undefined;
    const field = storedField(name, expression);
    fields.set(name, field);
    return field;
  };
  return predicateFromSigma(detection, toField, report, { span: part.span([]) });
}
