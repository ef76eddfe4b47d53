import { nearest } from "../../../diagnostics/suggest.ts";

/**
 * The known name that a name is a slip of the keys away from: one letter dropped, added, swapped or changed, or another
 * case; two in longer names. Undefined where it may well be a name of its own.
 */
export function misspeltName(
  name: string,
  known: Iterable<string>,
  bound = name.length < 8 ? 1 : 2,
): string | undefined {
  const [first] = nearest(name, known, 1);
  if (first === undefined) return undefined;
  return slips(name.toLowerCase(), first.toLowerCase()) <= bound ? first : undefined;
}

/** Optimal string alignment distance. Names are short, so the whole table is kept. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      let cost = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + same);
      const swapped = a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 3;
}
