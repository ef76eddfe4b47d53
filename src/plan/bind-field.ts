import type { Expression } from "../catalog/expression.ts";
import type { BoundField, FieldBinding, FieldDefinition } from "../catalog/nodes.ts";
import type { FieldRef } from "../model/nodes.ts";
import type { Predicate } from "../model/predicate.ts";
import { asksOnlyFor } from "./asks-only-for.ts";
import type { BindContext } from "./bind.ts";

export interface EventsContext extends BindContext {
  /** What the records of each event are asked for; what several events of one scan are, they are together. */
  readonly asked: ReadonlyMap<string, Predicate<FieldRef>>;
}

/** Columns that the plan itself makes; backends print them by these names. */
export const PLAN_COLUMNS: Readonly<Record<string, string>> = {
  score: "$score",
  "time.first": "$time.first",
  "time.last": "$time.last",
};

/** The canonical field of an event as its target stores it. A field the binding does not know is `absent`. */
export function bindField(field: FieldRef, event: string, context: EventsContext): BoundField {
  const source = context.sources.get(event);
  const binding = source === undefined ? undefined : context.bindings.get(source);
  if (binding === undefined) throw new Error(`No binding for the source of event ${event}`);
  if (field.name === "time") return synthetic(field.definition, binding.time, "time");
  const planColumn = Object.hasOwn(PLAN_COLUMNS, field.name) ? PLAN_COLUMNS[field.name] : undefined;
  if (planColumn !== undefined) {
    return synthetic(field.definition, { kind: "column", name: planColumn, type: field.definition.type }, field.name);
  }
  const fieldBinding = binding.fields.get(field.name);
  if (fieldBinding === undefined) {
    const reason = `${source} has no binding for ${field.name} here`;
    return synthetic(field.definition, { kind: "absent", reason }, field.name);
  }
  return sharedField(field.definition, formFor(fieldBinding, context.asked.get(event)));
}

/** What the binding says of the records that an event asks for. */
function formFor(binding: FieldBinding, asked: Predicate<FieldRef> | undefined): FieldBinding {
  if (asked === undefined) return binding;
  const form = binding.forms.find(({ where }) =>
    [...where].every(([name, values]) => asksOnlyFor(asked, name, values)),
  );
  return form?.binding ?? binding;
}

const sharedFields = new WeakMap<FieldBinding, BoundField>();

/** The same node for each use of a catalog's field, so that what is worked out for one use serves all. */
function sharedField(definition: FieldDefinition, binding: FieldBinding): BoundField {
  const shared = sharedFields.get(binding);
  if (shared?.definition === definition) return shared;
  const field: BoundField = { kind: "bound", name: binding.name, definition, binding, expression: binding.expression };
  sharedFields.set(binding, field);
  return field;
}

/** A field that no binding file describes. */
export function synthetic(definition: FieldDefinition, expression: Expression, name: string): BoundField {
  const binding: FieldBinding = {
    name,
    expression,
    output: undefined,
    values: undefined,
    cases: undefined,
    storedCase: "exact",
    spellings: undefined,
    nullable: definition.nullable,
    keepsEmpty: true,
    approximations: [],
    forms: [],
    evidence: "made by the compiler",
  };
  return { kind: "bound", name, definition, binding, expression };
}
