import type { Expression } from "../../catalog/expression.ts";
import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { PlanKey, PlanOutput } from "../../plan/nodes.ts";
import { isListField, isPlanColumn } from "./expression.ts";
import type { Names } from "./names.ts";
import { snake } from "./names.ts";

/** A field that rows carry to the trigger and beyond: an output, a component of a key, a value to aggregate. */
export interface RowColumn {
  readonly name: string;
  /** What it is for the rows of each event; rows of other events lack it. */
  readonly fields: ReadonlyMap<string, BoundField>;
  /** Compared as a key: in normal form, an empty text is missing. */
  readonly key: boolean;
  readonly fold: boolean;
  /** Missing values give way to later ones when rows become one. */
  readonly merged: boolean;
  readonly span: Span;
}

/** The column of an output that is a field of the alerting rows. */
export function outputColumn(name: string, output: PlanOutput<BoundField>, merged: boolean): RowColumn | undefined {
  const { value, span } = output;
  if (value.kind !== "field") return undefined;
  return { name, fields: value.fields, key: false, fold: false, merged, span };
}

/** The column of one component of a key. */
export function keyColumn(name: string, key: PlanKey<BoundField>): RowColumn {
  return { name, fields: key.fields, key: true, fold: key.fold, merged: true, span: key.span };
}

/** A value that an aggregate will read, compared like a key where the aggregate compares. */
export function valueColumn(names: Names, key: PlanKey<BoundField>, compared: boolean): RowColumn {
  const [first] = [...key.fields.values()];
  const name = names.internal(first?.binding.output ?? snake(key.name));
  return { name, fields: key.fields, key: compared, fold: compared && key.fold, merged: true, span: key.span };
}

/** The field of a column for the rows of a branch. */
export function fieldFor(column: RowColumn, events: readonly string[]): BoundField | undefined {
  return events.map((event) => column.fields.get(event)).find((bound) => bound !== undefined);
}

/** What a column's value is computed with, normal forms and folding included. */
export function columnExpression(column: RowColumn, bound: BoundField): Expression {
  let { expression } = bound;
  if (!column.key) return expression;
  for (const form of bound.definition.normal) {
    if (form === "no_dashes" && !has(expression, "remove")) expression = { kind: "remove", of: expression, text: "-" };
    if (form === "lower") expression = lowered(expression);
  }
  return column.fold ? lowered(expression) : expression;
}

function lowered(expression: Expression): Expression {
  if (expression.kind === "lower" || has(expression, "lower")) {
    if (isLowered(expression)) return expression;
  }
  return { kind: "lower", of: expression };
}

/** Whether the result has no upper-case letters already. */
function isLowered(expression: Expression): boolean {
  switch (expression.kind) {
    case "lower":
      return true;
    case "first_of":
    case "any_of":
      return expression.options.every(isLowered);
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
      return isLowered(expression.of);
    case "column":
    case "path":
    case "constant":
    case "absent":
      return false;
  }
}

function has(expression: Expression, kind: "lower" | "remove"): boolean {
  if (expression.kind === kind) return true;
  if (expression.kind === "first_of" || expression.kind === "any_of") {
    return expression.options.some((option) => has(option, kind));
  }
  return "of" in expression ? has(expression.of, kind) : false;
}

/** A column that can only be filled once records have become one row. */
export function isLate(column: RowColumn): boolean {
  return [...column.fields.values()].some((bound) => isPlanColumn(bound.expression));
}

export function isListColumn(column: RowColumn): boolean {
  return [...column.fields.values()].some(isListField);
}

/** Fields with a small vocabulary, such as an outcome, become the set of what the records said. */
export function isVocabulary(column: RowColumn): boolean {
  return [...column.fields.values()].some((bound) => bound.definition.values !== undefined);
}
