import { parseCorrelation, type SigmaCorrelation } from "./correlation.ts";
import { parseFilter, type SigmaFilter } from "./filter.ts";
import { parseRule, type SigmaRule } from "./rule.ts";
import { describe, entriesOf, error, type Source } from "./source.ts";

export type SigmaDocument = SigmaRule | SigmaCorrelation | SigmaFilter;

/**
 * Reads one document of any kind from plain values: `correlation` makes it a correlation, `filter` a filter, everything
 * else is a rule. Reports all problems; undefined if one of them is an error.
 */
export function parseDocument(raw: unknown, source: Source): SigmaDocument | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) {
    error(source, "RW2220", `The document is ${describe(raw)}, where a mapping is expected`, []);
    return undefined;
  }
  const sections = ["detection", "correlation", "filter"].filter((key) => entries.some(([each]) => each === key));
  if (sections.length > 1) {
    const named = sections.map((key) => `\`${key}\``).join(" and ");
    error(source, "RW2220", `A document cannot have ${named}`, [sections.at(-1) ?? ""], "Split it into two documents");
    return undefined;
  }
  if (sections.includes("correlation")) return parseCorrelation(entries, source);
  if (sections.includes("filter")) return parseFilter(entries, source);
  return parseRule(entries, source);
}
