import type { Capabilities } from "../backend.ts";

/** KQL computes anything inside a test, so nothing is rewritten or widened for it. */
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
  expandFirstOf: false,
  maxTitle: 256,
  hunting: true,
};
