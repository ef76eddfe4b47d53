/**
 * The candidates that a misspelt name most likely means, best first: other case, few typing errors (swapped neighbours
 * count as one), a whole segment of a dotted name, a common beginning. Empty when nothing comes near.
 */
export function nearest(name: string, candidates: Iterable<string>, max = 3): readonly string[] {
  const wanted = name.toLowerCase();
  if (wanted === "" || wanted.length > longestName) return [];
  const bound = Math.min(Math.max(1, Math.floor(wanted.length / 3)), 6);
  const found: { readonly candidate: string; readonly rank: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const rank = rankOf(wanted, candidate.toLowerCase(), bound);
    if (rank !== undefined) found.push({ candidate, rank });
  }
  const gap = (candidate: string): number => Math.abs(candidate.length - name.length);
  found.sort((a, b) => a.rank - b.rank || gap(a.candidate) - gap(b.candidate) || (a.candidate < b.candidate ? -1 : 1));
  return found.slice(0, max).map(({ candidate }) => candidate);
}

const longestName = 200;
// A whole segment is a better guess than two typing errors, but not than one; a common beginning is the last resort.
const segmentRank = 1.5;
const prefixRank = 2.5;

function rankOf(wanted: string, candidate: string, bound: number): number | undefined {
  if (wanted === candidate) return 0;
  const distance =
    Math.abs(wanted.length - candidate.length) > bound ? undefined : editDistance(wanted, candidate, bound);
  if (distance !== undefined && distance <= 1) return distance;
  if (candidate.split(/[._\-/ ]/).includes(wanted)) return segmentRank;
  if (wanted.split(/[._\-/ ]/).includes(candidate) && candidate.length > 2) return segmentRank;
  if (distance === undefined && wanted.length > 2 && candidate.startsWith(wanted)) return prefixRank;
  return distance;
}

/** Damerau-Levenshtein distance (optimal string alignment) with three rows; undefined once it must exceed the bound. */
function editDistance(a: string, b: string, bound: number): number | undefined {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a.charAt(row - 1) === b.charAt(column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > bound) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last[b.length] ?? 0;
  return distance <= bound ? distance : undefined;
}
