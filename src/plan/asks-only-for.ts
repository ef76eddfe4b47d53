import type { FieldRef } from "../model/nodes.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";

/** Whether a predicate can hold only where a field is one of some values, which are in small letters. */
export function asksOnlyFor(predicate: Predicate<FieldRef>, name: string, values: ReadonlySet<string>): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.operands.some((operand) => asksOnlyFor(operand, name, values));
    case "or":
      return predicate.operands.every((operand) => asksOnlyFor(operand, name, values));
    case "test": {
      const { field, match } = predicate;
      if (field.name !== name || match.kind !== "equals") return false;
      return match.values.every((value) => values.has(lowerAscii(String(value))));
    }
    case "constant":
      return !predicate.value;
    case "not":
    case "keyword":
      return false;
    default:
      return assertNever(predicate);
  }
}
