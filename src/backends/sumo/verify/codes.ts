import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW53xx`. */
export const sumoVerifyCodes: Readonly<Record<string, Explanation>> = {};
