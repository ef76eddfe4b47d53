import type { BoundField } from "../../catalog/nodes.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Predicate, Regex } from "../../model/predicate.ts";
import { assertNever } from "../../model/walk.ts";
import type { DetectionItem, DetectionValue } from "../../sigma/item.ts";
import type { Modifier } from "../../sigma/modifiers.ts";
import type { SigmaString } from "../../sigma/value.ts";
import type { Test } from "./last-segment.ts";
import { patternValue, placeholderValue, rawValue, scalarValue, textValue } from "./literal.ts";

/** The placeholder of a list, by the list's name. */
export type PlaceholderOf = (list: string) => string;

/**
 * One test as entries of a selection, alternatives of each other: several where a list of values needs several modifiers.
 */
export function itemsOf(test: Test, placeholderOf: PlaceholderOf): readonly DetectionItem[] {
  const { match, span } = test;
  const field = columnOf(test.field);
  const one = (modifiers: readonly Modifier[], values: readonly DetectionValue[]): readonly DetectionItem[] => [
    { field, modifiers, values, linking: "any", span },
  ];
  switch (match.kind) {
    case "equals": {
      if (!match.cased) {
        return one(
          [],
          match.values.map((value) => scalarValue(value, span)),
        );
      }
      return one(
        ["cased"],
        match.values.map((value) => textValue(value, span)),
      );
    }
    case "pattern": {
      const shaped = match.patterns.map((pattern) => patternValue(pattern, span));
      return grouped(shaped, ({ modifier }) => [
        ...(modifier === undefined ? [] : [modifier]),
        ...(match.cased ? (["cased"] as const) : []),
      ]).flatMap(([modifiers, members]) =>
        one(
          modifiers,
          members.map(({ value }) => value),
        ),
      );
    }
    case "regex":
      return grouped(match.patterns, regexModifiers).flatMap(([modifiers, members]) =>
        one(
          modifiers,
          members.map(({ source }) => rawValue(source, span)),
        ),
      );
    case "cidr":
      return one(
        ["cidr"],
        match.networks.map((network) => rawValue(network, span)),
      );
    case "compare":
      return one([match.operator], [scalarValue(match.value, span)]);
    case "exists":
      return isText(test.field)
        ? one([], [{ kind: "string", parts: SOME_TEXT, span }])
        : one(["exists"], [scalarValue(true, span)]);
    case "same_as": {
      // In this order, since pySigma makes a reference of text and then takes only shapes.
      const cased = match.cased ? (["cased"] as const) : [];
      const shape = match.shape === "equals" ? [] : [match.shape];
      return one([...cased, "fieldref", ...shape], [rawValue(columnOf(match.field), span)]);
    }
    case "in_list":
      return one(["expand"], [placeholderValue(placeholderOf(match.list), span)]);
    default:
      return assertNever(match);
  }
}

/**
 * Text that is there and not empty: `exists` "only verifies the presence of a field, not its value, be it empty or null"
 * (Sigma modifiers appendix 2.1.0), while a detection takes empty text for missing.
 */
const SOME_TEXT: SigmaString = [{ kind: "one" }, { kind: "any" }];

/** Addresses, numbers and truth values are never empty text. */
function isText({ definition }: BoundField): boolean {
  return definition.type === "string";
}

/**
 * The entry of an `and` that a predicate is, where it is one. "Missing" is `null` ("no value" in the specification), which
 * also finds fields that are there without a value; text is missing where it is empty, too, which no one entry can say.
 */
export function itemOf(predicate: Predicate<BoundField>, placeholderOf: PlaceholderOf): DetectionItem | undefined {
  if (predicate.kind === "test") {
    const [item, another] = itemsOf(predicate, placeholderOf);
    return another === undefined ? item : undefined;
  }
  if (predicate.kind !== "not" || predicate.operand.kind !== "test") return undefined;
  const { field, match, span } = predicate.operand;
  return match.kind === "exists" && !isText(field) ? missingItem(columnOf(field), span) : undefined;
}

/** The entries for text that is missing, of which one has to hold. Null has no place in a list of values. */
export function missingItems(predicate: Predicate<BoundField>): readonly DetectionItem[] | undefined {
  if (predicate.kind !== "not" || predicate.operand.kind !== "test") return undefined;
  const { field, match, span } = predicate.operand;
  // Of several values one may be empty and the others not.
  if (match.kind !== "exists" || field.definition.list) return undefined;
  const absent = missingItem(columnOf(field), span);
  return [absent, { ...absent, values: [textValue("", span)] }];
}

export function missingItem(field: string, span: Span): DetectionItem {
  return { field, modifiers: [], values: [{ kind: "null", span }], linking: "any", span };
}

function columnOf(field: BoundField): string {
  if (field.expression.kind !== "column") throw new Error(`${field.name} is not a stored field`);
  return field.expression.name;
}

function regexModifiers({ ignoreCase, multiline, dotAll }: Regex): readonly Modifier[] {
  return [
    "re",
    ...(ignoreCase ? (["i"] as const) : []),
    ...(multiline ? (["m"] as const) : []),
    ...(dotAll ? (["s"] as const) : []),
  ];
}

/** Members by their modifiers, in the order of first appearance. */
function grouped<T>(
  members: readonly T[],
  modifiersOf: (member: T) => readonly Modifier[],
): readonly (readonly [readonly Modifier[], readonly T[]])[] {
  const groups = new Map<string, [readonly Modifier[], T[]]>();
  for (const member of members) {
    const modifiers = modifiersOf(member);
    const key = modifiers.join("|");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [modifiers, [member]]);
    else group[1].push(member);
  }
  return [...groups.values()];
}
