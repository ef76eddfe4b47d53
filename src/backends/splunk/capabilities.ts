import type { Capabilities } from "../backend.ts";

/**
 * `where` can compute all that a binding can say; choices of fields are still taken apart, so that their options can be
 * looked for in the index.
 */
export const capabilities: Capabilities = {
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
  remembers: true,
  keywords: true,
  expandFirstOf: true,
  maxTitle: 67,
  hunting: true,
};
