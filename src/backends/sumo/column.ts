import type { Column, Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import { assertNever } from "../../model/walk.ts";
import { remember } from "../../remember.ts";
import { attribute, type Cse } from "./syntax.ts";

/** Whether a column is a field of the raw message and not an attribute of the record. */
export function isRaw(column: Column): boolean {
  return column.type === "raw";
}

/** The plan's own columns, such as the score, have no counterpart in a record. */
export function isPlanColumn(column: Column): boolean {
  return column.name.startsWith("$");
}

export function columnReference(column: Column): Cse {
  return isRaw(column) ? { kind: "raw", name: column.name } : attribute(column.name);
}

/** How a column's values compare: as numbers or truth values where the schema says so, else as text. */
export function columnKind(column: Column): "text" | "number" | "boolean" {
  if (/^(int|integer|long|float|double|number)$/.test(column.type)) return "number";
  return /^bool(ean)?$/.test(column.type) ? "boolean" : "text";
}

/** What an expression of the catalog reads, in order, each column once. */
export const columnsOf = remember((expression: Expression): readonly Column[] => {
  const columns = new Map<string, Column>();
  const collect = (inner: Expression): void => {
    switch (inner.kind) {
      case "column":
        if (!columns.has(columnKey(inner))) columns.set(columnKey(inner), inner);
        return;
      case "first_of":
      case "any_of":
        inner.options.forEach(collect);
        return;
      case "lower":
      case "remove":
      case "segment":
      case "extract":
      case "only_if":
      case "path":
        collect(inner.of);
        return;
      case "constant":
      case "absent":
        return;
      default:
        assertNever(inner);
    }
  };
  collect(expression);
  return [...columns.values()];
});

export function columnKey(column: Column): string {
  return `${isRaw(column) ? "raw" : "attribute"}:${column.name}`;
}

/** The column itself, behind a change of case at most. */
export function plainColumn(expression: Expression): Column | undefined {
  if (expression.kind === "column") return expression;
  return expression.kind === "lower" ? plainColumn(expression.of) : undefined;
}

/** The columns of a field, the one that the binding shows in results first. */
export const preferredColumns = remember((field: BoundField): readonly Column[] => {
  const columns = columnsOf(field.expression);
  const { output } = field.binding;
  const shown = columns.filter((column) => column.name === output && !isRaw(column));
  return [...shown, ...columns.filter((column) => !shown.includes(column))];
});
