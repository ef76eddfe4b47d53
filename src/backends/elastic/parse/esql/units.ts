import type { EsqlUnit } from "./syntax.ts";

/** Spellings of units of time (Elasticsearch reference, ES|QL time spans). */
const spellings: Readonly<Record<EsqlUnit, readonly string[]>> = {
  millisecond: ["milliseconds", "ms"],
  second: ["seconds", "sec", "s"],
  minute: ["minutes", "min", "m"],
  hour: ["hours", "h"],
  day: ["days", "d"],
  week: ["weeks", "w"],
  month: ["months", "mo"],
  quarter: ["quarters", "q"],
  year: ["years", "yr", "y"],
};

const units: ReadonlyMap<string, EsqlUnit> = new Map(
  (Object.keys(spellings) as EsqlUnit[]).flatMap((unit) =>
    [unit, ...spellings[unit]].map((spelling) => [spelling, unit] as const),
  ),
);

/** The unit of a word in lower case. */
export function unitOf(word: string): EsqlUnit | undefined {
  return units.get(word);
}
