/** Findings about fidelity: `RW4xxx`. */
export const fidelityCodes = {
  RW4001: {
    title: "A rule may miss what the detection means",
    explanation:
      "A loss on a target has to be accepted by name: accept: [{backend, code, about, reason}]. `about` keeps the entry to the constructs it names; without it, it covers every loss of its code, later ones too.",
  },
  RW4002: {
    title: "An acceptance that nothing needs",
    explanation:
      "The target loses nothing of this code, or nothing that `about` names, so the entry only hides a later loss.",
    warning: true,
  },
  RW4003: {
    title: "Fidelity got worse than in the baseline",
    explanation:
      "A target catches less surely than in the build that --baseline names: its level is worse, or it has a loss that the baseline has not, by code and construct, even if that is accepted.",
  },
} as const;
