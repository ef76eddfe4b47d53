import type { Column } from "../../catalog/expression.ts";
import type { BoundField, SourceBinding } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Predicate } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import { outputFields } from "../../plan/bind.ts";
import type { PlanOutput } from "../../plan/nodes.ts";
import { located, map, type Value } from "../../text/value.ts";
import type { CompileInput } from "../backend.ts";
import { columnKey, columnsOf, isRaw, plainColumn, preferredColumns } from "./column.ts";
import { entityAttributes } from "./entity-attributes.ts";
import type { Records } from "./records.ts";

/** What a signal is raised on: an attribute of the record. */
export interface Selector {
  readonly attribute: string;
  readonly entityType: string;
  /** The entity of the detection it comes from. */
  readonly span: Span | undefined;
}

/** The author's entities as attributes, in their order; those that have none are noted. */
export function authorSelectors(input: CompileInput, outputs: readonly PlanOutput<BoundField>[]): readonly Selector[] {
  const byName = new Map(outputs.map((output) => [output.name, output]));
  const found = input.detection.entities.flatMap((entity) => {
    const output = byName.get(entity.output);
    const attributes = output === undefined ? [] : entityColumns(outputFields(output.value));
    if (attributes.length === 0) {
      const reason = "no attribute of the record that holds an entity is mapped from it";
      input.notes.add({ code: "entity-dropped", construct: entity.output, reason, span: entity.span });
    }
    return attributes.map((attribute) => selector(attribute, entity.span));
  });
  return distinct(found);
}

/**
 * Selectors for a rule over single records: a record whose selected attributes are all empty raises nothing, so one that
 * is always there is added where the catalog knows one, and there are two or more if records have them.
 */
export function recordSelectors(
  input: CompileInput,
  outputs: readonly PlanOutput<BoundField>[],
  records: readonly Records[],
): readonly Selector[] {
  const chosen = [...authorSelectors(input, outputs)];
  const bindings = records.map(({ branch }) => branch.binding);
  if (!someAlwaysThere(chosen, records)) {
    const [sure] = alwaysStored(bindings).filter((attribute) => chosen.every((one) => one.attribute !== attribute));
    if (sure !== undefined) chosen.push(selector(sure, undefined));
  }
  const shown = outputs.flatMap((output) => entityColumns(outputFields(output.value)));
  const stored = bindings.flatMap((binding) =>
    [...binding.fields.values()].flatMap((field) => entityNames(columnsOf(field.expression))),
  );
  for (const attribute of [...shown, ...stored]) {
    if (chosen.length >= 2) break;
    if (chosen.every((one) => one.attribute !== attribute)) chosen.push(selector(attribute, undefined));
  }
  noteMissing(input, chosen, records);
  return chosen;
}

/** Notes records without any of the selected attributes, which raise no signal. */
function noteMissing(input: CompileInput, chosen: readonly Selector[], records: readonly Records[]): void {
  const span = input.detection.entities[0]?.span ?? input.detection.trigger.span;
  if (chosen.length === 0 || someAlwaysThere(chosen, records)) return;
  input.notes.add({
    code: "key-missing",
    construct: "entities",
    reason: `a record raises a signal only if it has one of ${chosen.map(({ attribute }) => attribute).join(", ")}`,
    span,
    direction: "under",
  });
}

function selector(attribute: string, span: Span | undefined): Selector {
  return { attribute, entityType: entityAttributes.get(attribute) ?? "_custom", span };
}

export function distinct(selectors: readonly Selector[]): readonly Selector[] {
  const seen = new Set<string>();
  return selectors.filter(({ attribute }) => !seen.has(attribute) && seen.add(attribute) !== undefined);
}

/** Selectors for attributes that a rule groups by. */
export function groupSelectors(columns: readonly Column[]): readonly Selector[] {
  return entityNames(columns).map((attribute) => selector(attribute, undefined));
}

function entityColumns(fields: readonly BoundField[]): readonly string[] {
  return [...new Set(fields.flatMap((field) => entityNames(preferredColumns(field)).slice(0, 1)))];
}

function entityNames(columns: readonly Column[]): readonly string[] {
  return columns.filter((column) => !isRaw(column) && entityAttributes.has(column.name)).map(({ name }) => name);
}

/** Entity attributes that every record of every binding has. */
function alwaysStored(bindings: readonly SourceBinding[]): readonly string[] {
  const [first, ...others] = bindings.map((binding) =>
    [...binding.fields.values()].flatMap((field) => {
      const column = field.nullable ? undefined : plainColumn(field.expression);
      return column === undefined ? [] : entityNames([column]);
    }),
  );
  return (first ?? []).filter((attribute) => others.every((other) => other.includes(attribute)));
}

/** Whether every record has one of the selected attributes, by the catalog or because the rule tests it. */
function someAlwaysThere(selectors: readonly Selector[], records: readonly Records[]): boolean {
  return records.every(({ branch, where }) => {
    const stored = alwaysStored([branch.binding]);
    return selectors.some(({ attribute }) => stored.includes(attribute) || requires(where, attribute));
  });
}

/** Whether the predicate can hold only for records that have the attribute. */
function requires(predicate: Predicate<BoundField>, attribute: string): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.operands.some((operand) => requires(operand, attribute));
    case "or":
      return predicate.operands.every((operand) => requires(operand, attribute));
    case "test": {
      const column = plainColumn(predicate.field.expression);
      return column !== undefined && columnKey(column) === `attribute:${attribute}`;
    }
    case "not":
    case "keyword":
    case "constant":
      return false;
    default:
      return assertNever(predicate);
  }
}

export function selectorsValue(selectors: readonly Selector[]): Value {
  return selectors.map(({ attribute, entityType, span }) =>
    located(
      map([
        ["entityType", entityType],
        ["expression", attribute],
      ]),
      span,
    ),
  );
}
