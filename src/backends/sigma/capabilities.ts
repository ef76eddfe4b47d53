import type { Capabilities } from "../backend.ts";

/**
 * Sigma tests stored fields only. A segment of a path counts as testable because its commonest test, "the last part is
 * x", is an `endswith`; `columns.ts` turns the others into regular expressions.
 */
export const capabilities: Capabilities = {
  testable: new Set(["column", "segment"]),
  computable: new Set(["column", "first_of", "any_of"]),
  matches: new Set(["equals", "pattern", "regex", "cidr", "compare", "exists", "same_as", "in_list"]),
  remembers: false,
  keywords: true,
  expandFirstOf: true,
  // Specification 2.1.0, rule attributes.
  maxTitle: 256,
  hunting: true,
};
