import { bare, isList, isMap, map, type Value } from "../../text/value.ts";
import type { Rule } from "./rule.ts";

/** Fields that an export of the user interface has besides those it shares with the API (a published export of a rule). */
const ALWAYS: readonly (readonly [string, Value])[] = [
  ["content_type", "RULE"],
  ["pattern_type", "templated_match"],
  ["rule_source", "user"],
  ["rule_description", ""],
];

/** The file that the rules list of the user interface imports. Its shape is documented by an export of match rules only. */
export function importFile(rule: Rule): Value | undefined {
  if (rule.type !== "templated") return undefined;
  const entries = rule.fields.entries.map(([name, value]) => [snakeCase(name), snakeKeys(value)] as const);
  return map([["rules", [map([...ALWAYS, ...entries])]]]);
}

/** `fromEnd` is `from_end` here, at every depth. */
function snakeKeys(value: Value): Value {
  if (isList(value)) return value.map(snakeKeys);
  if (typeof value === "object" && value !== null && "kind" in value && value.kind === "located") {
    return { ...value, value: snakeKeys(value.value) };
  }
  const inner = bare(value);
  if (!isMap(inner)) return value;
  return map(inner.entries.map(([key, item]) => [snakeCase(key), snakeKeys(item)]));
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
