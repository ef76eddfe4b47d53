import type { Span } from "../diagnostics/span.ts";
import { type DetectionItem, parseItem, parseTest } from "./item.ts";
import { describe, entriesOf, error, type Pointer, quote, type Source } from "./source.ts";

/** A named pattern over one event. */
export type Selection = (
  | { readonly kind: "all_of"; readonly items: readonly DetectionItem[] }
  | { readonly kind: "any_of"; readonly selections: readonly Selection[] }
  /** A list of scalars: any of these occurs anywhere in the event. */
  | { readonly kind: "keywords"; readonly item: DetectionItem }
) & { readonly span?: Span | undefined };

const maxDepth = 50;

/**
 * Reads a selection: a mapping (every entry holds), a list of mappings and scalars (one holds), or one keyword. A list
 * of one is its only member, and neighbouring lists of keywords are one list, so that what is written back reads the
 * same. Reports all problems; undefined if one of them is an error.
 */
export function parseSelection(raw: unknown, source: Source, pointer: Pointer, depth = 0): Selection | undefined {
  const span = source.locate?.(pointer);
  if (Array.isArray(raw)) return parseList(raw, source, pointer, depth);
  const entries = entriesOf(raw);
  if (entries !== undefined) return parseMap(entries, source, pointer);
  if (raw === null || raw === undefined) {
    error(source, "RW2202", "The selection has no content", pointer);
    return undefined;
  }
  const item = parseTest(undefined, [], raw, source, pointer);
  return item === undefined ? undefined : { kind: "keywords", item, span };
}

function parseMap(
  entries: readonly (readonly [string, unknown])[],
  source: Source,
  pointer: Pointer,
): Selection | undefined {
  if (entries.length === 0) {
    error(source, "RW2201", "The mapping is empty and would match every event", pointer);
    return undefined;
  }
  const items = new Map<string, DetectionItem>();
  let complete = true;
  for (const [key, value] of entries) {
    const place = [...pointer, key];
    const item = parseItem(key, value, source, place);
    if (item === undefined) {
      complete = false;
      continue;
    }
    const canonical = itemKey(item);
    if (items.has(canonical)) {
      const message = `${quote(key)} is the same field with the same modifiers as an earlier key`;
      error(source, "RW2217", message, { pointer: place, part: "key" }, "Put one of them into a selection of its own");
      complete = false;
    }
    items.set(canonical, item);
  }
  return complete ? { kind: "all_of", items: [...items.values()], span: source.locate?.(pointer) } : undefined;
}

/** The key under which an item is written: the field and its modifiers with bars between. */
export function itemKey(item: DetectionItem): string {
  return [item.field ?? "", ...item.modifiers].join("|");
}

function parseList(raw: readonly unknown[], source: Source, pointer: Pointer, depth: number): Selection | undefined {
  if (raw.length === 0) {
    error(source, "RW2201", "The list is empty and would match no event", pointer);
    return undefined;
  }
  if (depth >= maxDepth) {
    error(source, "RW2219", `Lists lie in one another more than ${maxDepth} levels deep`, pointer);
    return undefined;
  }
  const span = source.locate?.(pointer);
  if (raw.every((each) => typeof each !== "object")) {
    const item = parseTest(undefined, [], raw, source, pointer);
    return item === undefined ? undefined : { kind: "keywords", item, span };
  }
  const selections = raw.map((each, index) => {
    if (each !== null) return parseSelection(each, source, [...pointer, index], depth + 1);
    error(source, "RW2202", `An item of the list is ${describe(each)}`, [...pointer, index]);
    return undefined;
  });
  if (!selections.every((selection) => selection !== undefined)) return undefined;
  const [only] = selections;
  if (only !== undefined && selections.length === 1) return only;
  const words = selections.map((selection) => (selection.kind === "keywords" ? selection.item : undefined));
  if (words.every((item) => item !== undefined)) {
    const values = words.flatMap((item) => item.values);
    return { kind: "keywords", item: { field: undefined, modifiers: [], values, linking: "any", span }, span };
  }
  return { kind: "any_of", selections, span };
}
