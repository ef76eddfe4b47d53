import type { Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { NoteSink } from "../../fidelity/notes.ts";
import { assertNever } from "../../model/walk.ts";
import type { PlanKey, PlanOutput, PlanValue } from "../../plan/nodes.ts";

/** The stored fields that an analyst of some events' records should look at, and the outputs they are for. */
export function displayFields(
  outputs: readonly PlanOutput<BoundField>[],
  events: readonly string[],
): ReadonlyMap<string, Span> {
  const fields = new Map<string, Span>();
  for (const { value, span } of outputs) {
    for (const field of fieldsOf(value)) {
      for (const event of events) {
        const bound = field.get(event);
        for (const column of bound === undefined ? [] : storedColumns(bound.expression)) {
          if (!fields.has(column)) fields.set(column, span);
        }
      }
    }
  }
  return fields;
}

/** Notes what no Sigma document can show: it names stored fields and computes nothing. */
export function noteOutputs(outputs: readonly PlanOutput<BoundField>[], notes: NoteSink): void {
  for (const { name, value, span } of outputs) {
    const bound = fieldsOf(value).flatMap((fields) => [...fields.values()]);
    const computed = bound.filter(({ expression }) => isComputed(expression));
    const shown = bound.flatMap(({ expression }) => storedColumns(expression));
    const reason = "a Sigma document names stored fields and computes no columns";
    if (isComputedOverRows(value) || (computed.length > 0 && shown.length === 0)) {
      notes.add({ code: "output-absent", construct: name, reason, span });
    } else if (computed.length > 0) {
      const named = `names ${[...new Set(shown)].join(", ")}, which it is computed from`;
      notes.add({ code: "output-approximate", construct: name, reason: named, span });
    }
  }
}

type FieldsByEvent = ReadonlyMap<string, BoundField>;

function fieldsOf(value: PlanValue<BoundField>): readonly FieldsByEvent[] {
  const ofKey = (key: PlanKey<BoundField>): FieldsByEvent => key.fields;
  switch (value.kind) {
    case "field":
      return [value.fields];
    case "key":
      return [value.key.fields];
    case "values":
      return [value.of.fields];
    case "count_distinct":
      return value.of.map(ofKey);
    case "first":
    case "last":
    case "min":
    case "max":
      return value.of === "score" ? [] : [value.of.fields];
    case "score":
    case "count":
    case "duration":
      return [];
    default:
      return assertNever(value);
  }
}

function isComputedOverRows(value: PlanValue<BoundField>): boolean {
  return value.kind !== "field" && value.kind !== "key" && value.kind !== "values";
}

function isComputed(expression: Expression): boolean {
  switch (expression.kind) {
    case "column":
      return expression.name.startsWith("$");
    case "first_of":
    case "any_of":
      return expression.options.some(isComputed);
    case "absent":
      return false;
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path":
    case "constant":
      return true;
    default:
      return assertNever(expression);
  }
}

function storedColumns(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "column":
      // Columns that the plan makes exist in no record.
      return expression.name.startsWith("$") ? [] : [expression.name];
    case "first_of":
    case "any_of":
      return expression.options.flatMap(storedColumns);
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path":
      return storedColumns(expression.of);
    case "constant":
    case "absent":
      return [];
    default:
      return assertNever(expression);
  }
}
