import type { Explanation } from "../diagnostics/explanation.ts";

/** Findings about `silence` itself, which it cannot silence. */
export const silenceCodes = {
  RW3170: {
    title: "Unknown code in `silence`",
    explanation: "`silence` takes the codes of warnings, as commands print them.",
  },
  RW3171: {
    title: "What cannot be silenced",
    explanation:
      "`silence` is for warnings. An error has to be mended, and so has what is wrong with `silence` itself.",
  },
  RW3172: {
    title: "A silence that nothing needs",
    explanation:
      "There is no warning of this code, or none that `about` names, so the entry only hides a later one. It is said once all has run that could give the warning: those of RW5xxx need `verify`, those of RW39xx `test`. This warning cannot be silenced.",
    warning: true,
  },
} as const satisfies Record<string, Explanation>;
