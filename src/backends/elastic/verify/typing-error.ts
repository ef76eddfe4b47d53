import { describedFields } from "./described-fields.ts";
import { isNear } from "./near.ts";

/** Parts of the names of described fields, by the rest of the name and the place of the part in it. */
let neighbours: ReadonlyMap<string, readonly string[]> | undefined;

/** Whether a described field has the same name but for a letter or two swapped ones in one part. */
export function isTypingError(name: string): boolean {
  neighbours ??= collect();
  const known = neighbours;
  return placesOf(name).some(([key, part]) =>
    (known.get(key) ?? []).some((other) => Math.max(part.length, other.length) > 3 && isNear(part, other)),
  );
}

function collect(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const { ecs, streams } = describedFields();
  for (const fields of [ecs, ...streams.values()]) {
    for (const name of fields.keys()) {
      for (const [key, part] of placesOf(name)) {
        const parts = found.get(key);
        if (parts === undefined) found.set(key, [part]);
        else parts.push(part);
      }
    }
  }
  return found;
}

function placesOf(name: string): readonly (readonly [key: string, part: string])[] {
  const parts = name.split(".");
  return parts.map((part, place) => [parts.with(place, "").join("."), part]);
}
