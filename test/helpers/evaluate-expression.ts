import type { Expression } from "../../src/catalog/expression.ts";
import { assertNever } from "../../src/model/walk.ts";

/** A stored record by column name; dynamic columns hold objects, columns of JSON text hold text. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/** What an expression is on a record, said in the plainest way; `undefined` is missing. */
export function evaluate(expression: Expression, record: StoredRecord): unknown {
  switch (expression.kind) {
    case "column": {
      const value = Object.hasOwn(record, expression.name) ? record[expression.name] : undefined;
      return value === "" || value === null ? undefined : value;
    }
    case "first_of":
    case "any_of":
      return expression.options.map((option) => evaluate(option, record)).find((value) => value !== undefined);
    case "lower":
      return onText(evaluate(expression.of, record), (text) => text.toLowerCase());
    case "remove":
      return onText(evaluate(expression.of, record), (text) => text.replaceAll(expression.text, ""));
    case "segment":
      return onText(evaluate(expression.of, record), (text) => text.split(expression.separator).at(expression.index));
    case "extract":
      return onText(evaluate(expression.of, record), (text) => new RegExp(expression.regex).exec(text)?.[1]);
    case "only_if":
      return onText(evaluate(expression.of, record), (text) =>
        text.includes(expression.contains) !== expression.negated ? text : undefined,
      );
    case "path": {
      let value = evaluate(expression.of, record);
      if (expression.parse && typeof value === "string") value = JSON.parse(value);
      for (const key of expression.path) {
        value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
      }
      return value;
    }
    case "constant":
      return expression.value;
    case "absent":
      return undefined;
    default:
      return assertNever(expression);
  }
}

function onText(value: unknown, change: (text: string) => string | undefined): string | undefined {
  return value === undefined ? undefined : change(String(value));
}
