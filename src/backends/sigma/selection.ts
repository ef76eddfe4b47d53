import type { BoundField } from "../../catalog/nodes.ts";
import type { Predicate } from "../../model/predicate.ts";
import type { DetectionItem } from "../../sigma/item.ts";
import type { Modifier } from "../../sigma/modifiers.ts";
import { itemKey, type Selection } from "../../sigma/selection.ts";
import { itemOf, itemsOf, missingItems, type PlaceholderOf } from "./items.ts";

/**
 * A predicate as one selection: a mapping, a list of mappings and keywords. Undefined where it needs several selections
 * joined by a condition.
 */
export function selectionOf(predicate: Predicate<BoundField>, placeholderOf: PlaceholderOf): Selection | undefined {
  const { span } = predicate;
  switch (predicate.kind) {
    case "test":
      return anyOf(itemsOf(predicate, placeholderOf).map(mapOf));
    case "keyword":
      return anyOf(
        predicate.words.map((parts) => ({
          kind: "keywords",
          item: {
            field: undefined,
            modifiers: [],
            values: [{ kind: "string", parts, span }],
            linking: "any",
            span,
          },
          span,
        })),
      );
    case "not": {
      const item = itemOf(predicate, placeholderOf);
      return item === undefined ? undefined : mapOf(item);
    }
    case "and": {
      const items = predicate.operands.map((operand) => itemOf(operand, placeholderOf));
      if (!items.every((item) => item !== undefined)) return undefined;
      const [only, another] = packItems(items);
      return only === undefined || another !== undefined ? undefined : { kind: "all_of", items: only, span };
    }
    case "or": {
      const members = predicate.operands.map(
        (operand) => selectionOf(operand, placeholderOf) ?? withMissing(operand, placeholderOf),
      );
      if (!members.every((member) => member !== undefined)) return undefined;
      return anyOf(members.flatMap((member) => (member.kind === "any_of" ? member.selections : splitWords(member))));
    }
    case "constant":
      return undefined;
  }
}

/** Three fields that are missing make eight mappings; beyond that a condition says it better. */
const MOST_MISSING = 3;

/** Entries of which some are of missing text, as a mapping for every way in which text can be missing. */
function withMissing(predicate: Predicate<BoundField>, placeholderOf: PlaceholderOf): Selection | undefined {
  const operands = predicate.kind === "and" ? predicate.operands : [predicate];
  const alternatives = operands.map((operand) => {
    const item = itemOf(operand, placeholderOf);
    return item === undefined ? missingItems(operand) : [item];
  });
  if (!alternatives.every((items) => items !== undefined)) return undefined;
  if (alternatives.filter((items) => items.length > 1).length > MOST_MISSING) return undefined;
  const ways = alternatives.reduce<readonly (readonly DetectionItem[])[]>(
    (heads, items) => heads.flatMap((head) => items.map((item) => [...head, item])),
    [[]],
  );
  const maps = ways.map(packItems);
  if (maps.some((packed) => packed.length !== 1)) return undefined;
  return anyOf(maps.flatMap((packed) => packed.map((items) => ({ kind: "all_of", items, span: predicate.span }))));
}

function mapOf(item: DetectionItem): Selection {
  return { kind: "all_of", items: [item], span: item.span };
}

/** Selections of which one has to hold. Keywords alone are one plain list. */
function anyOf(selections: readonly Selection[]): Selection | undefined {
  const [first, second] = selections;
  if (first === undefined || second === undefined) return first;
  const words = selections.flatMap((selection) => (selection.kind === "keywords" ? selection.item.values : []));
  if (words.length === selections.length && first.kind === "keywords") {
    return { ...first, item: { ...first.item, values: words } };
  }
  return { kind: "any_of", selections, span: first.span };
}

/** In a list beside mappings each keyword stands by itself; a list within a list is not in the specification. */
function splitWords(selection: Selection): readonly Selection[] {
  if (selection.kind !== "keywords") return [selection];
  return selection.item.values.map((value) => ({ ...selection, item: { ...selection.item, values: [value] } }));
}

/**
 * Entries that all have to hold as mappings, as few as there may be: a mapping holds each key once. Single values under
 * one key are a list with `all`; lists under one key need a mapping each.
 */
export function packItems(items: readonly DetectionItem[]): readonly (readonly DetectionItem[])[] {
  const maps: DetectionItem[][] = [];
  for (const item of joinSingles(items)) {
    const key = itemKey(item);
    const free = maps.find((map) => map.every((other) => itemKey(other) !== key));
    if (free === undefined) maps.push([item]);
    else free.push(item);
  }
  return maps;
}

const JOINABLE: ReadonlySet<Modifier> = new Set([
  "contains",
  "startswith",
  "endswith",
  "cased",
  "re",
  "i",
  "m",
  "s",
] as const);

function joinSingles(items: readonly DetectionItem[]): readonly DetectionItem[] {
  const joined: DetectionItem[] = [];
  const places = new Map<string, number>();
  for (const item of items) {
    const key = itemKey(item);
    const place = places.get(key);
    const earlier = place === undefined ? undefined : joined[place];
    if (!isJoinable(item)) joined.push(item);
    else if (place === undefined || earlier === undefined) {
      places.set(key, joined.length);
      joined.push(item);
    } else joined[place] = { ...earlier, values: [...earlier.values, ...item.values], linking: "all" };
  }
  return joined.map((item) => (item.linking === "all" ? { ...item, modifiers: [...item.modifiers, "all"] } : item));
}

function isJoinable({ values, modifiers }: DetectionItem): boolean {
  const [value] = values;
  if (value === undefined || values.length > 1 || (value.kind !== "string" && value.kind !== "raw")) return false;
  return modifiers.every((modifier) => JOINABLE.has(modifier));
}
