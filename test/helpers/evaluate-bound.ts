import type { Expression } from "../../src/catalog/expression.ts";
import type { BoundField } from "../../src/catalog/nodes.ts";
import type { Fields as Row } from "../../src/equivalence/event.ts";
import { holds } from "../../src/equivalence/holds.ts";
import { lowerAscii } from "../../src/model/normalise.ts";
import type { Predicate } from "../../src/model/predicate.ts";
import { mapPredicate, predicateFields } from "../../src/model/walk.ts";

/** What an expression is worth on a stored record; `undefined` is missing. `any_of` has several values. */
export function evaluate(expression: Expression, record: Readonly<Record<string, string>>): readonly string[] {
  const one = (value: string | undefined): readonly string[] => (value === undefined || value === "" ? [] : [value]);
  switch (expression.kind) {
    case "column":
      return one(Object.hasOwn(record, expression.name) ? record[expression.name] : undefined);
    case "first_of":
      return expression.options.map((option) => evaluate(option, record)).find((values) => values.length > 0) ?? [];
    case "any_of":
      return expression.options.flatMap((option) => evaluate(option, record));
    case "lower":
      return evaluate(expression.of, record).map(lowerAscii);
    case "remove":
      return evaluate(expression.of, record).flatMap((value) => one(value.replaceAll(expression.text, "")));
    case "segment":
      return evaluate(expression.of, record).flatMap((value) =>
        one(value.split(expression.separator).at(expression.index)),
      );
    case "extract":
      return evaluate(expression.of, record).flatMap((value) => one(new RegExp(expression.regex).exec(value)?.[1]));
    case "only_if":
      return evaluate(expression.of, record).filter(
        (value) => lowerAscii(value).includes(lowerAscii(expression.contains)) !== expression.negated,
      );
    case "constant":
      return one(String(expression.value));
    case "absent":
      return [];
    case "path":
      throw new Error("records of these tests are flat");
  }
}

/** Whether a physical predicate holds on a stored record. */
export function holdsBound(predicate: Predicate<BoundField>, record: Readonly<Record<string, string>>): boolean {
  const row: Row = new Map(
    predicateFields(predicate).map((field) => [JSON.stringify(field.expression), evaluate(field.expression, record)]),
  );
  return holds(
    mapPredicate(predicate, (field) => ({ name: JSON.stringify(field.expression) })),
    row,
  );
}
