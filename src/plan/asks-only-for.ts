import type { FieldRef } from "../model/nodes.ts";
import { lowerAscii } from "../model/normalise.ts";
import type { Match, Predicate } from "../model/predicate.ts";
import { assertNever } from "../model/walk.ts";
import { vocabularyMatches } from "./vocabulary.ts";

/** Whether a predicate can hold only where a field is one of some values, which are in small letters. */
export function asksOnlyFor(predicate: Predicate<FieldRef>, name: string, values: ReadonlySet<string>): boolean {
  return asks(predicate, name, (match) => {
    return match.kind === "equals" && match.values.every((value) => values.has(lowerAscii(String(value))));
  });
}

/** Whether a predicate can hold only where a field is none of some values. */
export function leavesOut(predicate: Predicate<FieldRef>, name: string, values: readonly string[]): boolean {
  return asks(predicate, name, (match) => {
    return (
      (match.kind === "equals" || match.kind === "pattern") && !values.some((one) => vocabularyMatches(match, one))
    );
  });
}

/** Whether a predicate can hold only where a test on a field does that is as wanted. */
function asks(predicate: Predicate<FieldRef>, name: string, isWanted: (match: Match<FieldRef>) => boolean): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.operands.some((operand) => asks(operand, name, isWanted));
    case "or":
      return predicate.operands.every((operand) => asks(operand, name, isWanted));
    case "test":
      return predicate.field.name === name && isWanted(predicate.match);
    case "constant":
      return !predicate.value;
    case "not":
    case "keyword":
      return false;
    default:
      return assertNever(predicate);
  }
}
