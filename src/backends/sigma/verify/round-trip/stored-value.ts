import type { Expression } from "../../../../catalog/expression.ts";
import { lowerAscii } from "../../../../model/normalise.ts";
import { assertNever } from "../../../../model/walk.ts";
import type { StoredRecord } from "./truth.ts";

/** The values of an expression on a record of text; none where it is missing, several only of `any_of`. */
export function valuesOf(expression: Expression, record: StoredRecord): readonly string[] {
  const each = (of: Expression, change: (text: string) => string | undefined): readonly string[] =>
    valuesOf(of, record).flatMap((text) => present(change(text)));
  switch (expression.kind) {
    case "column":
      return present(record.get(expression.name));
    case "first_of":
      return expression.options.map((option) => valuesOf(option, record)).find((values) => values.length > 0) ?? [];
    case "any_of":
      return expression.options.flatMap((option) => valuesOf(option, record));
    case "lower":
      return each(expression.of, lowerAscii);
    case "remove":
      return each(expression.of, (text) => text.replaceAll(expression.text, ""));
    case "segment":
      return each(expression.of, (text) => text.split(expression.separator).at(expression.index));
    case "extract":
      return each(expression.of, (text) => new RegExp(expression.regex).exec(text)?.[1]);
    case "only_if":
      return each(expression.of, (text) =>
        lowerAscii(text).includes(lowerAscii(expression.contains)) === expression.negated ? undefined : text,
      );
    case "constant":
      return present(String(expression.value));
    case "path":
    case "absent":
      return [];
    default:
      return assertNever(expression);
  }
}

function present(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : [text];
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
