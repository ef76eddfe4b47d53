import type { Expression } from "./expression.ts";
import type { BoundField, FieldBinding, FieldDefinition, FieldType } from "./nodes.ts";

/** Canonical type of what the targets' own types hold; all others are text. */
const FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ["int", "integer"],
  ["integer", "integer"],
  ["long", "integer"],
  ["real", "number"],
  ["float", "number"],
  ["double", "number"],
  ["bool", "boolean"],
  ["boolean", "boolean"],
  ["ip", "ip"],
  ["date", "datetime"],
  ["datetime", "datetime"],
]);

/**
 * A stored field that a binding's own selections name, as a bound field under its physical name. Its values stand in the
 * file as the target stores them, hence the stored case `exact` and the spellings `listed`: as given.
 */
export function storedField(name: string, expression: Expression): BoundField {
  const type = expression.kind === "column" ? expression.type : "";
  const definition: FieldDefinition = {
    name,
    type: FIELD_TYPES.get(type) ?? "string",
    description: `The stored field ${name}.`,
    nullable: true,
    fold: undefined,
    list: type === "multivalue",
    identifies: undefined,
    values: undefined,
    normal: [],
    raw: undefined,
    entity: undefined,
  };
  const binding: FieldBinding = {
    name,
    expression,
    output: undefined,
    values: undefined,
    cases: undefined,
    storedCase: "exact",
    spellings: "listed",
    nullable: true,
    // The binding's author asks for what is stored.
    keepsEmpty: false,
    approximations: [],
    forms: [],
    evidence: "named by a selection of the binding",
  };
  return { kind: "bound", name, definition, binding, expression };
}
