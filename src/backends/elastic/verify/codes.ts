import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW54xx`. */
export const elasticVerifyCodes: Readonly<Record<string, Explanation>> = {};
