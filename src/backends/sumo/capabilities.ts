import type { Capabilities } from "../backend.ts";

/**
 * Cloud SIEM compares attributes and raw fields and can lower their case; it has no function that cuts, splits or
 * replaces text by pattern (Sumo Logic, Cloud SIEM rules syntax).
 */
export const capabilities: Capabilities = {
  testable: new Set(["column", "lower", "constant", "absent"]),
  computable: new Set(["column", "lower", "constant", "absent"]),
  matches: new Set(["equals", "pattern", "regex", "cidr", "compare", "exists", "same_as", "in_list"]),
  remembers: true,
  keywords: false,
  expandFirstOf: true,
  maxTitle: 256,
  hunting: true,
};
