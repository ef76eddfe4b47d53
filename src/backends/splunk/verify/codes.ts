import type { Explanation } from "../../../diagnostics/explanation.ts";

/** Findings about rules of this target: `RW52xx`. */
export const splunkVerifyCodes: Readonly<Record<string, Explanation>> = {};
