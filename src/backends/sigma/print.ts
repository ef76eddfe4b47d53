import type { Span } from "../../diagnostics/span.ts";
import { assertNever } from "../../model/walk.ts";
import type { Detection } from "../../sigma/detection.ts";
import type { SigmaDocument } from "../../sigma/document.ts";
import type { DetectionItem } from "../../sigma/item.ts";
import { placeStep } from "../../sigma/metadata.ts";
import { printDocuments } from "../../sigma/print.ts";
import { itemKey, type Selection } from "../../sigma/selection.ts";
import { fromPlain, located, map, type Value } from "../../text/value.ts";

type Places = ReadonlyMap<string, Span>;

/** A document in the key order of the public repository; every line knows the place of the detection it comes from. */
export function documentValue(document: SigmaDocument): Value {
  const [plain] = printDocuments([document]);
  return placed(plain, "", new Map([...document.places, ...sectionPlaces(document)]));
}

/** `place` is the key that `places` has for the value. */
function placed(plain: unknown, place: string, places: Places): Value {
  return located(inner(plain, place, places), places.get(place));
}

function inner(plain: unknown, place: string, places: Places): Value {
  if (Array.isArray(plain)) return plain.map((each, index) => placed(each, place + placeStep(index), places));
  if (typeof plain !== "object" || plain === null) return fromPlain(plain);
  return map(Object.entries(plain).map(([key, each]) => [key, placed(each, place + placeStep(key), places)]));
}

function sectionPlaces(document: SigmaDocument): Places {
  switch (document.kind) {
    case "rule":
      return detectionPlaces(document.detection, placeStep("detection"));
    case "filter":
      return detectionPlaces(document.detection, placeStep("filter"));
    case "correlation":
      return new Map();
    default:
      return assertNever(document);
  }
}

function detectionPlaces(detection: Detection, place: string): Places {
  const places = new Map<string, Span>();
  const mark = (at: string, span: Span | undefined): void => {
    if (span !== undefined) places.set(at, span);
  };
  const values = (item: DetectionItem, at: string, alone: boolean): void => {
    mark(at, item.span);
    item.values.forEach((value, index) => {
      mark(alone ? at : at + placeStep(index), value.span);
    });
  };
  const walk = (selection: Selection, at: string): void => {
    mark(at, selection.span);
    switch (selection.kind) {
      case "all_of":
        for (const item of selection.items) values(item, at + placeStep(itemKey(item)), item.values.length === 1);
        return;
      case "any_of":
        selection.selections.forEach((each, index) => {
          walk(each, at + placeStep(index));
        });
        return;
      case "keywords":
        values(selection.item, at, false);
        return;
      default:
        assertNever(selection);
    }
  };
  for (const [name, selection] of detection.selections) walk(selection, place + placeStep(name));
  return places;
}
