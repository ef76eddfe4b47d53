import { nearest } from "../diagnostics/suggest.ts";

/** `Did you mean "x" or "y"?`, or nothing when no candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const names = nearest(name, candidates);
  return names.length === 0 ? undefined : `Did you mean ${names.map((found) => `"${found}"`).join(" or ")}?`;
}
