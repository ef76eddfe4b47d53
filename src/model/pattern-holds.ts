import type { SigmaString } from "../sigma/value.ts";
import { lowerAscii } from "./normalise.ts";

/** Whether a pattern matches the whole of a text. Without backtracking into earlier stars, so time is bounded. */
export function patternHolds(pattern: SigmaString, text: string, cased: boolean): boolean {
  const units = pattern.flatMap((part): readonly (string | symbol)[] => {
    if (part.kind === "text") return [...fold(part.text, cased)];
    return [part.kind === "any" ? ANY : ONE];
  });
  const characters = [...fold(text, cased)];
  let at = 0;
  let unit = 0;
  let star: { readonly unit: number; at: number } | undefined;
  while (at < characters.length) {
    const wanted = units[unit];
    if (wanted === ANY) {
      star = { unit, at };
      unit += 1;
    } else if (wanted === ONE || (wanted !== undefined && wanted === characters[at])) {
      at += 1;
      unit += 1;
    } else if (star !== undefined) {
      star.at += 1;
      at = star.at;
      unit = star.unit + 1;
    } else {
      return false;
    }
  }
  return units.slice(unit).every((rest) => rest === ANY);
}

const ANY = Symbol("any");
const ONE = Symbol("one");

function fold(text: string, cased: boolean): string {
  return cased ? text : lowerAscii(text);
}
