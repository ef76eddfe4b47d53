/**
 * The candidate that is one typing error away: a letter too many, too few, another one, two swapped, or another
 * separator or case. Stricter than the suggestions of messages, since finding one is itself the finding.
 */
export function typoOf(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length < 3) return undefined;
  for (const candidate of candidates) {
    if (candidate !== word && (plain(candidate) === plain(word) || isOneEdit(word, candidate))) return candidate;
  }
  return undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ .]/g, "");
}

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number): string => text.slice(start + skip);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start];
  return rest(a, 1) === rest(b, 1) || (swapped && rest(a, 2) === rest(b, 2));
}
