import type { Span } from "../../diagnostics/span.ts";
import { assertNever } from "../../model/walk.ts";
import type { SigmaDocument } from "../../sigma/document.ts";
import type { DetectionItem } from "../../sigma/item.ts";
import { placeStep } from "../../sigma/metadata.ts";
import { printDocuments } from "../../sigma/print.ts";
import { itemKey, type Selection } from "../../sigma/selection.ts";
import { fromPlain, located, map, type Value } from "../../text/value.ts";

type Places = ReadonlyMap<string, Span>;

/** A document in the key order of the public repository; every line knows the place of the detection it comes from. */
export function documentValue(document: SigmaDocument): Value {
  const [plain = {}] = printDocuments([document]);
  const section = document.kind === "filter" ? "filter" : "detection";
  const entries = Object.entries(plain).map(([key, each]): [string, Value] => {
    const place = placeStep(key);
    if (document.kind === "correlation" || key !== section) return [key, placed(each, place, document.places)];
    return [key, located(selectionsValue(each, document.detection.selections), document.places.get(place))];
  });
  return located(map(entries), document.places.get(""));
}

/** `place` is the key that `places` has for the value. */
function placed(plain: unknown, place: string, places: Places): Value {
  return located(inner(plain, place, places), places.get(place));
}

function inner(plain: unknown, place: string, places: Places): Value {
  if (Array.isArray(plain)) return plain.map((each, index) => placed(each, place + placeStep(index), places));
  if (!isObject(plain)) return fromPlain(plain);
  return map(Object.entries(plain).map(([key, each]) => [key, placed(each, place + placeStep(key), places)]));
}

function isObject(plain: unknown): plain is object {
  return typeof plain === "object" && plain !== null && !Array.isArray(plain);
}

/** A printed section of selections; what else it holds has no place of its own. */
function selectionsValue(plain: unknown, selections: ReadonlyMap<string, Selection>): Value {
  if (!isObject(plain)) return fromPlain(plain);
  return map(
    Object.entries(plain).map(([name, each]) => {
      const selection = selections.get(name);
      return [name, selection === undefined ? fromPlain(each) : selectionValue(each, selection)];
    }),
  );
}

function selectionValue(plain: unknown, selection: Selection): Value {
  switch (selection.kind) {
    case "all_of":
      return located(itemsValue(plain, selection.items), selection.span);
    case "any_of":
      if (!Array.isArray(plain)) return located(fromPlain(plain), selection.span);
      return located(
        plain.map((each: unknown, index) => {
          const alternative = selection.selections[index];
          return alternative === undefined ? fromPlain(each) : selectionValue(each, alternative);
        }),
        selection.span,
      );
    case "keywords":
      return located(valuesValue(plain, selection.item), selection.item.span ?? selection.span);
    default:
      return assertNever(selection);
  }
}

function itemsValue(plain: unknown, items: readonly DetectionItem[]): Value {
  if (!isObject(plain)) return fromPlain(plain);
  const byKey = new Map(items.map((item) => [itemKey(item), item]));
  return map(
    Object.entries(plain).map(([key, each]) => {
      const item = byKey.get(key);
      if (item === undefined) return [key, fromPlain(each)];
      const only = item.values.length === 1 ? item.values[0]?.span : undefined;
      return [key, located(valuesValue(each, item), only ?? item.span)];
    }),
  );
}

function valuesValue(plain: unknown, item: DetectionItem): Value {
  if (!Array.isArray(plain)) return fromPlain(plain);
  return plain.map((each: unknown, index) => located(fromPlain(each), item.values[index]?.span));
}
