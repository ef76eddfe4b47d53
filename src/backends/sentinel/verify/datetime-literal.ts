const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*(?:Z|[+-]\d{1,2}:?\d{2})?)?$/i;
const MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether the text of a `datetime(…)` literal is surely no date. Kusto reads ISO 8601 and several older forms (Microsoft
 * Learn, the datetime data type), so that only dates of the first are looked at closely.
 */
export function isBadDatetime(literal: string): boolean {
  const inner = /^(?:datetime|date)\s*\(([\s\S]*)\)$/.exec(literal)?.[1];
  if (inner === undefined) return false;
  const text = inner.trim().replace(/^(["'])(.*)\1$/, "$2");
  const found = DATE.exec(text);
  if (found === null) return !/\d/.test(text) && !/^(?:null|now|min|max)?$/i.test(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !leap ? 28 : (MONTHS[month - 1] ?? 0);
  return year < 1 || day < 1 || day > days || hour > 24 || minute > 59 || second > 60;
}
