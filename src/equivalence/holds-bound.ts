import type { BoundField } from "../catalog/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { mapPredicate, predicateFields } from "../model/walk.ts";
import type { Fields } from "./event.ts";
import { holds, type Lists } from "./holds.ts";
import { type Lookup, storedValues } from "./stored-value.ts";

/** Whether a predicate over a target's columns holds on a stored record, by the meaning of docs/semantics.md. */
export function holdsBound(predicate: Predicate<BoundField>, column: Lookup, lists: Lists = new Map()): boolean {
  const name = (field: BoundField): string => JSON.stringify(field.expression);
  const row: Fields = new Map(
    predicateFields(predicate).map((field) => [name(field), storedValues(field.expression, column)]),
  );
  return holds(
    mapPredicate(predicate, (field) => ({ name: name(field) })),
    row,
    lists,
  );
}
