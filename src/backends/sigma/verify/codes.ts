import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW55xx`. */
export const sigmaVerifyCodes: Readonly<Record<string, Explanation>> = {};
