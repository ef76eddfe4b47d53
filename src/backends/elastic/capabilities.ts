import type { Capabilities } from "../backend.ts";

/**
 * What some rule type of Elastic can do. Each rule type does less; the choice of the type, and the notes where none is
 * enough, are made in `rules.ts`.
 */
export const capabilities: Capabilities = {
  // `path` is a key below a flattened field, which is addressed like a column.
  testable: new Set([
    "column",
    "first_of",
    "any_of",
    "lower",
    "remove",
    "segment",
    "extract",
    "only_if",
    "path",
    "constant",
    "absent",
  ]),
  computable: new Set([
    "column",
    "first_of",
    "any_of",
    "lower",
    "remove",
    "segment",
    "extract",
    "only_if",
    "path",
    "constant",
    "absent",
  ]),
  matches: new Set(["equals", "pattern", "regex", "cidr", "compare", "exists", "same_as", "in_list"]),
  // A word without a field searches analysed default fields as tokens, not any field as a substring.
  remembers: true,
  keywords: false,
  expandFirstOf: true,
  maxTitle: 67,
  hunting: true,
};

/** What a test may read in kuery, EQL and query DSL: stored columns only. */
export const storedOnly: Capabilities = {
  ...capabilities,
  testable: new Set(["column", "constant", "absent"]),
};
