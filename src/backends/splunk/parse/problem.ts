/** What is wrong with the grammar of a search. Offsets are half-open, in UTF-16 units of the text that was parsed. */
export interface QueryProblem {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

export type ProblemKind = "quote" | "bracket" | "parenthesis" | "syntax" | "comment" | "depth";

/** More problems than these help nobody. */
export const mostProblems = 100;

/** Ends the reading of one command; never leaves the parser. */
export class Refusal extends Error {
  readonly problem: QueryProblem;

  constructor(problem: QueryProblem) {
    super(problem.message);
    this.problem = problem;
  }
}
