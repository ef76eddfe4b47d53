import type { Expression } from "../../../../catalog/expression.ts";
import { storedValues } from "../../../../equivalence/stored-value.ts";
import { assertNever } from "../../../../model/walk.ts";
import type { StoredRecord } from "./truth.ts";

/** The values of an expression on a record of text; none where it is missing, several only of `any_of`. */
export function valuesOf(expression: Expression, record: StoredRecord): readonly string[] {
  return storedValues(expression, (column) => record.get(column)).map(String);
}

/** The columns that an expression reads. */
export function columnsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "column":
      return [expression.name];
    case "first_of":
    case "any_of":
      return [...new Set(expression.options.flatMap(columnsOf))];
    case "lower":
    case "remove":
    case "segment":
    case "extract":
    case "only_if":
    case "path":
      return columnsOf(expression.of);
    case "constant":
    case "absent":
      return [];
    default:
      return assertNever(expression);
  }
}
