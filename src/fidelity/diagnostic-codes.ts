/** Findings about fidelity: `RW4xxx`. */
export const fidelityCodes = {
  RW4001: {
    title: "A rule may miss what the detection means",
    explanation: "A loss on a target has to be accepted by name: accept: [{backend, code, reason}].",
  },
  RW4002: {
    title: "An acceptance that nothing needs",
    explanation: "The target no longer loses what was accepted, so the entry only hides a later loss.",
  },
  RW4003: {
    title: "Fidelity got worse than in the baseline",
    explanation: "A target catches less surely than in the build that --baseline names.",
  },
} as const;
