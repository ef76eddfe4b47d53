import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW51xx`. */
export const sentinelVerifyCodes: Readonly<Record<string, Explanation>> = {};
