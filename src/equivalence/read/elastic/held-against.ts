import type { Envelope } from "./envelope.ts";

const SETTINGS: readonly (readonly [words: string, of: (envelope: Envelope) => unknown])[] = [
  ["name", ({ title }) => title],
  ["type", ({ type }) => type],
  ["language", ({ language }) => language],
  // The loader of elastic/detection-rules, and so its export, is free in the blank lines around a query.
  ["query", ({ query }) => query?.trim()],
  ["index patterns", ({ index }) => index],
  ["from", ({ from }) => from],
  ["to", ({ to }) => to],
  ["interval", ({ interval }) => interval],
  ["timestamp override", ({ timestampOverride }) => timestampOverride],
  ["timestamp fallback", ({ fallbackDisabled }) => fallbackDisabled],
  ["timestamp field", ({ timestampField }) => timestampField],
  ["tiebreaker field", ({ tiebreakerField }) => tiebreakerField],
  ["event category field", ({ eventCategory }) => eventCategory],
  ["building block type", ({ buildingBlock }) => buildingBlock],
  ["max signals", ({ maxSignals }) => maxSignals],
  ["filters", ({ filters }) => filters],
  ["exception lists", ({ exceptions }) => exceptions],
  ["threshold", ({ threshold }) => threshold],
  ["new terms", ({ newTerms }) => newTerms],
  ["alert suppression", ({ suppression }) => suppression],
];

/** The settings in which two forms of a rule differ. */
export function differences(one: Envelope, other: Envelope): readonly string[] {
  return SETTINGS.filter(([, of]) => canonical(of(one)) !== canonical(of(other))).map(([words]) => words);
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === "object" && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? ""
  );
}
