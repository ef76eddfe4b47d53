/** What a diagnostic code stands for, shown by reporters and in `docs/diagnostics.md`. */
export interface Explanation {
  /** A few words, without a final full stop. */
  readonly title: string;
  /** What is wrong, why it matters and how to get rid of it. */
  readonly explanation: string;
  /** Findings of the code are warnings, at least some, and those can be silenced. */
  readonly warning?: true;
}
